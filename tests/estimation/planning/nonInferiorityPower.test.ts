import { describe, expect, it } from 'vitest';
import {
  MARGIN_TESTS,
  marginScore,
  nonInferiority,
  reachesScore,
} from '../../../src/estimation/difference/nonInferiority.js';
import {
  nonInferiorityPower,
  nonInferioritySampleSize,
} from '../../../src/estimation/planning/nonInferiorityPower.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

function asked(what: string, input: string) {
  const from = inputs(input);
  return {
    truth: { from: from.p1 ?? 0, to: from.p2 ?? 0 },
    sizes: { of: from.n1 ?? 0, ofSecond: from.n2 ?? 0 },
    plan: { power: from.power ?? 0, ratio: from.ratio ?? 1 },
    options: {
      margin: amount(from, 'margin'),
      confidence: 1 - amount(from, 'alpha'),
      method: what.includes('farrington-manning') ? 'farrington-manning' : 'miettinen-nurminen',
    } as const,
  };
}

describe('the chance of showing no worse', () => {
  it.each(family('non-inferiority-power'))(
    'agrees with the reference: $name',
    ({ what, input, expected }) => {
      const { truth, sizes, options } = asked(what, input);
      const { power } = nonInferiorityPower({ ...truth, ...sizes }, options);
      near(power, amount(expected, 'power'), 5e-9);
    },
  );

  it('rests on verdicts that need no score, the same of every table as by the score', () => {
    for (const [n, m] of [
      [1, 1],
      [7, 3],
      [20, 30],
      [31, 31],
    ] as const) {
      for (const method of MARGIN_TESTS) {
        for (const margin of [0.02, 0.15, 0.6]) {
          for (const z of [-1.2, 0, 0.3, 1.6449, 2.3263]) {
            for (let cell = 0; cell < (n + 1) * (m + 1); cell++) {
              const [first, second] = [
                { yes: cell % (n + 1), of: n },
                { yes: Math.floor(cell / (n + 1)), of: m },
              ];
              const byScore = marginScore(first, second, margin, method) >= z;
              if (reachesScore(first, second, { margin, method }, z) !== byScore)
                throw new Error(JSON.stringify({ first, second, margin, method, z, byScore }));
            }
          }
        }
      }
    }
  });

  it('is the sum over every table that the test rejects', () => {
    for (const method of MARGIN_TESTS) {
      const options = { margin: 0.15, confidence: 0.95, method };
      let sum = 0;
      for (let x = 0; x <= 20; x++) {
        for (let y = 0; y <= 30; y++) {
          const chance = binomialPmf(x, 20, 0.6) * binomialPmf(y, 30, 0.7);
          if (nonInferiority({ yes: x, of: 20 }, { yes: y, of: 30 }, options).shown) sum += chance;
        }
      }
      const question = { from: 0.6, to: 0.7, of: 20, ofSecond: 30 };
      expect(nonInferiorityPower(question, options).power).toBeCloseTo(sum, 12);
    }
  });

  it.each(family('non-inferiority-maximum-size'))(
    'has beside it the largest size of the reference: $name',
    ({ what, input, expected }) => {
      const { sizes, options } = asked(what, input);
      const { largestSize } = nonInferiorityPower({ from: 0.5, to: 0.5, ...sizes }, options);
      expect(largestSize.size).toBeGreaterThan(amount(expected, 'maximumSize') - 1e-9);
      near(largestSize.size, amount(expected, 'maximumSize'), 1e-5);
      near(largestSize.at, amount(expected, 'at'), 1e-3);
    },
  );

  it('has a largest size of 0.0280 for 84 cases against 168 at a nominal 0.025, which no other truth exceeds', () => {
    const options = { margin: 0.1 };
    const sizes = { of: 84, ofSecond: 168 };
    const { largestSize } = nonInferiorityPower({ from: 0.5, to: 0.5, ...sizes }, options);
    expect(largestSize.size.toFixed(4)).toBe('0.0280');
    for (let from = 0.1; from <= 1; from += 0.0173) {
      const { power } = nonInferiorityPower({ from, to: Math.max(0, from - 0.1), ...sizes }, options);
      expect(power).toBeLessThanOrEqual(largestSize.size + 1e-12);
    }
  });

  it('rises with the cases but for its saw-tooth', () => {
    const powers = [100, 150, 200, 250, 300, 350, 400].map(
      (of) => nonInferiorityPower({ from: 0.55, to: 0.55, of }, { margin: 0.1 }).power,
    );
    powers.forEach((power, i) => {
      expect(power).toBeGreaterThan((powers[i - 1] ?? 0) - 0.02);
    });
  });
});

describe('cases for showing no worse', () => {
  it.each(family('non-inferiority-size'))(
    'agree with the closed form: $name',
    ({ what, input, expected }) => {
      const { truth, plan, options } = asked(what, input);
      const { closedForm } = nonInferioritySampleSize({ ...truth, ...plan }, options);
      near(closedForm, amount(expected, 'n1Real'), 5e-7);
      expect(Math.ceil(closedForm)).toBe(amount(expected, 'n1'));
      expect(Math.ceil(plan.ratio * Math.ceil(closedForm))).toBe(amount(expected, 'n2'));
    },
  );

  it.each(family('non-inferiority-size-exact'))(
    'agree with the reference: $name',
    ({ what, input, expected }) => {
      const { truth, plan, options } = asked(what, input);
      const found = nonInferioritySampleSize({ ...truth, ...plan }, options);
      expect(found.fewest).toBe(amount(expected, 'fewest'));
      expect(found.fewestForGood).toBe(amount(expected, 'fewestForGood'));
      near(found.power, amount(expected, 'powerAtFewest'), 5e-9);
      const before = { of: found.fewest - 1, ofSecond: Math.ceil(plan.ratio * (found.fewest - 1)) };
      const { power } = nonInferiorityPower({ ...truth, ...before }, options);
      near(power, amount(expected, 'powerOneBefore'), 5e-9);
    },
  );

  it('are the same as trying every number of them', () => {
    for (const [truth, options, ratio, power] of [
      [{ from: 0.7, to: 0.7 }, { margin: 0.2, confidence: 0.975 }, 1, 0.8],
      [{ from: 0.9, to: 0.95 }, { margin: 0.1, confidence: 0.95 }, 1, 0.9],
      [{ from: 0.5, to: 0.6 }, { margin: 0.15, confidence: 0.9 }, 1.5, 0.6],
      [{ from: 0.2, to: 0.15 }, { margin: 0.25, confidence: 0.95 }, 0.5, 0.7],
    ] as const) {
      const enough = Array.from({ length: 160 }, (_, i) => {
        const sizes = { of: i + 1, ofSecond: Math.ceil(ratio * (i + 1)) };
        return nonInferiorityPower({ ...truth, ...sizes }, options).power >= power;
      });
      const found = nonInferioritySampleSize({ ...truth, ratio, power }, options);
      expect(found.fewest).toBe(enough.indexOf(true) + 1);
      expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
      expect(found.ofSecond).toBe(Math.ceil(ratio * found.fewest));
    }
  });

  it('are refused where the truth is worse by the margin, or the cases looked at too few', () => {
    const options = { margin: 0.1 };
    expect(() => nonInferioritySampleSize({ from: 0.5, to: 0.4 }, options)).toThrow(/to 40% .* smaller fall/);
    expect(() => nonInferioritySampleSize({ from: 0.5, to: 0.5 }, { margin: 0.01 })).toThrow(
      /margin of 1% .* about 39,000 .* Allow a larger margin/,
    );
    expect(() => nonInferioritySampleSize({ from: 0.5, to: 0.5 }, { margin: 0 })).toThrow('margin must be');
  });
});

accuracyTest('planning to show no worse: power, size, cases', [
  'non-inferiority-power',
  'non-inferiority-maximum-size',
  'non-inferiority-size',
  'non-inferiority-size-exact',
]);
