import { mostOf } from '../../../numeric/extremes.js';
import { isNarrow, marginOf } from './axes.js';
import { lettering, lineHeight, linesOf, textWidth } from './lettering.js';

/** Rows of a chart, each with words beside it, or above it where the picture is narrow. */
export interface Rows<Row> {
  /** What the words leave for the values. */
  readonly left: number;
  readonly right: number;
  /** Each row with the level of its values. */
  readonly placed: readonly { readonly row: Row; readonly centre: number }[];
  readonly words: string;
  readonly height: number;
}

/** Sets labels to the left and notes to the right of rows whose values are `lane` high, from `top` on. */
export function setRows<Row extends Named>(
  rows: readonly Row[],
  { width, top, lane }: { width: number; top: number; lane: number },
): Rows<Row> {
  return isNarrow(width) ? stacked(rows, { width, top, lane }) : beside(rows, { width, top, lane });
}

/** As wide as the widest of the words, but no wider than `most`. */
export function columnWidth(words: readonly string[], most: number): number {
  return Math.ceil(
    Math.min(
      most,
      mostOf(
        words.map((one) => textWidth(one)),
        0,
      ),
    ),
  );
}

interface Named {
  readonly label: string;
  readonly note?: string | undefined;
}

interface Frame {
  readonly width: number;
  readonly top: number;
  readonly lane: number;
}

function beside<Row extends Named>(rows: readonly Row[], { width, top, lane }: Frame): Rows<Row> {
  const margin = marginOf(width);
  const labelWidth = columnWidth(
    rows.map(({ label }) => label),
    Math.min(0.34 * width, 340),
  );
  const noteWidth = columnWidth(
    rows.map(({ note = '' }) => note),
    Math.min(0.26 * width, 300),
  );
  let y = top;
  const set = rows.map((row) => {
    const { label, note = '' } = row;
    const labels = linesOf(label, labelWidth);
    const notes = linesOf(note, noteWidth);
    const height = Math.max(lane, Math.max(labels.length, notes.length) * lineHeight() + 8);
    const centre = y + height / 2;
    y += height;
    const baseline = (lines: readonly string[]) => centre + 5 - ((lines.length - 1) * lineHeight()) / 2;
    const words =
      lettering(labels, { x: margin + labelWidth, y: baseline(labels), anchor: 'end' }) +
      lettering(notes, { x: width - margin - noteWidth, y: baseline(notes) });
    return { row, centre, words };
  });
  return {
    left: margin + labelWidth + (labelWidth === 0 ? 0 : 14),
    right: width - margin - noteWidth - (noteWidth === 0 ? 0 : 16),
    placed: set,
    words: set.map(({ words }) => words).join(''),
    height: y - top,
  };
}

function stacked<Row extends Named>(rows: readonly Row[], { width, top, lane }: Frame): Rows<Row> {
  const margin = marginOf(width);
  const across = width - 2 * margin;
  let y = top;
  const set = rows.map((row) => {
    const { label, note = '' } = row;
    const onOneLine = textWidth(label, undefined, { bold: true }) + 12 + textWidth(note) <= across;
    const labels = linesOf(label, across, { bold: true });
    const notes = linesOf(note, across);
    const first = y + GAP + 14;
    const words = [
      lettering(labels, { x: margin, y: first, bold: true, halo: true }),
      onOneLine
        ? lettering(notes, { x: width - margin, y: first, anchor: 'end', halo: true })
        : lettering(notes, { x: margin, y: first + labels.length * lineHeight(), halo: true }),
    ];
    const lines = onOneLine ? Math.max(labels.length, notes.length) : labels.length + notes.length;
    const centre = y + GAP + lines * lineHeight() + lane / 2 - 3;
    y = centre + lane / 2 - 3;
    return { row, centre, words: words.join('') };
  });
  return {
    ...{ left: margin, right: width - margin },
    placed: set,
    words: set.map(({ words }) => words).join(''),
    height: y - top,
  };
}

/** Above the words of a row, so that they are nearer to their own values than to those before. */
const GAP = 8;
