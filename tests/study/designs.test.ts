import { describe, expect, it } from 'vitest';
import { isMine } from '../../src/results/study.js';
import type { MeasureName } from '../../src/study/measureNames.js';
import { compileCondition } from '../../src/study/run/compileCondition.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { conditionsOf } from '../../src/study/world/conditions.js';
import { streamsFor } from '../../src/study/world/sampler.js';
import { declared, designs } from './designsFixture.js';

/** As in simulated.test.ts: six Monte Carlo errors, a false-alarm probability below 1e-6 for the whole file. */
const SIGMAS = 6;

describe.each(Object.entries(designs))('a %s design', (name, design) => {
  const plan = declared(design);
  const { answers } = runStudy(plan, { replicates: 2000, exact: false, seed: 3 });
  const measure = (inquiry: string, wanted: MeasureName) =>
    answers.find((answer) => answer.inquiry === inquiry)?.measures.find((one) => one.measure === wanted);

  it('takes the cases it says, from groups that make up the cohort', () => {
    const [condition] = conditionsOf(plan);
    if (condition === undefined) throw new Error('no condition');
    const [sampler] = compileCondition(plan, condition, { exact: false }).samplers;
    const streams = streamsFor(3, 0, 0);
    for (let replicate = 0; replicate < 100; replicate++) {
      sampler?.draw(streams);
      const { taken, sizes, relevant, cohortRelevant } = sampler?.sample ?? {};
      const sum = (values: ArrayLike<number> | undefined) =>
        Array.from(values ?? []).reduce((a, b) => a + b, 0);
      expect(sum(taken)).toBe(condition.design.cases);
      expect(sum(relevant)).toBe(condition.design.cases);
      expect(sum(sizes)).toBe(300);
      expect(sum(cohortRelevant)).toBe(300);
      taken?.forEach((count, group) => {
        expect(count).toBeLessThanOrEqual(sizes?.[group] ?? -1);
      });
    }
  });

  it('estimates cohort and process without bias', () => {
    for (const inquiry of ['cohort', 'process']) {
      const bias = measure(inquiry, 'bias');
      // Raw quotas weigh the strata as the quotas do, not as the cohort does.
      const known = name === 'quota' ? 0.02 : 0;
      expect(Math.abs(bias?.value ?? 1)).toBeLessThan(known + SIGMAS * (bias?.mcse ?? 0));
    }
  });

  it('has the true standard error that its design says', () => {
    for (const inquiry of ['cohort', 'process']) {
      const [real, simulated] = [measure(inquiry, 'designError'), measure(inquiry, 'empiricalError')];
      expect(real?.mcse).toBe(0);
      const off = Math.abs((simulated?.value ?? 0) - (real?.value ?? 0));
      expect(off, inquiry).toBeLessThan(SIGMAS * (simulated?.mcse ?? 0));
    }
  });

  it('reports the standard error that its estimates have, or says that nothing justifies it', () => {
    for (const inquiry of ['cohort', 'process']) {
      const found = answers.find((answer) => answer.inquiry === inquiry);
      const reported = measure(inquiry, 'modelError');
      const real = measure(inquiry, 'designError');
      const off = (reported?.value ?? 0) / (real?.value ?? 1) - 1;
      if (name === 'window' || name === 'quota') {
        expect(found?.varianceBasis).toBe('none');
        expect(found?.varianceNote).toMatch(/^No design-based variance: /);
        // A single window shows nothing of how windows differ: its standard error is too small.
        if (name === 'window') expect(off).toBeLessThan(-0.25);
        continue;
      }
      expect(found?.varianceBasis).toBe(name === 'matched' ? 'approximate' : 'design');
      // Linearisation and joined cells are off by a percent or so; the rest is Monte Carlo error.
      const error = (reported?.mcse ?? 0) / (real?.value ?? 1);
      expect(Math.abs(off), inquiry).toBeLessThan(0.015 + SIGMAS * error);
    }
  });
});

describe('blocks dealt to shards', () => {
  it('belong to exactly one each, whatever the number of shards', () => {
    for (let of = 1; of <= 12; of++) {
      for (let block = 0; block < 40; block++) {
        const owners = Array.from({ length: of }, (_, index) => index + 1).filter((number) =>
          isMine(block, { number, of }),
        );
        expect(owners).toHaveLength(1);
      }
    }
  });
});
