import { describe, expect, it } from 'vitest';
import { mcnemarPValue } from '../../../src/estimation/difference/pairedDifference.js';
import { pairedPower, pairedSampleSize } from '../../../src/estimation/planning/pairedPower.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

function asked(input: string) {
  const from = inputs(input);
  return {
    truth: { firstOnly: amount(from, 'p10'), secondOnly: amount(from, 'p01') },
    of: from.n ?? 0,
    power: from.power ?? 0,
    confidence: 1 - amount(from, 'alpha'),
  };
}

describe('two questions on the same cases', () => {
  it.each(family('paired-p'))('have the p-value of the reference: $name', ({ input, expected }) => {
    const { b = 0, c = 0 } = inputs(input);
    const table = { both: 3, firstOnly: b, secondOnly: c, neither: 4 };
    near(mcnemarPValue(table, { method: 'mid-p' }), amount(expected, 'midP'), 5e-11);
  });

  it.each(family('paired-power'))('have the power of the reference: $name', ({ input, expected }) => {
    const { truth, of, confidence } = asked(input);
    const midP = pairedPower({ ...truth, of }, { confidence });
    near(midP.first, amount(expected, 'powerFirst'), 5e-9);
    near(midP.second, amount(expected, 'powerSecond'), 5e-9);
    const exact = pairedPower({ ...truth, of }, { confidence, method: 'exact' });
    near(exact.first, amount(expected, 'exactTestFirst'), 5e-9);
    near(exact.second, amount(expected, 'exactTestSecond'), 5e-9);
  });

  it.each(family('paired-size'))('need the cases of the reference: $name', ({ input, expected }) => {
    const { truth, power, confidence } = asked(input);
    const found = pairedSampleSize({ ...truth, power }, { confidence });
    expect(found.fewest).toBe(amount(expected, 'fewest'));
    expect(found.fewestForGood).toBe(amount(expected, 'fewestForGood'));
    near(found.power, amount(expected, 'powerAtFewest'), 5e-9);
  });

  it('have as power the sum over every table that the test rejects', () => {
    for (const method of ['mid-p', 'exact'] as const) {
      const [of, firstOnly, secondOnly] = [25, 0.35, 0.1];
      let [first, second] = [0, 0];
      for (let b = 0; b <= of; b++) {
        for (let c = 0; b + c <= of; c++) {
          const table = { both: of - b - c, firstOnly: b, secondOnly: c, neither: 0 };
          if (mcnemarPValue(table, { method }) > 0.05) continue;
          const differing = firstOnly + secondOnly;
          const chance = binomialPmf(b + c, of, differing) * binomialPmf(b, b + c, firstOnly / differing);
          if (b > c) first += chance;
          else second += chance;
        }
      }
      const found = pairedPower({ firstOnly, secondOnly, of }, { method });
      expect(found.first).toBeCloseTo(first, 12);
      expect(found.second).toBeCloseTo(second, 12);
    }
  });

  it('swap directions with the questions, and never reject too often by the exact test where they are alike', () => {
    for (const of of [1, 10, 84, 300]) {
      const one = pairedPower({ firstOnly: 0.2, secondOnly: 0.1, of });
      const other = pairedPower({ firstOnly: 0.1, secondOnly: 0.2, of });
      expect(other.second).toBeCloseTo(one.first, 12);
      expect(other.first).toBeCloseTo(one.second, 12);
      for (const each of [0, 0.02, 0.15, 0.5]) {
        const size = pairedPower({ firstOnly: each, secondOnly: each, of }, { method: 'exact' });
        expect(size.first + size.second).toBeLessThanOrEqual(0.05);
      }
    }
  });

  it('need the same cases as trying every number of them says', () => {
    for (const [firstOnly, secondOnly, power] of [
      [0.1, 0.3, 0.8],
      [0.5, 0.2, 0.9],
      [0.25, 0, 0.5],
      [0.7, 0.3, 0.95],
    ] as const) {
      const direction = firstOnly > secondOnly ? 'first' : 'second';
      const enough = Array.from(
        { length: 400 },
        (_, i) => pairedPower({ firstOnly, secondOnly, of: i + 1 })[direction] >= power,
      );
      const found = pairedSampleSize({ firstOnly, secondOnly, power });
      expect(found.fewest).toBe(enough.indexOf(true) + 1);
      expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
    }
  });

  it('are refused where they do not differ, or by too little for the cases looked at', () => {
    expect(() => pairedSampleSize({ firstOnly: 0.1, secondOnly: 0.1 })).toThrow('Both shares are 10%');
    expect(() => pairedSampleSize({ firstOnly: 0.1, secondOnly: 0.099 })).toThrow(
      /Even 10,000 .* larger difference/,
    );
    expect(() => pairedPower({ firstOnly: 0.6, secondOnly: 0.6, of: 84 })).toThrow(
      'cannot be above 100% together',
    );
  });
});

accuracyTest('paired questions: p-values, power, cases', ['paired-p', 'paired-power', 'paired-size']);
