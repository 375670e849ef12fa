import { expect, test } from 'vitest';
import * as api from '../../src/index.js';

const COUNTS = { yes: 41, of: 84 };
const OTHER = { yes: 29, of: 64 };
const SCENARIO = api.loadScenario('west-midlands-2025');
const MODEL = api.compileModel(SCENARIO);
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
  coverageCurves: [{ of: 20, methods: ['wilson'], at: [0.3], confidence: 0.9, side: 'both' }],
  coverageSummary: [{ of: 20, method: 'wilson', confidence: 0.9, side: 'both' }],
  cohortCoverage: [{ of: 20, cohort: 65, yes: 30, method: 'wilson', confidence: 0.9, side: 'both' }],
  nextInspection: [COUNTS, { cases: 84, confidence: 0.9 }],
  nextQuestions: [[COUNTS, OTHER], { cases: 84, confidence: 0.9, level: 'all' }],
  ifPublishedIsTrue: [COUNTS, { cases: 84, confidence: 0.9 }],
  bandProbabilities: [COUNTS, { next: 84, cut: 'exact' }],
  bandsNotRejected: [COUNTS, { method: 'wilson', confidence: 0.9 }],
  sampleSize: [
    {
      margin: 0.05,
      confidence: 0.9,
      cohort: 650,
      designEffect: 1.2,
      response: 0.9,
      proportion: 0.4,
      guaranteed: true,
    },
  ],
  bandPower: [
    { from: 0.5, to: 0.65, truth: 0.575, of: 84 },
    { method: 'wilson', confidence: 0.9 },
  ],
  bandSampleSize: [
    { from: 0.5, to: 0.65, truth: 0.575, power: 0.5 },
    { method: 'wilson', confidence: 0.9, upTo: 2000 },
  ],
  widthAssurance: [
    { width: 0.2, truth: 0.5, of: 84 },
    { method: 'wilson', confidence: 0.9 },
  ],
  assuredSampleSize: [
    { width: 0.2, assurance: 0.9, truth: 0.5 },
    { method: 'wilson', confidence: 0.9, upTo: 2000 },
  ],
  nonInferiority: [COUNTS, OTHER, { margin: 0.1, confidence: 0.9, method: 'farrington-manning' }],
  equivalence: [COUNTS, OTHER, { margin: 0.1, confidence: 0.9, method: 'farrington-manning' }],
  nonInferiorityPower: [
    { from: 0.5, to: 0.5, of: 20, ofSecond: 30 },
    { margin: 0.1, confidence: 0.9 },
  ],
  nonInferioritySampleSize: [
    { from: 0.5, to: 0.5, power: 0.6, ratio: 1 },
    { margin: 0.2, confidence: 0.9, upTo: 200 },
  ],
  pairedPower: [
    { firstOnly: 0.2, secondOnly: 0.1, of: 84 },
    { method: 'mid-p', confidence: 0.9 },
  ],
  pairedSampleSize: [
    { firstOnly: 0.3, secondOnly: 0.1, power: 0.5 },
    { method: 'exact', confidence: 0.9, upTo: 500 },
  ],
  reliabilityOf: [0.25, 3],
  cohortChangePower: [
    { cohort: 65, of: 20, proportion: 0.5 },
    { cohort: 65, of: 20, proportion: 0.7 },
    { method: 'finite-score', confidence: 0.9 },
  ],
  complexInterval: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { method: 'logit', confidence: 0.9, side: 'lower' },
  ],
  complexPValue: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { against: 0.5, method: 'logit', side: 'lower' },
  ],
  complexPosterior: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { prior: { yes: 2, no: 2 }, confidence: 0.9, side: 'lower', above: 0.5 },
  ],
  priorPredictivePValue: [
    { ...COUNTS, designEffect: 1.5 },
    { yes: 2, no: 2 },
  ],
  cohortDesignEffect: [
    { sizes: [30, 12], icc: 0.05 },
    { of: 42, cohort: 650, clusters: 12 },
  ],
  clusterDesignEffect: [{ sizes: [30, 12], icc: 0.05 }, 'process'],
  kornGraubardSample: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { confidence: 0.9, side: 'lower' },
  ],
  powerToSeeChange: [{ from: 0.4, to: 0.5, of: 84, ofSecond: 84, confidence: 0.9 }],
  detectableChange: [{ from: 0.4, of: 84, ofSecond: 84, power: 0.8, confidence: 0.9, direction: 'up' }],
  lowestOfQuestions: [{ of: 84, proportions: [0.5, 0.6] }],
  rankingError: [COUNTS, OTHER],
  marginOf: [{ of: 84, confidence: 0.9, proportion: 0.5, cohort: 650, designEffect: 1.2, guaranteed: false }],
  trueProportionPValue: [COUNTS, { sensitivity: 0.9, specificity: 0.8 }, { against: 0.5, side: 'upper' }],
  apparentProportion: [0.5, { sensitivity: 0.9, specificity: 0.8 }],
  cohortCoverageSummary: [{ of: 20, cohort: 65, method: 'wilson', confidence: 0.9, side: 'both' }],
  intervalTable: [{ of: 20, method: 'wilson', confidence: 0.9, side: 'both' }],
  compareCounts: [COUNTS, OTHER, { confidence: 0.9 }],
  compareScenarios: [SCENARIO, SCENARIO, { confidence: 0.9, test: 'fisher' }],
  pairFromScenario: [SCENARIO, ['planning', 'assessment'], { confidence: 0.9 }],
  adjustPValues: [[0.01, 0.04, 0.03], 'holm'],
  confidencePerQuestion: [0.95, 4, 'sidak'],
  twoRaterAgreement: [TABLE, { confidence: 0.9 }],
  manyRaterAgreement: [
    [
      [3, 0],
      [2, 1],
      [0, 3],
    ],
    { confidence: 0.9 },
  ],
  surveyProportion: [{ yes: [1, 0, 1, 1], weight: [1, 2, 1, 1], unit: ['a', 'a', 'b', 'b'] }],
  surveyInterval: [
    { estimate: 0.5, standardError: 0.1, degreesOfFreedom: 9, cases: 84 },
    { method: 'logit', confidence: 0.9, side: 'both' },
  ],
  bandOf: [COUNTS, 'exact'],
  bandsReport: [COUNTS, { next: 84, method: 'wilson', confidence: 0.9 }],
  scenarioBands: [SCENARIO, { next: 20, method: 'wilson', confidence: 0.9 }],
  countsRoundedAcross: [84],
  discretion: [COUNTS],
  overallRating: [7, '2021'],
  feasibleCounts: [{ percent: '49', of: 84, rounding: 'half-up' }],
  feasibleSamples: [{ percents: ['49', '58'], from: 80, to: 90, rounding: 'half-up' }],
  frechetBounds: [[0.58, 0.52]],
  reinspection: [COUNTS, { cases: 84, confidence: 0.9 }],
  kappaOf: [0.5, { sensitivity: 0.9, specificity: 0.8 }],
  inspect: [MODEL, { design: { cases: 20 }, seed: 7 }],
  drawCases: [MODEL, { cases: 3, seed: 7, match: 'expected' }],
  workloadCapacity: [37, 1],
  impliedPointsPerCase: [1.02, 38],
  capacityUsed: [[{ points: 2000, capacity: 2176 }]],
  nearestPercentages: [{ percent: '47', of: 84, rounding: 'half-even' }],
};

const BAD = [Number.NaN, Infinity, -Infinity, -1, 0, 1.5, 95, 1e308, 1e-320, 2 ** 53 - 1, 'x', '0.95', true];

/** What casesim made is passed as it is, or not at all. */
const isMade = (value: object) => value === SCENARIO || value === MODEL;

/** Where scalars are in the arguments, as paths of keys. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (isMade(value)) return [];
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
  '%s answers or refuses by name, whatever is given for an argument',
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

/** What is given where an argument that has others should be. */
const NOT_HELD = [null, 5, 'west-midlands-2025', Number.NaN, true];

test.each(Object.entries(CALLS))(
  '%s refuses by name an argument that is missing or no list or object',
  (name, call) => {
    const estimator = Object.entries(api).find(([key]) => key === name)?.[1] as (
      ...given: unknown[]
    ) => unknown;
    const wrong = holdersIn(call).flatMap((path) =>
      [...NOT_HELD, ...(path.length > 1 && !isOptional(path) ? [undefined] : [])].flatMap((bad) => {
        const says = `${path.join('.')} = ${String(bad)}`;
        try {
          return [`${says} gave ${JSON.stringify(estimator(...(replaced(call, path, bad) as unknown[])))}`];
        } catch (error) {
          const isNamed =
            error instanceof api.ArgumentError && /^[a-zA-Z[\]. 0-9]+ must be /.test(error.message);
          return isNamed ? [] : [`${says} threw ${String(error)}`];
        }
      }),
    );
    expect(wrong).toEqual([]);
    expect(() => estimator()).toThrow(api.ArgumentError);
  },
);

/** What may be left out: columns of a sample, and the design of an inspection. */
const isOptional = (path: readonly string[]) => ['weight', 'unit', 'design'].includes(path[1] ?? '');

/** Where lists and objects are in the arguments. */
function holdersIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = isMade(value) ? [] : Object.entries(value);
  const here = path.length === 0 ? [] : [path];
  return [...here, ...inner.flatMap(([key, held]) => holdersIn(held, [...path, key]))];
}
