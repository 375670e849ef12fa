import { describe, expect, test } from 'vitest';
import { bandPlanDocument } from '../../src/report/documents/planning/bandPlanDocument.js';
import { intervalReport } from '../../src/results/interval.js';
import { assurancePlan } from '../../src/results/plan/assurance.js';
import { bandPlan } from '../../src/results/plan/band.js';
import type { ChanceCurve } from '../../src/results/plan/chances.js';
import { changePlan } from '../../src/results/plan/change.js';
import { marginPlan } from '../../src/results/plan/margin.js';
import { noWorsePlan } from '../../src/results/plan/noWorse.js';
import { pairedPlan } from '../../src/results/plan/paired.js';
import { reliabilityPlan } from '../../src/results/plan/reliability.js';
import { samplePlan } from '../../src/results/plan.js';
import { readCounts } from '../../src/results/tables/readCounts.js';

/** Plans with how far a tooth may take the chance below what fewer cases have. */
const PLANS: Readonly<Record<string, { readonly chances: ChanceCurve; readonly tooth: number }>> = {
  'a band': { chances: bandPlan({ band: 'good' }).chances, tooth: 0.1 },
  'a narrow interval': { chances: assurancePlan({ margin: 0.1, truth: 0.3 }).chances, tooth: 0.12 },
  'a narrow interval after an earlier sample': {
    chances: assurancePlan({ margin: 0.1, earlier: { yes: 21, of: 84 } }).chances,
    tooth: 0.05,
  },
  'a change': { chances: changePlan({ from: 0.49, to: 0.65 }).chances, tooth: 0.06 },
  'no worse': { chances: noWorsePlan({ margin: 0.2, from: 0.6 }).chances, tooth: 0.1 },
  'the same': { chances: noWorsePlan({ margin: 0.2, from: 0.6, claim: 'equivalent' }).chances, tooth: 0.1 },
  'two questions': { chances: pairedPlan({ firstOnly: 0.3, secondOnly: 0.15 }).chances, tooth: 0.03 },
};

describe('the chance over the cases', () => {
  test.each(Object.entries(PLANS))('rises for %s but for its saw-tooth', (_, { chances, tooth }) => {
    let most = 0;
    for (const { of, chance } of chances.points) {
      expect(chance, `${of} cases`).toBeGreaterThanOrEqual(most - tooth);
      most = Math.max(most, chance);
    }
    expect(most).toBeGreaterThan(0.8);
  });
});

describe('a plan', () => {
  test.each([
    {},
    { cohort: 650 },
    { designEffect: 1.4 },
    { designEffect: 0.7 },
    { cohort: 650, designEffect: 1.4 },
  ])('of 84 cases leads with the interval that they lead with in the end: %j', (known) => {
    const planned = samplePlan({ of: 84, ...known }).levels.find(({ confidence }) => confidence === 0.95);
    const { cohort = null, designEffect } = known as { cohort?: number; designEffect?: number };
    const design = designEffect === undefined ? null : { effect: designEffect, degreesOfFreedom: null };
    const [led] = intervalReport({
      stated: [readCounts('42/84')],
      methods: ['wilson'],
      cohort,
      design,
    }).intervals;
    expect(planned?.margins[0]?.expected).toBeCloseTo(((led?.upper ?? 0) - (led?.lower ?? 0)) / 2, 12);
  });

  test('of needed cases and the chance of as many given agree', () => {
    const band = bandPlan({ band: 'good' }).needed;
    expect(bandPlan({ band: 'good', of: band?.fewest ?? 0 }).given?.chance).toBe(band?.chanceAtFewest);
    const worse = noWorsePlan({ margin: 0.2, from: 0.6, ratio: 2 }).needed;
    const given = noWorsePlan({
      margin: 0.2,
      from: 0.6,
      of: worse?.fewest ?? 0,
      ofSecond: worse?.ofSecond ?? 0,
    }).given;
    expect(given?.chance).toBe(worse?.chanceAtFewest);
    expect(given?.largestSize).toEqual(worse?.largestSize);
    const change = changePlan({ from: 0.49, to: 0.65, cohort: 650 });
    const again = changePlan({
      from: 0.49,
      to: 0.65,
      cohort: 650,
      of: change.cohorts?.tests[0]?.needed?.fewest ?? 0,
    });
    expect(again.cohorts?.tests[0]?.given?.chance).toBe(change.cohorts?.tests[0]?.needed?.chanceAtFewest);
  });

  test('asks for what was given alone, unless both are wanted', () => {
    expect(pairedPlan({ firstOnly: 0.3, secondOnly: 0.15, of: 84 }).needed).toBeNull();
    expect(pairedPlan({ firstOnly: 0.3, secondOnly: 0.15, of: 84, power: 0.5 }).needed?.chance).toBe(0.5);
    expect(pairedPlan({ firstOnly: 0.3, secondOnly: 0.15 }).given).toBeNull();
    expect(reliabilityPlan({ single: '0.25', reviews: 3 }).needed).toBeNull();
  });

  test('of a change multiplies by the design effect and rounds up to what has to be asked for', () => {
    const plain = changePlan({ from: 0.49, to: 0.65 }).process;
    const clustered = changePlan({ from: 0.49, to: 0.65, designEffect: 1.5, response: 0.8 }).process;
    expect(plain.isExact).toBe(true);
    expect(clustered.isExact).toBe(false);
    expect(clustered.needed?.fewest).toBe(Math.ceil(1.5 * (plain.needed?.fewest ?? 0)));
    expect(clustered.needed?.ask).toBe(Math.ceil((clustered.needed?.fewest ?? 0) / 0.8));
  });

  test('calls the intervals of a cohort what they are, and leads with that of casesim itself', () => {
    const methods = (cohort?: number) =>
      marginPlan({ margin: 0.05, ...(cohort === undefined ? {} : { cohort }) }).sizes.map(
        ({ method }) => method,
      );
    expect(methods()).toEqual(['wilson', 'clopper-pearson', 'wald']);
    expect(methods(650)).toEqual(['finite-wilson', 'hypergeometric', 'wald']);
  });

  test('of 84 cases keeps a claim about the process and one about the cohorts apart', () => {
    const { process, cohorts } = samplePlan({ of: 84, cohort: 650 }).change ?? {};
    expect(process?.tenPoints.right).toBeCloseTo(0.2621, 3);
    expect(cohorts?.score.right).toBeCloseTo(0.2472, 4);
    expect(cohorts?.finiteScore.right).toBeCloseTo(0.3034, 3);
    expect(cohorts?.yes).toEqual([325, 390]);
    expect(samplePlan({ of: 84, cohort: 650, designEffect: 1.4 }).change?.cohorts).toBeNull();
    // What takes other percentages for granted is not said where one was stated.
    expect(samplePlan({ of: 84, proportion: 0.6 })).toMatchObject({ change: null, toSettle: null });
  });
});

describe('a design effect', () => {
  const plans: Readonly<Record<string, (designEffect: number) => object>> = {
    samplePlan: (designEffect) => samplePlan({ of: 84, cohort: 650, designEffect }),
    marginPlan: (designEffect) => marginPlan({ margin: 0.1, designEffect }),
    assurancePlan: (designEffect) => assurancePlan({ margin: 0.1, truth: 0.3, of: 84, designEffect }),
    bandPlan: (designEffect) => bandPlan({ band: 'good', of: 84, designEffect }),
    changePlan: (designEffect) => changePlan({ from: 0.49, to: 0.65, of: 84, designEffect }),
    noWorsePlan: (designEffect) => noWorsePlan({ margin: 0.2, from: 0.6, of: 84, designEffect }),
    pairedPlan: (designEffect) => pairedPlan({ firstOnly: 0.3, secondOnly: 0.15, of: 84, designEffect }),
  };

  test.each(Object.entries(plans))(
    'of %s is refused beyond 0.01 and 1,000, next to nothing too',
    (_, plan) => {
      for (const outside of [5e-324, 0.0099, 1000.1, Number.MAX_VALUE]) {
        expect(() => plan(outside)).toThrow('designEffect must be');
      }
    },
  );

  test.each([0.01, 1000])('of %s is planned with for a margin', (designEffect) => {
    for (const name of ['marginPlan', 'samplePlan']) {
      expect(JSON.stringify(plans[name]?.(designEffect))).not.toMatch(/NaN/);
    }
    const [size] = marginPlan({ margin: 0.1, designEffect }).sizes;
    expect(size?.expected.n).toBeGreaterThan(0);
    expect(size?.guaranteed.n).toBeGreaterThanOrEqual(size?.expected.n ?? Infinity);
  });
});

describe('a plan for a cohort', () => {
  test('answers for the cohort where the process behind its cases is out of reach', () => {
    const narrow = assurancePlan({ margin: 0.001, cohort: 100 });
    expect(narrow.needed).toBeNull();
    // Of 99 of 100 the finite-cohort Wilson interval is wider than 0.2 points, whatever the count.
    expect(narrow.inCohort?.needed?.fewest).toBe(100);
    expect(narrow.outOfReach).toMatchObject({ of: 100_000, chance: 0 });
    const band = bandPlan({ band: 'good', truth: 0.799, cohort: 1000 });
    expect(band.inCohort?.needed?.fewest).toBeLessThanOrEqual(1000);
    expect(band.outOfReach?.chance).toBeLessThan(0.8);
    expect(bandPlanDocument(band).sentence).toContain('the cohort of 1,000 itself; about the process');
    expect(() => bandPlan({ band: 'good', truth: 0.799 })).toThrow('even 100,000 cases');
  });

  test('refuses a question that its whole cases do not leave', () => {
    expect(() => changePlan({ from: 0.5, to: 0.504, cohort: 90, of: 60 })).toThrow(
      '45 and 45 whole cases: no change',
    );
    expect(() => changePlan({ from: 0.5, to: 0.504, cohort: 9, cohortSecond: 10, of: 6 })).toThrow(
      'the other way',
    );
    expect(() => bandPlan({ band: 'good', truth: 0.799, of: 290, cohort: 300 })).toThrow(
      '240 whole cases: 80.0%',
    );
  });
});
