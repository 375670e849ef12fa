import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLUSTERED_METHOD_NAMES,
  clusteredInterval,
  clusteredPValue,
} from '../../../src/estimation/design/clustered.js';
import { complexInterval } from '../../../src/estimation/design/complexInterval.js';
import { type SurveySample, surveyProportion } from '../../../src/estimation/design/survey.js';
import {
  SURVEY_METHOD_NAMES,
  type SurveyMethodName,
  surveyInterval,
} from '../../../src/estimation/design/surveyInterval.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { number, oracle } from '../oracle.js';

function column(file: string, name: string): number[] {
  return oracle(file).map((row) => number(row, name));
}

const STRATIFIED: SurveySample = {
  yes: column('survey-stratified-sample', 'yes'),
  weight: column('survey-stratified-sample', 'weight'),
  stratum: oracle('survey-stratified-sample').map((row) => row.stratum ?? ''),
  unitsInStratum: column('survey-stratified-sample', 'population'),
};
const CLUSTERED: SurveySample = {
  yes: column('survey-clustered-sample', 'yes'),
  weight: column('survey-clustered-sample', 'weight'),
  unit: column('survey-clustered-sample', 'unit'),
};
const TWO_STAGE: SurveySample = {
  yes: column('survey-two-stage-sample', 'yes'),
  weight: column('survey-two-stage-sample', 'weight'),
  unit: column('survey-two-stage-sample', 'unit'),
  unitsInStratum: column('survey-two-stage-sample', 'units'),
  casesInUnit: column('survey-two-stage-sample', 'casesInUnit'),
};
const SAMPLES: Record<string, SurveySample> = {
  stratified: STRATIFIED,
  clustered: CLUSTERED,
  'two-stage': TWO_STAGE,
};

describe('a proportion from a designed sample', () => {
  it.each(oracle('survey-intervals').map((row) => [Object.values(row).slice(0, 3).join(' '), row] as const))(
    'agrees with R survey: %s',
    (_, row) => {
      const proportion = surveyProportion(SAMPLES[row.design ?? ''] ?? { yes: [] });
      expect(proportion.estimate).toBeCloseTo(number(row, 'estimate'), 10);
      expect(proportion.standardError).toBeCloseTo(number(row, 'standardError'), 10);
      expect(proportion.designEffect).toBeCloseTo(number(row, 'designEffect'), 8);
      expect(proportion.degreesOfFreedom).toBe(number(row, 'degreesOfFreedom'));
      const interval = surveyInterval(proportion, {
        method: row.method as SurveyMethodName,
        confidence: number(row, 'confidence'),
      });
      const tolerance = row.method === 'likelihood' ? 1e-5 : 1e-8;
      expect(Math.abs(interval.lower - number(row, 'lower'))).toBeLessThan(tolerance);
      expect(Math.abs(interval.upper - number(row, 'upper'))).toBeLessThan(tolerance);
    },
  );

  it.each(['beta', 'logit', 'likelihood', 'asin', 'mean', 'xlogit'] as const)(
    'is the estimate itself at next to no confidence, by %s',
    (method) => {
      const proportion = surveyProportion(STRATIFIED);
      for (const confidence of [1e-12, 1e-300]) {
        const { lower, upper } = surveyInterval(proportion, { method, confidence });
        expect(Math.max(upper - proportion.estimate, proportion.estimate - lower)).toBeLessThan(1e-2);
        expect(upper - lower).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it('is the plain proportion, with design effect 1, for cases drawn at random', () => {
    const yes = Array.from({ length: 84 }, (_, i) => Number(i < 41));
    const { estimate, standardError, designEffect, degreesOfFreedom } = surveyProportion({ yes });
    expect(estimate).toBeCloseTo(41 / 84, 14);
    expect(standardError * standardError).toBeCloseTo((41 * 43) / (84 * 84 * 83), 14);
    expect(designEffect).toBeCloseTo(1, 12);
    expect(degreesOfFreedom).toBe(83);
  });

  it('has an error close to what leaving out one unit at a time shows', () => {
    const units = [...new Set(Array.from(CLUSTERED.unit ?? []))];
    const whole = surveyProportion(CLUSTERED);
    const without = units.map((left) => {
      const kept = Array.from(CLUSTERED.unit ?? []).flatMap((unit, i) => (unit === left ? [] : [i]));
      const columnOf = (from: ArrayLike<number | string> | undefined) => kept.map((i) => Number(from?.[i]));
      return surveyProportion({ yes: columnOf(CLUSTERED.yes), unit: columnOf(CLUSTERED.unit) }).estimate;
    });
    const squares = without.reduce((sum, p) => sum + (p - whole.estimate) * (p - whole.estimate), 0);
    const jackknife = Math.sqrt(((units.length - 1) / units.length) * squares);
    expect(jackknife / whole.standardError).toBeGreaterThan(0.95);
    expect(jackknife / whole.standardError).toBeLessThan(1.1);
  });

  it('has no error left when the whole cohort was taken', () => {
    const yes = [1, 0, 1, 1, 0];
    const { standardError } = surveyProportion({ yes, unitsInStratum: [5, 5, 5, 5, 5] });
    expect(standardError).toBe(0);
  });

  it('is the same whatever the order of the cases and the scale of the weights', () => {
    const size = TWO_STAGE.yes.length;
    const order = fc.shuffledSubarray(
      Array.from({ length: size }, (_, i) => i),
      { minLength: size },
    );
    const straight = surveyProportion(TWO_STAGE);
    fc.assert(
      fc.property(order, fc.double({ min: 0.01, max: 100, noNaN: true }), (places, scale) => {
        const turn = (from: ArrayLike<number> | undefined, factor = 1) =>
          places.map((i) => (from?.[i] ?? 0) * factor);
        const turned = surveyProportion({
          yes: turn(TWO_STAGE.yes),
          weight: turn(TWO_STAGE.weight, scale),
          unit: places.map((i) => TWO_STAGE.unit?.[i] ?? 0),
          unitsInStratum: turn(TWO_STAGE.unitsInStratum),
          casesInUnit: turn(TWO_STAGE.casesInUnit),
        });
        expect(turned.estimate).toBeCloseTo(straight.estimate, 12);
        expect(turned.standardError).toBeCloseTo(straight.standardError, 12);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the units of cases to which the question does not apply in the variance', () => {
    const sample = { yes: [1, 0, 1, 1, 0, 0], relevant: [1, 1, 1, 0, 1, 0], unit: [1, 1, 2, 2, 3, 3] };
    const { estimate, cases, degreesOfFreedom, standardError } = surveyProportion(sample);
    expect([estimate, cases, degreesOfFreedom]).toEqual([0.5, 4, 2]);
    // Unit totals of the influence are 0, 1/8 and −1/8, about a mean of 0.
    expect(standardError).toBeCloseTo(Math.sqrt((3 / 2) * (2 / 64)), 12);
  });

  it('gives limits with a width when every case says yes', () => {
    const all = surveyProportion({ yes: [1, 1, 1, 1, 1, 1], unit: [1, 1, 2, 2, 3, 3] });
    expect(all.designEffect).toBeNull();
    for (const method of SURVEY_METHOD_NAMES) {
      const { lower, upper } = surveyInterval(all, { method });
      expect(upper).toBe(1);
      expect(lower).toBeLessThan(0.6);
    }
  });

  it('takes a stated design effect for limits round a share that every case has', () => {
    const all = surveyProportion({ yes: [1, 1, 1, 1, 1, 1], unit: [1, 1, 2, 2, 3, 3] });
    const [stated, plain] = [2, 1].map((designEffect) => surveyInterval(all, { designEffect }));
    expect(stated?.lower).toBeLessThan(plain?.lower ?? 0);
  });

  it('leads with the method that the command leads with', () => {
    const some = surveyProportion({ yes: [1, 0, 1, 1, 0, 0], unit: [1, 1, 2, 2, 3, 3] });
    expect(surveyInterval(some)).toEqual(surveyInterval(some, { method: 'logit' }));
  });

  it('gives the reason where the sample cannot show its variance, and no width where all was taken', () => {
    const alike = surveyProportion({ yes: [1, 0, 1, 0, 0, 1], unit: [1, 1, 2, 2, 3, 3] });
    const alone = { ...alike, standardError: 0.1, degreesOfFreedom: 0 };
    for (const method of SURVEY_METHOD_NAMES) {
      expect(() => surveyInterval(alike, { method })).toThrow('Every unit gives the same share');
      expect(() => surveyInterval(alone, { method })).toThrow('as many units as strata');
    }
    const whole = surveyProportion({ yes: [1, 0, 1, 1], unitsInStratum: [4, 4, 4, 4] });
    expect(surveyInterval(whole)).toMatchObject({ lower: 0.75, upper: 0.75 });
    const none = surveyProportion({ yes: [0, 0], unitsInStratum: [2, 2] });
    expect(surveyInterval(none)).toMatchObject({ lower: 0, upper: 0 });
  });

  it('refuses columns that do not fit, by name', () => {
    expect(() => surveyProportion({ yes: [] })).toThrow('yes: it has no cases');
    expect(() => surveyProportion({ yes: [1, 0], weight: [1] })).toThrow(
      'weight: it has 1 entries for 2 cases',
    );
    expect(() => surveyProportion({ yes: [1, 2] })).toThrow('yes[1] must be 0 or 1, not 2');
    expect(() => surveyProportion({ yes: [1, 0], weight: [1, -1] })).toThrow('weight[1] must be');
    expect(() => surveyProportion({ yes: [1, 0], relevant: [0, 0] })).toThrow('no case is relevant');
    expect(() => surveyProportion({ yes: [1, 0], unit: ['a', 'a'] })).toThrow('stratum 0 has a single unit');
    expect(() => surveyProportion({ yes: [1, 0], unitsInStratum: [1, 1] })).toThrow(
      '2 units in the sample but 1',
    );
  });
});

describe('an interval from a design effect', () => {
  it('is the plain one when the design effect is 1', () => {
    const sample = { yes: 41, of: 84, designEffect: 1 };
    const pairs = [
      ['korn-graubard', 'clopper-pearson'],
      ['wilson', 'wilson'],
    ] as const;
    for (const [method, plain] of pairs) {
      const interval = clusteredInterval(sample, { method });
      const expected = proportionInterval({ yes: 41, of: 84 }, { method: plain });
      expect(interval.lower).toBeCloseTo(expected.lower, 12);
      expect(interval.upper).toBeCloseTo(expected.upper, 12);
    }
  });

  it('is named after the method that gave it, where the one asked for has none', () => {
    for (const yes of [0, 20]) {
      const sample = { yes, of: 20, designEffect: 1.5, degreesOfFreedom: 7 };
      const exact = clusteredInterval(sample);
      for (const method of ['logit', 'wald'] as const)
        expect(clusteredInterval(sample, { method })).toEqual(exact);
      expect(clusteredInterval(sample, { method: 'wilson' }).method).toBe('wilson');
    }
    const alike = surveyProportion({ yes: [0, 0, 0, 0], unit: ['a', 'a', 'b', 'b'] });
    expect(surveyInterval(alike, { method: 'logit' }).method).toBe('korn-graubard');
  });

  it("agrees with R's beta and logit for the clustered sample, once the design effect is on n and not n − 1", () => {
    const { designEffect } = surveyProportion(CLUSTERED);
    const sample = { yes: 43, of: 84, designEffect: ((designEffect ?? 0) * 84) / 83, degreesOfFreedom: 10 };
    for (const [method, name] of [
      ['korn-graubard', 'beta'],
      ['logit', 'logit'],
    ] as const) {
      const row = oracle('survey-intervals').find(
        (each) => each.design === 'clustered' && each.method === name && each.confidence === '0.95',
      );
      const { lower, upper } = clusteredInterval(sample, { method });
      expect(lower).toBeCloseTo(number(row ?? {}, 'lower'), 8);
      expect(upper).toBeCloseTo(number(row ?? {}, 'upper'), 8);
    }
  });

  it('has limits at every level, also at one half with more cases than t quantiles tell from none', () => {
    for (const of of [84, 1001, 100_001, 1_000_000]) {
      const sample = { yes: of / 2 - ((of / 2) % 1), of, designEffect: 1.5, degreesOfFreedom: 10 };
      const [half, beside] = [0.5, 0.500001].map((confidence) =>
        clusteredInterval(sample, { method: 'wilson', confidence, side: 'lower' }),
      );
      expect(half?.lower).toBeCloseTo(sample.yes / of, 12);
      expect(beside?.lower).toBeCloseTo(sample.yes / of, 6);
      const far = { ...sample, yes: 41 };
      expect(clusteredPValue(far, { against: 0.6, method: 'wilson' })).toBeLessThan(1);
    }
  });

  it('narrows where the design earns it, but for Korn-Graubard, which never counts more cases than there are', () => {
    const good = { yes: 41, of: 84, designEffect: 0.5 };
    const capped = clusteredInterval(good, { method: 'korn-graubard' });
    const plain = proportionInterval({ yes: 41, of: 84 }, { method: 'clopper-pearson' });
    expect(capped.lower).toBeCloseTo(plain.lower, 12);
    const wilson = clusteredInterval(good, { method: 'wilson' });
    const complex = complexInterval(good);
    expect([wilson.lower, wilson.upper]).toEqual([complex.lower, complex.upper]);
    for (const method of ['wilson', 'logit', 'wald'] as const) {
      const width = (designEffect: number) => {
        const { lower, upper } = clusteredInterval({ yes: 41, of: 84, designEffect }, { method });
        return upper - lower;
      };
      expect(width(0.5)).toBeLessThan(width(1) * 0.75);
    }
  });

  it('keeps its limits ordered and in range and mirrors with yes and no, by every method', () => {
    const sample = fc.integer({ min: 2, max: 300 }).chain((of) =>
      fc.record({
        yes: fc.integer({ min: 0, max: of }),
        of: fc.constant(of),
        designEffect: fc.double({ min: 0.3, max: 5, noNaN: true }),
        degreesOfFreedom: fc.integer({ min: 1, max: 60 }),
      }),
    );
    const level = fc.constantFrom(0.8, 0.95, 0.99);
    fc.assert(
      fc.property(sample, level, fc.constantFrom(...CLUSTERED_METHOD_NAMES), (each, confidence, method) => {
        const { lower, upper } = clusteredInterval(each, { method, confidence });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThan(upper);
        expect(upper).toBeLessThanOrEqual(1);
        const turned = clusteredInterval({ ...each, yes: each.of - each.yes }, { method, confidence });
        expect(Math.abs(turned.lower + upper - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('refuses an impossible design effect or degrees of freedom by name', () => {
    expect(() => clusteredInterval({ yes: 41, of: 84, designEffect: 0 })).toThrow('designEffect must be');
    expect(() => clusteredInterval({ yes: 41, of: 84, designEffect: 0 })).toThrow(
      'designEffect must be a number above 0, not 0.',
    );
    expect(() => clusteredInterval({ yes: 41, of: 84, designEffect: 1, degreesOfFreedom: 0 })).toThrow(
      'degreesOfFreedom must be a number of 1 or more, not 0.',
    );
  });
});
