import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandPower, bandSampleSize } from '../../../src/estimation/planning/bandPower.js';
import { fewestCases } from '../../../src/estimation/planning/fewestCases.js';
import { PROPORTION_METHODS, proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { atLeast, atMost, countBetween } from '../../../src/numeric/binomialTails.js';
import { likelyCounts } from '../../../src/numeric/likelyCounts.js';
import { accuracyTest, amount, family, near } from '../oracle.js';

const BANDS = [
  { from: 0, to: 0.5 },
  { from: 0.5, to: 0.65 },
  { from: 0.65, to: 0.8 },
  { from: 0.8, to: 1 },
] as const;

/** `wilson 0.95 band 0.5..0.65 truth 0.575 power 0.8 searched to n=2000` as arguments. */
function asked(input: string) {
  const [, method = '', confidence, from, to, truth, power] =
    /^(\S+) (\S+) band (\S+)\.\.(\S+) truth (\S+) power (\S+)/.exec(input) ?? [];
  return {
    question: { from: Number(from), to: Number(to), truth: Number(truth), power: Number(power) },
    options: { method: method as 'wilson', confidence: Number(confidence) },
  };
}

/** The chance by the interval of every count, the slow route. */
function slowPower(question: { from: number; to: number; truth: number; of: number }, options: object) {
  const { from, to, truth, of } = question;
  const { from: least, chances } = likelyCounts(of, truth);
  return chances.reduce((sum, chance, i) => {
    const { lower, upper } = proportionInterval({ yes: least + i, of }, options);
    return lower >= from && (upper < to || to === 1) ? sum + chance : sum;
  }, 0);
}

describe('the chance of deciding a band', () => {
  it.each(family('band-power').filter(({ expected }) => expected.fewest !== undefined))(
    'agrees with the reference: $name',
    ({ input, expected }) => {
      const { question, options } = asked(input);
      const found = bandSampleSize(question, options);
      expect(found.fewest).toBe(amount(expected, 'fewest'));
      expect(found.fewestForGood).toBe(amount(expected, 'fewestForGood'));
      const powerWith = (of: number) => bandPower({ ...question, of }, options);
      if (expected.powerAt168 !== undefined) near(powerWith(168), amount(expected, 'powerAt168'), 5e-8);
      if (expected.powerAtFewest === undefined) return;
      expect(found.canSettleFrom).toBe(amount(expected, 'fewestThatCanSettle'));
      near(found.power, amount(expected, 'powerAtFewest'), 5e-9);
      near(powerWith(found.fewest - 1), amount(expected, 'powerOneBefore'), 5e-9);
      near(powerWith(84), amount(expected, 'powerAt84'), 5e-9);
    },
  );

  it.each(family('band-power').filter(({ expected }) => expected.maximumPower !== undefined))(
    'agrees with the reference: $name',
    ({ input, expected }) => {
      const { question, options } = asked(input);
      const powers = Array.from({ length: 2000 }, (_, i) => bandPower({ ...question, of: i + 1 }, options));
      near(Math.max(...powers), amount(expected, 'maximumPower'), 5e-9);
      expect(() => bandSampleSize(question, options)).toThrow('truth 50% is an end of the band');
    },
  );

  it('is the sum over the counts whose interval lies inside, by every method', () => {
    const settings = fc.record({
      band: fc.constantFrom(...BANDS),
      truth: fc.double({ min: 0, max: 1, noNaN: true }),
      of: fc.integer({ min: 1, max: 60 }),
      confidence: fc.constantFrom(0.8, 0.95, 0.99),
    });
    for (const { name: method } of PROPORTION_METHODS) {
      // Limits on a cut but for their last digits are compared in a test of their own.
      if (method === 'blaker') continue;
      fc.assert(
        fc.property(settings, ({ band, truth, of, confidence }) => {
          const options = { method, confidence };
          const fast = bandPower({ ...band, truth, of }, options);
          expect(fast).toBeCloseTo(slowPower({ ...band, truth, of }, options), 10);
        }),
        { numRuns: 25 },
      );
    }
  });

  it('takes a Blaker limit that is a half for a half, whatever its last digit', () => {
    // The interval of 7 of 20 at 80% ends at a half, which the lower band leaves out and the upper one takes in.
    const at = { truth: 0.35, of: 20 };
    const options = { method: 'blaker', confidence: 0.8 } as const;
    const below = bandPower({ from: 0, to: 0.5, ...at }, options);
    expect(below).toBeCloseTo(atMost(6, 20, 0.35), 10);
    const above = bandPower({ from: 0.5, to: 1, truth: 0.65, of: 20 }, options);
    expect(above).toBeCloseTo(atLeast(13, 20, 0.65), 10);
  });

  it('rises with the cases but for its saw-tooth', () => {
    const inside = fc.constantFrom(
      ...[
        [0.2, 0],
        [0.4, 0],
        [0.55, 1],
        [0.575, 1],
        [0.7, 2],
        [0.75, 2],
        [0.85, 3],
        [0.95, 3],
      ].map(([truth = 0, i = 0]) => ({ truth, ...(BANDS[i] ?? BANDS[0]) })),
    );
    fc.assert(
      fc.property(
        inside,
        fc.integer({ min: 20, max: 800 }),
        fc.integer({ min: 0, max: 400 }),
        (q, of, more) => {
          const tooth = 2 / Math.sqrt(2 * Math.PI * of * q.truth * (1 - q.truth));
          const after = bandPower({ ...q, of: of + more });
          expect(after).toBeGreaterThan(bandPower({ ...q, of }) - tooth);
        },
      ),
    );
  });

  it('finds the same cases as trying every number of them', () => {
    const methods = fc.constantFrom(
      'wilson',
      'clopper-pearson',
      'jeffreys',
      'agresti-coull',
      'logit',
      'wald',
    );
    const settings = fc.record({
      method: methods,
      band: fc.integer({ min: 0, max: 3 }),
      share: fc.double({ min: 0.15, max: 0.85, noNaN: true }),
      power: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      confidence: fc.constantFrom(0.8, 0.9, 0.95, 0.99),
    });
    const upTo = 900;
    fc.assert(
      fc.property(settings, ({ method, band: index, share, power, confidence }) => {
        const band = BANDS[index] ?? BANDS[0];
        const question = { ...band, truth: band.from + share * (band.to - band.from) };
        const options = { method: method as 'wilson', confidence };
        const enough = Array.from(
          { length: upTo },
          (_, i) => bandPower({ ...question, of: i + 1 }, options) >= power,
        );
        if (!enough.includes(true)) {
          expect(() => bandSampleSize({ ...question, power }, { ...options, upTo })).toThrow('truth');
          return;
        }
        const found = bandSampleSize({ ...question, power }, { ...options, upTo });
        expect(found.fewest).toBe(enough.indexOf(true) + 1);
        const lastShort = enough.lastIndexOf(false);
        expect(found.fewestForGood).toBe(lastShort === upTo - 1 ? null : lastShort + 2);
      }),
      { numRuns: 15 },
    );
  });

  it('finds them by Wald, which loses with more cases a chance that a width of nothing gave it', () => {
    const upTo = 400;
    const options = { method: 'wald', confidence: 0.99 } as const;
    for (const band of [
      { from: 0.65, to: 1 },
      { from: 0.65, to: 0.9 },
    ]) {
      const question = { ...band, truth: 0.84 };
      const chances = Array.from({ length: upTo }, (_, i) => bandPower({ ...question, of: i + 1 }, options));
      for (const power of [0.2, 0.5, 0.7, 0.75]) {
        const { fewest, fewestForGood } = bandSampleSize({ ...question, power }, { ...options, upTo });
        expect(fewest).toBe(chances.findIndex((chance) => chance >= power) + 1);
        expect(fewestForGood).toBe(chances.findLastIndex((chance) => chance < power) + 2);
      }
    }
  });

  it('says from how many cases on any count can settle the band', () => {
    for (const method of ['wilson', 'clopper-pearson', 'jeffreys'] as const) {
      for (const band of BANDS) {
        const question = { ...band, truth: (band.from + band.to) / 2, power: 0.5 };
        const { canSettleFrom } = bandSampleSize(question, { method });
        const settles = (of: number) =>
          Array.from({ length: of + 1 }, (_, yes) => proportionInterval({ yes, of }, { method })).some(
            ({ lower, upper }) => lower >= band.from && (upper < band.to || band.to === 1),
          );
        expect(settles(canSettleFrom)).toBe(true);
        for (let of = 1; of < canSettleFrom; of++) if (settles(of)) expect.fail(`${method} ${of}`);
      }
    }
  });

  it('refuses what cannot be reached, and says what to do', () => {
    const band = { from: 0.5, to: 0.65 };
    expect(() => bandSampleSize({ ...band, truth: 0.7 })).toThrow('truth 70% lies outside the band');
    expect(() => bandSampleSize({ ...band, truth: 0.65 })).toThrow('truth 65% is an end of the band');
    expect(() => bandSampleSize({ ...band, truth: 0.501 })).toThrow(
      /even 10,000 cases .* Take a truth further/,
    );
    expect(() => bandSampleSize({ ...band, truth: 57.5 })).toThrow('65% is 0.65');
    expect(() => bandSampleSize({ from: 0.65, to: 0.5, truth: 0.6 })).toThrow('to must be');
    expect(bandSampleSize({ from: 0, to: 0.5, truth: 0 }).fewest).toBe(4);
  });
});

describe('the fewest cases with a chance that is a saw-tooth', () => {
  it('are null where none are enough, and for good where the last looked at still falls short', () => {
    const asked = { target: 0.8, variance: (n: number) => n, upTo: 50 };
    const never = { ...asked, chanceOf: () => ({ chance: 0.1, tooth: 0 }) };
    expect(fewestCases(never)).toEqual({ fewest: null, fewestForGood: null });
    const teeth = {
      ...asked,
      chanceOf: (n: number) => ({ chance: n % 2 === 0 ? 0.82 : 0.78, tooth: 0.1 }),
      upTo: 51,
    };
    expect(fewestCases(teeth)).toEqual({ fewest: 2, fewestForGood: null });
    const always = { ...asked, chanceOf: () => ({ chance: 1 }) };
    expect(fewestCases(always)).toEqual({ fewest: 1, fewestForGood: 1 });
  });
});

describe('the chance of a count between two others', () => {
  it('is the sum of the chances, wherever the mean lies', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: -1, max: 61 }),
      fc.integer({ min: -1, max: 61 }),
    );
    fc.assert(
      fc.property(numbers, ([n, p, from, to]) => {
        const { from: least, chances } = likelyCounts(n, p);
        const sum = chances.reduce(
          (total, chance, i) => (least + i >= from && least + i <= to ? total + chance : total),
          0,
        );
        expect(countBetween(from, to, n, p)).toBeCloseTo(sum, 11);
      }),
    );
  });
});

accuracyTest('planning to settle a rating band', ['band-power']);
