import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval } from '../../../src/estimation/difference/difference.js';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import {
  equivalence,
  MARGIN_TESTS,
  nonInferiority,
} from '../../../src/estimation/difference/nonInferiority.js';
import { nonInferiorityPower } from '../../../src/estimation/planning/nonInferiorityPower.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const counts = fc
  .integer({ min: 1, max: 120 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((yes) => ({ yes, of })));
const margins = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const levels = fc.constantFrom(0.5, 0.8, 0.95, 0.975, 0.999);
const methods = fc.constantFrom(...MARGIN_TESTS);

function asked(what: string, input: string) {
  const from = inputs(input);
  return {
    first: { yes: amount(from, 'x1'), of: amount(from, 'n1') },
    second: { yes: amount(from, 'x2'), of: amount(from, 'n2') },
    options: {
      margin: amount(from, 'margin'),
      confidence: 1 - amount(from, 'alpha'),
      method: what.includes('farrington-manning') ? 'farrington-manning' : 'miettinen-nurminen',
    } as const,
  };
}

describe('no worse by a margin', () => {
  it.each(family('non-inferiority'))('agrees with the reference: $name', ({ what, input, expected }) => {
    const { first, second, options } = asked(what, input);
    const found = nonInferiority(first, second, options);
    near(found.z, amount(expected, 'z'), 5e-8);
    near(found.pValue, amount(expected, 'pValue'), 5e-8);
    near(found.lower, amount(expected, 'lowerLimit'), 5e-8);
    expect(String(found.shown)).toBe(expected.rejected);
  });

  it('is shown exactly where the lower limit clears the margin', () => {
    fc.assert(
      fc.property(counts, counts, margins, levels, methods, (first, second, margin, confidence, method) => {
        const found = nonInferiority(first, second, { margin, confidence, method });
        fc.pre(Math.abs(found.lower + margin) > 1e-9);
        expect(found.shown).toBe(found.lower > -margin);
      }),
    );
  });

  it('is at a margin of next to nothing the one-sided test of no difference', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const difference = second.yes / second.of - first.yes / first.of;
        // Where neither sample varies the statistic is 0/0.
        const yes = first.yes + second.yes;
        fc.pre(yes > 0 && yes < first.of + second.of && difference !== 0);
        const { pValue } = nonInferiority(first, second, { margin: 1e-10 });
        const half = differencePValue(first, second) / 2;
        expect(pValue).toBeCloseTo(difference > 0 ? half : 1 - half, 6);
      }),
    );
  });

  it('is easier to show the larger the margin and the more Yes in the second sample', () => {
    fc.assert(
      fc.property(counts, counts, margins, margins, methods, (first, second, one, other, method) => {
        const at = (margin: number, sample = second) =>
          nonInferiority(first, sample, { margin, method }).pValue;
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(at(large)).toBeLessThanOrEqual(at(small) + 1e-9);
        fc.pre(second.yes < second.of);
        expect(at(one, { yes: second.yes + 1, of: second.of })).toBeLessThanOrEqual(at(one) + 1e-12);
      }),
    );
  });

  it('refuses a margin of 0 or of percentage points, and says what to do', () => {
    const sample = { yes: 41, of: 84 };
    expect(() => nonInferiority(sample, sample, { margin: 0 })).toThrow(
      /margin must be .* not 0\. With no margin .* differencePValue/,
    );
    expect(() => nonInferiority(sample, sample, { margin: 10 })).toThrow('Did you mean 0.1?');
    expect(() => nonInferiority(sample, sample, { margin: 1 })).toThrow('margin must be');
  });
});

describe('equivalence', () => {
  it.each(family('equivalence'))('agrees with the reference: $name', ({ what, input, expected }) => {
    const { first, second, options } = asked(what, input);
    const found = equivalence(first, second, options);
    near(found.pLower, amount(expected, 'pLower'), 5e-8);
    near(found.pUpper, amount(expected, 'pUpper'), 5e-8);
    near(found.pValue, amount(expected, 'p'), 5e-8);
  });

  it('is two one-sided tests, and shown where the interval lies within the margins', () => {
    fc.assert(
      fc.property(counts, counts, margins, levels, methods, (first, second, margin, confidence, method) => {
        const options = { margin, confidence, method };
        const both = equivalence(first, second, options);
        const lower = nonInferiority(first, second, options);
        const upper = nonInferiority(second, first, options);
        expect(both.pLower).toBe(lower.pValue);
        expect(both.pUpper).toBe(upper.pValue);
        expect(both.shown).toBe(lower.shown && upper.shown);
        expect(both.upper).toBeCloseTo(-upper.lower, 9);
        fc.pre(Math.min(Math.abs(both.lower + margin), Math.abs(both.upper - margin)) > 1e-9);
        if (confidence > 0.5) expect(both.shown).toBe(both.lower > -margin && both.upper < margin);
      }),
    );
  });

  it('has the limits of the two-sided interval with twice the error', () => {
    const [first, second] = [
      { yes: 41, of: 84 },
      { yes: 29, of: 64 },
    ];
    const { lower, upper } = equivalence(first, second, { margin: 0.2, confidence: 0.975 });
    const interval = differenceInterval(second, first, { method: 'miettinen-nurminen', confidence: 0.95 });
    expect(lower).toBeCloseTo(interval.lower, 10);
    expect(upper).toBeCloseTo(interval.upper, 10);
  });
});

describe('the limits of these tests', () => {
  it('contain the true difference as often as the largest size of the test says, exactly', () => {
    const [of, ofSecond] = [30, 42];
    const options = { margin: 0.2 };
    const { largestSize } = nonInferiorityPower({ from: 0.5, to: 0.5, of, ofSecond }, options);
    const lower = Array.from({ length: of + 1 }, (_, x) =>
      Array.from(
        { length: ofSecond + 1 },
        (__, y) => nonInferiority({ yes: x, of }, { yes: y, of: ofSecond }, options).lower,
      ),
    );
    const coverage = (from: number) => {
      let covered = 0;
      for (let x = 0; x <= of; x++) {
        for (let y = 0; y <= ofSecond; y++) {
          const chance = binomialPmf(x, of, from) * binomialPmf(y, ofSecond, from - 0.2);
          if ((lower[x]?.[y] ?? 1) <= -0.2 + 1e-12) covered += chance;
        }
      }
      return covered;
    };
    const shares = Array.from({ length: 33 }, (_, i) => 0.2 + i * 0.025);
    const worst = Math.min(...shares.map(coverage));
    expect(worst).toBeGreaterThanOrEqual(1 - largestSize.size - 1e-9);
    expect(worst).toBeLessThan(1 - largestSize.size + 0.003);
    expect(coverage(largestSize.at)).toBeCloseTo(1 - largestSize.size, 9);
  });
});

accuracyTest('no worse and equivalence', ['non-inferiority', 'equivalence']);
