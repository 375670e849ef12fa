import { requireConfidence, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import {
  MCNEMAR_TESTS,
  type McnemarTest,
  mcnemarPValue,
  type PairedCounts,
  pairedDifferenceInterval,
} from './pairedDifference.js';

/** The totals of two questions on the same cases, without the table behind them. */
export interface PairedMargins {
  /** Cases with a yes to the first question. */
  readonly first: number;
  readonly second: number;
  readonly of: number;
}

/** One of the tables that the totals allow, with Tango limits on first minus second. */
export interface PossibleTable extends Limits {
  readonly table: PairedCounts;
  /** Two-sided, by the test of the range. */
  readonly pValue: number;
}

export interface FrechetRange {
  /** Fewest and most cases that can have a yes to both. */
  readonly both: { readonly from: number; readonly to: number };
  /** Tango limits on first minus second that are true whichever table is. */
  readonly envelope: Limits;
  readonly pValue: { readonly lowest: number; readonly highest: number };
  /** McNemar's: the score test rejects where the Tango limits leave out 0, the exact one more seldom. */
  readonly test: McnemarTest;
  /** For how many of the tables the test rejects "no difference" at this confidence. */
  readonly verdict: 'all' | 'some' | 'none';
  /** The tables where it does, by their number of yes to both; null when there are none. */
  readonly rejectedFrom: number | null;
  readonly confidence: number;
  /** Every possible table, by rising number of yes to both. */
  readonly tables: readonly PossibleTable[];
}

/**
 * What can be said about two questions on the same cases when only their totals are published.
 *
 * @param margins - yes answers to each question, whole numbers from 0 to `of`, of at most 100,000 cases
 * @param options - `confidence` in (0, 1); `test` of the p-values and the verdict: exact (if omitted), mid-p, or score, which
 *   agrees with the Tango limits
 * @returns the range of "yes to both", and what every, some or no table within it says
 * @throws ArgumentError naming the argument that is out of range
 * @source Fréchet 1951 for the range; Tango 1998 and McNemar 1947 within it.
 *
 * @example
 * frechetRange({ first: 41, second: 50, of: 84 }); // both 7 to 41; p 0.0039 to 0.362; verdict 'some'
 */
export function frechetRange(
  margins: PairedMargins,
  options: { confidence?: number; test?: McnemarTest } = {},
): FrechetRange {
  const { first, second, of } = requireFields('margins', margins, '{ first: 41, second: 50, of: 84 }');
  const { confidence = 0.95, test = 'exact' } = requireFields('options', options);
  requireOneOf('test', test, MCNEMAR_TESTS);
  requireWhole('of', of, { min: 1, max: MOST_CASES });
  requireWhole('first', first, { max: of });
  requireWhole('second', second, { max: of });
  requireConfidence(confidence);
  const from = Math.max(0, first + second - of);
  const to = Math.min(first, second);
  const tables: PossibleTable[] = [];
  for (let both = from; both <= to; both++) {
    const table = {
      both,
      firstOnly: first - both,
      secondOnly: second - both,
      neither: of - first - second + both,
    };
    const { lower, upper } = pairedDifferenceInterval(table, { method: 'tango', confidence });
    tables.push(Object.freeze({ table, lower, upper, pValue: mcnemarPValue(table, { method: test }) }));
  }
  const rejected = tables.filter(({ pValue }) => pValue < 1 - confidence);
  return Object.freeze({
    both: { from, to },
    envelope: {
      lower: tables.reduce((least, { lower }) => Math.min(least, lower), 1),
      upper: tables.reduce((most, { upper }) => Math.max(most, upper), -1),
    },
    pValue: {
      lowest: tables.reduce((least, { pValue }) => Math.min(least, pValue), 1),
      highest: tables.reduce((most, { pValue }) => Math.max(most, pValue), 0),
    },
    test,
    verdict: rejected.length === 0 ? 'none' : rejected.length === tables.length ? 'all' : 'some',
    // The fewer cases differ, the clearer the same difference stands out: the rejected tables are the last ones.
    rejectedFrom: rejected[0]?.table.both ?? null,
    confidence,
    tables,
  });
}

/** Every table that the totals allow is tested and given: of more cases they would take long to find, and nobody reads them. */
const MOST_CASES = 100_000;
