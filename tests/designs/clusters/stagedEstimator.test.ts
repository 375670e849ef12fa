import { describe, expect, it } from 'vitest';
import { emptyEstimate } from '../../../src/designs/estimating/estimate.js';
import type { Within } from '../../../src/designs/groups.js';
import type { TwoStageDesign } from '../../../src/designs/kinds/twoStage.js';
import { surveyProportion } from '../../../src/estimation/design/survey.js';
import { stream } from '../../../src/numeric/stream.js';
import { estimatorFor } from '../../../src/study/estimators/estimator.js';
import { sampleOf } from '../../study/sampleFixture.js';

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
          Array.from({ length: taken }, (_, index) => ({
            cluster,
            weight: size / taken,
            relevant: index < relevant ? 1 : 0,
            yes: index < yes ? 1 : 0,
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
              const residuals = Array.from({ length: taken }, (_, index) =>
                index >= relevant ? 0 : (index < yes ? 1 : 0) - estimate.value,
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
