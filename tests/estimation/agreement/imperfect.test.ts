import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trueProportionInterval } from '../../../src/estimation/agreement/imperfect.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { apparentProportion } from '../../../src/inspection/inspectors.js';

const CHECKED = { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50, specificityChecks: 50 };

describe('what imperfect inspectors let us know', () => {
  it('agrees with Lang and Reiczigel for 41 of 84, right nine times in ten by 50 checks each', () => {
    const { estimate, lower, upper, method } = trueProportionInterval({ yes: 41, of: 84 }, CHECKED);
    expect(method).toBe('lang-reiczigel');
    expect(estimate).toBeCloseTo(0.4851, 4);
    expect(lower).toBeCloseTo(0.3271, 4);
    expect(upper).toBeCloseTo(0.6424, 4);
  });

  it('refuses checks that make the inspectors as good as guessing, and takes a single check of each kind', () => {
    const counts = { yes: 41, of: 84 };
    // Shrunk by the checks to 2/3 and 1/3.
    const guessing = { sensitivity: 1, specificity: 0.3, sensitivityChecks: 1, specificityChecks: 10 };
    expect(() => trueProportionInterval(counts, guessing)).toThrow('cannot be distinguished from guessing');
    const once = trueProportionInterval(counts, { ...CHECKED, sensitivityChecks: 1, specificityChecks: 1 });
    expect(once.upper - once.lower).toBeGreaterThan(0.5);
  });

  it("is Wilson's interval for inspectors who are never wrong", () => {
    const { estimate, lower, upper } = trueProportionInterval(
      { yes: 41, of: 84 },
      { sensitivity: 1, specificity: 1 },
    );
    const wilson = proportionInterval({ yes: 41, of: 84 });
    expect(estimate).toBeCloseTo(41 / 84, 14);
    expect(lower).toBeCloseTo(wilson.lower, 12);
    expect(upper).toBeCloseTo(wilson.upper, 12);
  });

  it('undoes what the inspectors did to the proportion', () => {
    const sure = fc.double({ min: 0.6, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), sure, sure, (yes, sensitivity, specificity) => {
        const { estimate } = trueProportionInterval({ yes, of: 1000 }, { sensitivity, specificity });
        const again = apparentProportion(estimate, { sensitivity, specificity });
        const reachable = yes / 1000 >= 1 - specificity && yes / 1000 <= sensitivity;
        if (reachable) expect(again).toBeCloseTo(yes / 1000, 10);
        else expect([0, 1]).toContain(estimate);
      }),
    );
  });

  it('is wider the fewer checks the accuracy is based on, and answers to the level', () => {
    const width = (checks: number, confidence = 0.95) => {
      const accuracy = { ...CHECKED, sensitivityChecks: checks, specificityChecks: checks };
      const { lower, upper } = trueProportionInterval({ yes: 41, of: 84 }, accuracy, { confidence });
      return upper - lower;
    };
    expect(width(20)).toBeGreaterThan(width(50));
    expect(width(50)).toBeGreaterThan(width(5000));
    expect(width(50, 0.99)).toBeGreaterThan(width(50, 0.8));
  });

  it('mirrors with yes and no when sensitivity and specificity are exchanged', () => {
    const accuracy = { sensitivity: 0.95, specificity: 0.8, sensitivityChecks: 40, specificityChecks: 60 };
    const turned = { sensitivity: 0.8, specificity: 0.95, sensitivityChecks: 60, specificityChecks: 40 };
    const straight = trueProportionInterval({ yes: 30, of: 84 }, accuracy);
    const mirror = trueProportionInterval({ yes: 54, of: 84 }, turned);
    expect(mirror.lower).toBeCloseTo(1 - straight.upper, 12);
    expect(mirror.upper).toBeCloseTo(1 - straight.lower, 12);
  });

  it('refuses inspectors no better than chance, and Lang-Reiczigel without its checks', () => {
    const counts = { yes: 41, of: 84 };
    expect(() => trueProportionInterval(counts, { sensitivity: 0.5, specificity: 0.5 })).toThrow(
      'sensitivity + specificity must be more than 1',
    );
    expect(() => trueProportionInterval(counts, { sensitivity: 1.2, specificity: 0.5 })).toThrow(
      'sensitivity must be a number from 0 to 1',
    );
    expect(() =>
      trueProportionInterval(counts, { sensitivity: 0.9, specificity: 0.9 }, { method: 'lang-reiczigel' }),
    ).toThrow('sensitivityChecks must be');
    // One alone is not passed over.
    expect(() =>
      trueProportionInterval(counts, { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50 }),
    ).toThrow('specificityChecks must be a whole number of 1 or more, not undefined');
  });
});
