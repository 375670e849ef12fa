import type { Chart } from '../chart/charts.js';
import { type CellTable, cellsOf } from './cells.js';
import type { Table } from './table.js';

/** A result told to a reader: `report/render` turns it into text, JSON, CSV, Markdown, SVG or a page. */
export interface Document<Data extends object = object> {
  /** The command that was asked, such as `inspect` or `scenarios show`. */
  readonly command: string;
  /** The main thing, in one sentence. */
  readonly sentence: string;
  readonly parts: readonly Part[];
  /** Everything, at full precision, with camelCase keys: what `--json` prints beside `meta`. */
  readonly data: Data;
  /** What `--csv` prints, where that holds more columns than a person can read side by side. */
  readonly csvTable?: CellTable;
  readonly seed?: number | string;
  /** The scenarios that the document rests on. */
  readonly scenarios?: readonly { readonly id: string; readonly hash: string }[];
}

export type Part = TablePart | TextPart | ChartPart;

export interface TablePart {
  readonly kind: 'table';
  readonly cells: CellTable;
  /** The one that `--csv` prints; without one marked, the first. */
  readonly main: boolean;
}

export interface TextPart {
  readonly kind: 'text';
  readonly heading: string | null;
  /** One paragraph or list item each; wrapped to the terminal. */
  readonly lines: readonly string[];
}

export interface ChartPart {
  readonly kind: 'chart';
  readonly chart: Chart;
}

/** A table as a part of a document; `{ main: true }` makes it the one that `--csv` prints. */
export function tablePart<Row>(table: Table<Row>, { main = false }: { main?: boolean } = {}): TablePart {
  return { kind: 'table', cells: cellsOf(table), main };
}

/** Paragraphs, or list items that start with `- `, under an optional heading. */
export function textPart(heading: string | null, lines: readonly string[]): TextPart {
  return { kind: 'text', heading, lines };
}

export function chartPart(chart: Chart): ChartPart {
  return { kind: 'chart', chart };
}

/** The table that `--csv` prints: its own, the one marked main, else the first; undefined when there is none. */
export function mainTable({ parts, csvTable }: Document): CellTable | undefined {
  if (csvTable !== undefined) return csvTable;
  const tables = parts.filter((part) => part.kind === 'table');
  return (tables.find(({ main }) => main) ?? tables[0])?.cells;
}

/** The first chart: what `-o file.svg` draws. */
export function mainChart({ parts }: Document): Chart | undefined {
  return parts.find((part) => part.kind === 'chart')?.chart;
}
