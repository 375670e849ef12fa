import { describe, expect, it } from 'vitest';
import { takingVariance } from '../../../src/study/estimators/takingVariance.js';
import { trueVariance } from '../../../src/study/estimators/trueVariance.js';
import type { MeasureName } from '../../../src/study/measureNames.js';
import { compileCondition } from '../../../src/study/run/compileCondition.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { conditionsOf } from '../../../src/study/world/conditions.js';
import { CHECKED, DOUBLE, type Scoring } from '../../../src/study/world/scoring.js';
import { study } from '../studyFixture.js';

const GATED = 'childSafeguardingAnalysed';
const MIXED = 'kappa: 0.6, leniency: 0.8, doubleMarked: 0.3, checked: 0.2';

/** What is at an index, where there is something. */
function at<One>(values: ArrayLike<One>, index: number): One {
  const found = values[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
}

const first = <One>(values: ArrayLike<One>): One => at(values, 0);

/** A study of one question, assessment and the gated one depending on risk. */
function plan(parts: { design: string; question?: string; of?: string; inspectors?: string; raw?: true }) {
  const { design, question = 'assessment', of = 'process', inspectors = 'kappa: 1', raw } = parts;
  return study({
    scenarios: `{ linked: { scenario: west-midlands-2025, odds: { assessment: { risk: 3 }, ${GATED}: { risk: 3 } } } }`,
    designs: `{ tried: ${design} }`,
    inspectors: `{ tried: { ${inspectors} } }`,
    inquiries: `{ asked: { percentage: ${question}, of: ${of} } }`,
    answers: raw ? '{ tried: {} }' : '{ tried: { estimate: design } }',
  });
}

function compiled(parts: Parameters<typeof plan>[0]) {
  const declared = plan(parts);
  const { worlds, scoring } = compileCondition(declared, first(conditionsOf(declared)), { exact: false });
  return { world: first(worlds), scoring: first(scoring) };
}

/** The chance of a yes in each case of a simple sample, given each inspector's leniency by index. */
function yesGiven(scoring: Scoring, p: number, leniencies: readonly number[], cases: number): number[] {
  const says = (turn: number, isYes: boolean): number => {
    const { sensitivity, specificity } = at(
      first(scoring.byLeniency),
      at(leniencies, turn % leniencies.length),
    );
    return isYes ? sensitivity : 1 - specificity;
  };
  const lead = (isYes: boolean): number =>
    isYes ? first(scoring.leads).sensitivity : 1 - first(scoring.leads).specificity;
  const two = (a: number, b: number, c: number): number =>
    a * b * c + a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c;
  return Array.from({ length: cases }, (_, index) => {
    const final = (isYes: boolean): number => {
      const own = says(index, isYes);
      if (scoring.modes[index] === DOUBLE) return two(own, says(index + 1, isYes), says(index + 2, isYes));
      return scoring.modes[index] === CHECKED ? two(own, lead(isYes), lead(isYes)) : own;
    };
    return p * final(true) + (1 - p) * final(false);
  });
}

/** The variance of yes over relevant cases, over every leniency and every outcome, where any case is relevant. */
function bruteForce(parts: Parameters<typeof plan>[0], cases: number): number {
  const { world, scoring } = compiled(parts);
  const { count } = scoring.inspectors;
  const [p, q] = [at(world.truth, 0), at(world.relevance, 0)];
  let [defined, mean, square] = [0, 0, 0];
  const nodes = scoring.leniency.length;
  for (let cell = 0; cell < nodes ** count; cell++) {
    const leniencies = Array.from({ length: count }, (_, one) => Math.floor(cell / nodes ** one) % nodes);
    const weight = leniencies.reduce((product, one) => product * at(scoring.leniency, one), 1);
    let outcomes = new Map([['0 0', 1]]);
    for (const yes of yesGiven(scoring, p, leniencies, cases)) {
      const next = new Map<string, number>();
      for (const [key, chance] of outcomes) {
        const [had, relevant] = key.split(' ').map(Number) as [number, number];
        const add = (to: string, more: number) => next.set(to, (next.get(to) ?? 0) + more);
        add(key, chance * (1 - q));
        add(`${had + 1} ${relevant + 1}`, chance * q * yes);
        add(`${had} ${relevant + 1}`, chance * q * (1 - yes));
      }
      outcomes = next;
    }
    for (const [key, chance] of outcomes) {
      const [yes, relevant] = key.split(' ').map(Number) as [number, number];
      if (relevant === 0) continue;
      defined += weight * chance;
      mean += (weight * chance * yes) / relevant;
      square += (weight * chance * yes * yes) / (relevant * relevant);
    }
  }
  return square / defined - (mean / defined) ** 2;
}

function varianceOf(parts: Parameters<typeof plan>[0], weighted = true): number {
  const { world, scoring } = compiled(parts);
  const about = parts.of === 'cohort' ? 'cohort' : 'process';
  return takingVariance(world, scoring, { question: 0, weighted, about }) ?? Number.NaN;
}

describe('the true variance where inspectors differ or a question has a gate', () => {
  it('is that of every leniency of the inspectors and every outcome', () => {
    for (const inspectors of [`${MIXED}, count: 3`, 'kappa: 0.6, leniency: 0.8, checked: 0.4, count: 2']) {
      for (const question of ['assessment', GATED]) {
        const parts = { design: '{ kind: simple, cases: 5 }', question, inspectors };
        expect(varianceOf(parts)).toBeCloseTo(bruteForce(parts, 5), 11);
      }
    }
  });

  it('is that of every denominator, summed outcome by outcome, where inspectors are alike', () => {
    for (const design of [
      '{ kind: simple, cases: 20 }',
      '{ kind: stratified, by: risk, allocation: equal, cases: 9 }',
    ]) {
      const parts = { design, question: GATED, inspectors: 'kappa: 0.7' };
      const { measures, exact } = first(runStudy(plan(parts)).answers);
      const known = measures.find(({ measure }) => measure === 'empiricalError')?.value ?? 0;
      expect(exact).toBe(true);
      expect(Math.sqrt(varianceOf(parts))).toBeCloseTo(known, 10);
    }
  });

  it('is the closed form of each design where there is one', () => {
    for (const [design, weighted] of [
      ['{ kind: simple, cases: 20, cohort: 50 }', false],
      ['{ kind: stratified, by: risk, allocation: equal, cases: 20, cohort: 50 }', true],
      ['{ kind: matched, by: risk, cases: 20, cohort: 50 }', false],
      ['{ kind: two-stage, clusters: 6, take: 4, icc: 0.1, cases: 22, cohort: 63 }', true],
      ['{ kind: two-stage, clusters: 6, take: 4, icc: 0.1, cases: 22, cohort: 63 }', false],
      ['{ kind: cluster, clusters: 6, take: 3, icc: 0.1, cohort: 63 }', true],
    ] as const) {
      for (const of of ['process', 'cohort'] as const) {
        const parts = { design, of, inspectors: 'kappa: 0.7, count: 3' };
        const { world, scoring } = compiled(parts);
        const known = trueVariance(world, scoring, { question: 0, weighted, about: of }) ?? 0;
        expect(varianceOf(parts, weighted), `${design} ${of}`).toBeCloseTo(known, 10);
      }
    }
  });

  /** Six Monte Carlo errors: a false-alarm probability below 2e-9 each. */
  it.each([
    ['{ kind: simple, cases: 40, cohort: 80 }', 'assessment', 'cohort'],
    ['{ kind: simple, cases: 12, cohort: 30 }', GATED, 'cohort', 'kappa: 0.7'],
    ['{ kind: stratified, by: risk, allocation: equal, cases: 40 }', GATED, 'process'],
    ['{ kind: two-stage, clusters: 8, icc: 0.1, cases: 40, cohort: 80 }', GATED, 'process'],
    ['{ kind: two-stage, sizes: [4, 3, 2, 1], icc: 0.1, cases: 40, cohort: 80 }', 'assessment', 'cohort'],
  ])('is how replicates spread under %s', (design, question, of, inspectors = `${MIXED}, count: 4`) => {
    const declared = plan({ design, question, of, inspectors });
    const { measures } = first(runStudy(declared, { replicates: 3000, exact: false, seed: 5 }).answers);
    const measured = (name: MeasureName) => first(measures.filter(({ measure }) => measure === name));
    const simulated = measured('empiricalError');
    expect(Math.abs(simulated.value - measured('designError').value)).toBeLessThan(6 * simulated.mcse);
  });

  it('is that of every make-up of a cohort whose percentage has a denominator left to chance, sampled simply', () => {
    for (const cohort of [7, 12]) {
      const parts = {
        design: `{ kind: simple, cases: 6, cohort: ${cohort} }`,
        question: GATED,
        of: 'cohort',
      };
      const { measures, exact } = first(runStudy(plan({ ...parts, inspectors: 'kappa: 1' })).answers);
      const known = measures.find(({ measure }) => measure === 'empiricalError')?.value ?? 0;
      expect(exact).toBe(true);
      expect(Math.sqrt(varianceOf({ ...parts, inspectors: 'kappa: 1' }))).toBeCloseTo(known, 10);
    }
    const whole = { design: '{ kind: simple, cases: 9, cohort: 9 }', question: GATED, of: 'cohort' };
    expect(varianceOf({ ...whole, inspectors: 'kappa: 1' })).toBeCloseTo(0, 12);
  });

  it('is missing with its reason where it is not known', () => {
    const noteOf = (design: string, inspectors: string, of = 'cohort'): string | null =>
      first(
        runStudy(plan({ design, question: GATED, of, inspectors }), {
          replicates: 20,
          exact: false,
        }).answers,
      ).designErrorNote;
    const strata = '{ kind: stratified, by: risk, cases: 20, cohort: 50 }';
    expect(noteOf(strata, 'kappa: 1')).toMatch(
      /^the question has a gate, so that both the sample and its cohort/,
    );
    expect(noteOf('{ kind: simple, cases: 20, cohort: 50 }', 'kappa: 0.7')).toBeNull();
    const units =
      '{ kind: two-stage, clusters: 3, icc: 0.02, within: { clusters: 4, icc: 0.05 }, cases: 20 }';
    expect(noteOf(units, 'kappa: 1', 'process')).toMatch(/^units within clusters .* gate$/);
  });
});
