import { DataError, nearest, type Position, type Problem, problem } from '../../problem.js';
import {
  feasibleRange,
  percentDigits,
  printedDigits,
  readPercentage,
} from '../../scenario/figures/feasibleCounts.js';
import { readQuantity } from '../../scenario/figures/words.js';
import { ROUNDINGS } from '../../scenario/scenario.js';
import { type Table, type TableHead, type TableRow, TableRows } from '../../tables/tableRows.js';
import { list } from '../../words/format.js';
import { countsOrProblem, type StatedCounts } from './readCounts.js';

/** One row of a CSV file with one proportion to a row. */
export interface CountsRecord {
  readonly position: Position;
  /** Every cell as it stands in the file. */
  readonly cells: readonly string[];
  readonly stated: StatedCounts;
}

/**
 * Reads a CSV file with a column `of` and a column `yes` or `percent` (or both: the percentage counts where yes is empty,
 * and must be that of the count where it is not), piece by piece: each row as a record, or as the problem that it has. A
 * file that cannot be read as a whole, as it has no rows or a column is missing or named twice, is refused with a DataError.
 */
export class CountsRows {
  readonly #file: string;
  readonly #rows: TableRows;
  #read: ((row: TableRow) => CountsRecord | Problem) | null = null;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
    this.#rows = new TableRows(file);
  }

  /** The names of the columns; none before the first line was read. */
  get columns(): readonly string[] {
    return this.#rows.columns;
  }

  /** What a cell says as a number, by the rules of the language that the file is of. */
  numeral(cell: string): string {
    return this.#rows.numeral(cell);
  }

  /** Which column has one of these names, all of one meaning: below 0 where none has. Two cannot be: one would be read in silence. */
  indexOf(...names: readonly string[]): number {
    const { named, columns } = this.#rows;
    const [found = -1, second] = columns.flatMap((column, index) =>
      names.includes(column.toLowerCase()) ? [index] : [],
    );
    if (second === undefined) return found;
    const both = [columns[found], columns[second]].map((column) => `"${column}"`);
    throw new DataError([
      problem('columns-alike', `The columns ${list(both)} mean the same here.`, {
        position: named?.position,
        path: columns[second],
        hint: 'Keep one of them, or give the other another name.',
      }),
    ]);
  }

  push(text: Table): (CountsRecord | Problem)[] {
    return this.#take(this.#rows.push(text));
  }

  end(): (CountsRecord | Problem)[] {
    const last = this.#take(this.#rows.end());
    if (this.#count > 0) return last;
    throw new DataError([
      problem('no-rows', `${this.#file} has no rows.`, {
        path: this.#file,
        hint: 'Give a line of column names, yes and of among them, and a line for each proportion.',
      }),
    ]);
  }

  #take(rows: readonly TableRow[]): (CountsRecord | Problem)[] {
    const { named } = this.#rows;
    if (named === null) return [];
    const problems = [...headProblems(named), ...named.problems];
    if (problems.length > 0) throw new DataError(problems);
    return rows.map((row) => {
      this.#count++;
      this.#read ??= recordReader(this.#rows, this.#file);
      return this.#read(row);
    });
  }
}

function recordReader(table: TableRows, file: string): (row: TableRow) => CountsRecord | Problem {
  const { yes, percent, of } = countsColumns(table.columns);
  return ({ cells, line, problem: stray }) => {
    const position = { file, line, column: 1 };
    const cell = (column: number) => table.numeral(cells[column] ?? '');
    const found =
      stray ??
      emptyCells({ yes: cell(yes) || cell(percent), of: cell(of) }) ??
      agreeing(countsOrProblem(countsText(cell(yes), cell(percent), cell(of))), cell(percent));
    return 'message' in found ? { ...found, position } : { position, cells, stated: found };
  };
}

/** Where the columns of counts are among others. */
function countsColumns(columns: readonly string[]) {
  const indexOf = (name: string) => columns.findIndex((column) => column.toLowerCase() === name);
  return { yes: indexOf('yes'), percent: indexOf('percent'), of: indexOf('of') };
}

/** Which of the cells that say the counts are empty; null where none is. */
function emptyCells(cells: Readonly<Record<string, string>>): Problem | null {
  const empty = Object.keys(cells).filter((name) => cells[name] === '');
  if (empty.length === 0) return null;
  const message = `There is nothing under ${list(empty)}.`;
  return problem('empty-cell', message, { path: list(empty), hint: 'Fill it in, or leave the row out.' });
}

function countsText(yes: string, percent: string, of: string): string {
  if (yes !== '') return `${yes}/${of}`;
  return readPercentage(percent) === undefined && readQuantity(percent) !== undefined
    ? `${percent} of ${of}`
    : `${printedDigits(percent)}%/${of}`;
}

/** The counts, unless a percentage beside them says otherwise, however it was rounded. */
function agreeing(found: StatedCounts | Problem, percent: string): StatedCounts | Problem {
  if ('message' in found || found.percent !== null) return found;
  const printed = readPercentage(percent);
  if (printed === undefined) return found;
  const { yes, of } = found.lowest;
  const agrees = ROUNDINGS.some((rounding) => {
    const { lowest, highest } = feasibleRange(printed, of, rounding);
    return lowest <= yes && yes <= highest;
  });
  if (agrees) return found;
  const digits = percentDigits(yes, of, printed.decimals);
  return {
    code: 'counts-disagree',
    message: `${yes} of ${of} is ${digits}%, not ${printedDigits(percent)}%.`,
    hint: 'Correct one of them, or leave one empty.',
  };
}

function headProblems({ columns, position }: TableHead): Problem[] {
  const { yes, percent, of } = countsColumns(columns);
  const counts = Math.max(yes, percent);
  if (counts < 0 && of < 0) {
    return [
      problem(
        'no-column',
        `There is no column yes or percent, and no column of; there are ${columns.join(', ')}.`,
        {
          position,
          path: 'yes',
          hint: 'Is this a file of cases? Name the column of answers: casesim interval FILE --yes assessment.',
        },
      ),
    ];
  }
  return [...(counts < 0 ? ['yes'] : []), ...(of < 0 ? ['of'] : [])].map((name) => {
    const message = `There is no column ${name}${name === 'yes' ? ' or percent' : ''}; there are ${columns.join(', ')}.`;
    const near = nearest(name, columns);
    return problem('no-column', message, {
      position,
      path: name,
      hint:
        near !== undefined
          ? `If ${near} is it, call it ${name}.`
          : name === 'of' && yes >= 0
            ? `Is this a file of cases? Name the column of answers, and that of weights if there is one: casesim interval FILE --yes ${columns[yes] ?? 'yes'} --weight w.`
            : undefined,
    });
  });
}
