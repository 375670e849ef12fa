import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { isMine } from '../../../src/results/study.js';
import { prepareStudy, runStudyBlock, type StudyBlock } from '../../../src/study/run/prepare.js';
import { StudyProgress } from '../../../src/study/run/progress.js';
import { runBlock } from '../../../src/study/run/runBlock.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { study } from '../studyFixture.js';

const small = study({
  designs:
    '{ pdus: { kind: two-stage, clusters: 11, cases: 33, cohort: 120 }, strata: { kind: stratified, by: risk, cases: 30, cohort: 90 } }',
  inspectors: '{ mixed: { kappa: 0.6, leniency: 0.4, count: 4, doubleMarked: 20% } }',
  inquiries:
    '{ assessment: { percentage: assessment, of: cohort }, spread: { spread: planning }, agreement: { agreement: planning } }',
  answers: '{ wilson: { interval: wilson }, weighted: { estimate: design, interval: wilson } }',
  grid: '{ icc: [0, 0.1] }',
});
const prepared = prepareStudy(small);
const EXTENT = { seed: 11, replicates: 4100, precision: null };

const whole = JSON.stringify(runStudy(small, { seed: 11, replicates: EXTENT.replicates }));

/** The blocks of that run, each by itself and the last first. */
const backwards = [4, 3, 2, 1, 0].map((block) =>
  runStudyBlock(prepared, { seed: 11, block, replicates: EXTENT.replicates }),
);

/** The result as bytes when the blocks come in this order. */
function finished(blocks: readonly StudyBlock[]): string {
  const progress = new StudyProgress(prepared, EXTENT);
  for (const block of blocks) progress.accept(block);
  return JSON.stringify(progress.result());
}

describe('running a study', () => {
  it('gives the same bytes whatever the order in which blocks are run and arrive', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(backwards, { minLength: 5 }), (order) => {
        expect(finished(order)).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same bytes from any split into shards, each run by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.infiniteStream(fc.nat()), (of, keys) => {
        const dealt = Array.from({ length: of }, (_, index) =>
          backwards.filter(({ block }) => isMine(block, { number: index + 1, of })),
        );
        const shuffled = dealt
          .map((own) => ({ own, key: keys.next().value }))
          .sort((a, b) => Number(a.key) - Number(b.key));
        expect(finished(shuffled.flatMap(({ own }) => own))).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('is complete only with every block', () => {
    const progress = new StudyProgress(prepared, EXTENT);
    expect(progress.needed()).toEqual([0, 1, 2, 3, 4]);
    progress.accept(runStudyBlock(prepared, { seed: 11, block: 0, replicates: 4100 }));
    expect(progress.result().complete).toBe(false);
    expect(progress.result().replicates).toBe(1000);
    expect(() => progress.accept(runStudyBlock(prepared, { seed: 11, block: 0, replicates: 1 }))).toThrow(
      /twice/,
    );
  });

  it('takes the replicates that are left for the last block', () => {
    const result = runStudy(small, { seed: 11, replicates: 1250 });
    for (const answer of result.answers) expect(answer.replicates).toBe(1250);
  });

  it('gives another seed other numbers, and the same seed the same', () => {
    const spread = study({
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05 } }',
      inquiries: '{ spread: { spread: assessment } }',
    });
    const value = (seed: number) =>
      runStudy(spread, { seed, replicates: 500 }).answers[0]?.measures[0]?.value;
    expect(value(3)).toBe(value(3));
    expect(value(3)).not.toBe(value(4));
  });

  it("keeps a condition's numbers when others join the study", () => {
    const parts = {
      inquiries: '{ spread: { spread: assessment } }',
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05 } }',
    };
    const alone = runStudy(study(parts), { replicates: 1000 });
    const joined = runStudy(
      study({
        ...parts,
        designs: '{ other: { kind: simple }, pdus: { kind: two-stage, clusters: 11, icc: 0.05 } }',
      }),
      { replicates: 1000 },
    );
    expect(joined.answers[1]?.measures).toEqual(alone.answers[0]?.measures);
  });

  it('runs until the precision asked for is reached, and no clock decides when', () => {
    const result = runStudy(small, { seed: 5, precision: 0.95 });
    const worst = Math.max(
      ...result.answers.flatMap(({ measures }) =>
        measures.filter(({ unit }) => unit !== 'ratio' && unit !== 'index').map(({ mcse }) => 100 * mcse),
      ),
    );
    expect(result.complete).toBe(true);
    expect(worst).toBeLessThanOrEqual(0.95);
    expect(result.replicates).toBeGreaterThan(2000);
    expect(JSON.stringify(runStudy(small, { seed: 5, precision: 0.95 }))).toBe(JSON.stringify(result));
  });

  it('repeats one replicate alone', () => {
    const [condition] = prepared.conditions;
    if (condition === undefined) throw new Error('no condition');
    const up = runBlock(condition, { seed: 9, block: 2, replicates: 41 });
    const before = runBlock(condition, { seed: 9, block: 2, replicates: 40 });
    const alone = runBlock(condition, { seed: 9, block: 2, replicates: 41, only: 40 });
    alone.sums.forEach((value, i) => {
      expect(value).toBeCloseTo((up.sums[i] ?? 0) - (before.sums[i] ?? 0), 9);
    });
  });

  it('counts and describes replicates in which no case gives an answer', () => {
    const rare = study({
      designs: '{ tiny: { kind: simple, cases: 2, cohort: 4 } }',
      inquiries: '{ oversight: { percentage: enforcementSufficient, of: cohort } }',
      inspectors: '{ imperfect: { kappa: 0.5 } }',
    });
    const result = runStudy(rare, { replicates: 1000 });
    const [answer] = result.answers;
    const undefinedShare = answer?.measures.find(({ measure }) => measure === 'noEstimate');
    const none = (1 - 36 / 84) * (1 - 36 / 84);
    expect(Math.abs((undefinedShare?.value ?? 0) - none)).toBeLessThan(
      6 * Math.sqrt((none * (1 - none)) / 1000),
    );
    expect(result.failures[0]?.reason).toMatch(/no sampled case/);
  });

  it('says which replicate broke and how to repeat it', () => {
    const [condition] = prepared.conditions;
    if (condition === undefined) throw new Error('no condition');
    let calls = 0;
    const [first] = condition.analyses;
    if (first === undefined) throw new Error('no analysis');
    const breaking = {
      ...first,
      add: () => {
        if (calls++ === 7) throw new RangeError('out of numbers');
        return true;
      },
    };
    expect(() =>
      runBlock({ ...condition, analyses: [breaking], exact: [false] }, { seed: 3, block: 4, replicates: 20 }),
    ).toThrow(/Replicate 7 of block 4 in condition 0 failed: out of numbers.*--seed 3 --replay 0:4:7/s);
  });

  it('has Monte Carlo intervals that are not empty where every replicate agrees', () => {
    const { answers } = runStudy(study({ answers: '{ sure: { interval: wilson, confidence: 0.999999 } }' }), {
      replicates: 1000,
      exact: false,
    });
    const coverage = answers[0]?.measures.find(({ measure }) => measure === 'coverage');
    expect(coverage?.value).toBe(1);
    expect(coverage?.mcse).toBe(0);
    expect(coverage?.lower).toBeCloseTo(1 / (1 + 1.959963984540054 ** 2 / 1000), 12);
    expect(coverage?.upper).toBe(1);
  });

  it.each([
    [{ replicates: 0 }, /replicates must be a whole number from 1/],
    [{ replicates: 1.5 }, /replicates/],
    [{ replicates: Number.NaN }, /replicates/],
    [{ seed: -1 }, /seed must be a whole number/],
    [{ precision: 0 }, /precision must be a number/],
    [{ precision: Number.NaN }, /precision/],
  ])('refuses %j, even when nothing is left to simulate', (options, expected) => {
    expect(() => runStudy(study({}), options)).toThrow(ArgumentError);
    expect(() => runStudy(study({}), options)).toThrow(expected);
  });

  it.each([null, undefined, 'eleven-pdus', {}, []])('refuses what is no study: %j', (given) => {
    expect(() => runStudy(given as never)).toThrow(ArgumentError);
  });
});
