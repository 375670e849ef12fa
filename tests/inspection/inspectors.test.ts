import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyFor,
  apparentProportion,
  kappaOf,
  majorityAccuracy,
  PERFECT,
  requireInspectors,
  spreadLeniency,
} from '../../src/inspection/inspectors.js';

/** Cohen's κ of two raters from the four probabilities of their scores. */
function cohen(p: number, se: number, sp: number): number {
  const both = p * se * se + (1 - p) * (1 - sp) * (1 - sp);
  const neither = p * (1 - se) * (1 - se) + (1 - p) * sp * sp;
  const yes = p * se + (1 - p) * (1 - sp);
  const chance = yes * yes + (1 - yes) * (1 - yes);
  return (both + neither - chance) / (1 - chance);
}

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });

describe('inspectors', () => {
  it("have the κ of Cohen's definition", () => {
    fc.assert(
      fc.property(share, share, share, (p, sensitivity, specificity) => {
        expect(kappaOf(p, { sensitivity, specificity })).toBeCloseTo(cohen(p, sensitivity, specificity), 10);
      }),
    );
  });

  it('get the accuracy that gives the κ asked for', () => {
    fc.assert(
      fc.property(share, share, (p, kappa) => {
        const accuracy = accuracyFor({ kappa }, p);
        expect(accuracy.sensitivity).toBe(accuracy.specificity);
        expect(kappaOf(p, accuracy)).toBeCloseTo(kappa, 10);
      }),
    );
  });

  it('get the sensitivity that follows from κ and a specificity', () => {
    const accuracy = accuracyFor({ kappa: 0.5, specificity: 0.95 }, 0.4);
    expect(accuracy.specificity).toBe(0.95);
    expect(kappaOf(0.4, accuracy)).toBeCloseTo(0.5, 12);
  });

  it('see (1 + √κ)/2 of what is there at one half', () => {
    expect(accuracyFor({ kappa: 0.6 }, 0.5).sensitivity).toBeCloseTo((1 + Math.sqrt(0.6)) / 2, 12);
  });

  it('are refused a κ that no sensitivity reaches', () => {
    expect(() => accuracyFor({ kappa: 0.9, specificity: 0.7 }, 0.5)).toThrow(/largest is 0\.538/);
    expect(() => accuracyFor({ kappa: 1.2 }, 0.5)).toThrow(/kappa must be/);
    expect(() => accuracyFor({ kappa: -0.1 }, 0.5)).toThrow(/kappa must be/);
    expect(() => accuracyFor({ sensitivity: 0.4, specificity: 0.5 }, 0.5)).toThrow(/no better than chance/);
  });

  it('differ in leniency without moving the mean of either rate', () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 3, noNaN: true }), (a, b, spread) => {
        const { leniency, accuracies } = spreadLeniency({ sensitivity: a, specificity: b }, spread);
        let [sensitivity, specificity] = [0, 0];
        accuracies.forEach((accuracy, index) => {
          sensitivity += (leniency.weights[index] ?? 0) * accuracy.sensitivity;
          specificity += (leniency.weights[index] ?? 0) * accuracy.specificity;
        });
        expect(sensitivity).toBeCloseTo(a, 12);
        expect(specificity).toBeCloseTo(b, 12);
      }),
    );
  });

  it('say yes more often the more lenient they are', () => {
    const { accuracies } = spreadLeniency({ sensitivity: 0.9, specificity: 0.8 }, 1);
    for (let index = 1; index < accuracies.length; index++) {
      expect(accuracies[index]?.sensitivity).toBeGreaterThan(accuracies[index - 1]?.sensitivity ?? 1);
      expect(accuracies[index]?.specificity).toBeLessThan(accuracies[index - 1]?.specificity ?? 0);
    }
  });

  it('are never worse for the majority of three of the same kind', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (rate) => {
        const one = { sensitivity: rate, specificity: rate };
        expect(majorityAccuracy(one, one).sensitivity).toBeGreaterThanOrEqual(rate - 1e-15);
      }),
    );
    const most = majorityAccuracy(
      { sensitivity: 0.9, specificity: 0.8 },
      { sensitivity: 0.9, specificity: 0.8 },
    );
    expect(most.sensitivity).toBeCloseTo(0.972, 12);
    expect(most.specificity).toBeCloseTo(0.896, 12);
  });

  it('report p·Se + (1 − p)(1 − Sp)', () => {
    expect(apparentProportion(0.5, { sensitivity: 0.9, specificity: 0.8 })).toBeCloseTo(0.55, 14);
  });

  it('cannot mark and check more cases than there are', () => {
    expect(() => requireInspectors({ ...PERFECT, doubleMarked: 0.7, checked: 0.5 })).toThrow(
      /doubleMarked \+ checked/,
    );
  });

  it('need a third to decide where two who differ mark a case', () => {
    const two = { ...PERFECT, accuracy: { kappa: 0.6 }, count: 2, doubleMarked: 0.2, leniency: 0.5 };
    expect(() => requireInspectors(two)).toThrow(/count must be at least 3/);
    expect(requireInspectors({ ...two, count: 3 }).count).toBe(3);
    expect(requireInspectors({ ...two, leniency: 0 }).count).toBe(2);
  });
});
