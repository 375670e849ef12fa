import { describe, expect, test } from 'vitest';
import {
  clusterDesignEffect,
  cohortCoverageSummary,
  coverageCurves,
  coverageSummary,
  designError,
  detectableChange,
  frechetBounds,
  frechetRange,
  homogeneity,
  individualsChart,
  loadScenario,
  lowestNext,
  lowestOfQuestions,
  nextQuestions,
  nothingChanged,
  partialPooling,
  powerToSeeChange,
  rankSetCoverage,
  simultaneousIntervals,
} from '../../src/index.js';

const REGIONS = [
  { yes: 41, of: 84 },
  { yes: 29, of: 64 },
  { yes: 9, of: 56 },
];

describe('what would take for ever is refused with the limit', () => {
  const design = { kind: 'simple', cases: 1e12, cohort: null } as const;
  test.each([
    ['frechetRange', 'of', () => frechetRange({ first: 1e5, second: 2e5, of: 1e6 })],
    ['coverageSummary', 'of', () => coverageSummary({ of: 1e6 })],
    ['cohortCoverageSummary', 'cohort', () => cohortCoverageSummary({ of: 84, cohort: 1e7 })],
    ['detectableChange', 'ofSecond', () => detectableChange({ from: 0.4, of: 84, ofSecond: 1e7 })],
    ['powerToSeeChange', 'of', () => powerToSeeChange({ from: 0.4, to: 0.5, of: 1e8 })],
    ['homogeneity', 'repeats', () => homogeneity(REGIONS, { repeats: 1e7 })],
    [
      'nothingChanged',
      'repeats',
      () => nothingChanged({ of: [84, 64], mean: 0.5, deviation: 0.1 }, { repeats: 1e7 }),
    ],
    ['rankSetCoverage', 'repeats', () => rankSetCoverage({ of: [84, 64], p: 0.5 }, { repeats: 1e7 })],
    [
      'designError',
      'design.cases',
      () => designError(loadScenario('west-midlands-2025'), { question: 'assessment', design }),
    ],
  ])('%s: %s', (_, argument, run) => {
    expect(run).toThrow(new RegExp(`^${argument} must be a whole number from [\\d,]+ to [\\d,]+, not `));
  });
});

describe('a list longer than can be spread into arguments', () => {
  const many = <Entry>(entry: Entry): Entry[] => new Array<Entry>(150_000).fill(entry);

  test('is worked through where that takes no longer than reading it', () => {
    expect(frechetBounds(many(0.5))).toEqual({ lower: 0, upper: 0.5 });
    expect(individualsChart(many(2))).toMatchObject({ mean: 2, movingRange: 0 });
    expect(clusterDesignEffect({ icc: 0, sizes: many(2) })).toMatchObject({ designEffect: 1 });
  });

  test.each([
    ['the number of questions', () => nextQuestions(many({ yes: 41, of: 84 }))],
    ['the number of questions', () => lowestNext(many({ yes: 41, of: 84 }))],
    ['the number of proportions', () => lowestOfQuestions({ of: 20, proportions: many(0.5) })],
    ['regions', () => partialPooling(many({ yes: 41, of: 84 }))],
    ['methods', () => coverageCurves({ of: 20, methods: many('wilson' as const), at: [0.5] })],
  ])('is refused with the limit where it would take long: %s', (argument, run) => {
    expect(run).toThrow(new RegExp(`^${argument} must be .*\\d.*, not (a list of )?150,?000\\b`));
  });
});

describe('a confidence as near to 1 as a number can be', () => {
  const confidence = 1 - 1e-15;

  test('is the whole box of Sison and Glaz, however many cases', () => {
    const [first] = simultaneousIntervals([10_000, 53, 25], { method: 'sison-glaz', confidence });
    expect(first?.upper).toBe(1);
  });

  test.each([1 - 1e-12, confidence])('pools regions at %f without losing an end in rounding', (near) => {
    for (const regions of [REGIONS, REGIONS.map(({ yes, of }) => ({ yes: 100 * yes, of: 100 * of }))]) {
      const pooled = partialPooling(regions, { confidence: near }).units;
      for (const { lower, upper } of pooled) expect(lower).toBeLessThan(upper);
    }
  });
});
