import { mostOf } from '../../../numeric/extremes.js';
import type { Reference } from '../parts/axis.js';
import type { Scale } from '../parts/scale.js';
import { marginOf, type Plot, type Position, upOf, within } from './axes.js';
import type { KeyItem } from './key.js';
import { lettering, lineHeight, linesOf, textWidth } from './lettering.js';
import { INK, REFERENCE_DASH } from './palette.js';
import { line } from './tag.js';

/** Values worth comparing with, drawn as dashed lines. */

/** Upright lines, and their labels above a plot in as many rows as keep them apart, `height` high. */
export function uprightReferences(
  references: readonly Reference[],
  position: Position,
  width: number,
): { labels: string; lines: (top: number, bottom: number) => string; height: number } {
  const margin = marginOf(width);
  const set: Label[] = [];
  for (const { at, label } of references.toSorted((a, b) => a.at - b.at)) {
    const lines = linesOf(label, width - 2 * margin);
    const half = mostOf(
      lines.map((one) => textWidth(one) / 2),
      0,
    );
    const x = within(position(at), half, margin, width - margin);
    set.push(lowestFree({ lines, x, from: x - half - 6, to: x + half + 6, row: 0 }, set));
  }
  const height =
    lineHeight() *
    mostOf(
      set.map(({ row, lines }) => row + lines.length),
      0,
    );
  return {
    labels: set
      .map(({ lines, x, row }) => {
        const y = height - 5 - (row + lines.length - 1) * lineHeight();
        return lettering(lines, { x, y, anchor: 'middle' });
      })
      .join(''),
    lines: (top, bottom) =>
      references.map(({ at }) => dashed([position(at), top], [position(at), bottom])).join(''),
    height,
  };
}

/** Level lines across a plot; the key says what they are. */
export function levelReferences(references: readonly Reference[], scale: Scale, plot: Plot): string {
  const position = upOf(scale, plot);
  return references.map(({ at }) => dashed([plot.left, position(at)], [plot.right, position(at)])).join('');
}

export function referenceKey(references: readonly Reference[]): KeyItem[] {
  return references.map(({ label }) => ({ label, mark: 'line', colour: INK, dash: REFERENCE_DASH }));
}

/** A label above a plot; rows count upwards from the plot, and it fills as many as it has lines. */
interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** The label raised until it meets none of those that are set. */
function lowestFree(label: Label, set: readonly Label[]): Label {
  const meets = (other: Label) =>
    label.from < other.to &&
    other.from < label.to &&
    label.row < other.row + other.lines.length &&
    other.row < label.row + label.lines.length;
  return set.some(meets) ? lowestFree({ ...label, row: label.row + 1 }, set) : label;
}

function dashed(from: readonly [number, number], to: readonly [number, number]): string {
  return line(from, to, INK, { width: 1.5, dash: REFERENCE_DASH });
}
