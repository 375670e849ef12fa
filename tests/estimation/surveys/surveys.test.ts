import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nonResponse, nonResponseMean } from '../../../src/estimation/surveys/nonResponse.js';
import { sampledMean, sampledShare, unitsLike } from '../../../src/estimation/surveys/sampledUnits.js';
import { accuracyTest, amount, countsOf, family, inputs, nearAll, numbersOf, parts } from '../oracle.js';

describe('surveys and sampled units are the reference', () => {
  it.each(family('non-response'))('$name', (row) => {
    const { counts, scores } = parts(row.input);
    const given = inputs(row.input);
    const invited = amount(given, 'invited');
    if (counts !== undefined) {
      const asked = { invited, scores: numbersOf(scores) };
      return nearAll({ ...nonResponseMean(numbersOf(counts), asked) }, row);
    }
    const survey = { yes: amount(given, 'yes'), answered: amount(given, 'answered'), invited };
    const { least, most, sampled, tippingHalf, byChance } = nonResponse(survey);
    const { lowerCount, upperCount } = byChance;
    return nearAll({ least, most, ...sampled, tippingHalf, lowerCount, upperCount }, row);
  });

  it.each(family('sampled-units'))('$name', (row) => {
    const { values, units, of } = parts(row.input);
    if (values !== undefined) {
      const found = sampledMean(numbersOf(values), { units: Number(units) });
      return nearAll({ ...found, mean: found.estimate, se: found.standardError }, row);
    }
    if (of !== undefined) {
      const found = sampledShare(countsOf(units), { units: Number(of) });
      return nearAll({ ...found, share: found.estimate, se: found.standardError }, row);
    }
    const { like, sampled } = inputs(row.input);
    return nearAll({ ...unitsLike({ like: like ?? 0, sampled: sampled ?? 0, units: Number(units) }) }, row);
  });
});

describe('laws of surveys', () => {
  const survey = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 }))
    .filter(([yes, no]) => yes + no > 0)
    .map(([yes, no, silent]) => ({ yes, answered: yes + no, invited: yes + no + silent }));

  test('what silence could hide turns with Yes and No, and contains the share whatever the silent would have said', () => {
    fc.assert(
      fc.property(survey, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const found = nonResponse(given);
        const { yes, answered, invited } = given;
        const whole = (yes + share * (invited - answered)) / invited;
        expect(whole).toBeGreaterThanOrEqual(found.least - 1e-12);
        expect(whole).toBeLessThanOrEqual(found.most + 1e-12);
        expect(found.sampled.lower).toBeLessThanOrEqual(found.least);
        expect(found.sampled.upper).toBeGreaterThanOrEqual(found.most);
        expect(found.sampled.upper - found.sampled.lower).toBeGreaterThan(0);
        const turned = nonResponse({ ...given, yes: answered - yes });
        expect(turned.sampled.lower).toBeCloseTo(1 - found.sampled.upper, 9);
        expect(turned.byChance.lowerCount).toBe(invited - found.byChance.upperCount);
        if (found.tippingHalf !== null) {
          expect(yes + found.tippingHalf * (invited - answered)).toBeCloseTo(invited / 2, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the shares of the letter of 2022, if 210 had been asked', () => {
    expect(nonResponse({ yes: 33, answered: 58, invited: 210 }).least).toBeCloseTo(0.16, 2);
    expect(nonResponse({ yes: 33, answered: 58, invited: 210 }).most).toBeCloseTo(0.88, 2);
    expect(nonResponse({ yes: 10, answered: 58, invited: 210 }).least).toBeCloseTo(0.05, 2);
    expect(nonResponse({ yes: 10, answered: 58, invited: 210 }).most).toBeCloseTo(0.77, 2);
  });

  test('units of as many cases each have the share of their mean', () => {
    const yes = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(yes, fc.integer({ min: 0, max: 20 }), (given, more) => {
        const units = given.length + more;
        const shares = sampledMean(
          given.map((one) => one / 20),
          { units },
        );
        const cases = sampledShare(
          given.map((one) => ({ yes: one, of: 20 })),
          { units },
        );
        expect(cases.estimate).toBeCloseTo(shares.estimate, 12);
        expect(cases.standardError ?? -1).toBeCloseTo(shares.standardError ?? -1, 12);
        expect(cases.noInterval).toBe(shares.noInterval);
      }),
      { numRuns: 60 },
    );
  });

  test('one unit, or units all alike, have no interval but a reason; all units there are have no error', () => {
    expect(sampledMean([2], { units: 11 })).toMatchObject({ lower: null, noInterval: 'one-unit' });
    expect(sampledMean([2, 2, 2], { units: 11 })).toMatchObject({ lower: null, noInterval: 'alike' });
    expect(sampledMean([2, 5], { units: 2 })).toMatchObject({ estimate: 3.5, lower: 3.5, upper: 3.5 });
  });

  test('three of eleven units say almost nothing', () => {
    expect(sampledMean([2, 7, 4], { units: 11 }).upper).toBeCloseTo(9.7, 1);
    expect(unitsLike({ like: 2, sampled: 3, units: 11 })).toMatchObject({ lowerCount: 2, upperCount: 10 });
  });

  test.each([
    [() => nonResponse({ yes: 3, answered: 2, invited: 9 }), 'yes must be a whole number from 0 to 2, not 3'],
    [() => nonResponse({ yes: 3, answered: 5, invited: 4 }), 'Those who answered are among those invited.'],
    [() => sampledMean([1, 2], { units: 1 }), 'units must be a whole number from 2 to'],
    [() => unitsLike({ like: 4, sampled: 3, units: 11 }), 'like must be a whole number from 0 to 3, not 4'],
  ])('what cannot be is refused by name: %#', (call, says) => {
    expect(call).toThrow(says);
  });
});

accuracyTest('surveys and sampled units', ['non-response', 'sampled-units']);
