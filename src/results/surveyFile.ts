import { requireFields, requireText } from '../check.js';
import { SurveyTotals } from '../estimation/design/surveyTotals.js';
import { DataError, nearHint, type Problem, problem } from '../problem.js';
import { type CsvRow, CsvRows } from './csvRows.js';

/** The columns of a file of cases, or of counts to a row, by their names in it. */
export interface SurveyColumns {
  /** The answer, Yes or No, of each case; or the number of Yes where a column `of` says out of how many. */
  readonly yes: string;
  readonly stratum?: string | undefined;
  /** The unit drawn first, such as a delivery unit; without one, each case is its own. */
  readonly unit?: string | undefined;
  readonly weight?: string | undefined;
  /** Units in the population of the stratum; cases, where there are no units. */
  readonly population?: string | undefined;
  /** Cases in the population of the unit, where they were drawn within it. */
  readonly unitCases?: string | undefined;
  /** Groups of which the share is wanted too. */
  readonly by?: string | undefined;
}

/** A file of cases as sums, and what was seen on the way. */
export interface SurveyData {
  readonly file: string;
  readonly columns: SurveyColumns;
  readonly totals: SurveyTotals;
  readonly rows: number;
  readonly cases: number;
  /** Cases without an answer: part of the design, not of the share. */
  readonly unanswered: number;
  /** Cases with an answer and without a group. */
  readonly ungrouped: number;
  /** Whether rows are counts rather than cases. */
  readonly areCounts: boolean;
}

/**
 * Reads a CSV file of cases piece by piece, keeping sums alone. A row that does not fit spoils the whole: leaving it out
 * would change the sample. All of them are said at once, by their lines.
 */
export class SurveyReader {
  readonly #file: string;
  readonly #columns: SurveyColumns;
  readonly #rows: CsvRows;
  readonly #totals: SurveyTotals;
  #reading: Reading | null = null;
  /** The line of the first row of each stratum, and the population it gives. */
  readonly #strata = new Map<string, { readonly line: number; readonly population: number }>();
  readonly #problems: Problem[] = [];
  #misfits = 0;
  #seen = { rows: 0, cases: 0, unanswered: 0, ungrouped: 0 };

  /**
   * @param file - its name, for messages
   * @param columns - which of its columns say what
   */
  constructor(file: string, columns: SurveyColumns) {
    this.#file = requireText('file', file);
    this.#columns = requireFields('columns', columns, "{ yes: 'sufficient', stratum: 'region' }");
    this.#rows = new CsvRows(file);
    const byPopulation = columns.population !== undefined && columns.weight === undefined;
    this.#totals = new SurveyTotals({ weights: byPopulation ? 'population' : 'given' });
  }

  /** Rows read so far. */
  get read(): number {
    return this.#seen.rows;
  }

  push(text: string): void {
    for (const row of this.#rows.push(text)) this.#add(row);
  }

  /**
   * The sums of the whole file.
   *
   * @throws DataError with every row that does not fit, and every stratum that has a single unit
   */
  end(): SurveyData {
    for (const row of this.#rows.end()) this.#add(row);
    if (this.#reading === null || this.#seen.rows === 0)
      throw new DataError([
        problem('no-rows', `${this.#file} has no rows.`, {
          path: this.#file,
          hint: 'Give a line of column names, and a line for each case.',
        }),
      ]);
    if (this.#misfits === 0) {
      const { unit, unitCases } = this.#columns;
      if (unitCases !== undefined && unit === undefined)
        throw new DataError([
          problem('no-unit', 'Cases in the population of a unit need the column of the units.', {
            path: 'unitCases',
          }),
        ]);
      this.#checkStrata();
    }
    const more = this.#misfits - this.#problems.length;
    if (more > 0) this.#problems.push(problem('more', `${more} more rows do not fit.`, { path: this.#file }));
    if (this.#problems.length > 0) throw new DataError(this.#problems);
    const { areCounts } = this.#reading;
    return { file: this.#file, columns: this.#columns, totals: this.#totals, areCounts, ...this.#seen };
  }

  #add({ cells, line }: CsvRow): void {
    if (this.#reading === null) {
      this.#reading = readingOf(cells, this.#columns, { file: this.#file, line, column: 1 });
      return;
    }
    this.#seen.rows++;
    const found = this.#reading.read(cells);
    if ('message' in found) this.#misfit(found, line);
    else this.#count(found, line);
  }

  #count({ population, domain, ...found }: RowRead, line: number): void {
    const before = this.#strata.get(found.stratum);
    if (before === undefined) this.#strata.set(found.stratum, { line, population });
    else if (before.population !== population) {
      const message = `The population of stratum "${found.stratum}" is ${population} here and ${before.population} on line ${before.line}.`;
      this.#misfit(problem('populations-differ', message), line);
      return;
    }
    this.#seen.cases += found.cases;
    if (found.of === 0) this.#seen.unanswered += found.cases;
    else if (domain === '') this.#seen.ungrouped += found.of;
    this.#totals.add({
      ...found,
      unitsInStratum: population,
      ...(domain === undefined || domain === '' ? {} : { domain }),
    });
  }

  #checkStrata(): void {
    for (const { stratum, problem: found } of this.#totals.problems) {
      const name = stratum === '' ? 'The sample' : `Stratum "${stratum}"`;
      const message = found.message.replace(`stratum ${stratum}`, name);
      this.#misfit({ ...found, message }, this.#strata.get(String(stratum))?.line ?? 1);
    }
  }

  #misfit(found: Problem, line: number): void {
    this.#misfits++;
    if (this.#problems.length < MOST_PROBLEMS)
      this.#problems.push({ ...found, position: { file: this.#file, line, column: 1 } });
  }
}

const MOST_PROBLEMS = 20;

/** What one row says. */
interface RowRead {
  readonly yes: number;
  readonly of: number;
  readonly cases: number;
  readonly weight: number;
  readonly stratum: string;
  readonly unit: string | null;
  readonly population: number;
  readonly casesInUnit: number | null;
  readonly domain: string | undefined;
}

/** How rows are read, once the names of the columns are known. */
interface Reading {
  readonly areCounts: boolean;
  readonly read: (cells: readonly string[]) => RowRead | Problem;
}

type Role = keyof SurveyColumns;

function readingOf(
  head: readonly string[],
  columns: SurveyColumns,
  position: { readonly file: string; readonly line: number; readonly column: number },
): Reading {
  const names = head.map((name) => name.trim());
  const lower = names.map((name) => name.toLowerCase());
  const indexOf = (name: string | undefined) =>
    name === undefined ? -1 : lower.indexOf(name.trim().toLowerCase());
  const roles = Object.entries(columns).filter(([, name]) => name !== undefined) as [Role, string][];
  const missing = roles.filter(([, name]) => indexOf(name) < 0);
  if (missing.length > 0) {
    throw new DataError(
      missing.map(([, name]) => {
        const hint = nearHint(name, names, undefined);
        return problem('no-column', `There is no column ${name}; there are ${names.join(', ')}.`, {
          position,
          path: name,
          hint,
        });
      }),
    );
  }
  const at = Object.fromEntries(roles.map(([role, name]) => [role, indexOf(name)])) as Partial<
    Record<Role, number>
  >;
  const of = indexOf('of');
  const areCounts = of >= 0;
  return {
    areCounts,
    read: (cells) => {
      if (cells.length > names.length)
        return problem('too-many-cells', `This row has ${cells.length} cells for ${names.length} columns.`, {
          hint: 'Put cells that contain a comma in quotation marks.',
        });
      const cell = (role: Role) => (at[role] === undefined ? undefined : (cells[at[role]] ?? '').trim());
      const answer = areCounts
        ? countsIn(cell('yes') ?? '', (cells[of] ?? '').trim())
        : answerIn(cell('yes') ?? '', columns.yes);
      if ('message' in answer) return answer;
      const weight = weightIn(cell('weight'));
      if (typeof weight !== 'number') return weight;
      const population = populationIn(cell('population'));
      if (typeof population !== 'number') return population;
      const casesInUnit = at.unitCases === undefined ? null : populationIn(cell('unitCases'));
      if (casesInUnit !== null && typeof casesInUnit !== 'number') return casesInUnit;
      const [stratum, unit] = [cell('stratum'), cell('unit')];
      if (stratum === '')
        return problem('no-stratum', `There is no ${columns.stratum}.`, {
          hint: 'Every case is in a stratum.',
        });
      if (unit === '')
        return problem('no-unit', `There is no ${columns.unit}.`, { hint: 'Every case is in a unit.' });
      return {
        ...answer,
        weight,
        population,
        casesInUnit,
        stratum: stratum ?? '',
        unit: unit ?? null,
        domain: cell('by'),
      };
    },
  };
}

type Answered = Pick<RowRead, 'yes' | 'of' | 'cases'>;

const ANSWERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ yes: 1, y: 1, true: 1, '1': 1, no: 0, n: 0, false: 0, '0': 0 }),
);

/** The answer of one case; none where the cell is empty. */
function answerIn(text: string, name: string): Answered | Problem {
  if (text === '') return { yes: 0, of: 0, cases: 1 };
  const yes = ANSWERS.get(text.toLowerCase());
  if (yes !== undefined) return { yes, of: 1, cases: 1 };
  return problem('bad-answer', `${name} must be Yes or No, or 1 or 0, not "${text}".`, {
    hint: 'Leave it empty where the question does not apply.',
  });
}

function countsIn(yesText: string, ofText: string): Answered | Problem {
  const [yes, of] = [numberIn(yesText), numberIn(ofText)];
  const isCount = (value: number | null) => value !== null && Number.isSafeInteger(value) && value >= 0;
  if (yes === null || of === null || !isCount(yes) || !isCount(of))
    return problem('bad-counts', `"${yesText}" of "${ofText}" is not a count of cases.`, {
      hint: 'Give whole numbers of Yes and of cases.',
    });
  if (yes > of) return problem('bad-counts', `There cannot be more Yes answers (${yes}) than cases (${of}).`);
  return { yes, of, cases: of };
}

function weightIn(text: string | undefined): number | Problem {
  if (text === undefined) return 1;
  const weight = numberIn(text);
  if (weight !== null && weight > 0) return weight;
  return text === ''
    ? problem('no-weight', 'This row has no weight.', { hint: 'Give one, or leave the row out.' })
    : problem('bad-weight', `A weight must be a number above 0, not "${text}".`, {
        hint: 'A weight is how many cases of the population this one stands for.',
      });
}

function populationIn(text: string | undefined): number | Problem {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const population = numberIn(text);
  if (population !== null && Number.isSafeInteger(population) && population >= 1) return population;
  return problem('bad-population', `A population must be a whole number of 1 or more, not "${text}".`);
}

/** A number as people write it, with commas between thousands or without; null where it is none. */
function numberIn(text: string): number | null {
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
