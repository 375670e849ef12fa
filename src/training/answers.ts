import Papa from 'papaparse';
import { DataError, nearest, type Problem } from '../problem.js';
import type { Answer, Pack } from './pack.js';

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

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Reads answers from CSV as spreadsheets save it: with or without a byte-order mark, commas, semicolons or tabs, rows
 * and columns in any order, empty cells for questions not answered, several participants in one file.
 *
 * @param text - the file; its first row names the columns participant, case, item and answer (pack is optional)
 * @param file - its name, for messages and for rows without a participant
 * @param pack - the pack that was answered
 * @returns the answers, and one problem for each row left out
 * @throws DataError when nothing in it can be marked: an empty file, columns missing, answers to another pack
 */
export function readAnswers(text: string, file: string, pack: Pack): ReadAnswers {
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  if (body.trim() === '')
    throw refusal(file, 1, 'empty', `${file} is empty.`, 'Fill in participants/answer-sheet.csv.');
  const { data } = Papa.parse<string[]>(body, { delimitersToGuess: [',', ';', '\t', '|'] });
  const [head = [], ...lines] = data;
  const places = columnsOf(head);
  const missing = ['case', 'item', 'answer'].filter((name) => places[name] === undefined);
  if (missing.length > 0) {
    const found = head.map((name) => `"${name.trim()}"`).join(', ');
    throw refusal(
      file,
      1,
      'missing-column',
      `${file} has no column ${missing.join(' and no column ')}; it has ${found}.`,
      'The first row names the columns participant, case, item and answer.',
    );
  }
  const cell = (line: readonly string[], name: string): string => line[places[name] ?? -1]?.trim() ?? '';
  const codes = new Set(lines.map((line) => cell(line, 'pack')).filter((code) => code !== ''));
  if (codes.size > 0 && !codes.has(pack.code)) {
    throw refusal(
      file,
      2,
      'another-pack',
      `${file} answers pack ${[...codes].join(', ')}, and this is pack ${pack.code}.`,
      'Mark it with the folder that it belongs to.',
    );
  }

  const problems: Problem[] = [];
  const items = new Map(pack.items.map(({ id }) => [plain(id), id]));
  const given = new Map<string, AnswerRow>();
  lines.forEach((line, place) => {
    if (line.every((value) => value.trim() === '')) return;
    const said = cell(line, 'answer');
    if (said === '') return;
    const left = (code: string, got: string, message: string, hint?: string): void => {
      const position = { file, line: place + 2, column: 1 };
      problems.push({ code, got, position, message, ...(hint === undefined ? {} : { hint }) });
    };
    const code = cell(line, 'pack');
    if (code !== '' && code !== pack.code) {
      return left('another-pack', code, `This row answers pack ${code}, not ${pack.code}.`);
    }
    const number = Number(cell(line, 'case').replace(/^case\s*/i, ''));
    const known = Number.isInteger(number) && number >= 1 && number <= pack.cases.length;
    if (!known) {
      const got = cell(line, 'case');
      return left(
        'unknown-case',
        got,
        `There is no case ${got === '' ? 'without a number' : got}; the pack has cases 1 to ${pack.cases.length}.`,
      );
    }
    const item = items.get(plain(cell(line, 'item')));
    if (item === undefined) {
      const near = nearest(cell(line, 'item'), [...items.values()]);
      const hint =
        near === undefined ? `Items are ${[...items.values()].join(', ')}.` : `Did you mean ${near}?`;
      return left('unknown-item', cell(line, 'item'), `There is no item ${cell(line, 'item')}.`, hint);
    }
    const answer = VALUES[plain(said)];
    if (answer === undefined) {
      return left('unknown-answer', said, `"${said}" is no answer.`, 'Write Yes, No or Not relevant.');
    }
    if (answer === 'notRelevant' && !item.includes('.')) {
      return left('unknown-answer', said, 'A key question is always relevant.', 'Write Yes or No.');
    }
    const participant = cell(line, 'participant') || file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
    const key = JSON.stringify([participant, number, item]);
    const before = given.get(key);
    if (before !== undefined && before.answer !== answer) {
      return left(
        'two-answers',
        said,
        `${participant} has already answered ${item} of case ${number}; the first answer is kept.`,
      );
    }
    given.set(key, before ?? { participant, case: number, item, answer });
  });
  if (given.size === 0) {
    if (problems.length > 0) throw new DataError(problems);
    throw refusal(file, 2, 'no-answers', `${file} holds no answers.`, 'Fill in the column answer.');
  }
  return { rows: [...given.values()], problems };
}

function columnsOf(head: readonly string[]): Record<string, number | undefined> {
  const names = head.map(plain);
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([name, spellings]) => {
      const place = names.findIndex((own) => spellings.includes(own));
      return [name, place < 0 ? undefined : place];
    }),
  );
}

function refusal(file: string, line: number, code: string, message: string, hint: string): DataError {
  return new DataError([{ code, message, hint, position: { file, line, column: 1 } }]);
}
