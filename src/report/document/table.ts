/** One column: a key for machines, a heading for people, and how a value of it is shown to people. */
export interface Column<Row> {
  /** camelCase name used in JSON and CSV. */
  readonly key: string;
  readonly heading: string;
  /** The value at full precision, for JSON and CSV. */
  readonly value: (row: Row) => string | number | boolean | null;
  /** Whether a value may be Infinity, which a person reads as no limit. */
  readonly noLimit?: true;
  /** The value as a person reads it; the plain value when absent. */
  readonly show?: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** How a cell is set on a page. */
  readonly look?: (row: Row) => CellLook | null;
}

/**
 * `heading` heads its row, `group` the rows below it, which are `under` it; `blank` is a box to write in; `middle` and
 * `dark` are shades.
 */
export type CellLook = 'heading' | 'group' | 'under' | 'blank' | 'middle' | 'dark';

/** A table described once and rendered as terminal text, CSV, Markdown or JSON. */
export interface Table<Row = unknown> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How many columns in front say which row it is, and come again where a narrow page has the rest below; one if omitted. */
  readonly naming?: number;
  /** Footnotes for people, such as which numbers are assumed. */
  readonly notes?: readonly string[];
}
