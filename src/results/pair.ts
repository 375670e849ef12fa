import { requireFields, requireWhole } from '../check.js';
import {
  type FrechetRange,
  frechetRange,
  type PairedMargins,
  type PossibleTable,
} from '../estimation/difference/frechet.js';
import {
  type McnemarTest,
  mcnemarPValue,
  PAIRED_METHOD_NAMES,
  type PairedCounts,
  type PairedMethodName,
  pairedDifferenceInterval,
} from '../estimation/difference/pairedDifference.js';
import { type ImpliedTable, pairFromScenario } from '../estimation/difference/pairScenario.js';
import type { Interval } from '../estimation/proportion/interval.js';
import type { Scenario } from '../scenario/scenario.js';
import { shortLabel } from './assumptions.js';

export interface PairSettings {
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/** Two questions on the same cases whose joint answers are known. */
export interface KnownPair {
  readonly table: PairedCounts;
  /** The interval that the first sentence says, and that decides. */
  readonly method: PairedMethodName;
  readonly confidence: number;
  /** First minus second, as a proportion. */
  readonly difference: number;
  /** Of first minus second, by every method; the first, Tango's, decides. */
  readonly intervals: readonly Interval<PairedMethodName>[];
  /** McNemar's, two-sided: that of the score test is the one that matches Tango's interval. */
  readonly pValues: Readonly<Record<McnemarTest, number>>;
  /** Whether a difference is shown: Tango's interval leaves out 0. */
  readonly shown: boolean;
}

/**
 * Two questions on the same cases, by every method, once the cases with Yes to both are counted.
 *
 * @param pair - `first` and `second` cases with Yes to each question, and `both`, of `of` cases
 * @param settings - `confidence` in (0, 1)
 * @returns the difference with its limits by every method, McNemar's p-values, and whether a difference is shown
 * @throws ArgumentError naming the argument
 *
 * @example
 * knownPair({ first: 50, second: 41, of: 84, both: 35 }).pValues.score; // 0.0495…
 */
export function knownPair(
  pair: PairedMargins & { readonly both: number },
  settings: PairSettings = {},
): KnownPair {
  const { confidence = 0.95 } = requireFields('settings', settings);
  const table = tableOf(requireFields('pair', pair, '{ first: 50, second: 41, of: 84, both: 35 }'));
  const pValueBy = (method: McnemarTest) => mcnemarPValue(table, { method });
  const intervals = PAIRED_METHOD_NAMES.map((method) =>
    pairedDifferenceInterval(table, { method, confidence }),
  );
  const tango = pairedDifferenceInterval(table, { method: DECIDING, confidence });
  return {
    table,
    method: DECIDING,
    confidence,
    difference: (table.firstOnly - table.secondOnly) / pair.of,
    intervals,
    pValues: { score: pValueBy('score'), 'mid-p': pValueBy('mid-p'), exact: pValueBy('exact') },
    shown: tango.lower > 0 || tango.upper < 0,
  };
}

/** The interval that decides, of the same procedure as the p-value beside it. */
const DECIDING = 'tango' satisfies PairedMethodName;

/** Two questions on the same cases of which only the totals are known. */
export interface TotalsPair extends PairedMargins, Omit<FrechetRange, 'tables'> {
  /** The interval whose limits these are. */
  readonly method: PairedMethodName;
  /** Every possible table, by rising number of yes to both, with the p-value of the exact test beside that of the score test. */
  readonly tables: readonly (PossibleTable & { readonly exactPValue: number })[];
  /** The same by McNemar's exact test, which is more cautious than its level says. */
  readonly exact: Pick<FrechetRange, 'pValue' | 'verdict' | 'rejectedFrom'>;
}

/**
 * Two questions on the same cases, over every number of Yes to both that their totals allow.
 *
 * @param margins - `first` and `second` cases with Yes to each question, of `of` cases
 * @param settings - `confidence` in (0, 1)
 * @returns the tables that the totals allow, with the least and the most they say of the difference, by Tango's limits and
 *   the score test that agrees with them; and by the exact test beside
 * @throws ArgumentError naming the argument
 *
 * @example
 * totalsPair({ first: 50, second: 41, of: 84 }).rejectedFrom; // 35
 */
export function totalsPair(margins: PairedMargins, settings: PairSettings = {}): TotalsPair {
  const { confidence = 0.95 } = requireFields('settings', settings);
  const { tables, ...range } = frechetRange(margins, { confidence, test: 'score' });
  const { tables: exactTables, pValue, verdict, rejectedFrom } = frechetRange(margins, { confidence });
  const { first, second, of } = margins;
  return {
    first,
    second,
    of,
    method: DECIDING,
    ...range,
    tables: tables.map((table, i) => ({ ...table, exactPValue: exactTables[i]!.pValue })),
    exact: { pValue, verdict, rejectedFrom },
  };
}

/** Two questions of a published inspection. */
export interface PublishedPair extends TotalsPair {
  /** Where the scenario's assumed effects put the overlap. */
  readonly implied: readonly ImpliedTable[];
  readonly questions: readonly [PairQuestion, PairQuestion];
}

export interface PairQuestion {
  readonly name: string;
  readonly label: string;
  /** The whole question. */
  readonly asks: string;
}

/**
 * Two questions of a published inspection: what their totals allow, and where the assumed effects put them within it.
 *
 * @param scenario - an inspection
 * @param names - two different yes-or-no variables that apply to the same cases
 * @param settings - `confidence` in (0, 1)
 * @returns as for `totalsPair`, with the table that each preset of effects implies
 * @throws ArgumentError naming the variable that is unknown, not yes-or-no, not counted, or about other cases
 *
 * @example
 * publishedPair(loadScenario('west-midlands-2025'), ['planning', 'assessment']).verdict;
 */
export function publishedPair(
  scenario: Scenario,
  names: readonly [string, string],
  settings: PairSettings = {},
): PublishedPair {
  const { confidence = 0.95 } = requireFields('settings', settings);
  const { first, second, margins, implied } = pairFromScenario(scenario, names, {
    confidence,
    test: 'score',
  });
  const about = (variable: typeof first) => ({
    name: variable.name,
    label: shortLabel(variable),
    asks: variable.label,
  });
  return { ...totalsPair(margins, { confidence }), implied, questions: [about(first), about(second)] };
}

function tableOf({ first, second, of, both }: PairedMargins & { readonly both: number }): PairedCounts {
  requireWhole('of', of, { min: 1 });
  requireWhole('first', first, { max: of });
  requireWhole('second', second, { max: of });
  requireWhole('both', both, { min: Math.max(0, first + second - of), max: Math.min(first, second) });
  return { both, firstOnly: first - both, secondOnly: second - both, neither: of - first - second + both };
}
