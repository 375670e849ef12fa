import { expect, test } from 'vitest';
import { methodLabel } from '../../src/estimation/methodLabel.js';
import { METHODS, type MethodFamily } from '../../src/estimation/methods.js';
import { coverageReport } from '../../src/results/coverage.js';
import { intervalReport } from '../../src/results/interval.js';
import { readCounts } from '../../src/results/tables/readCounts.js';
import {
  COHORT_METHODS,
  DESIGN_METHODS,
  DIFFERENCE_METHODS,
  PAIRED_METHODS,
  PERCENTAGE_METHODS,
} from '../../src/study/estimators/limits.js';

const FAMILIES: Readonly<Record<string, MethodFamily>> = {
  'the cases': 'proportion',
  'the cohort': 'cohort',
  'the design': 'design',
  'the inspectors': 'inspectors',
  'everything given': 'complex',
};

test('a method has one name and one label, whichever result it is in', async () => {
  const { intervals } = intervalReport({
    stated: [readCounts('41/84')],
    cohort: 650,
    design: { effect: 1.5, degreesOfFreedom: 10 },
    accuracy: { sensitivity: 0.9, specificity: 0.8, sensitivityChecks: 50, specificityChecks: 50 },
  });
  expect(new Set(intervals.map(({ knows }) => knows))).toEqual(new Set(Object.keys(FAMILIES)));
  for (const { knows, method, label } of intervals) {
    expect(METHODS[FAMILIES[knows] as MethodFamily][method]).toBe(label);
  }
  const { overall } = await coverageReport({ of: 10, cohort: 20 });
  for (const { method, label } of overall) expect(methodLabel(method, 'cohort')).toBe(label);
  const ofCohort = intervals.filter(({ knows }) => knows === 'the cohort').map(({ method }) => method);
  expect(overall.map(({ method }) => method)).toEqual(expect.arrayContaining(ofCohort));
});

test('two methods never share a label within what they are for', () => {
  for (const methods of Object.values(METHODS)) {
    expect(new Set(Object.values(methods)).size).toBe(Object.keys(methods).length);
  }
});

test('a study names its methods as every other result does', () => {
  expect(PERCENTAGE_METHODS).toEqual(Object.keys(METHODS.proportion));
  expect(COHORT_METHODS).toEqual(Object.keys(METHODS.cohort));
  expect(DESIGN_METHODS).toEqual(Object.keys(METHODS.design));
  expect(DIFFERENCE_METHODS).toEqual(Object.keys(METHODS.difference));
  expect(PAIRED_METHODS).toEqual(Object.keys(METHODS.pair));
});
