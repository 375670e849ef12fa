import { refuseArgument, requireList, requireText, requireWhole } from '../check.js';
import { type Position, type Problem, problem } from '../problem.js';
import { CsvRows, type FileRow } from './csvRows.js';

/** A table, or a piece of one: the text of a CSV file, or the rows of a sheet of a workbook. */
export type Table = string | readonly FileRow[];

/** One row of a table below its line of column names: its cells as they are in the file, in the order of the columns. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** How many cells the file has of it, where it is text: a sheet leaves out empty ones at the end. */
  readonly written: number | null;
  /** Cells that are under no column. */
  readonly problem: Problem | null;
}

/** The columns of a table, and where their names are. */
export interface TableHead {
  readonly columns: readonly string[];
  readonly position: Position;
  /** Columns that cannot be distinguished: two of one name, in capitals or not. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a table whose first row names its columns, piece by piece: a CSV file, or a sheet of a workbook. A column without a name is nothing, unless the first
 * row has something in it: then its name is its number.
 */
export class TableRows {
  readonly #file: string;
  readonly #rows: CsvRows;
  #names: TableHead | null = null;
  /** The columns that are read, by their index in the file, once the first row was. */
  #kept: readonly number[] | null = null;
  #isKept: ReadonlySet<number> = new Set();
  #columns: readonly string[] = [];
  #isSheet = false;

  constructor(file: string) {
    this.#file = file;
    this.#rows = new CsvRows(file);
  }

  /** The columns that have names of their own; null before their line was read. */
  get named(): TableHead | null {
    return this.#names;
  }

  /** The columns of the rows: those with names, and those that the first row has something in. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  push(piece: Table): TableRow[] {
    this.#isSheet = typeof piece !== 'string';
    const rows = typeof piece === 'string' ? this.#rows.push(piece) : piece;
    return rows.flatMap((row) => this.#take(row));
  }

  end(): TableRow[] {
    return this.#rows.end().flatMap((row) => this.#take(row));
  }

  /**
   * What a cell says as a number: where columns are separated by semicolons or tabs, as spreadsheets do it in the
   * languages that write 48,8, its comma is a decimal one, and dots or blanks separate thousands.
   */
  numeral(cell: string): string {
    const text = cell.trim();
    if (this.#rows.separator !== ';' && this.#rows.separator !== '\t') return text;
    if (/^[-+]?\d{1,3}(\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '');
    const [, whole, decimals, after] =
      /^([-+]?(?:\d+|\d{1,3}(?:[.\s'\u2019]\d{3})+)),(\d+)(\D*)$/.exec(text) ?? [];
    return whole === undefined ? text : `${whole.replace(/[.\s'\u2019]/g, '')}.${decimals}${after}`;
  }

  #take({ cells, line }: FileRow): TableRow[] {
    if (this.#names === null) {
      const names = cells.map((name) => name.trim());
      const position = { file: this.#file, line, column: 1 };
      const columns = names.filter((name) => name !== '');
      this.#names = { columns, position, problems: columnProblems(columns, position) };
      this.#columns = names;
      return [];
    }
    this.#kept ??= this.#keep(cells);
    const kept = this.#kept;
    const stray = cells.findIndex((cell, index) => cell.trim() !== '' && !this.#isKept.has(index));
    const found = stray < 0 ? null : this.#strayCell(stray, cells.length);
    const written = this.#isSheet ? null : cells.length;
    return [{ line, cells: kept.map((index) => cells[index] ?? ''), written, problem: found }];
  }

  #keep(first: readonly string[]): number[] {
    const names = this.#columns;
    const kept = names.flatMap((name, index) =>
      name !== '' || (first[index] ?? '').trim() !== '' ? [index] : [],
    );
    this.#isKept = new Set(kept);
    this.#columns = kept.map((index) => names[index] || `column ${index + 1}`);
    return kept;
  }

  #strayCell(index: number, cells: number): Problem {
    const columns = this.#columns.length;
    const separator = { ';': 'a semicolon', '\t': 'a tab', ',': 'a comma' }[this.#rows.separator];
    const hint = this.#isSheet
      ? 'Name the column, or clear the cell.'
      : `Put cells that have ${separator ?? `"${this.#rows.separator}"`} in them in quotation marks.`;
    return cells > columns
      ? problem('too-many-cells', `This row has ${cells} cells for ${columns} columns.`, { hint })
      : problem('too-many-cells', `Cell ${index + 1} of this row is under a column without a name.`);
  }
}

/** A table as an argument: text, or rows as `loadTable` gives them. */
export function requireTable(argument: string, value: Table): Table {
  if (!Array.isArray(value)) return requireText(argument, value as string);
  const rows: readonly FileRow[] = requireList(argument, value);
  rows.forEach((row, index) => {
    if (typeof row !== 'object' || row === null)
      refuseArgument(`${argument}[${index}]`, row, "a row such as { line: 1, cells: ['yes', 'of'] }");
    requireWhole(`${argument}[${index}].line`, row.line, { min: 1 });
    requireList(`${argument}[${index}].cells`, row.cells).forEach((cell, at) => {
      requireText(`${argument}[${index}].cells[${at}]`, cell);
    });
  });
  return value;
}

/** As many as a sheet of a spreadsheet has. */
const MOST_COLUMNS = 16_384;

function columnProblems(columns: readonly string[], position: Position): Problem[] {
  if (columns.length > MOST_COLUMNS) {
    const [many, most] = [columns.length, MOST_COLUMNS].map((count) => count.toLocaleString('en-GB'));
    return [
      problem('too-many-columns', `This line names ${many} columns; a table may have ${most}.`, {
        position,
        hint: 'Keep those that are needed.',
      }),
    ];
  }
  const seen = new Set<string>();
  const doubled = new Set(
    columns.filter((column) => {
      const name = column.toLowerCase();
      return seen.size === seen.add(name).size;
    }),
  );
  return [...doubled].map((name) =>
    problem('column-twice', `Two columns are called "${name}".`, {
      position,
      path: name,
      hint: 'Rename one of them in the file.',
    }),
  );
}
