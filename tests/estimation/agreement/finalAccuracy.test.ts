import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalAccuracy } from '../../../src/estimation/agreement/finalAccuracy.js';
import { correctedProportion } from '../../../src/estimation/agreement/imperfect.js';
import {
  accuracyFor,
  apparentProportion,
  kappaOf,
  majorityAccuracy,
} from '../../../src/inspection/inspectors.js';

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const kappa = fc.double({ min: 0.05, max: 1, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe('the accuracy that a κ means for the answers seen', () => {
  it('is the closed form where no case is marked twice', () => {
    fc.assert(
      fc.property(share, kappa, (seen, agreed) => {
        const { sensitivity, specificity } = finalAccuracy(seen, { kappa: agreed }).final;
        // J² = 1 − 4(1 − κ)p*(1 − p*), from p(1 − p)J² = κ·p*(1 − p*) with equal rates.
        const signal = Math.sqrt(1 - 4 * (1 - agreed) * seen * (1 - seen));
        expect(sensitivity).toBeCloseTo((1 + signal) / 2, 9);
        expect(specificity).toBeCloseTo((1 + signal) / 2, 9);
      }),
    );
  });

  it('has that κ at the true share behind the answers, however many cases are marked twice', () => {
    fc.assert(
      fc.property(share, kappa, part, (seen, agreed, doubleMarked) => {
        const { each, final } = finalAccuracy(seen, { kappa: agreed, doubleMarked });
        const truth = correctedProportion(seen, final);
        expect(apparentProportion(truth, final)).toBeCloseTo(seen, 9);
        expect(kappaOf(truth, each)).toBeCloseTo(agreed, 6);
        expect(accuracyFor({ kappa: agreed }, truth).sensitivity).toBeCloseTo(each.sensitivity, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the rate given with it, and the other follows', () => {
    // a = p* + Sp − 1 and J = a + κ·p*(1 − p*)/a.
    const [seen, specificity, agreed] = [0.6, 0.9, 0.5];
    const a = seen + specificity - 1;
    const sensitivity = a + (agreed * seen * (1 - seen)) / a + 1 - specificity;
    expect(finalAccuracy(seen, { kappa: agreed, specificity }).each.sensitivity).toBeCloseTo(sensitivity, 9);
    const mirrored = finalAccuracy(1 - seen, { kappa: agreed, sensitivity: specificity }).each;
    expect(mirrored.specificity).toBeCloseTo(sensitivity, 9);
  });

  it('is refused where every answer is alike, and where no accuracy reaches the κ', () => {
    expect(() => finalAccuracy(0, { kappa: 0.6 })).toThrow(/every answer is alike/);
    expect(() => finalAccuracy(1, { kappa: 0.6 })).toThrow(/every answer is alike/);
    expect(() => finalAccuracy(0.2, { kappa: 0.6, specificity: 0.9 })).toThrow(/never to 20\.0%/);
    expect(() => finalAccuracy(0.5, { kappa: 0.9, specificity: 0.7 })).toThrow(/needs a rate above it/);
    expect(() => finalAccuracy(0.5, { kappa: 1.2 })).toThrow(/kappa must be/);
    expect(() => finalAccuracy(0.5, { kappa: 0.5, sensitivity: 0.9, specificity: 0.9 })).toThrow(/left out/);
  });
});

describe('the accuracy of answers some of which are marked twice', () => {
  const one = { sensitivity: 0.9, specificity: 0.8 };

  it('is between that of one inspector and of the majority of three', () => {
    expect(finalAccuracy(0.5, { ...one, doubleMarked: 0 }).final).toEqual(one);
    expect(finalAccuracy(0.5, { ...one, doubleMarked: 1 }).final).toEqual(majorityAccuracy(one, one));
    const { sensitivity, specificity } = finalAccuracy(0.5, { ...one, doubleMarked: 0.25 }).final;
    expect(sensitivity).toBeCloseTo(0.75 * 0.9 + 0.25 * 0.972, 12);
    expect(specificity).toBeCloseTo(0.75 * 0.8 + 0.25 * 0.896, 12);
  });

  it('has checks that leave the error which those of one inspector leave', () => {
    const checked = { ...one, sensitivityChecks: 50, specificityChecks: 60 };
    expect(finalAccuracy(0.5, checked).final).toEqual(checked);
    const { final } = finalAccuracy(0.5, { ...checked, doubleMarked: 1 });
    // 46 right of 52 with one of either kind added, and the slope 6s(1 − s) of 3s² − 2s³.
    const s = 46 / 52;
    const m = 3 * s * s - 2 * s ** 3;
    const deviation = 6 * s * (1 - s) * Math.sqrt((s * (1 - s)) / 52);
    const found = Math.sqrt((m * (1 - m)) / ((final.sensitivityChecks ?? 0) + 2));
    expect(found / deviation).toBeGreaterThanOrEqual(1);
    expect(found / deviation).toBeLessThan(1.01);
  });
});
