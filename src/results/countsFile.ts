import { requireText } from '../check.js';
import { DataError, nearHint, type Position, type Problem, problem } from '../problem.js';
import { feasibleRange, percentDigits, readPercentage } from '../scenario/figures/feasibleCounts.js';
import { ROUNDINGS } from '../scenario/scenario.js';
import { CsvRows } from './csvRows.js';
import { countsOrProblem, type StatedCounts } from './readCounts.js';

/** A CSV file with one proportion to a row. */
export interface CountsFile {
  readonly file: string;
  readonly columns: readonly string[];
  readonly records: readonly CountsRecord[];
  /** Rows that could not be read, with their lines. */
  readonly problems: readonly Problem[];
}

export interface CountsRecord {
  readonly position: Position;
  /** Every cell as it stands in the file. */
  readonly cells: readonly string[];
  readonly stated: StatedCounts;
}

/**
 * Reads a CSV file with a column `of` and a column `yes` or `percent` (or both: the percentage counts where yes is empty,
 * and must be that of the count where it is not).
 *
 * @param text - the file
 * @param file - its name, for messages
 * @throws DataError when the file as a whole cannot be read: no rows, or a column missing or named twice
 */
export function readCountsFile(text: string, file: string): CountsFile {
  requireText('text', text);
  requireText('file', file);
  const reader = new CsvRows(file);
  const [head, ...rows] = [...reader.push(text), ...reader.end()];
  if (head === undefined || rows.length === 0) {
    throw new DataError([
      problem('no-rows', `${file} has no rows.`, {
        path: file,
        hint: 'Give a line of column names, yes and of among them, and a line for each proportion.',
      }),
    ]);
  }
  const columns = head.cells.map((name) => name.trim());
  const indexOf = (name: string) => columns.findIndex((column) => column.toLowerCase() === name);
  const [yes, percent, of] = [indexOf('yes'), indexOf('percent'), indexOf('of')];
  const problems = headProblems(
    columns,
    { file, line: head.line, column: 1 },
    { counts: Math.max(yes, percent), of },
  );
  if (problems.length > 0) throw new DataError(problems);
  const results = rows.map(({ cells, line }) => {
    const position = { file, line, column: 1 };
    const cell = (column: number) => (cells[column] ?? '').trim();
    const found =
      cells.length > columns.length
        ? tooLong(cells.length, columns.length)
        : agreeing(countsOrProblem(countsText(cell(yes), cell(percent), cell(of))), cell(percent));
    return 'message' in found ? { ...found, position } : { position, cells, stated: found };
  });
  return {
    file,
    columns,
    records: results.flatMap((result) => ('message' in result ? [] : [result])),
    problems: results.flatMap((result) => ('message' in result ? [result] : [])),
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
  const missing = [...(counts < 0 ? ['yes'] : []), ...(of < 0 ? ['of'] : [])].map((name) => {
    const message = `There is no column ${name}${name === 'yes' ? ' or percent' : ''}; there are ${columns.join(', ')}.`;
    return problem('no-column', message, {
      position,
      path: name,
      hint: nearHint(name, columns, undefined),
    });
  });
  const twice = new Set(columns.filter((name, index) => columns.indexOf(name) < index));
  return [
    ...missing,
    ...[...twice].map((name) =>
      problem('column-twice', `Two columns are called "${name}".`, { position, path: name }),
    ),
  ];
}

function tooLong(cells: number, columns: number): Problem {
  return {
    code: 'too-many-cells',
    message: `This row has ${cells} cells for ${columns} columns.`,
    hint: 'Put cells that have a comma in quotation marks.',
  };
}
