import { describe, expect, it } from 'vitest';
import { sizesOfCv } from '../../../src/designs/clusters/unequalSizes.js';
import { clusterDesignEffect } from '../../../src/estimation/design/clusterDesignEffect.js';
import { DataError } from '../../../src/problem.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { study } from '../../study/studyFixture.js';

const measured = (answer: ReturnType<typeof runStudy>['answers'][number] | undefined, name: string) =>
  answer?.measures.find(({ measure }) => measure === name);

const ofDesign = (design: string, more: Record<string, string> = {}) =>
  study({ designs: `{ pdus: ${design} }`, grid: '{ proportion: [0.45] }', ...more });

describe('clusters of unequal size', () => {
  it('have exactly the variance of Eldridge, Ashby and Kerry when all are taken, with outcomes listed', () => {
    const sizes = [30, 12, 12, 10, 8, 7, 5];
    for (const icc of [0, 0.03, 0.2]) {
      const plan = ofDesign(`{ kind: two-stage, sizes: [${sizes}], icc: ${icc}, cases: 84 }`);
      const [answer] = runStudy(plan).answers;
      const known = Math.sqrt((clusterDesignEffect({ sizes, icc }).designEffect * 0.45 * 0.55) / 84);
      expect(answer?.exact).toBe(true);
      expect(measured(answer, 'empiricalError')?.value).toBeCloseTo(known, 12);
      expect(measured(answer, 'designError')?.value).toBeCloseTo(known, 12);
    }
  });

  it('give what equal clusters give when their sizes are the same', () => {
    const errors = ['sizes: [5, 5, 5, 5, 5, 5]', 'cv: 0, clusters: 6', 'clusters: 6'].map((sizes) => {
      const plan = ofDesign(`{ kind: two-stage, ${sizes}, take: 4, icc: 0.1, cases: 40, cohort: 120 }`);
      return measured(runStudy(plan, { replicates: 10 }).answers[0], 'designError')?.value;
    });
    expect(errors[0]).toBeCloseTo(errors[2] ?? Number.NaN, 12);
    expect(errors[1]).toBeCloseTo(errors[2] ?? Number.NaN, 12);
  });

  it('have the true standard error that many replicates show, whole or in part, of cohort and process', () => {
    const inquiries =
      '{ cohort: { percentage: assessment, of: cohort }, process: { percentage: assessment, of: process } }';
    const answers = '{ raw: { interval: wilson }, weighted: { estimate: design } }';
    for (const design of [
      '{ kind: cluster, sizes: [30, 12, 12, 10, 8, 7, 5], take: 3, icc: 0.15, cohort: 168 }',
      '{ kind: two-stage, sizes: [30, 12, 12, 10, 8, 7, 5], take: 4, icc: 0.15, cases: 30, cohort: 168 }',
      '{ kind: two-stage, clusters: 7, cv: 0.8, take: 4, icc: 0.15, cases: 30 }',
    ]) {
      const plan = ofDesign(design, design.includes('cohort') ? { inquiries, answers } : { answers });
      for (const answer of runStudy(plan, { replicates: 4000, exact: false, seed: 5 }).answers) {
        const [real, simulated] = [measured(answer, 'designError'), measured(answer, 'empiricalError')];
        // Six Monte Carlo errors: 2e-9 for each of ten, with a fixed seed.
        const off = Math.abs((simulated?.value ?? 0) - (real?.value ?? Number.NaN));
        expect(off, `${design} ${answer.inquiry}`).toBeLessThan(6 * (simulated?.mcse ?? 0));
      }
    }
  });

  it('are simulated where it is left to chance which of them come up', () => {
    const plan = ofDesign('{ kind: two-stage, sizes: [30, 12, 12, 10], take: 2, icc: 0.1, cases: 20 }');
    expect(runStudy(plan, { replicates: 10 }).answers[0]?.exact).toBe(false);
  });

  it.each([
    ['{ kind: two-stage, sizes: [3, 4], clusters: 3, icc: 0.1 }', 'bad-sizes', 'has 3 clusters but 2 sizes'],
    ['{ kind: two-stage, sizes: [3, 4], cv: 0.3, icc: 0.1 }', 'over-determined', 'gives sizes and cv'],
    [
      '{ kind: cluster, clusters: 5, cv: 0.3, icc: 0.1, cohort: 90, within: { clusters: 3, icc: 0.2 } }',
      'bad-sizes',
      'has cv and units within its clusters',
    ],
    [
      '{ kind: two-stage, sizes: [90, 6, 4], take: 2, icc: 0.1, cases: 20, cohort: 100 }',
      'cluster-too-small',
      'may have only 10 together',
    ],
    [
      '{ kind: two-stage, clusters: 5, cv: 2.5, icc: 0.1, cases: 60 }',
      'cluster-without-cases',
      'too small for a case',
    ],
  ])('refuse %s', (design, code, message) => {
    try {
      ofDesign(design, { grid: '{}' });
      expect.unreachable();
    } catch (error) {
      const { problems } = error as DataError;
      expect(error).toBeInstanceOf(DataError);
      expect(problems.find((problem) => problem.code === code)?.message).toContain(message);
    }
  });
});

describe('sizes of a coefficient of variation', () => {
  it('have it, and a mean of 1, the largest first', () => {
    for (const clusters of [2, 5, 11, 200]) {
      for (const cv of [0, 0.1, 0.6, 0.95]) {
        const sizes = sizesOfCv(cv, clusters);
        const mean = sizes.reduce((sum, size) => sum + size, 0) / clusters;
        const squares = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / clusters;
        expect(mean).toBeCloseTo(1, 12);
        expect(Math.sqrt(squares)).toBeCloseTo(cv, 9);
        expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
      }
    }
  });
});
