import { expect, test } from 'vitest';
import * as api from '../../src/index.js';

const COUNTS = { yes: 41, of: 84 };
const OTHER = { yes: 29, of: 64 };
const TABLE = { both: 10, firstOnly: 12, secondOnly: 3, neither: 4 };

/** A call of each estimator that works as it stands. */
const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  proportionInterval: [COUNTS, { method: 'wilson', confidence: 0.9, side: 'lower' }],
  proportionPValue: [COUNTS, { against: 0.5, method: 'blaker', side: 'both' }],
  betaPriorInterval: [COUNTS, { prior: { yes: 1, no: 1 }, confidence: 0.9, side: 'both' }],
  differenceInterval: [COUNTS, OTHER, { method: 'mee', confidence: 0.9, side: 'lower' }],
  differencePValue: [COUNTS, OTHER, { method: 'mee', difference: 0.1 }],
  riskRatioInterval: [COUNTS, OTHER, { confidence: 0.9, side: 'lower' }],
  oddsRatioInterval: [COUNTS, OTHER, { confidence: 0.9, side: 'upper' }],
  pairedDifferenceInterval: [TABLE, { method: 'tango', confidence: 0.9, side: 'lower' }],
  mcnemarPValue: [TABLE, { method: 'exact' }],
  frechetRange: [{ first: 41, second: 50, of: 84 }, { confidence: 0.9 }],
  simultaneousIntervals: [[6, 53, 25], { method: 'sison-glaz', confidence: 0.9 }],
  finitePopulationInterval: [
    { ...COUNTS, cohort: 650 },
    { method: 'wilson', confidence: 0.9, side: 'lower' },
  ],
  finitePopulationPValue: [
    { ...COUNTS, cohort: 650 },
    { method: 'wilson', against: 0.5, side: 'lower' },
  ],
  clusteredInterval: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { method: 'korn-graubard', confidence: 0.9, side: 'lower' },
  ],
  clusteredPValue: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { method: 'logit', against: 0.4, side: 'both' },
  ],
  trueProportionInterval: [
    COUNTS,
    { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50, specificityChecks: 50 },
    { method: 'lang-reiczigel', confidence: 0.9, side: 'lower' },
  ],
  coverage: [{ of: 84, p: 0.5, method: 'wilson', confidence: 0.9, side: 'both' }],
  coverageSummary: [{ of: 20, method: 'wilson', confidence: 0.9, side: 'both' }],
  cohortCoverage: [{ of: 20, cohort: 65, yes: 30, method: 'wilson', confidence: 0.9, side: 'both' }],
  bandProbabilities: [COUNTS, { next: 84, cut: 'exact' }],
  bandsNotRejected: [COUNTS, { method: 'wilson', confidence: 0.9 }],
  sampleSize: [
    { margin: 0.05, confidence: 0.9, cohort: 650, designEffect: 1.2, response: 0.9, proportion: 0.4 },
  ],
  powerToSeeChange: [{ from: 0.4, to: 0.5, of: 84, ofSecond: 84, confidence: 0.9 }],
  detectableChange: [{ from: 0.4, of: 84, ofSecond: 84, power: 0.8, confidence: 0.9 }],
  lowestOfQuestions: [{ of: 84, proportions: [0.5, 0.6] }],
  rankingError: [COUNTS, OTHER],
  marginOf: [{ of: 84, confidence: 0.9, proportion: 0.5, cohort: 650, designEffect: 1.2 }],
};

const BAD = [Number.NaN, Infinity, -Infinity, -1, 0, 1.5, 95, 1e308, 1e-320, 2 ** 53 - 1, 'x', '0.95', true];

/** Where scalars stand in the arguments, as paths of keys. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const entries = Object.entries(value ?? {}).map(([name, inner]) => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function hasNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNaN);
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => Object.entries(inner ?? {}).find(([name]) => name === key)?.[1],
    value,
  );

test.each(Object.entries(CALLS))(
  '%s answers or refuses by name, whatever stands in an argument',
  (name, call) => {
    const estimator = Object.entries(api).find(([key]) => key === name)?.[1] as (
      ...given: unknown[]
    ) => unknown;
    expect(hasNaN(estimator(...call))).toBe(false);
    const wrong = pathsIn(call).flatMap((path) =>
      BAD.flatMap((bad) => {
        const says = `${path.join('.')} = ${String(bad)}`;
        try {
          const result = estimator(...(replaced(call, path, bad) as unknown[]));
          // A word or a truth value is never taken for a number.
          const isTaken = typeof at(call, path) === 'number' && typeof bad !== 'number';
          return hasNaN(result) || isTaken ? [`${says} gave ${JSON.stringify(result)}`] : [];
        } catch (error) {
          return error instanceof api.ArgumentError ? [] : [`${says} threw ${String(error)}`];
        }
      }),
    );
    expect(wrong).toEqual([]);
  },
);
