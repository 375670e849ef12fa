import type { Reference } from '../parts/axis.js';
import { placeOf, type Scale } from '../parts/scale.js';
import type { KeyItem } from './key.js';
import { lettering, lineHeight, linesOf, textWidth } from './lettering.js';
import { GRID, INK, QUIET, REFERENCE_DASH } from './palette.js';
import { line } from './tag.js';

/** Axes, grids and lines for comparison. */

/** The rectangle in which values are drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands left and right of everything. */
export function marginOf(width: number): number {
  return isNarrow(width) ? 16 : 20;
}

/** A phone's width: labels go above what they name. */
export function isNarrow(width: number): boolean {
  return width < 560;
}

export function acrossOf(scale: Scale, { left, right }: Pick<Plot, 'left' | 'right'>): Place {
  return (value) => left + placeOf(scale, value) * (right - left);
}

export function upOf(scale: Scale, { top, bottom }: Pick<Plot, 'top' | 'bottom'>): Place {
  return (value) => bottom - placeOf(scale, value) * (bottom - top);
}

type Place = (value: number) => number;

/** Room that the outermost numbers of a horizontal axis need beyond its ends. */
export function overhang({ ticks, show }: Scale): { left: number; right: number } {
  const half = (tick: number | undefined) => (tick === undefined ? 0 : Math.ceil(textWidth(show(tick)) / 2));
  return { left: half(ticks[0]), right: half(ticks.at(-1)) };
}

/** The grid that a horizontal axis draws through plots, and the numbers and label under the last; how high they are. */
export function horizontalAxis(
  scale: Scale,
  plots: readonly Plot[],
  width: number,
): { grid: string; axis: string; height: number } {
  const last = plots.at(-1) ?? { left: 0, right: width, top: 0, bottom: 0 };
  const place = acrossOf(scale, last);
  const margin = marginOf(width);
  const ticks = ticksApart(scale, place);
  const uprights = plots.flatMap(({ top, bottom }) =>
    ticks.map((tick) => line([place(tick), top], [place(tick), bottom], GRID)),
  );
  const base = line([last.left, last.bottom], [last.right, last.bottom], QUIET);
  const numbers = ticks.map((tick) => {
    const text = scale.show(tick);
    const x = within(place(tick), textWidth(text) / 2, 2, width - 2);
    return (
      line([place(tick), last.bottom], [place(tick), last.bottom + 5], QUIET) +
      lettering([text], { x, y: last.bottom + 20, anchor: 'middle', fill: QUIET })
    );
  });
  const label = linesOf(scale.label, width - 2 * margin);
  const widest = Math.max(0, ...label.map((one) => textWidth(one)));
  const middle = within((last.left + last.right) / 2, widest / 2, margin, width - margin);
  const named = lettering(label, { x: middle, y: last.bottom + 44, anchor: 'middle', fill: QUIET });
  return {
    grid: uprights.join(''),
    axis: base + numbers.join('') + named,
    height: 32 + label.length * lineHeight(),
  };
}

/** A level grid with its numbers to the left. */
export function verticalAxis(scale: Scale, plot: Plot): string {
  const place = upOf(scale, plot);
  return scale.ticks
    .map(
      (tick) =>
        line([plot.left, place(tick)], [plot.right, place(tick)], GRID) +
        lettering([scale.show(tick)], {
          ...{ x: plot.left - 8, y: place(tick) + 5, anchor: 'end', fill: QUIET },
        }),
    )
    .join('');
}

/** Room for the numbers of a level grid. */
export function numbersWidth({ ticks, show }: Scale): number {
  return 8 + Math.max(0, ...ticks.map((tick) => textWidth(show(tick))));
}

/** Dashed upright lines from `top` to `bottom` with their labels above, in as many lines as keep them apart. */
export function uprightReferences(
  references: readonly Reference[],
  place: Place,
  width: number,
): { labels: (top: number) => string; lines: (top: number, bottom: number) => string; height: number } {
  const margin = marginOf(width);
  const rows: { from: number; to: number }[][] = [];
  const placed = references
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, label }) => {
      const lines = linesOf(label, width - 2 * margin);
      const half = Math.max(0, ...lines.map((one) => textWidth(one) / 2));
      const x = within(place(at), half, margin, width - margin);
      const span = { from: x - half - 6, to: x + half + 6 };
      const row = firstFree(rows, span, lines.length);
      return [{ lines, x, row }];
    });
  const height = rows.length * lineHeight();
  return {
    labels: (top) =>
      placed
        .map(({ lines, x, row }) => {
          // Rows count upwards from the plot; a label of several lines fills that many.
          const y = top + height - 5 - (row + lines.length - 1) * lineHeight();
          return lettering(lines, { x, y, anchor: 'middle' });
        })
        .join(''),
    lines: (top, bottom) =>
      references
        .map(({ at }) =>
          line([place(at), top], [place(at), bottom], INK, { width: 1.5, dash: REFERENCE_DASH }),
        )
        .join(''),
    height,
  };
}

/** Dashed level lines across a plot; the key says what they are. */
export function levelReferences(references: readonly Reference[], scale: Scale, plot: Plot): string {
  const place = upOf(scale, plot);
  return references
    .map(({ at }) =>
      line([plot.left, place(at)], [plot.right, place(at)], INK, { width: 1.5, dash: REFERENCE_DASH }),
    )
    .join('');
}

export function referenceKey(references: readonly Reference[]): KeyItem[] {
  return references.map(({ label }) => ({ label, mark: 'line', colour: INK, dash: REFERENCE_DASH }));
}

/** The ticks whose numbers have room: each second, third … of them where they are too close, zero among them. */
function ticksApart({ ticks, show }: Scale, place: Place): readonly number[] {
  const zero = Math.max(0, ticks.indexOf(0));
  for (let step = 1; step < ticks.length; step++) {
    const kept = ticks.filter((_, index) => (index - zero) % step === 0);
    const halves = kept.map((tick) => textWidth(show(tick)) / 2);
    const collide = kept.some((tick, i) => {
      const before = kept[i - 1];
      if (before === undefined) return false;
      return place(tick) - place(before) < (halves[i] ?? 0) + (halves[i - 1] ?? 0) + 8;
    });
    if (!collide) return kept;
  }
  return ticks.slice(zero, zero + 1);
}

/** The lowest row from which on `count` rows are free over a span; takes them. */
function firstFree(
  rows: { from: number; to: number }[][],
  span: { from: number; to: number },
  count: number,
): number {
  const isFree = (row: number) =>
    (rows[row] ?? []).every(({ from, to }) => span.from >= to || span.to <= from);
  let first = 0;
  while (!Array.from({ length: count }, (_, i) => first + i).every(isFree)) first++;
  for (let row = first; row < first + count; row++) {
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(span);
  }
  return first;
}

/** A centre moved so far that what reaches `half` to either side stays between two ends. */
function within(centre: number, half: number, low: number, high: number): number {
  return Math.max(low + half, Math.min(high - half, centre));
}
