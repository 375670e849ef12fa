import { DataError, nearHint, type Position, type Problem, problem } from '../../problem.js';
import { feasibleRange, percentDigits, readPercentage } from '../../scenario/figures/feasibleCounts.js';
import { ROUNDINGS } from '../../scenario/scenario.js';
import { type CsvRow, CsvRows } from './csvRows.js';
import { doubledColumns } from './doubledColumns.js';
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
  readonly #rows: CsvRows;
  #columns: readonly string[] = [];
  #read: ((row: CsvRow) => CountsRecord | Problem) | null = null;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
    this.#rows = new CsvRows(file);
  }

  /** The names of the columns; none before the first line was read. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  push(text: string): (CountsRecord | Problem)[] {
    return this.#rows.push(text).flatMap((row) => this.#take(row));
  }

  end(): (CountsRecord | Problem)[] {
    const last = this.#rows.end().flatMap((row) => this.#take(row));
    if (this.#count > 0) return last;
    throw new DataError([
      problem('no-rows', `${this.#file} has no rows.`, {
        path: this.#file,
        hint: 'Give a line of column names, yes and of among them, and a line for each proportion.',
      }),
    ]);
  }

  #take(row: CsvRow): (CountsRecord | Problem)[] {
    if (this.#read === null) {
      this.#columns = row.cells.map((name) => name.trim());
      this.#read = recordReader(this.#columns, { file: this.#file, line: row.line, column: 1 });
      return [];
    }
    this.#count++;
    return [this.#read(row)];
  }
}

function recordReader(columns: readonly string[], head: Position): (row: CsvRow) => CountsRecord | Problem {
  const indexOf = (name: string) => columns.findIndex((column) => column.toLowerCase() === name);
  const [yes, percent, of] = [indexOf('yes'), indexOf('percent'), indexOf('of')];
  const problems = headProblems(columns, head, { counts: Math.max(yes, percent), of });
  if (problems.length > 0) throw new DataError(problems);
  return ({ cells, line }) => {
    const position = { file: head.file, line, column: 1 };
    const cell = (column: number) => (cells[column] ?? '').trim();
    const found =
      cells.length > columns.length
        ? tooLong(cells.length, columns.length)
        : agreeing(countsOrProblem(countsText(cell(yes), cell(percent), cell(of))), cell(percent));
    return 'message' in found ? { ...found, position } : { position, cells, stated: found };
  };
}

function countsText(yes: string, percent: string, of: string): string {
  if (yes !== '' || percent === '') return `${yes || 'nothing'}/${of || 'nothing'}`;
  return `${percent.replace(/\s*%$/, '')}%/${of || 'nothing'}`;
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
    message: `${yes} of ${of} is ${digits}%, not ${percent.replace(/\s*%?$/, '%')}.`,
    hint: 'Correct one of them, or leave one empty.',
  };
}

function headProblems(
  columns: readonly string[],
  position: Position,
  { counts, of }: { counts: number; of: number },
): Problem[] {
  if (counts < 0 && of < 0) {
    return [
      problem(
        'no-column',
        `There is no column yes or percent, and no column of; there are ${columns.join(', ')}.`,
        {
          position,
          path: 'yes',
          hint: 'Is this a file of cases? Name the column of answers, such as --yes assessment.',
        },
      ),
    ];
  }
  const missing = [...(counts < 0 ? ['yes'] : []), ...(of < 0 ? ['of'] : [])].map((name) => {
    const message = `There is no column ${name}${name === 'yes' ? ' or percent' : ''}; there are ${columns.join(', ')}.`;
    return problem('no-column', message, {
      position,
      path: name,
      hint: nearHint(name, columns, undefined),
    });
  });
  return [...missing, ...doubledColumns(columns, position)];
}

function tooLong(cells: number, columns: number): Problem {
  return {
    code: 'too-many-cells',
    message: `This row has ${cells} cells for ${columns} columns.`,
    hint: 'Put cells that have a comma in quotation marks.',
  };
}
