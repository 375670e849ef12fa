import type { Chart } from '../chart/registry.js';
import { type CellTable, cellsOf } from './cells.js';
import type { Table } from './table.js';
import type { Line, Words } from './words.js';

/** A result told to a reader: `report/render` turns it into text, JSON, CSV, Markdown, SVG or a page; `Data` is the result. */
export interface Document<Data extends object> {
  /** The command that was asked, such as `inspect` or `scenarios show`. */
  readonly command: string;
  /** What it is about: the heading of a page. */
  readonly title: string;
  /** The main thing, in one sentence; null where there is none, as in a case file. */
  readonly sentence: string | null;
  readonly parts: readonly Part[];
  /** Everything, at full precision, with camelCase keys: what `--json` prints beside `meta`. */
  readonly data: Data;
  /** What `--csv` prints, where that has more columns than a person can read side by side. */
  readonly csvTable?: CellTable;
  readonly seed?: number | string;
  /** The scenarios that the document rests on. */
  readonly scenarios?: readonly { readonly id: string; readonly hash: string; readonly invented?: true }[];
  /** What must be known before anything else, such as that the cases are invented; on every page. */
  readonly notice?: string;
  /** The larger work that it is a part of, such as a pack. */
  readonly partOf?: Work;
}

/** A document of whichever result, to those who write documents. */
export type AnyDocument = Document<object>;

export interface Work {
  readonly name: string;
  /** Where it comes from, in one line; made of casesim's version, the scenarios and the seed for other documents. */
  readonly origin: string;
}

export type Part = TablePart | TextPart | ChartPart | FactsPart | SectionPart;

export interface TablePart {
  readonly kind: 'table';
  readonly cells: CellTable;
  /** The one that `--csv` prints; without one marked, the first. */
  readonly main: boolean;
}

/** Paragraphs and lists under an optional heading. */
export interface TextPart {
  readonly kind: 'text';
  readonly heading: string | null;
  readonly lines: readonly Line[];
}

export interface ChartPart {
  readonly kind: 'chart';
  readonly chart: Chart;
}

/** Labels and their values, such as the front sheet of a case. */
export interface FactsPart {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Parts under a heading, one level below the heading around them. */
export interface SectionPart {
  readonly kind: 'section';
  readonly heading: Words;
  readonly parts: readonly Part[];
  readonly onPaper: OnPaper;
}

/** How a section is printed: run on, kept together on one page if it fits, or on pages of its own. */
export type OnPaper = 'runOn' | 'together' | 'ownPage';

/** A table as a part of a document; `{ main: true }` makes it the one that `--csv` prints. */
export function tablePart<Row>(table: Table<Row>, { main = false }: { main?: boolean } = {}): TablePart {
  return { kind: 'table', cells: cellsOf(table), main };
}

/** Paragraphs and list items (`bullet`, `step`) under an optional heading. */
export function textPart(heading: string | null, lines: readonly Line[]): TextPart {
  return { kind: 'text', heading, lines };
}

export function chartPart(chart: Chart): ChartPart {
  return { kind: 'chart', chart };
}

export function factsPart(facts: readonly Fact[]): FactsPart {
  return { kind: 'facts', facts };
}

export function sectionPart(
  heading: Words,
  parts: readonly Part[],
  { onPaper = 'runOn' }: { onPaper?: OnPaper } = {},
): SectionPart {
  return { kind: 'section', heading, parts, onPaper };
}

/** The table that `--csv` prints: its own, the one marked main, else the first; undefined when there is none. */
export function mainTable({ parts, csvTable }: AnyDocument): CellTable | undefined {
  if (csvTable !== undefined) return csvTable;
  const tables = leaves(parts).filter((part) => part.kind === 'table');
  return (tables.find(({ main }) => main) ?? tables[0])?.cells;
}

/** The first chart: what `-o file.svg` draws. */
export function mainChart(document: AnyDocument): Chart | undefined {
  return chartsIn(document)[0];
}

/** Every chart in reading order. */
export function chartsIn({ parts }: AnyDocument): readonly Chart[] {
  return leaves(parts).flatMap((part) => (part.kind === 'chart' ? [part.chart] : []));
}

/** The parts in reading order, sections opened. */
function leaves(parts: readonly Part[]): Exclude<Part, SectionPart>[] {
  return parts.flatMap((part) => (part.kind === 'section' ? leaves(part.parts) : [part]));
}
