import { requireFields, requireWhole } from '../check.js';
import { type FrechetRange, frechetRange, type PairedMargins } from '../estimation/difference/frechet.js';
import {
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
  readonly confidence: number;
  /** Of first minus second, by every method. */
  readonly intervals: readonly Interval<PairedMethodName>[];
  /** McNemar's, two-sided. */
  readonly pValues: { readonly exact: number; readonly midP: number };
}

/**
 * Two questions on the same cases, by every method, once the cases with Yes to both are counted.
 *
 * @param pair - `first` and `second` cases with Yes to each question, and `both`, of `of` cases
 * @param settings - `confidence` in (0, 1)
 * @returns the difference with its limits by every method, and McNemar's p-values
 * @throws ArgumentError naming the argument
 *
 * @example
 * knownPair({ first: 50, second: 41, of: 84, both: 35 }).pValues.exact; // 0.078…
 */
export function knownPair(
  pair: PairedMargins & { readonly both: number },
  settings: PairSettings = {},
): KnownPair {
  const { confidence = 0.95 } = requireFields('settings', settings);
  const table = tableOf(requireFields('pair', pair, '{ first: 50, second: 41, of: 84, both: 35 }'));
  return {
    table,
    confidence,
    intervals: PAIRED_METHOD_NAMES.map((method) => pairedDifferenceInterval(table, { method, confidence })),
    pValues: {
      exact: mcnemarPValue(table, { method: 'exact' }),
      midP: mcnemarPValue(table, { method: 'mid-p' }),
    },
  };
}

/** Two questions on the same cases of which only the totals are known. */
export interface TotalsPair extends PairedMargins, FrechetRange {}

/**
 * Two questions on the same cases, over every number of Yes to both that their totals allow.
 *
 * @param margins - `first` and `second` cases with Yes to each question, of `of` cases
 * @param settings - `confidence` in (0, 1)
 * @returns the tables that the totals allow, with the least and the most they say of the difference
 * @throws ArgumentError naming the argument
 *
 * @example
 * totalsPair({ first: 50, second: 41, of: 84 }).verdict; // 'some'
 */
export function totalsPair(margins: PairedMargins, settings: PairSettings = {}): TotalsPair {
  const range = frechetRange(margins, requireFields('settings', settings));
  const { first, second, of } = margins;
  return { first, second, of, ...range };
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
  const { first, second, margins, range, implied } = pairFromScenario(scenario, names, settings);
  const about = (variable: typeof first) => ({
    name: variable.name,
    label: shortLabel(variable),
    asks: variable.label,
  });
  return { ...margins, ...range, implied, questions: [about(first), about(second)] };
}

function tableOf({ first, second, of, both }: PairedMargins & { readonly both: number }): PairedCounts {
  requireWhole('of', of, { min: 1 });
  requireWhole('first', first, { max: of });
  requireWhole('second', second, { max: of });
  requireWhole('both', both, { min: Math.max(0, first + second - of), max: Math.min(first, second) });
  return { both, firstOnly: first - both, secondOnly: second - both, neither: of - first - second + both };
}
