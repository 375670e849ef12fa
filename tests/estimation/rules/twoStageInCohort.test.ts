import { describe, expect, it } from 'vitest';
import { twoStage } from '../../../src/estimation/rules/twoStage.js';
import { twoStageInCohort } from '../../../src/estimation/rules/twoStageInCohort.js';
import { rulePlan } from '../../../src/results/plan/rule.js';

const PLAN = { first: 4, total: 8, stopLow: 0, stopHigh: 4, cut: 4 };

/** Every order in which so many Yes may be drawn from a cohort, each as likely: nothing is shared with the code. */
function everyOrder(cohort: number, marked: number) {
  let [high, cases, all] = [0, 0, 0];
  for (let bits = 0; bits < 2 ** cohort; bits++) {
    const order = Array.from({ length: cohort }, (_, i) => (bits >> i) & 1);
    const yesOf = (count: number) => order.slice(0, count).reduce((sum, one) => sum + one, 0);
    if (yesOf(cohort) !== marked) continue;
    all++;
    const early = yesOf(PLAN.first);
    const stops = early <= PLAN.stopLow || early >= PLAN.stopHigh;
    cases += stops ? PLAN.first : PLAN.total;
    if (stops ? early >= PLAN.stopHigh : yesOf(PLAN.total) > PLAN.cut) high++;
  }
  return { high: high / all, cases: cases / all };
}

describe('a plan in two samples of a cohort', () => {
  it('says high, and expects cases, as often as all orders of its cases say', () => {
    for (const marked of [0, 3, 6, 9, 12]) {
      const { high, low, expectedCases } = twoStageInCohort(PLAN, { rate: marked / 12, cohort: 12 });
      const found = everyOrder(12, marked);
      expect(high).toBeCloseTo(found.high, 12);
      expect(low).toBeCloseTo(1 - found.high, 12);
      expect(expectedCases).toBeCloseTo(found.cases, 12);
    }
  });

  it('is that of the work behind any cohort where the cohort is large', () => {
    const plan = { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 };
    const large = twoStageInCohort(plan, { rate: 0.4, cohort: 10_000_000 });
    const { high, expectedCases } = twoStage(plan, 0.4);
    expect(large.high).toBeCloseTo(high, 5);
    expect(large.expectedCases).toBeCloseTo(expectedCases, 3);
  });

  it('is looked for beside the rule of one sample where it is asked for', () => {
    const question = { low: 0.3, high: 0.6, falseHigh: 0.1, falseLow: 0.1 };
    const { double, needed } = rulePlan({ ...question, double: true, cohort: 200 });
    expect(double?.falseHigh).toBeLessThanOrEqual(0.1);
    expect(double?.falseLow).toBeLessThanOrEqual(0.1);
    expect(double?.expectedAtLow).toBeLessThan(needed?.cases ?? 0);
    expect(double?.inCohort?.falseHigh).toBeLessThan(double?.falseHigh ?? 0);
    expect(rulePlan(question).double).toBeNull();
  });
});
