import { describe, expect, it } from 'vitest';
import { emptyEstimate } from '../../../src/designs/estimating/estimate.js';
import { clusteredInterval } from '../../../src/estimation/design/clustered.js';
import { estimatorFor } from '../../../src/study/estimators/estimator.js';
import { designLimits } from '../../../src/study/estimators/limits.js';
import type { MeasureName } from '../../../src/study/measureNames.js';
import type { StudyAnswer } from '../../../src/study/run/results.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { sampleOf } from '../../study/sampleFixture.js';
import { study } from '../../study/studyFixture.js';

function measured(answer: StudyAnswer | undefined, name: MeasureName): number {
  return answer?.measures.find(({ measure }) => measure === name)?.value ?? Number.NaN;
}

describe('a stated correlation', () => {
  it('gives the interval on the effective sample that the interval laboratory gives', () => {
    const design = {
      kind: 'window',
      unit: 'window',
      clusters: 26,
      take: 1,
      icc: 0,
      cases: 84,
      cohort: null,
    } as const;
    const groups = Array.from({ length: 26 }, (_, window) =>
      window === 4
        ? { size: 0, taken: 84, relevant: 84, yes: 41 }
        : { size: 0, taken: 0, relevant: 0, yes: 0 },
    );
    const estimate = emptyEstimate();
    estimatorFor({ estimate: 'raw', icc: 0.03 }, design, { shares: [], about: 'process' })(
      sampleOf(groups),
      0,
      estimate,
    );
    const ratio = (1 + 83 * 0.03) / 84;
    const p = 41 / 84;
    // p̂(1 − p̂) falls short of p(1 − p) by the variance of p̂.
    expect(estimate.variance).toBeCloseTo((p * (1 - p) * ratio) / (1 - ratio), 14);
    const limits = { lower: 0, upper: 1 };
    designLimits('wilson', 0.95)(estimate, limits);
    const known = clusteredInterval(
      { yes: 41, of: 84, designEffect: (84 * ratio) / (1 - ratio), degreesOfFreedom: 83 },
      { method: 'wilson', confidence: 0.95 },
    );
    expect(limits.lower).toBeCloseTo(known.lower, 12);
    expect(limits.upper).toBeCloseTo(known.upper, 12);
  });

  const window = (answers: string, extra: Record<string, string> = {}) =>
    runStudy(
      study({
        designs: '{ window: { kind: window, windows: 26, icc: 0.03 } }',
        answers,
        ...extra,
      }),
    ).answers;

  it("that is the true one gives a window's percentage its true standard error, exactly", () => {
    const [published, honest] = window(
      '{ published: { interval: wilson }, honest: { interval: wilson, icc: 0.03 } }',
    );
    const p = 41 / 84;
    const between = 0.03 * p * (1 - p);
    const inside = (0.97 * p * (1 - p)) / 84;
    expect([published?.exact, honest?.exact]).toEqual([true, true]);
    expect(measured(honest, 'designError')).toBeCloseTo(Math.sqrt(between + inside), 12);
    expect(measured(honest, 'empiricalError')).toBeCloseTo(Math.sqrt(between + inside), 12);
    expect(measured(honest, 'modelError')).toBeCloseTo(Math.sqrt(between + inside), 12);
    expect(measured(published, 'modelError')).toBeLessThan(0.6 * Math.sqrt(between + inside));
    expect(measured(published, 'coverage')).toBeLessThan(0.75);
    expect(measured(honest, 'coverage')).toBeGreaterThan(0.94);
    expect(published).toMatchObject({
      varianceBasis: 'none',
      varianceNote: expect.stringMatching(/one window/),
    });
    expect(honest).toMatchObject({ varianceBasis: 'assumed', varianceNote: null });
  });

  it('that is too small gives too small a standard error, and one that is too large too large a one', () => {
    const answers = window(
      '{ none: { interval: wilson, icc: 0 }, half: { interval: wilson, icc: 0.015 }, twice: { interval: wilson, icc: 0.06 } }',
    );
    const off = answers.map((answer) => measured(answer, 'modelError') / measured(answer, 'designError'));
    expect(off[0]).toBeLessThan(0.6);
    expect(off[1]).toBeLessThan(0.85);
    expect(off[2]).toBeGreaterThan(1.25);
  });

  it('gives the true standard error about a cohort, of windows and of units within clusters', () => {
    const { answers } = runStudy(
      study({
        designs:
          '{ window: { kind: window, windows: 5, icc: 0.05, cases: 40, cohort: 303 }, ' +
          'pdus: { kind: two-stage, clusters: 8, take: 5, icc: 0.05, within: { clusters: 4, icc: 0.15 }, cases: 62, cohort: 307 } }',
        inquiries: '{ cohort: { percentage: assessment, of: cohort } }',
        answers:
          '{ raw: { interval: wilson, icc: 0.05, iccWithin: 0.15 }, weighted: { estimate: design, interval: wald, icc: 0.05, iccWithin: 0.15 } }',
      }),
      { replicates: 3000 },
    );
    expect(answers).toHaveLength(4);
    for (const answer of answers) {
      const reported = answer.measures.find(({ measure }) => measure === 'modelError');
      const real = measured(answer, 'designError');
      // Six Monte Carlo errors, 2e-9, and a thousandth for what the root of a mean makes of unequal clusters.
      expect(Math.abs((reported?.value ?? 0) - real)).toBeLessThan(6 * (reported?.mcse ?? 0) + 0.001 * real);
    }
  });

  it('is asked for wherever a single window is used, even where no standard error is reported', () => {
    const { answers } = runStudy(
      study({
        scenarios: '{ one: west-midlands-2025, two: south-west-2025 }',
        designs: '{ window: { kind: window, windows: 26, icc: 0.03 }, simple: { kind: simple } }',
        inquiries: '{ order: { ranking: assessment } }',
      }),
      { replicates: 50 },
    );
    expect(answers.map(({ varianceBasis }) => varianceBasis)).toEqual([null, null]);
    expect(answers[0]?.varianceNote).toMatch(/one window shows nothing of how 26 differ/);
    expect(answers[1]?.varianceNote).toBeNull();
  });

  it('is not asked for where the cohort is all in one cluster, and is what is asked about', () => {
    const { answers } = runStudy(
      study({
        designs: '{ one: { kind: two-stage, clusters: 1, icc: 0.05, cases: 40, cohort: 200 } }',
        inquiries: '{ cohort: { percentage: assessment, of: cohort }, process: { percentage: assessment } }',
        answers: '{ weighted: { estimate: design, interval: wilson } }',
      }),
      { replicates: 2000 },
    );
    const [cohort, process] = answers;
    expect(cohort).toMatchObject({ varianceBasis: 'design', varianceNote: null });
    const reported = cohort?.measures.find(({ measure }) => measure === 'modelError');
    // A false alarm below 1e-8, as above.
    expect(Math.abs((reported?.value ?? 0) - measured(cohort, 'designError'))).toBeLessThan(
      6 * (reported?.mcse ?? 0),
    );
    expect(process?.varianceBasis).toBe('none');
    expect(process?.varianceNote).toMatch(/one PDU shows nothing of how others differ/);
    expect(measured(process, 'modelError')).toBeLessThan(0.6 * measured(process, 'designError'));
  });

  it('changes nothing where cases are in no clusters', () => {
    const [simple, window] = runStudy(
      study({
        designs: '{ simple: { kind: simple }, window: { kind: window, windows: 26, icc: 0.03 } }',
        answers: '{ stated: { estimate: design, interval: wilson, icc: 0.03 } }',
      }),
    ).answers;
    const p = 41 / 84;
    expect(measured(simple, 'modelError')).toBeCloseTo(Math.sqrt((p * (1 - p)) / 84), 12);
    expect([simple?.varianceBasis, window?.varianceBasis]).toEqual(['design', 'assumed']);
  });
});
