import { DataError, type Problem, problem } from '../problem.js';
import { readable } from '../scenario/figures/readable.js';
import { type Table, TableRows } from '../tables/tableRows.js';
import { list, whole } from '../words/format.js';
import type { BegunQuestion, BegunVariable } from './starting/beginning.js';
import { ColumnCounts } from './starting/columnCounts.js';
import { type ColumnReading, isId, readColumn } from './starting/readColumn.js';
import type { Scale } from './starting/scaleLists.js';

/** How a table of cases is read. */
export interface CasesTableSettings {
  /** Scales that columns may be on. */
  readonly scales: readonly Scale[];
  /** The columns that are questions; null for those that are answered Yes or No or on a scale. */
  readonly questions: readonly string[] | null;
}

/** A table of cases as margins, and what became of each column. */
export interface CasesTable {
  readonly cases: number;
  readonly variables: readonly BegunVariable[];
  readonly questions: readonly BegunQuestion[];
  readonly columns: readonly ColumnOfTable[];
  /** Counts of fewer than five, by which a person could be known, such as `Area: north (2)`. */
  readonly smallCounts: readonly string[];
}

export interface ColumnOfTable {
  readonly column: string;
  readonly readAs: string;
  readonly levels: string;
  readonly why: string;
  /** What is missing, in words; empty where nothing is. */
  readonly missing: string;
}

/**
 * Reads a table in which a row is a case, and keeps the margins of its columns. `take` it piece by piece, and then `end`.
 *
 * @throws DataError with everything that is wrong, each with its line
 */
export class CasesTableReader {
  readonly #file: string;
  readonly #settings: CasesTableSettings;
  readonly #rows: TableRows;
  readonly #problems: Problem[] = [];
  #columns: ColumnCounts[] | null = null;
  #cases = 0;

  constructor(file: string, settings: CasesTableSettings) {
    this.#file = file;
    this.#settings = settings;
    this.#rows = new TableRows(file);
  }

  take(piece: Table): void {
    this.#count(this.#rows.push(piece));
  }

  end(): CasesTable {
    this.#count(this.#rows.end());
    const columns = this.#columns ?? this.#rows.columns.map((name) => new ColumnCounts(name));
    const position = this.#rows.named?.position ?? { file: this.#file, line: 1, column: 1 };
    const note = (code: string, message: string, facts: Partial<Problem> = {}) =>
      this.#problems.push(problem(code, message, { position, ...facts }));
    if (this.#cases === 0) note('no-rows', 'There is no row of a case below the names of the columns.');
    for (const column of columns) this.#checkId(column);
    const read = columns.map((column) => ({ column, reading: this.#readingOf(column) }));
    const asked = this.#askedOf(read, note);
    if (this.#problems.length > 0) throw new DataError(this.#problems);
    return tableOf(this.#cases, read, asked);
  }

  #count(rows: ReturnType<TableRows['push']>): void {
    const { named } = this.#rows;
    if (this.#columns === null && rows.length > 0) {
      this.#problems.push(...(named?.problems ?? []));
      this.#columns = this.#rows.columns.map((name) => new ColumnCounts(name));
    }
    for (const row of rows) {
      const { line, cells } = row;
      if (row.problem !== null)
        this.#note({ ...row.problem, position: { file: this.#file, line, column: 1 } });
      this.#cases++;
      this.#columns?.forEach((column, index) => {
        column.take(cells[index] ?? '', line);
      });
    }
    if (this.#cases > MOST_CASES) {
      const message = `There are more than ${whole(MOST_CASES)} rows, and a scenario may have that many cases.`;
      throw new DataError([problem('too-many-rows', message, { path: this.#file })]);
    }
  }

  /** Problems of rows, so many as anybody reads. */
  #note(found: Problem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(found);
  }

  #checkId(column: ColumnCounts): void {
    if (!isId(column) || column.repeated === null) return;
    const { value, lines } = column.repeated;
    const message = `${column.name} ${value} is in lines ${lines[0]} and ${lines[1]}, and a row is a case.`;
    this.#note(
      problem('id-twice', message, {
        position: { file: this.#file, line: lines[1], column: 1 },
        hint: 'Take one of them out, or rename the column if it does not name cases.',
      }),
    );
  }

  #readingOf(column: ColumnCounts): ColumnReading {
    const { scales, questions } = this.#settings;
    return readColumn(column, { scales, isQuestion: questions?.includes(column.name) ?? false });
  }

  /** The columns that are questions, by name. */
  #askedOf(
    read: readonly Read[],
    note: (code: string, message: string, facts?: object) => void,
  ): ReadonlySet<string> {
    const { questions, scales } = this.#settings;
    const names = read.map(({ column }) => column.name);
    for (const scale of scales) {
      if (read.some(({ reading }) => reading.kind === 'scale' && reading.scale === scale)) continue;
      const levels = list(scale.levels.map(({ label }) => label));
      note('no-column', `No column has the values ${levels} alone.`, { path: '--scale', got: levels });
    }
    if (questions === null) return this.#usualQuestions(read, note);
    for (const name of questions) {
      const found = read.find(({ column }) => column.name === name);
      if (found === undefined) {
        note('unknown-column', `There is no column ${name}.`, {
          ...{ path: '--questions', got: name, near: names, hint: `There are ${list(names)}.` },
        });
      } else if (found.reading.kind !== 'yesNo' && found.reading.kind !== 'scale') {
        const values = found.column.values.slice(0, 20).map(({ label }) => label);
        note('no-order', `${name} cannot be a question: it is neither Yes and No nor on a scale.`, {
          path: '--questions',
          got: name,
          hint: `Give its values, lowest first, such as --scale "${values.slice(0, 4).join(', ')}".`,
        });
      }
    }
    return new Set(questions);
  }

  #usualQuestions(
    read: readonly Read[],
    note: (code: string, message: string, facts?: object) => void,
  ): ReadonlySet<string> {
    const answered = read.filter(({ reading }) => isUsual(reading));
    const isOrdered = answered.some(({ reading }) => reading.kind === 'scale');
    const names = answered.map(({ column }) => column.name);
    if (names.length === 0 && this.#cases > 0) {
      note('no-question', 'No column is answered Yes or No, or on a scale that casesim knows.', {
        hint: `Give the levels of one, lowest first, such as --scale "poor, fair, good".`,
      });
    }
    return new Set(names.slice(0, isOrdered ? 40 : 26));
  }
}

const MOST_CASES = 1_000_000;
const MOST_PROBLEMS = 100;

interface Read {
  readonly column: ColumnCounts;
  readonly reading: ColumnReading;
}

/** A risk is who the cases were, not how well they were looked after. */
const isUsual = (reading: ColumnReading) =>
  reading.kind === 'yesNo' || (reading.kind === 'scale' && reading.scale.name !== 'risk');

function tableOf(cases: number, read: readonly Read[], asked: ReadonlySet<string>): CasesTable {
  const isAsked = ({ column }: Read) => asked.has(column.name);
  return {
    cases,
    questions: read.filter(isAsked).flatMap(questionOf),
    variables: read.filter((one) => !isAsked(one)).flatMap(variablesOf),
    columns: read.map((one) => rowOf(one, asked)),
    smallCounts: read.flatMap(smallCountsOf),
  };
}

function questionOf({ column, reading }: Read): BegunQuestion[] {
  const { missing: noAnswer, notApplicable } = column;
  const label = labelOf(column);
  if (reading.kind === 'yesNo')
    return [{ label, scale: null, answers: [String(reading.yes)], noAnswer, notApplicable }];
  if (reading.kind !== 'scale') return [];
  return [{ label, scale: reading.scale, answers: reading.counts.map(String), noAnswer, notApplicable }];
}

/** A column's name as words: `planReviewed` and `plan_reviewed` read `Plan reviewed`. */
function labelOf({ name }: ColumnCounts): string {
  const words = name.replace(/[_\s]+/g, ' ').trim();
  const read = /^[a-z][A-Za-z0-9]*$/.test(words) ? readable(words) : words;
  return `${read.charAt(0).toUpperCase()}${read.slice(1)}`.slice(0, LONGEST_LABEL);
}

const LONGEST_LABEL = 500;

function variablesOf({ column, reading }: Read): BegunVariable[] {
  const { missing, notApplicable } = column;
  const label = labelOf(column);
  const left = { missing, notApplicable };
  switch (reading.kind) {
    case 'left out':
      return [];
    case 'yesNo':
      return [{ label, kind: 'yesNo', levels: [{ label: 'Yes', count: reading.yes }], ...left }];
    case 'scale': {
      const levels = reading.scale.levels.map((level, rank) => ({
        label: level.label,
        count: reading.counts[rank] ?? 0,
      }));
      return [{ label, kind: 'ordered', levels, ...left }];
    }
    case 'several':
      return reading.answers.map((answer) => ({
        label: `${label}: ${answer.label}`,
        kind: 'yesNo',
        levels: [answer],
        ...left,
      }));
    case 'ordered':
    case 'nominal':
      return [{ label, kind: reading.kind, levels: reading.levels, ...left }];
  }
}

function levelsOf(reading: ColumnReading): readonly { readonly label: string; readonly count: number }[] {
  switch (reading.kind) {
    case 'left out':
      return [];
    case 'yesNo':
      return [{ label: 'Yes', count: reading.yes }];
    case 'scale':
      return reading.scale.levels.map(({ label }, rank) => ({ label, count: reading.counts[rank] ?? 0 }));
    case 'several':
      return reading.answers;
    case 'ordered':
    case 'nominal':
      return reading.levels;
  }
}

const READ_AS = {
  'left out': 'left out',
  yesNo: 'Yes or No',
  scale: 'ordered',
  ordered: 'ordered',
  nominal: 'groups',
  several: 'several answers',
} satisfies Record<ColumnReading['kind'], string>;

function rowOf({ column, reading }: Read, asked: ReadonlySet<string>): ColumnOfTable {
  const silent = [
    [column.blank, 'blank'],
    [column.unknown, 'not known'],
    [column.unsaid, 'not said'],
    [column.notApplicable, 'not applicable'],
  ] as const;
  const spelt = column.isLong ? [] : column.spellings.map((ways) => `${ways.join(' and ')} taken as one`);
  return {
    column: column.name,
    readAs: asked.has(column.name) ? `question, ${READ_AS[reading.kind]}` : READ_AS[reading.kind],
    levels: levelsOf(reading)
      .map(({ label, count }) => `${label} ${count}`)
      .join(', '),
    why: [reading.why, ...(reading.kind === 'left out' ? [] : spelt)].join('; '),
    missing: silent.flatMap(([count, says]) => (count === 0 ? [] : [`${count} ${says}`])).join(', '),
  };
}

const SMALL = 5;

function smallCountsOf({ column, reading }: Read): string[] {
  const all = [...levelsOf(reading)];
  if (reading.kind === 'yesNo') all.push({ label: 'No', count: column.answered - reading.yes });
  const small = all.filter(({ count }) => count > 0 && count < SMALL);
  return small.length === 0
    ? []
    : [`${column.name}: ${small.map(({ label, count }) => `${label} (${count})`).join(', ')}`];
}
