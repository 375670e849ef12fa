import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspection/inspect.js';
import { reinspection } from '../../src/inspection/reinspection.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { westMidlands } from '../model/scenarioFixture.js';

/** The probabilities of 0 to n yes answers, one case at a time, without a library. */
function binomial(n: number, p: number): number[] {
  let row = [1];
  for (let i = 0; i < n; i++) {
    const next = new Array<number>(row.length + 1).fill(0);
    row.forEach((mass, k) => {
      next[k] = (next[k] ?? 0) + mass * (1 - p);
      next[k + 1] = (next[k + 1] ?? 0) + mass * p;
    });
    row = next;
  }
  return row;
}
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

const inspections = fc
  .record({ of: fc.integer({ min: 1, max: 120 }), k: fc.nat(), cases: fc.integer({ min: 1, max: 120 }) })
  .map(({ of, k, cases }) => ({ yes: k % (of + 1), of, cases }));

describe('repeated inspections', () => {
  it('report within a range that is as narrow as its tails allow, counted out case by case', () => {
    fc.assert(
      fc.property(inspections, fc.constantFrom(0.5, 0.8, 0.95, 0.99), ({ yes, of, cases }, confidence) => {
        const chances = binomial(cases, yes / of);
        const range = reinspection({ yes, of }, { cases, confidence });
        const { lowerCount, upperCount } = range;
        const tail = (1 - confidence) / 2;
        expect(sum(chances.slice(0, lowerCount))).toBeLessThanOrEqual(tail + 1e-12);
        expect(sum(chances.slice(0, lowerCount + 1))).toBeGreaterThanOrEqual(tail - 1e-12);
        expect(sum(chances.slice(upperCount + 1))).toBeLessThanOrEqual(tail + 1e-12);
        expect(sum(chances.slice(upperCount))).toBeGreaterThanOrEqual(tail - 1e-12);
        expect(range.probability).toBeCloseTo(sum(chances.slice(lowerCount, upperCount + 1)), 10);
        expect(range.probability).toBeGreaterThanOrEqual(confidence - 1e-12);
        expect(range.belowHalf).toBeCloseTo(sum(chances.filter((_, k) => 2 * k < cases)), 10);
      }),
    );
  });

  it('of 84 cases at 41 of 84 give 32 to 50 Yes nineteen times in twenty, and most fall below half', () => {
    const { lowerCount, upperCount, probability, belowHalf } = reinspection({ yes: 41, of: 84 });
    expect([lowerCount, upperCount]).toEqual([32, 50]);
    expect(probability).toBeGreaterThan(0.95);
    expect(belowHalf).toBeGreaterThan(0.5);
  });

  it('agree with inspections that are really drawn, scored and counted', () => {
    const model = compileModel(westMidlands());
    const repeats = 3000;
    const { lowerCount, upperCount, probability, belowHalf } = reinspection({ yes: 41, of: 84 });
    let [within, below] = [0, 0];
    for (let seed = 0; seed < repeats; seed++) {
      const yes = inspect(model, { seed }).keyQuestions[0]?.yes ?? Number.NaN;
      if (yes >= lowerCount && yes <= upperCount) within++;
      if (2 * yes < 84) below++;
    }
    // 5.5 standard errors of 3,000 inspections: false alarm below 1e-7.
    for (const [found, p] of [
      [within, probability],
      [below, belowHalf],
    ] as const) {
      expect(Math.abs(found / repeats - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / repeats));
    }
  });

  it('cannot move where every case, or none, is Yes', () => {
    expect(reinspection({ yes: 0, of: 84 })).toMatchObject({
      lower: 0,
      upper: 0,
      probability: 1,
      belowHalf: 1,
    });
    expect(reinspection({ yes: 5, of: 5 })).toMatchObject({
      lower: 1,
      upper: 1,
      probability: 1,
      belowHalf: 0,
    });
  });

  it('refuse what cannot be', () => {
    expect(() => reinspection({ yes: 5, of: 4 })).toThrow('yes must be');
    expect(() => reinspection({ yes: 1, of: 4 }, { confidence: 95 })).toThrow('Did you mean 0.95?');
    expect(() => reinspection({ yes: 1, of: 4 }, { cases: 0 })).toThrow('cases must be');
  });
});

describe('a reinspection of very many cases', () => {
  it('is refused above 1,000,000,000, at once', () => {
    for (const cases of [2 ** 53, Number.MAX_SAFE_INTEGER, 1e9 + 1]) {
      expect(() => reinspection({ yes: 41, of: 84 }, { cases })).toThrow(/cases must be.*1,?000,?000,?000/);
    }
  });

  it('has at the largest number the range of a normal curve', () => {
    const { lower, upper } = reinspection({ yes: 42, of: 84 }, { cases: 1e9 });
    expect(upper - lower).toBeCloseTo((2 * 1.959964 * 0.5) / Math.sqrt(1e9), 8);
  });
});
