import { readWhole } from '../../numeric/written.js';
import { DataError, nearHint, type Problem, problem } from '../../problem.js';
import { type Table, type TableRow, TableRows } from '../../tables/tableRows.js';
import { plain, readAnswer } from '../pack/answerWords.js';
import type { Pack } from '../pack.js';
import {
  type AnswerColumn,
  answerColumns,
  type Columns,
  columnsOf,
  contradictions,
  UnreadColumns,
} from './answerColumns.js';
import type { AnswerRow, GivenAnswers } from './givenAnswers.js';
import { SecondAnswers } from './secondAnswers.js';

/** What a sheet is read against: what participants see of a pack is enough. */
export type AskedPack = Pick<Pack, 'code' | 'items' | 'cases'>;

/** Reads a sheet of answers piece by piece into those that are given, and keeps no row of it. */
export class AnswerSheet {
  readonly #file: string;
  readonly #pack: AskedPack;
  readonly #given: GivenAnswers;
  readonly #table: TableRows;
  readonly #problems: Problem[] = [];
  /** The packs that rows name, if they name any. */
  readonly #codes = new Set<string>();
  /** How many answers say that they were given to which edition of the pack. */
  readonly #editions = new Map<string, number>();
  #readRow: RowReader | null = null;
  #unread: UnreadColumns | null = null;
  #firstLine = 2;
  #answers = 0;
  /** The first name in the sheet, and that of the row before. */
  #firstName = '';
  #name = '';
  /** Answers that no name is above, and the line of the first. */
  readonly #nameless = { answers: 0, line: 0 };
  readonly #second: SecondAnswers;

  constructor(file: string, pack: AskedPack, given: GivenAnswers) {
    this.#file = file;
    this.#pack = pack;
    this.#given = given;
    this.#table = new TableRows(file);
    this.#second = new SecondAnswers(file);
  }

  /** Why rows were left out so far, each with its line. */
  get problems(): readonly Problem[] {
    return [...this.#problems, ...this.#second.problems, ...(this.#unread?.problems ?? [])].sort(
      (a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0),
    );
  }

  get editions(): ReadonlyMap<string, number> {
    return this.#editions;
  }

  /** Whose the answers are that no name is above: the first name's that is below them, or the file's if there is none. */
  get nameOfTheNameless(): string {
    return this.#firstName || this.#file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  }

  /** The answers in a further piece that were not given before. */
  push(piece: Table): AnswerRow[] {
    return this.#take(this.#table.push(piece));
  }

  /** The last answers; refuses a sheet in which nothing can be marked. */
  end(): AnswerRow[] {
    const rows = this.#take(this.#table.end());
    if (this.#readRow === null) this.#open(null);
    const { code } = this.#pack;
    if (this.#codes.size > 0 && !this.#codes.has(code)) {
      throw refusal(
        this.#file,
        this.#firstLine,
        'another-pack',
        `${this.#file} answers pack ${[...this.#codes].join(', ')}, and this is pack ${code}.`,
        'Mark it with the folder that it belongs to.',
      );
    }
    if (this.#answers > 0) {
      if (this.#firstName !== '' && this.#given.differ('', this.#firstName)) this.#leaveOutNameless();
      else this.#given.give('', this.nameOfTheNameless);
      return rows;
    }
    if (this.problems.length > 0) throw new DataError(this.problems);
    throw refusal(this.#file, 2, 'no-answers', 'There are no answers.', 'Fill in the column answer.');
  }

  #take(rows: readonly TableRow[]): AnswerRow[] {
    const [first] = rows;
    if (first === undefined) return [];
    const readRow = this.#readRow ?? this.#open(first);
    this.#readRow = readRow;
    const taken: AnswerRow[] = [];
    for (const tableRow of rows) {
      this.#unread?.see(tableRow);
      for (const row of readRow(tableRow)) {
        if ('message' in row) {
          this.#leaveOut(row, tableRow);
          continue;
        }
        this.#answers++;
        const named = this.#named(row);
        if (named.participant === '' && this.#nameless.answers++ === 0) this.#nameless.line = tableRow.line;
        const before = this.#given.take(named);
        if (before === null) taken.push(named);
        else if (before !== named.answer)
          this.#second.add(named.participant || this.nameOfTheNameless, named, tableRow.line);
      }
    }
    return taken;
  }

  /** A name in one row is that of the rows below it, until there is another. */
  #named(row: AnswerRow): AnswerRow {
    if (row.participant === '') return { ...row, participant: this.#name };
    this.#name = row.participant;
    this.#firstName ||= row.participant;
    return row;
  }

  /** Answers above the first name are that person's, but not where the two differ. */
  #leaveOutNameless(): void {
    this.#given.forget('');
    const { answers, line } = this.#nameless;
    const rows = answers === 1 ? 'This answer names' : `${answers} answers from here on name`;
    const message = `${rows} no participant, and ${this.#firstName} below answers otherwise: left out.`;
    const hint = 'Write whose they are in the first of them.';
    this.#problems.push(
      problem('no-participant', message, { hint, position: { file: this.#file, line, column: 1 } }),
    );
  }

  #leaveOut(why: LeftOut | Problem, { line }: TableRow): void {
    this.#problems.push({ ...why, position: { file: this.#file, line, column: 1 } });
  }

  /** Refuses a file that has no sheet of answers in it, once its columns are known. */
  #open(first: TableRow | null): RowReader {
    const { named, columns: names } = this.#table;
    if (named === null) {
      const hint = 'Fill in participants/answer-sheet.csv.';
      throw refusal(this.#file, 1, 'empty', `${this.#file} is empty.`, hint);
    }
    const columns = columnsOf(names);
    const answers = answerColumns(names, columns);
    const needed = answers.length > 0 ? (['item'] as const) : (['case', 'item', 'answer'] as const);
    this.#unread = new UnreadColumns(this.#file, names, { columns, answers });
    const missing = needed.filter((name) => columns[name] < 0);
    if (missing.length > 0) {
      const found = named.columns.map((name) => `"${name}"`).join(', ');
      throw refusal(
        this.#file,
        named.position.line,
        'missing-column',
        `${this.#file} has no column ${missing.join(' and no column ')}; it has ${found}.`,
        'The first row names the columns participant, case, item and answer; or participant, item, Case 1, Case 2 and so on.',
      );
    }
    if (named.problems.length > 0) throw new DataError(named.problems);
    this.#firstLine = first?.line ?? 2;
    return rowReader({
      columns,
      answers,
      codes: this.#codes,
      editions: this.#editions,
      file: this.#file,
      pack: this.#pack,
    });
  }
}

type RowReader = (row: TableRow) => readonly (AnswerRow | LeftOut | Problem)[];

/**
 * Reads the answers of a row to the pack, or says why one is none. A sheet has the same few cells over and over: what one says
 * is worked out once.
 */
function rowReader(sheet: {
  readonly columns: Columns;
  readonly answers: readonly AnswerColumn[];
  readonly codes: Set<string>;
  readonly editions: Map<string, number>;
  readonly file: string;
  readonly pack: AskedPack;
}): RowReader {
  const { columns, answers, codes, editions, pack } = sheet;
  const items = new Map(pack.items.map(({ id }) => [plain(id), id]));
  const keyQuestions = new Set(pack.items.flatMap(({ id, kind }) => (kind === 'keyQuestion' ? [id] : [])));
  const caseOf = remembering((cell) => {
    const number = readWhole(cell.replace(/^case\s*/i, ''));
    return typeof number === 'number' && number >= 1 && number <= pack.cases.length ? number : undefined;
  });
  const itemOf = remembering((cell) => items.get(plain(cell)));
  const answerOf = remembering(readAnswer);
  const differing = contradictions(pack);
  const numberOf = new Map(pack.cases.map(({ number, id }) => [plain(id), String(number)]));
  const answerIn = (
    cell: (column: number) => string,
    column: AnswerColumn,
  ): AnswerRow | LeftOut | Problem => {
    const caseId = column.case === null ? cell(columns.caseId) : column.caseId;
    const about = column.case ?? (cell(columns.case) || (numberOf.get(plain(caseId)) ?? caseId));
    const [asked, got] = [cell(columns.item), cell(column.index)];
    const [number, item, answer] = [caseOf(about), itemOf(asked), answerOf(got)];
    if (number === undefined || item === undefined || answer === undefined) {
      return inOne([
        ...(number === undefined ? [noCase(about, pack)] : []),
        ...(item === undefined ? [noItem(asked, items)] : []),
        ...(answer === undefined ? [noAnswer(got)] : []),
      ]);
    }
    if (answer === 'notRelevant' && keyQuestions.has(item)) {
      const message = 'A key question is always relevant.';
      return { code: 'unknown-answer', got, message, hint: 'Write Yes or No.' };
    }
    const differs = differing({ case: number, caseId, item, question: cell(columns.question) });
    return differs ?? { participant: cell(columns.participant), case: number, item, answer };
  };
  const isLong = answers.every((column) => column.case === null);
  return ({ cells, written, problem: unread }) => {
    const cell = (column: number): string => cells[column]?.trim() ?? '';
    const code = cell(columns.pack);
    if (code !== '') codes.add(code);
    const given = answers.filter(({ index }) => cell(index) !== '');
    // First, as what is under no column may be the answer.
    if (unread !== null) return [unread];
    if (given.length === 0) {
      const isCut = written !== null && written < cells.length && isLong && cell(columns.item) !== '';
      return isCut && written <= columns.answer ? [cutOff(written, cells.length)] : [];
    }
    if (code !== '' && code !== pack.code) {
      return [
        { code: 'another-pack', got: code, message: `This row answers pack ${code}, not ${pack.code}.` },
      ];
    }
    const edition = cell(columns.edition);
    if (edition !== '') editions.set(edition, (editions.get(edition) ?? 0) + given.length);
    return given.map((column) => answerIn(cell, column));
  };
}

function noCase(about: string, { cases }: AskedPack): LeftOut {
  const said = about === '' ? 'This row names no case' : `There is no case ${about}`;
  return { code: 'unknown-case', got: about, message: `${said}; the pack has cases 1 to ${cases.length}.` };
}

function noItem(asked: string, items: ReadonlyMap<string, string>): LeftOut {
  const known = [...items.values()];
  const hint = nearHint(asked, known, `Items are ${known.join(', ')}.`);
  return { code: 'unknown-item', got: asked, message: `There is no item ${asked}.`, hint };
}

function noAnswer(got: string): LeftOut {
  const hint = 'Write Yes, No or Not relevant.';
  return { code: 'unknown-answer', got, message: `"${got}" is not a valid answer.`, hint };
}

/** A row that ends before its answer may have lost it; one that has an empty cell there has none. */
function cutOff(written: number, columns: number): LeftOut {
  const message = `This row has ${written} cells for ${columns} columns, and ends before its answer.`;
  return { code: 'too-few-cells', got: String(written), message, hint: 'Give it all cells, empty or not.' };
}

/** All that is wrong with one answer, as the one problem that it is. */
function inOne(wrong: readonly LeftOut[]): LeftOut {
  const [first] = wrong;
  const hint = wrong.flatMap((one) => one.hint ?? []).join(' ');
  const message = wrong.map((one) => one.message).join(' ');
  return { ...first!, message, ...(hint === '' ? {} : { hint }) };
}

/** The same reading, done once for each cell that can be read. */
function remembering<T>(read: (cell: string) => T | undefined): (cell: string) => T | undefined {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    if (value !== undefined && known.size < MOST_REMEMBERED) known.set(cell, value);
    return value;
  };
}

const MOST_REMEMBERED = 10_000;

/** Why a row cannot be marked. */
type LeftOut = Pick<Problem, 'code' | 'message'> & { readonly got: string; readonly hint?: string };

function refusal(file: string, line: number, code: string, message: string, hint: string): DataError {
  return new DataError([problem(code, message, { hint, position: { file, line, column: 1 } })]);
}
