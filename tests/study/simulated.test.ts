import { describe, expect, it } from 'vitest';
import { binomialCdf } from '../../src/numeric/distributions.js';
import type { StudyAnswer } from '../../src/study/run/results.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { study } from './studyFixture.js';

/**
 * Six Monte Carlo errors: a normal estimate is further off with probability 2e-9. With some 300 comparisons in
 * this file the false-alarm probability is 6e-7; the seeds are fixed.
 */
const SIGMAS = 6;

function measuresOf(answers: readonly StudyAnswer[], inquiry: string, answer?: string) {
  const found = answers.find(
    (one) => one.inquiry === inquiry && (answer === undefined || one.answer === answer),
  );
  return new Map(found?.measures.map((measure) => [measure.measure, measure]));
}

const designs: Record<string, string> = {
  simple: '{ kind: simple, cases: 60 }',
  'stratified in proportion': '{ kind: stratified, by: risk, cases: 60 }',
  'stratified equally': '{ kind: stratified, by: risk, allocation: equal, cases: 30 }',
  quota: '{ kind: quota, by: risk, quotas: { low: 10, medium: 10, high: 10 } }',
  'two-stage': '{ kind: two-stage, clusters: 20, take: 10, icc: 0.1, cases: 60 }',
  window: '{ kind: window, windows: 26, icc: 0.03, cases: 40 }',
};

describe('simulated answers agree with exact ones', () => {
  it.each(Object.entries(designs))('under a %s design, with inspectors who err', (_, design) => {
    const declared = study({
      designs: `{ tried: ${design} }`,
      inspectors: '{ imperfect: { kappa: 0.7 } }',
      inquiries: '{ assessment: { percentage: assessment, against: 0.4 }, band: { band: assessment } }',
      answers: '{ wilson: { interval: wilson }, weighted: { estimate: design, interval: logit } }',
    });
    const exact = runStudy(declared);
    const simulated = runStudy(declared, { exact: false, replicates: 2000 });
    let compared = 0;
    exact.answers.forEach((answer, index) => {
      if (!answer.exact) return;
      for (const { measure, value } of answer.measures) {
        const other = simulated.answers[index]?.measures.find((one) => one.measure === measure);
        if (other === undefined) continue;
        // A probability of 0 in the simulation has no error of its own: that of the exact value stands in.
        const binomial = other.unit === 'probability' ? Math.sqrt((value * (1 - value)) / 2000) : 0;
        const error = Math.max(other.mcse, binomial, 1e-12);
        expect(Math.abs(other.value - value) / error, `${answer.inquiry} ${measure}`).toBeLessThan(SIGMAS);
        compared++;
      }
    });
    expect(compared).toBeGreaterThan(5);
  });

  it('for a question that does not apply to every case', () => {
    const declared = study({
      inquiries: '{ oversight: { percentage: oversightEffective } }',
      answers: '{ wilson: { interval: wilson } }',
    });
    const [exact] = runStudy(declared).answers;
    const [simulated] = runStudy(declared, { exact: false, replicates: 2000 }).answers;
    for (const { measure, value } of exact?.measures ?? []) {
      const other = simulated?.measures.find((one) => one.measure === measure);
      expect(Math.abs((other?.value ?? 0) - value), measure).toBeLessThan(
        SIGMAS * Math.max(other?.mcse ?? 0, 1e-12),
      );
    }
  });

  it('for two questions on the same cases', () => {
    const declared = study({
      designs: '{ simple: { kind: simple, cases: 24 } }',
      inquiries: '{ gap: { difference: [planning, assessment] } }',
      answers: '{ tango: { interval: tango } }',
    });
    const [exact] = runStudy(declared).answers;
    const [simulated] = runStudy(declared, { exact: false, replicates: 2000 }).answers;
    expect(exact?.exact).toBe(true);
    for (const { measure, value } of exact?.measures ?? []) {
      const other = simulated?.measures.find((one) => one.measure === measure);
      expect(Math.abs((other?.value ?? 0) - value), measure).toBeLessThan(
        SIGMAS * Math.max(other?.mcse ?? 0, 1e-12),
      );
    }
  });
});

describe('simulation', () => {
  it('finds the lowest of four independent questions where theory puts it', () => {
    const { answers } = runStudy(
      study({
        inquiries: '{ lowest: { lowest: [assessment, planning, delivery, reviewing] } }',
        grid: '{ proportion: [0.6], effects: [independent] }',
      }),
      { replicates: 10_000 },
    );
    const found = measuresOf(answers, 'lowest');
    const estimate = found.get('estimate');
    let expected = 0;
    for (let x = 1; x <= 84; x++) {
      const above = 1 - binomialCdf(x - 1, 84, 0.6);
      expected += (above * above * above * above) / 84;
    }
    expect(Math.abs((estimate?.value ?? 0) - expected)).toBeLessThan(SIGMAS * (estimate?.mcse ?? 0));
    const below = 1 - binomialCdf(41, 84, 0.6);
    const reached = 1 - binomialCdf(54, 84, 0.6);
    const wrong = 1 - below * below * below * below + reached * reached * reached * reached;
    const band = found.get('wrongBand');
    expect(Math.abs((band?.value ?? 0) - wrong)).toBeLessThan(SIGMAS * (band?.mcse ?? 0));
  });

  it('gives inspectors the share 1 − κ of the variance when they are all alike', () => {
    const { answers } = runStudy(
      study({
        inspectors: '{ alike: { kappa: 0.6 } }',
        inquiries: '{ spread: { spread: assessment } }',
      }),
      { replicates: 8_000 },
    );
    const share = measuresOf(answers, 'spread').get('inspectorShare');
    expect(Math.abs((share?.value ?? 0) - 0.4)).toBeLessThan(SIGMAS * (share?.mcse ?? 0));
  });

  it('splits the variance into parts that add up to it', () => {
    const { answers } = runStudy(
      study({
        designs: '{ pdus: { kind: two-stage, clusters: 12, icc: 0.1, cases: 84 } }',
        inspectors: '{ mixed: { kappa: 0.6, leniency: 0.6, count: 6, doubleMarked: 25%, checked: 10% } }',
        inquiries: '{ spread: { spread: assessment } }',
      }),
      { replicates: 8_000 },
    );
    const found = measuresOf(answers, 'spread');
    const square = (name: 'clusteringError' | 'samplingError' | 'inspectorError' | 'empiricalError') => {
      const value = found.get(name)?.value ?? 0;
      return value * value;
    };
    const parts = square('clusteringError') + square('samplingError') + square('inspectorError');
    // The steps are uncorrelated, not independent: their sum agrees within the error of a variance.
    expect(Math.abs(parts / square('empiricalError') - 1)).toBeLessThan(SIGMAS * Math.sqrt(2 / 8_000));
  });

  it('finds among double-marked cases the κ that was asked for', () => {
    const { answers } = runStudy(
      study({
        designs: '{ simple: { kind: simple, cases: 4000 } }',
        inspectors: '{ twice: { kappa: 0.6, leniency: 0.5, count: 400, doubleMarked: 100% } }',
        inquiries: '{ agreement: { agreement: assessment } }',
      }),
      { replicates: 200 },
    );
    const kappa = measuresOf(answers, 'agreement').get('kappa');
    // An estimated κ is biased by about 1/cases.
    expect(Math.abs((kappa?.value ?? 0) - 0.6)).toBeLessThan(SIGMAS * (kappa?.mcse ?? 0) + 1 / 4000);
  });

  it('estimates a stratified percentage without bias where the raw one has a bias', () => {
    const { answers } = runStudy(
      study({
        scenarios: '{ linked: { scenario: west-midlands-2025, odds: { assessment: { risk: 4 } } } }',
        designs: '{ equal: { kind: stratified, by: risk, allocation: equal, cohort: scenario } }',
        answers: '{ raw: { interval: wilson }, weighted: { estimate: design, interval: wilson } }',
      }),
      { replicates: 2000 },
    );
    const raw = measuresOf(answers, 'assessment', 'raw').get('bias');
    const weighted = measuresOf(answers, 'assessment', 'weighted').get('bias');
    expect(Math.abs(raw?.value ?? 0)).toBeGreaterThan(20 * (raw?.mcse ?? 1));
    expect(Math.abs(weighted?.value ?? 1)).toBeLessThan(SIGMAS * (weighted?.mcse ?? 0));
  });

  it('covers the cohort better than it covers the process when clusters are all taken', () => {
    const { answers } = runStudy(
      study({
        designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.1, cohort: 330 } }',
        inquiries: '{ process: { percentage: assessment }, cohort: { percentage: assessment, of: cohort } }',
        answers: '{ wilson: { interval: wilson } }',
      }),
      { replicates: 2000 },
    );
    const ofProcess = measuresOf(answers, 'process').get('coverage');
    const ofCohort = measuresOf(answers, 'cohort').get('coverage');
    expect(ofProcess?.upper).toBeLessThan(0.9);
    expect(ofCohort?.lower).toBeGreaterThan(0.95);
  });
});
