import { describe, expect, it } from 'vitest';
import { emptyEstimate } from '../../src/designs/estimating/estimate.js';
import type { Within } from '../../src/designs/groups.js';
import type { TwoStageDesign } from '../../src/designs/kinds/twoStage.js';
import { surveyProportion } from '../../src/estimation/design/survey.js';
import { stream } from '../../src/numeric/stream.js';
import { estimatorFor } from '../../src/study/estimators/estimator.js';
import { compileCondition } from '../../src/study/run/compileCondition.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { conditionsOf } from '../../src/study/world/conditions.js';
import { streamsFor } from '../../src/study/world/sampler.js';
import { sampleOf } from './sampleFixture.js';
import { study } from './studyFixture.js';

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

  it('fall to units by chance where cases are drawn from a cluster whoever holds them', () => {
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

interface Unit {
  readonly size: number;
  readonly taken: number;
  readonly relevant: number;
  readonly yes: number;
}

const NONE: Unit = { size: 8, taken: 0, relevant: 0, yes: 0 };

/** Clusters of four units, three of them taken, in four of six clusters. */
function clustersOf(random: () => number, take: number): Unit[][] {
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: 6 }, (_, cluster) =>
    Array.from({ length: 4 }, (_, unit) => {
      if (cluster >= take || unit === 3) return NONE;
      const taken = 2 + below(4);
      const relevant = Math.max(1, below(taken + 1));
      return { size: taken + below(6), taken, relevant, yes: below(relevant + 1) };
    }),
  );
}

const within: Within = { unit: 'practitioner', clusters: 4, take: 3, icc: 0 };
const design = (take: number): TwoStageDesign => ({
  kind: 'two-stage',
  cases: 1,
  cohort: 1,
  unit: 'PDU',
  clusters: 6,
  take,
  icc: 0,
  within,
});

describe('the three-stage variance', () => {
  const weighted = { estimate: 'design' } as const;

  it('about the process is that of ultimate clusters, as the general estimator has it', () => {
    const random = stream(7, 'three stages');
    for (let round = 0; round < 50; round++) {
      const clusters = clustersOf(random, 4);
      const cases = clusters.flatMap((units, cluster) =>
        units.flatMap(({ size, taken, relevant, yes }) =>
          Array.from({ length: taken }, (_, place) => ({
            cluster,
            weight: size / taken,
            relevant: place < relevant ? 1 : 0,
            yes: place < yes ? 1 : 0,
          })),
        ),
      );
      const known = surveyProportion({
        yes: cases.map(({ yes }) => yes),
        relevant: cases.map(({ relevant }) => relevant),
        weight: cases.map(({ weight }) => weight),
        unit: cases.map(({ cluster }) => cluster),
      });
      const estimate = emptyEstimate();
      estimatorFor(weighted, design(4), { shares: [], about: 'process' })(
        sampleOf(clusters.flat()),
        0,
        estimate,
      );
      expect(estimate.value).toBeCloseTo(known.estimate, 12);
      const inside = known.estimate > 0 && known.estimate < 1;
      expect(estimate.variance).toBeCloseTo(inside ? known.standardError ** 2 : 0, 12);
      expect(estimate.degreesOfFreedom).toBe(3);
    }
  });

  it('about the cohort is, stage by stage, the spread of totals left over by what was taken', () => {
    const random = stream(8, 'three stages');
    /** Variance of an estimated total: that of the parts' estimates, and of the parts themselves (Särndal 4.4.1). */
    const ofTotal = (totals: readonly number[], variances: readonly number[], of: number): number => {
      const m = totals.length;
      const mean = totals.reduce((sum, total) => sum + total, 0) / m;
      const spread = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / (m - 1);
      const inParts = variances.reduce((sum, variance) => sum + variance, 0);
      return of * of * (1 / m - 1 / of) * spread + (of / m) * inParts;
    };
    for (const take of [4, 6]) {
      for (let round = 0; round < 30; round++) {
        const clusters = clustersOf(random, take);
        const estimate = emptyEstimate();
        estimatorFor(weighted, design(take), { shares: [], about: 'cohort' })(
          sampleOf(clusters.flat()),
          0,
          estimate,
        );
        if (estimate.value === 0 || estimate.value === 1) continue;
        let relevantTotal = 0;
        const found = clusters.slice(0, take).map((units) => {
          const parts = units
            .filter(({ taken }) => taken > 0)
            .map(({ size, taken, relevant, yes }) => {
              const residuals = Array.from({ length: taken }, (_, place) =>
                place >= relevant ? 0 : (place < yes ? 1 : 0) - estimate.value,
              );
              relevantTotal += (6 / take) * (4 / 3) * (size / taken) * relevant;
              const sum = residuals.reduce((total, one) => total + one, 0);
              const none = residuals.map(() => 0);
              return { total: (size / taken) * sum, variance: ofTotal(residuals, none, size) };
            });
          const total = (4 / 3) * parts.reduce((sum, part) => sum + part.total, 0);
          const totals = parts.map((part) => part.total);
          const variances = parts.map(({ variance }) => variance);
          return { total, variance: ofTotal(totals, variances, 4) };
        });
        const variance = ofTotal(
          found.map(({ total }) => total),
          found.map((cluster) => cluster.variance),
          6,
        );
        expect(estimate.variance).toBeCloseTo(variance / (relevantTotal * relevantTotal), 12);
        expect(estimate.degreesOfFreedom).toBe(take === 6 ? 6 * 2 : 3);
      }
    }
  });
});
