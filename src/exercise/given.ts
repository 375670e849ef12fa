import { csvLine } from '../report/render/csv.js';
import type { PackCases } from '../results/packFiles.js';
import type { Table } from '../tables/tableRows.js';
import { TableRows } from '../tables/tableRows.js';
import { AnswerSheet } from '../training/marking/answerSheet.js';
import type { AnswerRow } from '../training/marking/givenAnswers.js';
import { GivenAnswers } from '../training/marking/givenAnswers.js';
import type { Answer } from '../training/pack.js';

/** What one person has given so far: plain data, kept in the browser and exported as CSV. */
export interface Given {
  readonly name: string;
  /** By case and item, such as `1/A.a`. */
  readonly answers: Readonly<Record<string, OneGiven>>;
  readonly isLocked: boolean;
  /** How often it was opened again after it had been locked, which the export says. */
  readonly unlocked: number;
}

export interface OneGiven {
  /** Null is a gap, and never Not relevant. */
  readonly answer: Answer | null;
  /** The numbers of entries as they were typed. */
  readonly entries: string;
  readonly reason: string;
  /** 1 for a guess, 3 for sure. */
  readonly confidence: string;
  /** When it was last changed, in milliseconds: of two windows the later change is kept. */
  readonly changed: number;
}

export const NOTHING: OneGiven = { answer: null, entries: '', reason: '', confidence: '', changed: 0 };

export const NAMES: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', notRelevant: 'Not relevant' };

export const emptyGiven = (name: string): Given => ({ name, answers: {}, isLocked: false, unlocked: 0 });

export const keyOf = (number: number, item: string): string => `${number}/${item}`;

/** Under what the browser keeps the answers of one person to one edition of a pack. */
export const storageKey = ({ code, edition }: PackCases, name: string): string =>
  `casesim/answers/1/${code}/${edition}/${name}`;

/** What two windows have, item by item the later change. */
export function merged(one: Given, other: Given): Given {
  const answers = { ...one.answers };
  for (const [key, given] of Object.entries(other.answers)) {
    if (given.changed > (answers[key]?.changed ?? -1)) answers[key] = given;
  }
  const later = other.unlocked > one.unlocked ? other : one;
  const isLocked = one.unlocked === other.unlocked ? one.isLocked || other.isLocked : later.isLocked;
  return { ...one, answers, isLocked, unlocked: later.unlocked };
}

/** The numbers in what was typed as entries, and those that the case has no entry of. */
export function entryNumbers(
  typed: string,
  known: ReadonlySet<number>,
): { numbers: number[]; unknown: string[] } {
  const words = typed.split(/[\s,;]+|\band\b/).filter((word) => word !== '');
  return {
    numbers: words.map(Number).filter((number) => known.has(number)),
    unknown: words.filter((word) => !known.has(Number(word))),
  };
}

/** How many answers to a case are given. */
export function answeredIn(pack: PackCases, number: number, { answers }: Given): number {
  return pack.items.filter(({ id }) => (answers[keyOf(number, id)] ?? NOTHING).answer !== null).length;
}

const COLUMNS = [
  ...['pack', 'participant', 'case', 'item', 'answer', 'entries', 'reason', 'confidence', 'caseId'],
  ...['locked', 'unlocked', 'edition'],
];

/** The answers as the CSV that `casesim mark` reads, a row for each case and item, gaps too. */
export function answersCsv(pack: PackCases, given: Given): string {
  const rows = pack.cases.flatMap(({ number, id, entries: known }) => {
    const numbers = new Set(known.map((entry) => entry.number));
    return pack.items.map((item) => {
      const { answer, entries, reason, confidence } = given.answers[keyOf(number, item.id)] ?? NOTHING;
      const said = answer === null ? '' : NAMES[answer];
      const cited = entryNumbers(entries, numbers).numbers.join(';');
      return [
        ...[pack.code, given.name, number, item.id, said, cited, reason, confidence, id],
        ...[given.isLocked ? 'yes' : 'no', given.unlocked, pack.edition],
      ];
    });
  });
  return `\uFEFF${csvLine(COLUMNS)}${rows.map(csvLine).join('')}`;
}

/** An answer read back from a file, with what was said beside it. */
export interface Told extends AnswerRow, Pick<OneGiven, 'entries' | 'reason' | 'confidence'> {}

/** Reads a file of answers, as `casesim mark` does, and what was said beside each. */
export function readTold(text: Table, file: string, pack: PackCases): { told: Told[]; problems: string[] } {
  const sheet = new AnswerSheet(file, pack, new GivenAnswers(pack));
  const rows = [...sheet.push(text), ...sheet.end()];
  const beside = besideAnswers(text, file);
  const nameless = sheet.nameOfTheNameless;
  return {
    told: rows.map((row) => {
      const key = keyOf(row.case, row.item);
      const said = beside.get(`${row.participant}/${key}`) ?? beside.get(`/${key}`) ?? NOTHING;
      const { entries, reason, confidence } = said;
      return { ...row, participant: row.participant || nameless, entries, reason, confidence };
    }),
    problems: sheet.problems.map(({ message, position }) => `${file}, line ${position?.line}: ${message}`),
  };
}

/** What a long sheet has beside its answers, by the name in the row, case and item. */
function besideAnswers(text: Table, file: string): ReadonlyMap<string, OneGiven> {
  const table = new TableRows(file);
  const rows = [...table.push(text), ...table.end()];
  const names = table.columns.map((name) => name.toLowerCase());
  const found = new Map<string, OneGiven>();
  for (const { cells } of rows) {
    const cell = (name: string): string => cells[names.indexOf(name)]?.trim() ?? '';
    const reason = cell('reason').replace(/^'(?=[=+\-@])/, '');
    const said = { ...NOTHING, entries: cell('entries').replaceAll(';', ', '), reason };
    const key = keyOf(Number(cell('case')), cell('item'));
    found.set(`${cell('participant')}/${key}`, { ...said, confidence: cell('confidence') });
  }
  return found;
}
