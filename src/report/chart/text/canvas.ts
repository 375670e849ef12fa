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

/** The axis under a plot: a line with ticks, and their numbers; `indent` columns are to its left. */
export function axisLines(
  scale: Scale,
  { width, indent, unicode }: { readonly width: number; readonly indent: number; readonly unicode: boolean },
): string[] {
  const line = new Cells(width);
  line.fill(0, width - 1, unicode ? '─' : '-');
  const numbers = new Cells(width + 6);
  for (const tick of scale.ticks) {
    const column = columnOf(scale, tick, width);
    const text = scale.show(tick);
    if (numbers.write(column - Math.floor((text.length - 1) / 2), text))
      line.put(column, unicode ? '┬' : '+');
  }
  const margin = ' '.repeat(indent);
  return [margin + line, margin + numbers, margin + centred(scale.label, width)];
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
  if (words.length <= width) return words.padEnd(width);
  return unicode ? `${words.slice(0, width - 1)}…` : `${words.slice(0, width - 3)}...`;
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
    if (last !== undefined && indent + last.length + 3 + item.length <= width) {
      lines[lines.length - 1] = `${last}   ${item}`;
    } else lines.push(item);
  }
  return lines.map((line) => ' '.repeat(indent) + line);
}

/** `95% asked for`, without saying the value twice. */
export function referenceName(scale: Scale, at: number, label: string): string {
  return label.includes(scale.show(at)) ? label : `${scale.show(at)} ${label}`;
}

function centred(words: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - words.length) / 2))) + words;
}
