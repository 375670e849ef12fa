import { describe, expect, it } from 'vitest';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import { powerToSeeChange } from '../../../src/estimation/planning/changePower.js';
import {
  COHORT_TESTS,
  cohortChangePower,
  cohortChangeSampleSize,
} from '../../../src/estimation/planning/cohortChange.js';
import { hypergeometricChances } from '../exactBinomial.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

function asked(input: string) {
  const from = inputs(input);
  const cohortOf = (i: 1 | 2) => ({
    cohort: amount(from, `N${i}`),
    of: amount(from, `n${i}`),
    proportion: amount(from, `M${i}`) / amount(from, `N${i}`),
  });
  return { first: cohortOf(1), second: cohortOf(2), confidence: 1 - amount(from, 'alpha'), from };
}

describe('the chance of showing a change between two cohorts', () => {
  it.each(family('cohort-change-power'))('agrees with the reference: $name', ({ what, input, expected }) => {
    const { first, second, confidence, from } = asked(input);
    const method = what.includes('without finite correction') ? 'score' : 'finite-score';
    const found = cohortChangePower(first, second, { method, confidence });
    expect(found.yes).toEqual([amount(from, 'M1'), amount(from, 'M2')]);
    near(found.risen, amount(expected, 'powerUp'), 5e-9);
    near(found.fallen, amount(expected, 'powerDown'), 5e-9);
  });

  it('is the sum over every table that the score test rejects', () => {
    const first = { cohort: 40, of: 15, proportion: 0.3 };
    const second = { cohort: 55, of: 20, proportion: 0.6 };
    let [risen, fallen] = [0, 0];
    const other = hypergeometricChances(55, 33, 20);
    hypergeometricChances(40, 12, 15).forEach((chance, x) => {
      other.forEach((also, y) => {
        const rejected = differencePValue({ yes: x, of: 15 }, { yes: y, of: 20 }) < 0.05;
        if (rejected && y / 20 > x / 15) risen += chance * also;
        else if (rejected) fallen += chance * also;
      });
    });
    const found = cohortChangePower(first, second);
    expect(found.right).toBeCloseTo(risen, 12);
    expect(found.wrong).toBeCloseTo(fallen, 12);
  });

  it('is that of two samples from endless cohorts where the cohorts are large', () => {
    const large = (proportion: number) => ({ cohort: 100_000, of: 84, proportion });
    const { right, wrong } = powerToSeeChange({ from: 0.49, to: 0.59, of: 84 });
    const found = cohortChangePower(large(0.49), large(0.59), { method: 'finite-score' });
    expect(found.right).toBeCloseTo(right, 2);
    expect(found.wrong).toBeCloseTo(wrong, 4);
  });

  it('rounds the cases of a cohort half up, and says them', () => {
    const half = { cohort: 50, of: 10, proportion: 0.29 };
    expect(cohortChangePower(half, { cohort: 650, of: 84, proportion: 0.49 }).yes).toEqual([15, 319]);
  });

  it('shows any difference once every case was seen, by the corrected test', () => {
    const all = (proportion: number) => ({ cohort: 84, of: 84, proportion });
    expect(cohortChangePower(all(0.5), all(41 / 84), { method: 'finite-score' })).toMatchObject({
      right: 1,
      fallen: 1,
    });
    expect(cohortChangePower(all(0.5), all(0.5), { method: 'finite-score' })).toMatchObject({
      right: 0,
      wrong: 0,
    });
    const one = { cohort: 1, of: 1, proportion: 1 };
    expect(cohortChangePower(one, { ...one, proportion: 0 }, { method: 'finite-score' }).right).toBe(1);
  });

  it('refuses a cohort smaller than its sample, by name', () => {
    const cohort = { cohort: 650, of: 84, proportion: 0.5 };
    expect(() => cohortChangePower(cohort, { ...cohort, of: 651 })).toThrow('cohort must be');
    expect(() => cohortChangePower(cohort, { ...cohort, proportion: 49 })).toThrow(
      'second.proportion must be',
    );
  });
});

describe('cases of each cohort for showing a change between them', () => {
  it('are the same as trying every number of them', () => {
    for (const method of COHORT_TESTS) {
      for (const ratio of [1, 0.5, 2]) {
        const [first, second] = [
          { cohort: 90, proportion: 0.3 },
          { cohort: 120, proportion: 0.6 },
        ];
        const enough = Array.from({ length: 90 }, (_, i) => {
          const ofSecond = Math.min(120, Math.ceil(ratio * (i + 1)));
          const found = cohortChangePower({ ...first, of: i + 1 }, { ...second, of: ofSecond }, { method });
          return found.right >= 0.8;
        });
        const found = cohortChangeSampleSize(first, second, { method, ratio });
        expect(found.fewest).toBe(enough.indexOf(true) + 1);
        expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
      }
    }
  });

  it('are refused where the cohorts are alike, or where even all of them do not show it', () => {
    const half = { cohort: 650, proportion: 0.49 };
    expect(() => cohortChangeSampleSize(half, { ...half, proportion: 0.4901 })).toThrow(
      'the same proportion',
    );
    const near = { ...half, proportion: 0.493 };
    expect(() => cohortChangeSampleSize(half, near)).toThrow(/Even all of both cohorts .* finite-score/);
    expect(cohortChangeSampleSize(half, near, { method: 'finite-score' }).fewest).toBe(650);
  });
});

accuracyTest('power to see a change of a finite cohort', ['cohort-change-power']);
