import { columnsOf, paddedTo, startWithin, widestOf } from '../../../words/columns.js';
import { wrap } from '../../../words/textOptions.js';
import { saysValue } from '../parts/describing.js';
import { fractionOf, type Scale } from '../parts/scale.js';

/** Pieces that the text charts share: a row of cells, labels cut to fit, the axis under a plot. */

/** A line of single-character cells that can be written over. */
export class Cells {
  private readonly cells: string[];

  constructor(readonly width: number) {
    this.cells = Array<string>(width).fill(' ');
  }

  put(column: number, character: string): void {
    if (column >= 0 && column < this.width) this.cells[column] = character;
  }

  fill(from: number, to: number, character: string): void {
    for (let column = from; column <= to; column++) this.put(column, character);
  }

  /** Writes words from a column on, moved left where they would pass the end; false when they would overlap. */
  write(column: number, words: string): boolean {
    const start = Math.max(0, Math.min(column, this.width - words.length));
    const before = Math.max(0, start - 1);
    if (this.cells.slice(before, start + words.length + 1).some((cell) => cell !== ' ')) return false;
    for (let i = 0; i < words.length; i++) this.put(start + i, words[i] ?? ' ');
    return true;
  }

  toString(): string {
    return this.cells.join('');
  }
}

/** The cell of a plot `width` wide in which a value is. */
export function columnOf(scale: Scale, value: number, width: number): number {
  return Math.round(fractionOf(scale, value) * (width - 1));
}

/** Where the plot of a chart is on the page. */
export interface PlotPosition {
  readonly width: number;
  readonly indent: number;
  readonly page: number;
  readonly unicode: boolean;
}

/** The axis under a plot: a line with ticks, and their numbers; `indent` columns are to its left. */
export function axisLines(scale: Scale, { width, indent, page, unicode }: PlotPosition): string[] {
  const line = new Cells(width);
  line.fill(0, width - 1, unicode ? '─' : '-');
  const numbers = new Cells(Math.min(width + 6, Math.max(width, page - indent)));
  for (const tick of scale.ticks) {
    const column = columnOf(scale, tick, width);
    const text = scale.show(tick);
    if (numbers.write(column - Math.floor((text.length - 1) / 2), text))
      line.put(column, unicode ? '┬' : '+');
  }
  const margin = ' '.repeat(indent);
  const label = wrap(scale.label, page - indent).split('\n');
  return [line, numbers, ...label.map((words) => centred(words, width))].map((part) => margin + part);
}

/** The labels of reference values above a plot, each centred over its column, in as many lines as they need. */
export function referenceLines(
  scale: Scale,
  references: readonly { at: number; label: string }[],
  width: number,
  indent: number,
): string[] {
  const rows: Cells[] = [];
  for (const { at, label } of references) {
    const text = label.slice(0, width);
    const column = columnOf(scale, at, width) - Math.floor((text.length - 1) / 2);
    if (rows.some((row) => row.write(column, text))) continue;
    const row = new Cells(width);
    row.write(column, text);
    rows.push(row);
  }
  return rows.reverse().map((row) => ' '.repeat(indent) + row);
}

/** Cut with an ellipsis, or padded, to exactly `width`. */
export function fitted(
  words: string,
  { width, unicode }: { readonly width: number; readonly unicode: boolean },
): string {
  if (columnsOf(words) <= width) return paddedTo(words, width);
  const end = unicode ? '…' : '...';
  return paddedTo(startWithin(words, width - end.length) + end, width);
}

/** How rows of a label, a plot and a note are set: where all three are wider than the page, the note goes below its row. */
export function plotRows(
  rows: readonly { readonly label: string; readonly note: string }[],
  { width, most, unicode }: { readonly width: number; readonly most: number; readonly unicode: boolean },
): {
  readonly labels: number;
  readonly plot: number;
  readonly linesOf: (row: number, cells: Cells) => string[];
} {
  const labels = Math.min(widestOf(rows.map(({ label }) => label)), Math.floor(width / 3));
  const notes = widestOf(rows.map(({ note }) => note));
  const beside = width - labels - GAP.length - (notes === 0 ? 0 : notes + GAP.length);
  const isBelow = beside < LEAST_PLOT;
  const plot = Math.max(
    LEAST_PLOT,
    Math.min(most, isBelow ? width - labels - GAP.length - LAST_NUMBER : beside),
  );
  return {
    labels,
    plot,
    linesOf(row, cells) {
      const { label, note } = rows[row]!;
      const line = `${fitted(label, { width: labels, unicode })}${GAP}${cells}`;
      if (!isBelow) return [`${line}${GAP}${note}`];
      if (note === '') return [line];
      return [line, ...indented(note, { width, indent: labels + GAP.length })];
    },
  };
}

const GAP = '  ';
const LEAST_PLOT = 20;
/** By how much the number under the last tick may pass the end of the plot. */
const LAST_NUMBER = 2;

/** Words beside or above a plot, as many lines as they need to the right of `indent` columns. */
export function indented(
  words: string,
  { width, indent }: { readonly width: number; readonly indent: number },
): string[] {
  return wrap(words, width - indent)
    .split('\n')
    .map((line) => ' '.repeat(indent) + line);
}

/** Rows for a panel about `wanted` high in which every tick of an even axis falls on a row of its own. */
export function panelHeight({ ticks }: Scale, wanted: number): number {
  const gaps = Math.max(1, ticks.length - 1);
  return Math.max(1, Math.round((wanted - 1) / gaps)) * gaps + 1;
}

/** The key under a chart, as many items to a line as fit. */
export function legendLines(items: readonly string[], width: number, indent: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && indent + columnsOf(last) + 3 + columnsOf(item) <= width) {
      lines[lines.length - 1] = `${last}   ${item}`;
    } else lines.push(item);
  }
  const margin = ' '.repeat(Math.max(0, Math.min(indent, width - widestOf(lines))));
  return lines.flatMap((line) => indented(line, { width, indent: margin.length }));
}

/** `95% asked for`, without saying the value twice. */
export function referenceName(scale: Scale, at: number, label: string): string {
  return saysValue(label, scale.show(at)) ? label : `${scale.show(at)} ${label}`;
}

function centred(words: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - words.length) / 2))) + words;
}
