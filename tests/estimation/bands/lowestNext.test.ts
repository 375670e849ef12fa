import { describe, expect, it } from 'vitest';
import { lowestNext } from '../../../src/estimation/bands/lowestNext.js';
import { nextInspection } from '../../../src/estimation/prediction/nextInspection.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';

const QUESTIONS = [
  { yes: 5, of: 10 },
  { yes: 7, of: 10 },
  { yes: 6, of: 10 },
];

describe('the lowest of several questions in the next inspection', () => {
  it('is that of every combination of their counts, if they are independent', () => {
    const [a, b, c] = QUESTIONS.map(({ yes, of }) => betaBinomial(8, yes + 0.5, of - yes + 0.5));
    let [expected, inadequate] = [0, 0];
    a?.forEach((pa, x) => {
      b?.forEach((pb, y) => {
        c?.forEach((pc, z) => {
          const lowest = Math.min(x, y, z);
          expected += (pa * pb * pc * lowest) / 8;
          if (lowest < 4) inadequate += pa * pb * pc;
        });
      });
    });
    const { ifIndependent, whatever } = lowestNext(QUESTIONS, { cases: 8 });
    expect(ifIndependent.expected).toBeCloseTo(expected, 12);
    expect(ifIndependent.band.inadequate).toBeCloseTo(inadequate, 12);
    expect(whatever.expected[0]).toBeLessThanOrEqual(expected);
    expect(whatever.expected[1]).toBeGreaterThanOrEqual(expected);
    expect(whatever.inadequate[0]).toBeLessThanOrEqual(inadequate);
    expect(whatever.inadequate[1]).toBeGreaterThanOrEqual(inadequate);
  });

  it('is in one of the bands, also where every case is Yes', () => {
    for (const cases of [1, 2, 5]) {
      const { ifIndependent } = lowestNext([{ yes: 10, of: 10 }], { cases });
      const all = Object.values(ifIndependent.band).reduce((sum, chance) => sum + chance, 0);
      expect(all).toBeCloseTo(1, 12);
      expect(ifIndependent.band.outstanding).toBeGreaterThan(0.5);
    }
  });

  it('has a range that contains its level', () => {
    for (const confidence of [0.5, 0.8, 0.95, 0.99]) {
      const { ifIndependent } = lowestNext(QUESTIONS, { cases: 84, confidence });
      expect(ifIndependent.probability).toBeGreaterThanOrEqual(confidence - 1e-12);
      expect(ifIndependent.upperCount).toBeGreaterThan(ifIndependent.lowerCount);
    }
  });

  it('is the next inspection itself where there is one question', () => {
    const one = { yes: 41, of: 84 };
    const next = nextInspection(one);
    const { ifIndependent, whatever } = lowestNext([one]);
    expect(ifIndependent).toMatchObject({ lowerCount: next.lowerCount, upperCount: next.upperCount });
    expect(ifIndependent.probability).toBeCloseTo(next.probability, 12);
    expect(whatever.expected[0]).toBeCloseTo(whatever.expected[1], 12);
  });

  it('refuses no question, and a next inspection of no case', () => {
    expect(() => lowestNext([])).toThrow('the number of questions must be');
    expect(() => lowestNext(QUESTIONS, { cases: 0 })).toThrow('cases must be');
  });
});
