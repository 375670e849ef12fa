import { PAGE, type TextOptions, wrap } from '../../words/textOptions.js';
import type { CellTable } from '../document/cells.js';

const GAP = 2;

/** A table as text: title, a rule under the headings, two spaces between columns, notes beneath. */
export function renderTable(table: CellTable, { width, unicode, ink }: TextOptions = PAGE): string {
  const cells = withoutEmptyColumns(table);
  const { title, columns, notes } = cells;
  const widths = columnWidths(cells, width);
  const wrapped = (row: readonly string[]) => row.map((cell, c) => wrap(cell, widths[c] ?? width));
  const head = wrapped(columns.map(({ heading }) => heading));
  const rows = cells.shown.map(wrapped).flatMap((row) => rowLines(row, widths, columns));
  const rule = widths.map((w) => (unicode ? '─' : '-').repeat(w)).join(' '.repeat(GAP));
  return [
    ...(title === '' ? [] : [ink.strong(wrap(title, width))]),
    ...rowLines(head, widths, columns),
    ink.faint(rule),
    ...rows,
    ...notes.flatMap((note) => wrap(note, width).split('\n').map(ink.faint)),
  ].join('\n');
}

/** A column of marks says nothing where no row has one. */
function withoutEmptyColumns(table: CellTable): CellTable {
  const isUsed = (_: unknown, c: number): boolean =>
    table.columns[c]?.heading !== '' || table.shown.some((row) => row[c] !== '');
  if (table.columns.every(isUsed)) return table;
  return {
    ...table,
    columns: table.columns.filter(isUsed),
    shown: table.shown.map((row) => row.filter(isUsed)),
  };
}

/** Sets the wrapped cells of a row side by side; a heading is a row like any other. */
function rowLines(
  row: readonly string[],
  widths: readonly number[],
  columns: CellTable['columns'],
): string[] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, c) => align(lines[line] ?? '', widths[c]!, columns[c]?.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

const align = (text: string, width: number, side: 'left' | 'right' | undefined): string =>
  side === 'right' ? text.padStart(width) : text.padEnd(width);

/** As wide as the content; where that is too wide, words wrap first, then numbers, but nothing is ever cut. */
function columnWidths({ columns, shown }: CellTable, width: number): number[] {
  const facts = columns.map(({ heading, align }, c) => {
    const cells = shown.map((row) => row[c] ?? '');
    const natural = longest([heading, ...cells], LINES);
    const word = longest([heading, ...cells], WORDS);
    const whole = Math.max(word, align === 'right' ? longest(cells, LINES) : Math.min(natural, COMFORTABLE));
    return { natural, word, whole };
  });
  const once = narrowed(
    facts.map(({ natural }) => natural),
    facts.map(({ whole }) => whole),
    width,
  );
  return narrowed(
    once,
    facts.map(({ word }) => word),
    width,
  );
}

const COMFORTABLE = 20;
const LINES = '\n';
const WORDS = /\s/;

/** Takes from the widest column that may still give, one character at a time, until the table fits. */
function narrowed(widths: readonly number[], floors: readonly number[], width: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, w) => sum + w, GAP * (fitted.length - 1)) - width;
  while (excess > 0) {
    const spare = fitted.map((w, c) => (w > floors[c]! ? w : 0));
    const widest = spare.indexOf(Math.max(...spare));
    const w = spare[widest]!;
    if (w === 0) break;
    fitted[widest] = w - 1;
    excess--;
  }
  return fitted;
}

function longest(texts: readonly string[], separator: string | RegExp): number {
  return texts.reduce(
    (most, text) => text.split(separator).reduce((m, part) => Math.max(m, part.length), most),
    1,
  );
}
