import { requireText } from '../../check.js';
import { readWhole } from '../../numeric/written.js';
import { DataError, nearHint, type Problem, problem } from '../../problem.js';
import { type TableRow, TableRows } from '../../tables/tableRows.js';
import { type Answer, type Pack, requirePack } from '../pack.js';

/** One answer as it was given. */
export interface AnswerRow {
  readonly participant: string;
  /** Number of the case in the pack. */
  readonly case: number;
  /** `A` for a key question, `A.a` for a prompt. */
  readonly item: string;
  readonly answer: Answer;
}

export interface ReadAnswers {
  readonly rows: readonly AnswerRow[];
  /** Rows that were left out, each with its line; the rest is marked. */
  readonly problems: readonly Problem[];
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  pack: ['pack', 'packcode', 'code'],
  participant: ['participant', 'name', 'person', 'marker', 'inspector', 'rater'],
  case: ['case', 'casenumber', 'caseno', 'number'],
  item: ['item', 'prompt', 'questionid'],
  answer: ['answer', 'response', 'value', 'judgement'],
};

const VALUES: Readonly<Record<string, Answer>> = {
  ...{ yes: 'yes', y: 'yes', ja: 'yes', sufficient: 'yes', true: 'yes' },
  ...{ no: 'no', n: 'no', insufficient: 'no', false: 'no' },
  ...{ notrelevant: 'notRelevant', nr: 'notRelevant', na: 'notRelevant', notapplicable: 'notRelevant' },
};

/**
 * Reads answers from CSV as spreadsheets save it: with or without a byte-order mark, commas, semicolons or tabs, rows
 * and columns in any order, empty cells for questions not answered, several participants in one file.
 *
 * @param text - the file; its first row names the columns participant, case, item and answer (pack is optional)
 * @param file - its name, for messages and for rows without a participant
 * @param pack - the pack that was answered
 * @returns the answers, and one problem for each row left out
 * @throws DataError when nothing in it can be marked: an empty file, columns missing, answers to another pack
 * @example
 * readAnswers('participant;case;item;answer\nP1;1;A;Yes', 'answers.csv', pack).rows.length // 1
 */
export function readAnswers(text: string, file: string, pack: Pack): ReadAnswers {
  requireText('text', text);
  requireText('file', file);
  requirePack('pack', pack);
  const sheet = openSheet(text, file, pack);
  const readRow = rowReader(sheet, file, pack);
  const problems: Problem[] = [];
  const given = new Map<string, AnswerRow>();
  for (const tableRow of sheet.rows) {
    if (sheet.cell(tableRow, 'answer') === '') continue;
    const row = tableRow.problem ?? readRow(tableRow);
    const position = { file, line: tableRow.line, column: 1 };
    if ('message' in row) {
      problems.push({ ...row, position });
      continue;
    }
    const key = JSON.stringify([row.participant, row.case, row.item]);
    const before = given.get(key);
    if (before !== undefined && before.answer !== row.answer) {
      const message = `${row.participant} has already answered ${row.item} of case ${row.case}; the first answer is kept.`;
      problems.push({ code: 'two-answers', got: row.answer, message, position });
    }
    given.set(key, before ?? row);
  }
  if (given.size === 0) {
    if (problems.length > 0) throw new DataError(problems);
    throw refusal(file, 2, 'no-answers', 'There are no answers.', 'Fill in the column answer.');
  }
  return { rows: [...given.values()], problems };
}

/** The rows of a file under the columns that it names. */
interface Sheet {
  readonly rows: readonly TableRow[];
  /** A cell by the name of its column; empty where the file has no such column. */
  readonly cell: (row: TableRow, column: string) => string;
}

/** Opens a file that has answers to this pack; refuses any other. */
function openSheet(text: string, file: string, pack: Pack): Sheet {
  const table = new TableRows(file);
  const rows = [...table.push(text), ...table.end()];
  const { named } = table;
  if (named === null)
    throw refusal(file, 1, 'empty', `${file} is empty.`, 'Fill in participants/answer-sheet.csv.');
  const columns = columnsOf(table.columns);
  const missing = ['case', 'item', 'answer'].filter((name) => columns[name] === undefined);
  if (missing.length > 0) {
    const found = named.columns.map((name) => `"${name}"`).join(', ');
    throw refusal(
      file,
      named.position.line,
      'missing-column',
      `${file} has no column ${missing.join(' and no column ')}; it has ${found}.`,
      'The first row names the columns participant, case, item and answer.',
    );
  }
  if (named.problems.length > 0) throw new DataError(named.problems);
  const cell: Sheet['cell'] = ({ cells }, column) => cells[columns[column] ?? -1]?.trim() ?? '';
  const codes = new Set(rows.map((row) => cell(row, 'pack')).filter((code) => code !== ''));
  if (codes.size > 0 && !codes.has(pack.code)) {
    throw refusal(
      file,
      rows[0]?.line ?? 2,
      'another-pack',
      `${file} answers pack ${[...codes].join(', ')}, and this is pack ${pack.code}.`,
      'Mark it with the folder that it belongs to.',
    );
  }
  return { rows, cell };
}

/** Reads a row as an answer to the pack, or says why it is none. */
function rowReader({ cell }: Sheet, file: string, pack: Pack): (row: TableRow) => AnswerRow | LeftOut {
  const items = new Map(pack.items.map(({ id }) => [plain(id), id]));
  const keyQuestions = new Set(pack.items.flatMap(({ id, kind }) => (kind === 'keyQuestion' ? [id] : [])));
  return (row) => {
    const code = cell(row, 'pack');
    if (code !== '' && code !== pack.code) {
      return { code: 'another-pack', got: code, message: `This row answers pack ${code}, not ${pack.code}.` };
    }
    const number = readWhole(cell(row, 'case').replace(/^case\s*/i, ''));
    if (typeof number !== 'number' || number < 1 || number > pack.cases.length) {
      const got = cell(row, 'case');
      const said = got === '' ? 'This row names no case' : `There is no case ${got}`;
      return { code: 'unknown-case', got, message: `${said}; the pack has cases 1 to ${pack.cases.length}.` };
    }
    const asked = cell(row, 'item');
    const item = items.get(plain(asked));
    if (item === undefined) {
      const known = [...items.values()];
      const hint = nearHint(asked, known, `Items are ${known.join(', ')}.`);
      return { code: 'unknown-item', got: asked, message: `There is no item ${asked}.`, hint };
    }
    const got = cell(row, 'answer');
    const answer = VALUES[plain(got)];
    if (answer === undefined) {
      const hint = 'Write Yes, No or Not relevant.';
      return { code: 'unknown-answer', got, message: `"${got}" is not a valid answer.`, hint };
    }
    if (answer === 'notRelevant' && keyQuestions.has(item)) {
      const message = 'A key question is always relevant.';
      return { code: 'unknown-answer', got, message, hint: 'Write Yes or No.' };
    }
    const participant = cell(row, 'participant') || file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
    return { participant, case: number, item, answer };
  };
}

/** Why a row cannot be marked. */
type LeftOut = Pick<Problem, 'code' | 'message'> & { readonly got: string; readonly hint?: string };

function columnsOf(head: readonly string[]): Record<string, number | undefined> {
  const names = head.map(plain);
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([name, spellings]) => {
      const index = names.findIndex((own) => spellings.includes(own));
      return [name, index < 0 ? undefined : index];
    }),
  );
}

function refusal(file: string, line: number, code: string, message: string, hint: string): DataError {
  return new DataError([problem(code, message, { hint, position: { file, line, column: 1 } })]);
}

/** A name as people may spell it: letters and digits alone. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
