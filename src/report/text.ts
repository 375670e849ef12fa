import CliTable from 'cli-table3';
import type { CellTable } from './cells.js';

/** How the terminal layer emphasises; plain by default, so that text is the same everywhere else. */
export interface Ink {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const PLAIN: Ink = { strong: (text) => text, faint: (text) => text };

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Box-drawing and plotting characters; ASCII only when false. */
  readonly unicode: boolean;
  readonly ink: Ink;
}

export const PAGE: TextOptions = { width: 100, unicode: true, ink: PLAIN };

const GAP = 2;
const NARROWEST = 8;

/** A table as text: title, a rule under the headings, two spaces between columns, notes beneath. */
export function renderTable(cells: CellTable, { width, unicode, ink }: TextOptions = PAGE): string {
  const { title, columns, shown, notes } = cells;
  const widths = narrowed(naturalWidths(cells), width - 1);
  const rule = unicode ? '─' : '-';
  const table = new CliTable({
    head: columns.map(({ heading }) => heading),
    colWidths: widths.map((w) => w + GAP),
    colAligns: columns.map(({ align }) => align),
    wordWrap: true,
    chars: {
      ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', left: '', right: '', middle: '' },
      ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
      ...{ mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' },
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(...shown.map((row) => [...row]));
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const headLines = headHeight(
    columns.map(({ heading }) => heading),
    widths,
  );
  const underline = widths.map((w) => rule.repeat(w)).join(' '.repeat(GAP));
  return [
    ...(title === '' ? [] : [ink.strong(title)]),
    ...lines.slice(0, headLines),
    ink.faint(underline),
    ...lines.slice(headLines),
    ...notes.flatMap((note) => wrap(note, width).split('\n').map(ink.faint)),
  ].join('\n');
}

function naturalWidths({ columns, shown }: CellTable): number[] {
  return columns.map(({ heading }, c) =>
    Math.max(1, ...[heading, ...shown.map((row) => row[c] ?? '')].map(longestLine)),
  );
}

/** Takes from the widest column, one character at a time, until the table fits. */
function narrowed(widths: readonly number[], width: number): number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, w) => sum + w, GAP * (fitted.length - 1));
  while (total() > width) {
    const widest = fitted.indexOf(Math.max(...fitted));
    const w = fitted[widest] ?? 0;
    if (w <= NARROWEST) break;
    fitted[widest] = w - 1;
  }
  return fitted;
}

function headHeight(headings: readonly string[], widths: readonly number[]): number {
  return Math.max(...headings.map((heading, c) => wrap(heading, widths[c] ?? 1).split('\n').length));
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

/** Breaks a paragraph at spaces; later lines take `indent`, and a word longer than the width stays whole. */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(' ')) {
        const next = line === '' ? word : `${line} ${word}`;
        if (next.length > width && line.trim() !== '') {
          lines.push(line);
          line = indent + word;
        } else line = next;
      }
      return [...lines, line].join('\n');
    })
    .join('\n');
}
