import { describe, expect, test } from 'vitest';
import type { AnyDocument } from '../../src/report/document/document.js';
import { assurancePlanDocument } from '../../src/report/documents/planning/assurancePlanDocument.js';
import { bandPlanDocument } from '../../src/report/documents/planning/bandPlanDocument.js';
import { changePlanDocument } from '../../src/report/documents/planning/changePlanDocument.js';
import { render } from '../../src/report/render/render.js';
import { assurancePlan } from '../../src/results/plan/assurance.js';
import { bandPlan } from '../../src/results/plan/band.js';
import { changePlan } from '../../src/results/plan/change.js';
import { noWorsePlan } from '../../src/results/plan/noWorse.js';
import { pairedPlan } from '../../src/results/plan/paired.js';
import { PAGE } from '../../src/words/textOptions.js';

describe('a plan about a cohort itself', () => {
  // Summed with scipy's hypergeometric distribution over every count and every number of cases.
  test.each([
    [650, 471, 236, 239],
    [300, 218, 161, 164],
  ])('has the exact chance of settling a band in a cohort of %i', (cohort, yes, fewest, fewestForGood) => {
    const { needed, inCohort } = bandPlan({ band: 'good', truth: 0.725, cohort });
    expect(inCohort).toMatchObject({ cohort, yes, needed: { fewest, fewestForGood } });
    // What is said of the process behind the cases does not change.
    expect(needed).toMatchObject({ fewest: 369, fewestForGood: 372 });
  });

  test('has the exact chance of a narrow interval, and certainty where it is seen whole', () => {
    const { inCohort } = assurancePlan({ margin: 0.1, truth: 0.49, cohort: 650 });
    expect(inCohort?.needed).toMatchObject({ fewest: 81, fewestForGood: 81 });
    expect(assurancePlan({ margin: 0.01, cohort: 84, of: 84 }).inCohort?.given?.chance).toBeCloseTo(1, 12);
    const given = { margin: 0.1, earlier: { yes: 41, of: 84 }, cohort: 650 };
    expect(assurancePlan(given).inCohort?.yes).toBeNull();
  });

  test('is answered of a change that the process behind its cases shows with no number looked at', () => {
    const plan = changePlan({ from: 0.49, to: 0.492, cohort: 1000 });
    expect(plan.process).toMatchObject({ needed: null, outOfReach: { of: 200_000, ofSecond: 200_000 } });
    expect(plan.process.outOfReach?.chance).toBeLessThan(0.3);
    expect(plan.cohorts?.tests[0]?.needed).toMatchObject({ fewest: 1000, ofSecond: 1000 });
    expect(changePlanDocument(plan).sentence).toMatch(
      /^To see a change .* between the two cohorts themselves with a chance of 80%, inspect 1,000 cases each time; in the process behind the cases even 200,000 cases each time have a chance of 0\.244 of showing it\.$/,
    );
    // Where the whole cases of the cohorts do not change, there is nothing that they could show.
    expect(() => changePlan({ from: 0.49, to: 0.4901, cohort: 1000 })).toThrow(
      '490 and 490 whole cases: no change',
    );
  });

  test('has its chance at the same cases as the process behind them, none more than the cohort has', () => {
    const { inCohort, chances, given } = bandPlan({ band: 'good', cohort: 200, of: 130 });
    expect(chances.points.at(-1)?.of).toBe(200);
    expect(inCohort?.chances.points.map(({ of }) => of)).toEqual(chances.points.map(({ of }) => of));
    expect(inCohort?.chances.points[129]).toEqual({ of: 130, chance: inCohort?.given?.chance });
    expect(chances.points[129]).toEqual(given);
    const far = assurancePlan({ margin: 0.02, cohort: 2001 });
    expect(far.chances.points.every(({ of }) => of <= 2001)).toBe(true);
    const asked = far.inCohort?.needed;
    expect(far.inCohort?.chances.points.find(({ of }) => of === asked?.fewest)?.chance).toBe(
      asked?.chanceAtFewest,
    );
  });

  test('is distinguished from the process in every sentence, table and chart', async () => {
    const page = (document: AnyDocument) => render(document, 'text', { ...PAGE, version: '0', width: 200 });
    const settling = await page(bandPlanDocument(bandPlan({ band: 'good', cohort: 200, of: 130 })));
    const given = { earlier: { yes: 41, of: 84 }, of: 84, cohort: 650 };
    const narrow = await page(assurancePlanDocument(assurancePlan({ margin: 0.1, ...given })));
    for (const one of [settling, narrow]) {
      expect(one).toMatch(/Cases {2,}In the process behind the cases {2,}In the cohort of \d+ itself/);
      expect(one).toContain('Exact, for the process behind the cases:');
    }
    expect(settling).toMatch(
      /For a claim about the process behind the cases\s+With fewer than 134 cases no count/,
    );
    const change = await page(changePlanDocument(changePlan({ from: 0.49, to: 0.59, cohort: 650 })));
    expect(change).toContain(
      'from 49% to 59% (Miettinen and Nurminen, 95%), in the process behind the cases and not between the cohorts',
    );
  });

  test('is refused beside what makes it inexact', () => {
    const question = { band: 'good', cohort: 650 } as const;
    expect(() => bandPlan({ ...question, designEffect: 1.5 })).toThrow(
      'cohort cannot be given with a design effect',
    );
    expect(() => bandPlan({ ...question, method: 'jeffreys' })).toThrow('not for jeffreys');
    expect(() => bandPlan({ ...question, of: 651 })).toThrow('cohort must be a whole number of 651 or more');
  });
});

test('a design effect multiplies the cases needed, and divides those given, to the cautious side', () => {
  const plans = [
    (designEffect: number, of?: number) =>
      bandPlan({ band: 'good', truth: 0.725, designEffect, ...(of === undefined ? {} : { of }) }),
    (designEffect: number, of?: number) =>
      assurancePlan({ margin: 0.1, truth: 0.49, designEffect, ...(of === undefined ? {} : { of }) }),
    (designEffect: number, of?: number) =>
      noWorsePlan({ margin: 0.15, from: 0.6, designEffect, ...(of === undefined ? {} : { of }) }),
    (designEffect: number, of?: number) =>
      pairedPlan({ firstOnly: 0.3, secondOnly: 0.1, designEffect, ...(of === undefined ? {} : { of }) }),
  ];
  for (const plan of plans) {
    const plain = plan(1).needed;
    const designed = plan(1.5).needed;
    expect(designed?.fewest).toBe(Math.ceil(1.5 * (plain?.fewest ?? 0)));
    expect(designed?.chanceAtFewest).toBe(plain?.chanceAtFewest);
    expect(plan(1.5, 150).given?.chance).toBe(plan(1, 100).given?.chance);
    expect(plan(1.5, 151).given?.chance).toBe(plan(1, 100).given?.chance);
  }
});
