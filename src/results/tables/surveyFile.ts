import { requireFields, requireOneOf, requireText } from '../../check.js';
import { SurveyTotals } from '../../estimation/design/surveyTotals.js';
import { DataError, type Problem, problem } from '../../problem.js';
import { type Table, type TableRow, TableRows } from '../../tables/tableRows.js';
import { whole } from '../../words/format.js';
import { type Reading, type RowRead, readingOf, requireColumns, type SurveyColumns } from './surveyRows.js';

/** The same as they are asked for: the answers are in the column `yes` where nothing else is said. */
export type GivenColumns = Partial<Omit<SurveyColumns, 'yes'>> & { readonly yes?: string | undefined };

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
  /** Groups of which no case has an answer, in the order in which they came. */
  readonly groupsWithoutAnswers: readonly string[];
  /** Names of units that are in more than one stratum. */
  readonly unitsOfOneName: readonly string[];
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
  readonly #rows: TableRows;
  readonly #totals: SurveyTotals;
  #reading: Reading | null = null;
  /** The line of the first row of each stratum, and the population it gives. */
  readonly #strata = new Map<string, FirstRow>();
  /** Cases sampled of each stratum. */
  readonly #sampled = new Map<string, number>();
  /** The same of each unit, where the cases of its population are given. */
  readonly #units = new Map<string, FirstRow>();
  /** Groups of cases without an answer, and the stratum in which a unit of a name was first; null once in another too. */
  readonly #silent = new Set<string>();
  readonly #stratumOf = new Map<string, string | null>();
  readonly #problems: Problem[] = [];
  #misfits = 0;
  #seen = { rows: 0, cases: 0, unanswered: 0, ungrouped: 0 };

  /**
   * @param file - its name, for messages
   * @param columns - which of its columns say what; the answer is in `yes` if omitted
   */
  constructor(file: string, columns: GivenColumns) {
    this.#file = requireText('file', file);
    this.#columns = columnsAsked(columns);
    this.#rows = new TableRows(file);
    const hasPopulation = columns.population !== undefined || columns.unitCases !== undefined;
    const byPopulation = hasPopulation && columns.weight === undefined;
    this.#totals = new SurveyTotals({ weights: byPopulation ? 'population' : 'given' });
  }

  /** Rows read so far. */
  get read(): number {
    return this.#seen.rows;
  }

  push(text: Table): void {
    this.#addAll(this.#rows.push(text));
  }

  /**
   * The sums of the whole file.
   *
   * @throws DataError with every row that does not fit, and every stratum that has a single unit
   */
  end(): SurveyData {
    this.#addAll(this.#rows.end());
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
    }
    this.#checkStrata();
    const more = this.#misfits - this.#problems.length;
    if (more > 0) this.#problems.push(problem('more', `${more} more rows do not fit.`, { path: this.#file }));
    if (this.#problems.length > 0) throw new DataError(this.#problems);
    const { areCounts } = this.#reading;
    const answered = new Set(this.#totals.domains);
    return {
      file: this.#file,
      columns: this.#columns,
      totals: this.#totals,
      areCounts,
      ...this.#seen,
      groupsWithoutAnswers: [...this.#silent].filter((group) => !answered.has(group)),
      unitsOfOneName: [...this.#stratumOf].flatMap(([unit, stratum]) => (stratum === null ? [unit] : [])),
    };
  }

  #addAll(rows: readonly TableRow[]): void {
    const { named } = this.#rows;
    if (named === null) return;
    if (this.#reading === null) requireColumns(named, this.#columns);
    for (const { cells, line, problem: stray } of rows) {
      this.#reading ??= readingOf(this.#rows, this.#columns);
      this.#seen.rows++;
      const found = stray ?? this.#reading.read(cells);
      if ('message' in found) this.#misfit(found, line);
      else if ('faults' in found) for (const fault of found.faults) this.#misfit(fault, line);
      else this.#count(found, line);
    }
  }

  #count({ population, domain, ...found }: RowRead, line: number): void {
    const { stratum, unit, casesInUnit } = found;
    const differs =
      differing(this.#strata, stratum, {
        what: stratum === '' ? 'The population is' : `The population of stratum "${stratum}" is`,
        population,
        line,
      }) ??
      (unit === null || casesInUnit === null
        ? null
        : differing(this.#units, JSON.stringify([stratum, unit]), {
            what: `The cases of unit "${unit}" are`,
            population: casesInUnit,
            line,
          }));
    if (differs !== null) {
      const hint = stratum === '' ? { hint: 'Name the column of the strata: --stratum.' } : {};
      this.#misfit({ ...differs, ...hint }, line);
      return;
    }
    this.#sampled.set(stratum, (this.#sampled.get(stratum) ?? 0) + found.cases);
    this.#seen.cases += found.cases;
    if (found.cases === 0) return;
    if (unit !== null) {
      const first = this.#stratumOf.get(unit);
      if (first !== null)
        this.#stratumOf.set(unit, first === undefined || first === stratum ? stratum : null);
    }
    if (found.of === 0) {
      this.#seen.unanswered += found.cases;
      if (domain !== undefined && domain !== '') this.#silent.add(domain);
    } else if (domain === '') this.#seen.ungrouped += found.of;
    this.#totals.add({
      ...found,
      unitsInStratum: population,
      ...(domain === undefined || domain === '' ? {} : { domain }),
    });
  }

  #checkStrata(): void {
    const isWhole = this.#misfits === 0;
    for (const [stratum, { line, population }] of this.#strata) {
      if (this.#sampled.get(stratum) !== 0) continue;
      const of = Number.isFinite(population) ? ` of its population of ${whole(population)}` : '';
      const name = stratum === '' ? 'the sample' : `stratum "${stratum}"`;
      this.#misfit(
        problem('nobody-sampled', `In ${name} no case${of} was sampled, so nothing is known of its share.`, {
          hint: 'Merge it with another stratum, or leave it out and say that the result is not about it.',
        }),
        line,
      );
    }
    for (const { stratum, problem: found } of this.#totals.problems) {
      // Rows that were not read may be the units that a stratum seems to lack.
      if (!isWhole && found.code === 'lonely-unit') continue;
      const name = stratum === '' ? 'The sample' : `Stratum "${stratum}"`;
      const message = found.message.replace(`stratum ${stratum}`, name);
      const hint = found.code === 'lonely-unit' ? { hint: LONELY } : {};
      this.#misfit({ ...found, message, ...hint }, this.#strata.get(String(stratum))?.line ?? 1);
    }
  }

  #misfit(found: Problem, line: number): void {
    this.#misfits++;
    if (this.#problems.length < MOST_PROBLEMS)
      this.#problems.push({ ...found, position: { file: this.#file, line, column: 1 } });
  }
}

const LONELY =
  'Join it to another; or, if the sample has all there is of it, say so with the column of --population.';

const MOST_PROBLEMS = 20;

/** The line of the first row of a stratum or a unit, and the population it gives. */
interface FirstRow {
  readonly line: number;
  readonly population: number;
}

/** A population that is not what the first row of the same stratum or unit said; that row is kept where this is it. */
function differing(
  known: Map<string, FirstRow>,
  name: string,
  { what, population, line }: FirstRow & { readonly what: string },
): Problem | null {
  const before = known.get(name);
  if (before === undefined) known.set(name, { line, population });
  if (before === undefined || before.population === population) return null;
  return problem(
    'populations-differ',
    `${what} ${population} here and ${before.population} on line ${before.line}.`,
  );
}

type Role = keyof SurveyColumns;

const ROLES = ['yes', 'stratum', 'unit', 'weight', 'population', 'unitCases', 'by'] as const satisfies Role[];

/** The columns by their roles, each named by text; the answers are in `yes` if nothing else is said. */
function columnsAsked(columns: GivenColumns): SurveyColumns {
  const given = requireFields('columns', columns, "{ yes: 'sufficient', stratum: 'region' }");
  for (const [role, name] of Object.entries(given)) {
    requireOneOf('columns', role, ROLES);
    if (name !== undefined) requireText(`columns.${role}`, name);
  }
  return { ...given, yes: given.yes ?? 'yes' };
}
