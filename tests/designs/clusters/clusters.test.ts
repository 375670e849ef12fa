import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../src/study/run/compileCondition.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { conditionsOf } from '../../../src/study/world/conditions.js';
import { streamsFor } from '../../../src/study/world/sampler.js';
import { study } from '../../study/studyFixture.js';

const measured = (answer: ReturnType<typeof runStudy>['answers'][number] | undefined, name: string): number =>
  answer?.measures.find(({ measure }) => measure === name)?.value ?? Number.NaN;

describe('clusters with units', () => {
  it('give two cases of one unit, and of two units of one cluster, the correlations asked for', () => {
    const plan = study({
      designs:
        '{ pdus: { kind: two-stage, clusters: 3, icc: 0.1, cases: 12, within: { clusters: 2, take: 2, icc: 0.3 } } }',
    });
    const [condition] = conditionsOf(plan);
    if (condition === undefined) throw new Error('no condition');
    const compiled = compileCondition(plan, condition, { exact: false });
    const [sampler] = compiled.samplers;
    const streams = streamsFor(11, 0, 0);
    const replicates = 40_000;
    let [yes, together, apart, strangers] = [0, 0, 0, 0];
    for (let replicate = 0; replicate < replicates; replicate++) {
      sampler?.draw(streams);
      const count = (group: number): number => sampler?.sample.yes[group] ?? 0;
      for (let cluster = 0; cluster < 3; cluster++) {
        const [one, other] = [count(2 * cluster), count(2 * cluster + 1)];
        yes += one + other;
        // Each unit has two cases: one pair within each, four pairs across.
        together += (one * (one - 1) + other * (other - 1)) / 4;
        apart += (one * other) / 4;
        strangers += (one * count((2 * cluster + 2) % 6)) / 4;
      }
    }
    const [clusters, p] = [3 * replicates, 41 / 84];
    const correlation = (both: number): number => (both / clusters - p * p) / (p * (1 - p));
    // A mean of products lies between 0 and 1, so its standard deviation is below a half, and clusters of one
    // replicate are independent: an error of 6 · 0.5/sqrt(n)/p(1 − p) has a probability below 2e-9.
    const tolerance = (6 * 0.5) / Math.sqrt(clusters) / (p * (1 - p));
    expect(Math.abs(yes / (4 * clusters) - p)).toBeLessThan((6 * 0.5) / Math.sqrt(clusters));
    expect(Math.abs(correlation(together) - 0.3)).toBeLessThan(tolerance);
    expect(Math.abs(correlation(apart) - 0.1)).toBeLessThan(tolerance);
    expect(Math.abs(correlation(strangers))).toBeLessThan(2 * tolerance);
    expect(tolerance).toBeLessThan(0.04);
  });

  it('have exactly the variance that both correlations give', () => {
    const { answers } = runStudy(
      study({
        designs:
          '{ pdus: { kind: two-stage, clusters: 6, icc: 0.04, cases: 48, within: { clusters: 9, take: 4, icc: 0.12 } } }',
        grid: '{ proportion: [0.45] }',
      }),
    );
    const [answer] = answers;
    expect(answer?.exact).toBe(true);
    // Each case has 1 other of its unit and 6 of other units of its cluster.
    const designEffect = 1 + 1 * 0.12 + 6 * 0.04;
    const known = Math.sqrt((designEffect * 0.45 * 0.55) / 48);
    expect(measured(answer, 'empiricalError')).toBeCloseTo(known, 12);
    expect(measured(answer, 'designError')).toBeCloseTo(known, 12);
  });

  it('come in the cluster and the unit correlations of a grid, each on its own axis', () => {
    const { answers } = runStudy(
      study({
        designs: '{ pdus: { kind: two-stage, clusters: 6, cases: 24, within: { clusters: 2, take: 2 } } }',
        grid: '{ icc: [0, 0.05], iccWithin: [0.05, 0.2], proportion: [0.45] }',
      }),
    );
    expect(answers.map(({ point }) => [point.icc, point.iccWithin])).toEqual([
      [0, 0.05],
      [0, 0.2],
      [0.05, 0.05],
      [0.05, 0.2],
    ]);
    for (const { point, measures } of answers) {
      const designEffect = 1 + Number(point.iccWithin) + 2 * Number(point.icc);
      const found = measures.find(({ measure }) => measure === 'empiricalError')?.value;
      expect(found).toBeCloseTo(Math.sqrt((designEffect * 0.45 * 0.55) / 24), 12);
    }
  });

  it('fall to units by chance where cases are drawn from a whole cluster, whatever their unit', () => {
    const [answer] = runStudy(
      study({
        designs:
          '{ pdus: { kind: two-stage, clusters: 6, icc: 0.04, cases: 48, cohort: 120, within: { clusters: 5, icc: 0.12 } } }',
        answers: '{ wilson: { interval: wilson } }',
      }),
      { replicates: 4000 },
    ).answers;
    // Of the 19 other cases of its cluster 3 are of its unit, so of its 7 in the sample 7 · 3/19 are.
    const sameUnit = (7 * 3) / 19;
    const designEffect = 1 + sameUnit * 0.12 + (7 - sameUnit) * 0.04;
    const p = 41 / 84;
    expect(measured(answer, 'designError')).toBeCloseTo(Math.sqrt((designEffect * p * (1 - p)) / 48), 12);
    const simulated = answer?.measures.find(({ measure }) => measure === 'empiricalError');
    // Six Monte Carlo errors: a false-alarm probability of 2e-9.
    expect(Math.abs((simulated?.value ?? 0) - measured(answer, 'designError'))).toBeLessThan(
      6 * (simulated?.mcse ?? 0),
    );
  });
});
