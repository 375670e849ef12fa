import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constrainedEstimate,
  constrainedScore,
} from '../../../src/estimation/difference/constrainedDifference.js';
import {
  DIFFERENCE_METHOD_NAMES,
  type DifferenceMethodName,
  differenceInterval,
} from '../../../src/estimation/difference/difference.js';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import { hypergeometricPmf } from '../../../src/numeric/distributions.js';
import { number, oracle } from '../oracle.js';

const counts = (max: number) =>
  fc
    .integer({ min: 1, max })
    .chain((of) => fc.record({ yes: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const level = fc.constantFrom(0.5, 0.8, 0.95, 0.99);
const method = fc.constantFrom(...DIFFERENCE_METHOD_NAMES);
const mirror = ({ yes, of }: { yes: number; of: number }) => ({ yes: of - yes, of });

describe('the difference between two samples', () => {
  it.each(
    oracle('difference-intervals').map((row) => [Object.values(row).slice(0, 6).join(' '), row] as const),
  )('agrees with the reference values: %s', (_, row) => {
    const interval = differenceInterval(
      { yes: number(row, 'yes1'), of: number(row, 'of1') },
      { yes: number(row, 'yes2'), of: number(row, 'of2') },
      { method: row.method as DifferenceMethodName, confidence: number(row, 'confidence') },
    );
    expect(Math.abs(interval.lower - number(row, 'lower'))).toBeLessThan(1e-9);
    expect(Math.abs(interval.upper - number(row, 'upper'))).toBeLessThan(1e-9);
  });

  it('keeps its limits ordered, in range and around the observed difference, by every method', () => {
    fc.assert(
      fc.property(counts(300), counts(300), level, method, (first, second, confidence, name) => {
        const { lower, upper } = differenceInterval(first, second, { method: name, confidence });
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(lower).toBeLessThanOrEqual(upper);
        expect(upper).toBeLessThanOrEqual(1);
        const observed = first.yes / first.of - second.yes / second.of;
        // Agresti and Caffo's added cases move the centre, so the observed difference may lie outside.
        if (name === 'agresti-caffo') return;
        expect(lower).toBeLessThanOrEqual(observed + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(observed - 1e-12);
      }),
    );
  });

  it('mirrors when the samples are swapped, and when yes and no are, by every method', () => {
    fc.assert(
      fc.property(counts(200), counts(200), level, method, (first, second, confidence, name) => {
        const options = { method: name, confidence };
        const straight = differenceInterval(first, second, options);
        for (const turned of [
          differenceInterval(second, first, options),
          differenceInterval(mirror(first), mirror(second), options),
        ]) {
          expect(Math.abs(turned.lower + straight.upper)).toBeLessThan(1e-12);
          expect(Math.abs(turned.upper + straight.lower)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('rises with the yes answers of the first sample, by every method but Wald', () => {
    // Wald shrinks to a point as a sample nears all yes, so its lower limit can leap and its upper one fall.
    const names = DIFFERENCE_METHOD_NAMES.filter((name) => name !== 'wald' && name !== 'agresti-caffo');
    fc.assert(
      fc.property(
        counts(60),
        counts(60),
        level,
        fc.constantFrom(...names),
        (first, second, confidence, name) => {
          fc.pre(first.yes < first.of);
          const options = { method: name, confidence };
          const less = differenceInterval(first, second, options);
          const more = differenceInterval({ yes: first.yes + 1, of: first.of }, second, options);
          expect(more.lower).toBeGreaterThanOrEqual(less.lower - 1e-12);
          expect(more.upper).toBeGreaterThanOrEqual(less.upper - 1e-12);
        },
      ),
    );
  });

  it('widens with the confidence, by every method', () => {
    fc.assert(
      fc.property(counts(100), counts(100), method, (first, second, name) => {
        const at = (confidence: number) => differenceInterval(first, second, { method: name, confidence });
        expect(at(0.99).lower).toBeLessThanOrEqual(at(0.8).lower + 1e-12);
        expect(at(0.99).upper).toBeGreaterThanOrEqual(at(0.8).upper - 1e-12);
      }),
    );
  });

  it('spends the whole error on a one-sided limit named after its side', () => {
    const first = { yes: 41, of: 84 };
    const second = { yes: 29, of: 64 };
    for (const name of DIFFERENCE_METHOD_NAMES) {
      const both = differenceInterval(first, second, { method: name, confidence: 0.9 });
      const lower = differenceInterval(first, second, { method: name, confidence: 0.95, side: 'lower' });
      const upper = differenceInterval(first, second, { method: name, confidence: 0.95, side: 'upper' });
      expect(lower.lower).toBeCloseTo(both.lower, 12);
      expect(lower.upper).toBe(1);
      expect(upper.upper).toBeCloseTo(both.upper, 12);
      expect(upper.lower).toBe(-1);
    }
  });

  it('puts a one-sided limit of less than even confidence on the other side of the difference', () => {
    for (const name of DIFFERENCE_METHOD_NAMES) {
      const options = { method: name, confidence: 0.3, side: 'lower' } as const;
      const { lower } = differenceInterval({ yes: 41, of: 84 }, { yes: 29, of: 64 }, options);
      expect(lower).toBeGreaterThan(41 / 84 - 29 / 64 - (name === 'agresti-caffo' ? 0.01 : 0));
      expect(lower).toBeLessThan(0.2);
    }
  });

  it('has a constrained estimate that zeroes its score, or lies at an end towards which the score pushes', () => {
    const difference = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(counts(200), counts(200), difference, (first, second, d) => {
        const { p1, p2 } = constrainedEstimate(first, second, d);
        expect(p1 - p2).toBeCloseTo(d, 12);
        const [low, high] = [Math.max(0, -d), Math.min(1, 1 - d)];
        const step = 1e-9 * (high - low);
        if (p2 - step > low) expect(constrainedScore(first, second, d, p2 - step)).toBeGreaterThan(0);
        if (p2 + step < high) expect(constrainedScore(first, second, d, p2 + step)).toBeLessThan(0);
      }),
    );
  });

  it('refuses what cannot be a sample, a level or a method, naming it', () => {
    const fine = { yes: 1, of: 2 };
    expect(() => differenceInterval({ yes: 3, of: 2 }, fine)).toThrow('first.yes must be');
    expect(() => differenceInterval(fine, { yes: 0, of: 0 })).toThrow('second.of must be');
    expect(() => differenceInterval({ yes: 0.5, of: 2 }, fine)).toThrow('first.yes must be a whole number');
    expect(() => differenceInterval(fine, fine, { confidence: 95 })).toThrow('Did you mean 0.95?');
    const method = 'newcomb' as DifferenceMethodName;
    expect(() => differenceInterval(fine, fine, { method })).toThrow('Did you mean newcombe?');
  });
});

describe('p-values of a difference', () => {
  it('agree with the intervals of the same name on every pair of samples up to 12', () => {
    for (const name of DIFFERENCE_METHOD_NAMES) {
      for (let n = 1; n <= 12; n++) {
        for (let m = 1; m <= 12; m++) {
          for (let x = 0; x <= n; x++) {
            for (let y = 0; y <= m; y++) {
              const [first, second] = [
                { yes: x, of: n },
                { yes: y, of: m },
              ];
              const p = differencePValue(first, second, { method: name });
              if (Math.abs(p - 0.05) < 1e-9) continue;
              const { lower, upper } = differenceInterval(first, second, { method: name });
              if (p < 0.05 !== (lower > 0 || upper < 0)) expect.fail(`${name} ${x}/${n} ${y}/${m}`);
            }
          }
        }
      }
    }
  });

  it('are one minus the confidence exactly at the limits, by every method', () => {
    for (const name of DIFFERENCE_METHOD_NAMES) {
      const [first, second] = [
        { yes: 56, of: 70 },
        { yes: 48, of: 80 },
      ];
      const { lower, upper } = differenceInterval(first, second, { method: name, confidence: 0.9 });
      for (const difference of [lower, upper]) {
        expect(differencePValue(first, second, { method: name, difference })).toBeCloseTo(0.1, 9);
      }
    }
  });

  it('add up the tables no likelier than the one seen: the lady tasting tea', () => {
    const [first, second] = [
      { yes: 3, of: 4 },
      { yes: 1, of: 4 },
    ];
    expect(differencePValue(first, second, { method: 'fisher' })).toBeCloseTo(34 / 70, 12);
    expect(differencePValue(first, second, { method: 'mid-p' })).toBeCloseTo(18 / 70, 12);
  });

  it('add up the hypergeometric table by table, for any counts', () => {
    fc.assert(
      fc.property(counts(60), counts(60), (first, second) => {
        const yes = first.yes + second.yes;
        const chances = Array.from({ length: Math.min(yes, first.of) + 1 }, (_, x) =>
          x < yes - second.of ? 0 : hypergeometricPmf(x, first.of + second.of, yes, first.of),
        );
        const seen = chances[first.yes] ?? 0;
        const less = chances.filter((p) => p < seen * (1 - 1e-7)).reduce((a, b) => a + b, 0);
        const ties = chances.filter((p) => Math.abs(p - seen) <= seen * 1e-7).reduce((a, b) => a + b, 0);
        expect(differencePValue(first, second, { method: 'fisher' })).toBeCloseTo(less + ties, 11);
        expect(differencePValue(first, second, { method: 'mid-p' })).toBeCloseTo(less + ties / 2, 11);
      }),
    );
  });

  it('are 1 when nothing differs and never more', () => {
    fc.assert(
      fc.property(counts(40), counts(40), (first, second) => {
        for (const name of ['fisher', 'mid-p', 'miettinen-nurminen', 'mee'] as const) {
          const p = differencePValue(first, second, { method: name });
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(differencePValue({ yes: 0, of: 84 }, { yes: 0, of: 84 })).toBe(1);
  });
});

describe('faults that shipped in other packages', () => {
  const options = { method: 'miettinen-nurminen' } as const;

  it('is not the Miettinen-Nurminen of a wrong cubic coefficient', () => {
    const { lower, upper } = differenceInterval({ yes: 56, of: 70 }, { yes: 48, of: 80 }, options);
    expect(lower).toBeCloseTo(0.05283, 5);
    expect(upper).toBeCloseTo(0.33817, 5);
  });

  it('finds Miettinen-Nurminen limits on empty cells', () => {
    const nothing = differenceInterval({ yes: 0, of: 84 }, { yes: 0, of: 84 }, options);
    expect(nothing.upper).toBeCloseTo(0.043982, 6);
    expect(nothing.lower).toBeCloseTo(-0.043982, 6);
    const all = differenceInterval({ yes: 84, of: 84 }, { yes: 84, of: 84 }, options);
    expect(all.upper).toBeCloseTo(nothing.upper, 12);
    const extreme = differenceInterval({ yes: 10, of: 10 }, { yes: 0, of: 20 }, options);
    expect([extreme.lower.toFixed(6), extreme.upper]).toEqual(['0.715619', 1]);
    const zero = differenceInterval({ yes: 5, of: 56 }, { yes: 0, of: 29 }, options);
    expect([zero.lower.toFixed(6), zero.upper.toFixed(6)]).toEqual(['-0.032597', '0.193331']);
  });

  it('every method answers to the confidence level at 80, 95 and 99%', () => {
    for (const name of DIFFERENCE_METHOD_NAMES) {
      const widths = [0.8, 0.95, 0.99].map((confidence) => {
        const { lower, upper } = differenceInterval(
          { yes: 41, of: 84 },
          { yes: 29, of: 64 },
          { method: name, confidence },
        );
        return upper - lower;
      });
      expect(widths[0]).toBeLessThan(widths[1] ?? 0);
      expect(widths[1]).toBeLessThan(widths[2] ?? 0);
    }
  });

  it('does not swap sides at extreme cells', () => {
    const [first, second] = [
      { yes: 10, of: 10 },
      { yes: 0, of: 20 },
    ];
    expect(differenceInterval(first, second).lower).toBeCloseTo(0.6791, 4);
    expect(differenceInterval(second, first).upper).toBeCloseTo(-0.6791, 4);
    const caffo = differenceInterval(first, second, { method: 'agresti-caffo' });
    expect(caffo.lower).toBeCloseTo(0.69224, 5);
    expect(caffo.clipped).toBe(true);
  });
});
