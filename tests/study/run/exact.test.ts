import { describe, expect, it } from 'vitest';
import { bandProbabilities } from '../../../src/estimation/bands/bands.js';
import { finitePopulationInterval } from '../../../src/estimation/cohort/finitePopulation.js';
import { coverage } from '../../../src/estimation/coverage/coverage.js';
import { differenceInterval } from '../../../src/estimation/difference/difference.js';
import { binomialPmf, hypergeometricPmf } from '../../../src/numeric/distributions.js';
import type { MeasureName } from '../../../src/study/measureNames.js';
import type { StudyAnswer } from '../../../src/study/run/results.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { study } from '../studyFixture.js';

function measured(answer: StudyAnswer | undefined, name: MeasureName): number {
  return answer?.measures.find(({ measure }) => measure === name)?.value ?? Number.NaN;
}

describe('exact answers', () => {
  it('have the coverage and width that the interval laboratory sums', () => {
    const result = runStudy(
      study({
        answers: '{ wilson: { interval: wilson }, exact: { interval: clopper-pearson } }',
        grid: '{ proportion: [0.1, 0.5, 0.9], confidence: [0.8, 0.95] }',
      }),
    );
    for (const answer of result.answers) {
      const method = answer.interval === 'wilson' ? 'wilson' : 'clopper-pearson';
      const known = coverage({ of: 84, p: answer.truth ?? 0, method, confidence: answer.confidence ?? 0 });
      expect(answer.exact).toBe(true);
      expect(measured(answer, 'coverage')).toBeCloseTo(known.coverage, 10);
      expect(measured(answer, 'width')).toBeCloseTo(known.width, 10);
    }
  });

  it('have no bias and the binomial standard error', () => {
    const [answer] = runStudy(study({ grid: '{ proportion: [0.3] }' })).answers;
    expect(measured(answer, 'bias')).toBeCloseTo(0, 12);
    expect(measured(answer, 'empiricalError')).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 84), 10);
  });

  it('have the power that a double sum over two binomials gives', () => {
    const [answer] = runStudy(
      study({
        scenarios:
          '{ before: west-midlands-2025, after: { scenario: west-midlands-2025, shift: { assessment: 10 } } }',
        designs: '{ simple: { kind: simple, cases: 30 } }',
        inquiries: '{ gain: { difference: assessment, from: before, to: after } }',
        answers: '{ newcombe: { interval: newcombe } }',
      }),
    ).answers;
    const [p, q] = [41 / 84, 41 / 84 + 0.1];
    let [power, wrongWay] = [0, 0];
    for (let x = 0; x <= 30; x++) {
      for (let y = 0; y <= 30; y++) {
        const { lower, upper } = differenceInterval({ yes: y, of: 30 }, { yes: x, of: 30 }, {});
        const probability = binomialPmf(x, 30, p) * binomialPmf(y, 30, q);
        if (lower > 1e-12) power += probability;
        if (upper < -1e-12) wrongWay += probability;
      }
    }
    expect(measured(answer, 'power')).toBeCloseTo(power, 10);
    expect(measured(answer, 'wrongWay')).toBeCloseTo(wrongWay, 10);
    expect(wrongWay).toBeGreaterThan(0);
  });

  it('have power about a cohort, over the cohorts whose own share is not what is tested against', () => {
    const [answer] = runStudy(
      study({
        designs: '{ few: { kind: simple, cases: 20, cohort: 60 } }',
        inquiries: '{ cohort: { percentage: assessment, of: cohort, against: 50% } }',
        answers: '{ wilson: { interval: finite-wilson } }',
        grid: '{ proportion: [0.4] }',
      }),
    ).answers;
    let [right, wrong, tested] = [0, 0, 0];
    for (let yes = 0; yes <= 60; yes++) {
      if (yes === 30) continue;
      tested += binomialPmf(yes, 60, 0.4);
      for (let x = Math.max(0, yes - 40); x <= Math.min(20, yes); x++) {
        const { lower, upper } = finitePopulationInterval(
          { yes: x, of: 20, cohort: 60 },
          { method: 'wilson' },
        );
        const probability = binomialPmf(yes, 60, 0.4) * hypergeometricPmf(x, 60, yes, 20);
        if (lower <= 0.5 && upper >= 0.5) continue;
        if (x > 10 === yes > 30) right += probability;
        else wrong += probability;
      }
    }
    expect(answer?.exact).toBe(true);
    expect(measured(answer, 'power')).toBeCloseTo(right / tested, 10);
    expect(measured(answer, 'wrongWay')).toBeCloseTo(wrong / tested, 10);
    expect(right).toBeGreaterThan(0.1);
  });

  it('know that the sampled part of a cohort is certain: the hypergeometric law, averaged over cohorts', () => {
    const [answer] = runStudy(
      study({
        designs: '{ simple: { kind: simple, cases: 20, cohort: 60 } }',
        inquiries: '{ assessment: { percentage: assessment, of: cohort } }',
        answers: '{ finite: { interval: finite-wilson } }',
        grid: '{ proportion: [0.4] }',
      }),
    ).answers;
    let square = 0;
    for (let yes = 0; yes <= 60; yes++) {
      for (let x = Math.max(0, yes - 40); x <= Math.min(20, yes); x++) {
        const error = x / 20 - yes / 60;
        square += binomialPmf(yes, 60, 0.4) * hypergeometricPmf(x, 60, yes, 20) * error * error;
      }
    }
    expect(answer?.exact).toBe(true);
    expect(measured(answer, 'rootMeanSquareError')).toBeCloseTo(Math.sqrt(square), 10);
  });

  it('leave no error about a cohort that is inspected wholly', () => {
    for (const design of [
      '{ kind: simple, cases: 60, cohort: 60 }',
      '{ kind: cluster, clusters: 6, icc: 0.1, cohort: 61 }',
      '{ kind: stratified, by: risk, cases: 60, cohort: 60 }',
      '{ kind: matched, cases: 60, cohort: 60 }',
    ]) {
      const [answer] = runStudy(
        study({
          designs: `{ all: ${design} }`,
          inquiries: '{ assessment: { percentage: assessment, of: cohort } }',
          answers: '{ weighted: { estimate: design, interval: wilson } }',
        }),
        { replicates: 30 },
      ).answers;
      expect(measured(answer, 'designError'), design).toBe(0);
      expect(measured(answer, 'empiricalError'), design).toBeLessThan(1e-9);
    }
  });

  it('give clusters the variance that the design effect says', () => {
    const [answer] = runStudy(
      study({
        designs: '{ pdus: { kind: two-stage, clusters: 12, icc: 0.07, cases: 84 } }',
        grid: '{ proportion: [0.45] }',
      }),
    ).answers;
    const designEffect = 1 + (7 - 1) * 0.07;
    expect(answer?.exact).toBe(true);
    expect(measured(answer, 'empiricalError')).toBeCloseTo(Math.sqrt((designEffect * 0.45 * 0.55) / 84), 10);
  });

  it('say of the next inspection what the beta-binomial law says', () => {
    const [answer] = runStudy(study({ inquiries: '{ next: { next: assessment } }' }), {
      exact: false,
    }).answers;
    const { next } = bandProbabilities({ yes: 41, of: 84 }, { next: 84 });
    expect(answer?.exact).toBe(true);
    expect(measured(answer, 'differentBand')).toBeCloseTo(1 - next.inadequate, 12);
    expect(measured(answer, 'differentBand')).toBeCloseTo(0.469, 3);
  });

  it('rank two regions as two binomials do', () => {
    const [answer] = runStudy(
      study({
        scenarios:
          '{ first: west-midlands-2025, second: { scenario: west-midlands-2025, shift: { assessment: 5 } } }',
        inquiries: '{ order: { ranking: assessment } }',
      }),
    ).answers;
    let [wrong, tied] = [0, 0];
    for (let x = 0; x <= 84; x++) {
      for (let y = 0; y <= 84; y++) {
        const mass = binomialPmf(x, 84, 41 / 84) * binomialPmf(y, 84, 41 / 84 + 0.05);
        if (x > y) wrong += mass;
        if (x === y) tied += mass;
      }
    }
    expect(measured(answer, 'wrongRanking')).toBeCloseTo(wrong, 10);
    expect(measured(answer, 'tiedRanking')).toBeCloseTo(tied, 10);
  });
});

describe('two regions', () => {
  it('are compared on the same question, each with its own number of cases', () => {
    const { answers } = runStudy(
      study({
        scenarios: '{ westMidlands: west-midlands-2025, southWest: south-west-2025 }',
        inquiries:
          '{ gap: { difference: delivery, from: southWest, to: westMidlands }, order: { ranking: delivery } }',
        answers: '{ newcombe: { interval: newcombe } }',
      }),
    );
    expect(answers.map(({ exact }) => exact)).toEqual([true, true]);
    expect(answers[0]?.truth).toBeCloseTo(40 / 84 - 19 / 64, 10);
    const [p, q] = [40 / 84, 19 / 64];
    expect(measured(answers[0], 'empiricalError')).toBeCloseTo(
      Math.sqrt((p * (1 - p)) / 84 + (q * (1 - q)) / 64),
      10,
    );
    expect(measured(answers[1], 'wrongRanking')).toBeGreaterThan(0);
  });
});
