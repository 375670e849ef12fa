import { mostOf } from '../../numeric/extremes.js';
import { columnsOf, paddedTo } from '../../words/columns.js';
import { PAGE, pieces, type TextOptions, WIDEST_LETTER, wrap } from '../../words/textOptions.js';
import type { CellTable } from '../document/cells.js';

const GAP = 2;

/**
 * A table as text: title, a rule under the headings, two spaces between columns, notes beneath. What is too wide for the page
 * goes below as a second table with the same first column, or columns where it takes several to say which row it is.
 */
export function renderTable(table: CellTable, { width, unicode, ink }: TextOptions = PAGE): string {
  const cells = withoutEmptyColumns(table);
  const { title, columns, notes } = cells;
  const widths = columnWidths(cells, width);
  const wrapped = (row: readonly string[]) =>
    row.map((cell, c) => wrap(broken(cell, widths[c]!), widths[c]!));
  const rows = [columns.map(({ heading }) => heading), ...cells.shown].map(wrapped);
  const line = unicode ? '─' : '-';
  const blocks = columnGroups(widths, width, cells.naming).map((group) => {
    const pick = <Part>(all: readonly Part[]): Part[] => group.map((c) => all[c]!);
    const [head = [], ...below] = rows.map((row) => rowLines(pick(row), pick(widths), pick(columns)));
    const rule = pick(widths).map((w) => line.repeat(w));
    return [...head, ink.faint(rule.join(' '.repeat(GAP))), ...below.flat()].join('\n');
  });
  return [
    ...(title === '' ? [] : [ink.strong(wrap(title, width))]),
    blocks.join('\n\n'),
    ...notes.flatMap((note) => wrap(note, width).split('\n').map(ink.faint)),
  ].join('\n');
}

/** Columns that fit beside each other, each group with the naming columns in front, if there is space for another. */
function columnGroups(widths: readonly number[], width: number, naming = 1): number[][] {
  const total = (columns: readonly number[]) =>
    columns.reduce((sum, c) => sum + widths[c]!, GAP * (columns.length - 1));
  const others = widths.map((_, c) => c).slice(naming);
  const front = widths.map((_, c) => c).slice(0, naming);
  const fits = others.every((c) => total([...front, c]) <= width);
  const first = fits ? front : front.slice(0, 1);
  const groups: number[][] = [[...first]];
  for (let c = first.length; c < widths.length; c++) {
    const group = groups.at(-1)!;
    if (total([...group, c]) > width && group.length > first.length) groups.push([...first, c]);
    else group.push(c);
  }
  return groups;
}

/** A cell in which no word is wider than its column: a name of a hundred letters goes on in the next line. */
function broken(cell: string, width: number): string {
  if (columnsOf(cell) <= width) return cell;
  return cell.replace(/\S+/g, (word) => pieces(word, Math.max(width, WIDEST_LETTER)).join(' '));
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
  const height = mostOf(cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, c) => paddedTo(lines[line] ?? '', widths[c]!, columns[c]?.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** As wide as the content; where that is too wide, words wrap first, then numbers, and at last words go over several lines. */
function columnWidths({ columns, shown }: CellTable, width: number): number[] {
  const facts = columns.map(({ heading, align }, c) => {
    const cells = shown.map((row) => row[c] ?? '');
    const natural = longest([heading, ...cells], LINES);
    const longestWord = longest([heading, ...cells], WORDS);
    const word = longestWord > NO_WORD ? LONG_WORD : longestWord;
    const whole = Math.max(word, align === 'right' ? longest(cells, LINES) : Math.min(natural, COMFORTABLE));
    return { natural, word, whole };
  });
  const once = narrowed(
    facts.map(({ natural }) => natural),
    facts.map(({ whole }) => whole),
    width,
  );
  const twice = narrowed(
    once,
    facts.map(({ word }) => word),
    width,
  );
  return narrowed(
    twice,
    facts.map(({ word }) => Math.min(word, LONG_WORD, Math.floor((width - GAP) / 2))),
    width,
  );
}

const COMFORTABLE = 20;
/** Only longer words are broken, and in a narrow terminal those that would leave no space for a second column. */
const LONG_WORD = 24;
/** What is longer is no word that a line must keep whole: it is broken before any number goes over several lines. */
const NO_WORD = 40;
const LINES = '\n';
const WORDS = /[ \n]+/;

/** Takes from the widest column that may still give, one character at a time, until the table fits. */
function narrowed(widths: readonly number[], floors: readonly number[], width: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, w) => sum + w, GAP * (fitted.length - 1)) - width;
  while (excess > 0) {
    const spare = fitted.map((w, c) => (w > floors[c]! ? w : 0));
    const widest = spare.indexOf(mostOf(spare));
    const w = spare[widest]!;
    if (w === 0) break;
    fitted[widest] = w - 1;
    excess--;
  }
  return fitted;
}

function longest(texts: readonly string[], separator: string | RegExp): number {
  return texts.reduce(
    (most, text) => text.split(separator).reduce((m, part) => Math.max(m, columnsOf(part)), most),
    1,
  );
}
