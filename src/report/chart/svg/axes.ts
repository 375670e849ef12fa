import { mostOf } from '../../../numeric/extremes.js';
import { fractionOf, type Scale } from '../parts/scale.js';
import { lettering, lineHeight, linesOf, textWidth } from './lettering.js';
import { GRID, QUIET } from './palette.js';
import { line } from './tag.js';

/** Axes and their grids. */

/** The rectangle in which values are drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The margins left and right of everything. */
export function marginOf(width: number): number {
  return isNarrow(width) ? 16 : 20;
}

/** A phone's width: labels go above what they name. */
export function isNarrow(width: number): boolean {
  return width < 560;
}

export function acrossOf(scale: Scale, { left, right }: Pick<Plot, 'left' | 'right'>): Position {
  return (value) => left + fractionOf(scale, value) * (right - left);
}

export function upOf(scale: Scale, { top, bottom }: Pick<Plot, 'top' | 'bottom'>): Position {
  return (value) => bottom - fractionOf(scale, value) * (bottom - top);
}

/** Where a value is drawn. */
export type Position = (value: number) => number;

/** Space that the outermost numbers of a horizontal axis need beyond its ends. */
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
  const position = acrossOf(scale, last);
  const margin = marginOf(width);
  const ticks = ticksApart(scale, position);
  const uprights = plots.flatMap(({ top, bottom }) =>
    ticks.map((tick) => line([position(tick), top], [position(tick), bottom], GRID)),
  );
  const base = line([last.left, last.bottom], [last.right, last.bottom], QUIET);
  const numbers = ticks.map((tick) => {
    const text = scale.show(tick);
    const x = within(position(tick), textWidth(text) / 2, 2, width - 2);
    return (
      line([position(tick), last.bottom], [position(tick), last.bottom + 5], QUIET) +
      lettering([text], { x, y: last.bottom + 20, anchor: 'middle', fill: QUIET })
    );
  });
  const label = linesOf(scale.label, width - 2 * margin);
  const widest = mostOf(
    label.map((one) => textWidth(one)),
    0,
  );
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
  const position = upOf(scale, plot);
  return scale.ticks
    .map(
      (tick) =>
        line([plot.left, position(tick)], [plot.right, position(tick)], GRID) +
        lettering([scale.show(tick)], {
          ...{ x: plot.left - 8, y: position(tick) + 5, anchor: 'end', fill: QUIET },
        }),
    )
    .join('');
}

/** Space for the numbers of a level grid. */
export function numbersWidth({ ticks, show }: Scale): number {
  return (
    8 +
    mostOf(
      ticks.map((tick) => textWidth(show(tick))),
      0,
    )
  );
}

/** A centre moved so far that what reaches `half` to either side stays between two ends. */
export function within(centre: number, half: number, low: number, high: number): number {
  return Math.max(low + half, Math.min(high - half, centre));
}

/** The ticks whose numbers have space: each second, third … of them where they are too close, zero among them. */
function ticksApart({ ticks, show }: Scale, position: Position): readonly number[] {
  const zero = Math.max(0, ticks.indexOf(0));
  for (let step = 1; step < ticks.length; step++) {
    const kept = ticks.filter((_, index) => (index - zero) % step === 0);
    const spans = kept.map((tick) => {
      const half = textWidth(show(tick)) / 2 + 4;
      return { from: position(tick) - half, to: position(tick) + half };
    });
    const collide = spans.slice(1).some(({ from }, i) => from < (spans[i]?.to ?? Number.NEGATIVE_INFINITY));
    if (!collide) return kept;
  }
  return ticks.slice(zero, zero + 1);
}
