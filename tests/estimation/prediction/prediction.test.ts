import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandProbabilities } from '../../../src/estimation/bands/bands.js';
import { bandOf, RATING_BANDS } from '../../../src/estimation/bands/ratingBands.js';
import { ifPublishedIsTrue } from '../../../src/estimation/prediction/ifTruth.js';
import { nextInspection } from '../../../src/estimation/prediction/nextInspection.js';
import { nextQuestions } from '../../../src/estimation/prediction/severalQuestions.js';
import { reinspection } from '../../../src/inspection/reinspection.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((yes) => ({ yes, of })));
const level = fc.double({ min: 0.01, max: 0.999, noNaN: true });
const next = fc.integer({ min: 1, max: 300 });

/** What every row of these families says of the question it asks. */
function asked(input: string) {
  const from = inputs(input);
  return {
    counts: { yes: amount(from, 'x'), of: amount(from, 'n') },
    cases: amount(from, 'next'),
    ...(from.confidence === undefined ? {} : { confidence: from.confidence }),
  };
}

/** Four counts from an input such as `x=41 49 40 40 n=84`. */
function askedOfAll(input: string) {
  const from = inputs(input);
  const yes = (/x=([\d ]+) n=/.exec(input)?.[1] ?? '').split(' ').map(Number);
  return {
    questions: yes.map((count) => ({ yes: count, of: amount(from, 'n') })),
    cases: amount(from, 'next'),
    confidence: amount(from, 'confidence'),
  };
}

describe('what the next inspection would report', () => {
  it.each(family('predictive'))('agrees with the reference: $name', ({ input, expected }) => {
    const { counts: sample, ...options } = asked(input);
    const range = nextInspection(sample, options);
    expect([range.lowerCount, range.upperCount]).toEqual([
      amount(expected, 'lowerCount'),
      amount(expected, 'upperCount'),
    ]);
    // One table prints eight digits.
    const within = expected.probability?.length === 10 ? 5e-8 : 5e-10;
    near(range.probability, amount(expected, 'probability'), within);
  });

  it('is 29 to 54 of 84 after 41 of 84: 35% to 64%', () => {
    const range = nextInspection({ yes: 41, of: 84 });
    expect(range).toMatchObject({ lowerCount: 29, upperCount: 54, lower: 29 / 84, upper: 54 / 84 });
    expect(range).toMatchObject({ cases: 84, confidence: 0.95 });
  });

  it('has at least its level, and would not without either of its ends', () => {
    fc.assert(
      fc.property(counts, next, level, (sample, cases, confidence) => {
        const { lowerCount, upperCount, probability } = nextInspection(sample, { cases, confidence });
        const chances = betaBinomial(cases, sample.yes + 0.5, sample.of - sample.yes + 0.5);
        const inside = chances.slice(lowerCount, upperCount + 1).reduce((sum, chance) => sum + chance, 0);
        expect(probability).toBeCloseTo(inside, 11);
        expect(probability).toBeGreaterThanOrEqual(confidence - 1e-11);
        const below = chances.slice(0, lowerCount).reduce((sum, chance) => sum + chance, 0);
        const above = chances.slice(upperCount + 1).reduce((sum, chance) => sum + chance, 0);
        const tail = (1 - confidence) / 2;
        expect(Math.max(below, above)).toBeLessThanOrEqual(tail + 2e-12);
        expect(below + (chances[lowerCount] ?? 0)).toBeGreaterThan(tail);
        expect(above + (chances[upperCount] ?? 0)).toBeGreaterThan(tail);
      }),
    );
  });

  it('treats yes and no alike', () => {
    fc.assert(
      fc.property(counts, next, level, ({ yes, of }, cases, confidence) => {
        const range = nextInspection({ yes, of }, { cases, confidence });
        const mirrored = nextInspection({ yes: of - yes, of }, { cases, confidence });
        expect([cases - mirrored.upperCount, cases - mirrored.lowerCount]).toEqual([
          range.lowerCount,
          range.upperCount,
        ]);
      }),
    );
  });

  it('keeps ties in whole numbers out of the tails: 0 of 1, the next one, at 50%', () => {
    const half = { cases: 1, confidence: 0.5 };
    expect(nextInspection({ yes: 0, of: 1 }, half)).toMatchObject({ lowerCount: 0, upperCount: 0 });
    expect(nextInspection({ yes: 0, of: 1 }, half).probability).toBeCloseTo(0.75, 12);
    expect(nextInspection({ yes: 1, of: 1 }, half)).toMatchObject({ lowerCount: 1, upperCount: 1 });
  });

  it('widens as the level rises, and says at any level which counts', () => {
    fc.assert(
      fc.property(counts, next, level, level, (sample, cases, one, other) => {
        const narrow = nextInspection(sample, { cases, confidence: Math.min(one, other) });
        const wide = nextInspection(sample, { cases, confidence: Math.max(one, other) });
        expect(wide.lowerCount).toBeLessThanOrEqual(narrow.lowerCount);
        expect(wide.upperCount).toBeGreaterThanOrEqual(narrow.upperCount);
      }),
    );
    const tiny = nextInspection({ yes: 1, of: 2 }, { cases: 1, confidence: 1e-13 });
    expect(tiny.lowerCount).toBeLessThanOrEqual(tiny.upperCount);
  });

  it('covers at least its level on average over the true proportions that its prior finds likely', () => {
    const [of, cases] = [12, 9];
    for (const confidence of [0.5, 0.8, 0.95]) {
      const ranges = Array.from({ length: of + 1 }, (_, yes) =>
        nextInspection({ yes, of }, { cases, confidence }),
      );
      let covered = 0;
      const steps = 2000;
      for (let i = 0; i < steps; i++) {
        // Jeffreys's prior is uniform in the angle whose squared sine is p.
        const angle = ((i + 0.5) / steps) * (Math.PI / 2);
        const p = Math.sin(angle) * Math.sin(angle);
        ranges.forEach(({ lowerCount, upperCount }, yes) => {
          const chance = binomialPmf(yes, of, p) / steps;
          for (let y = lowerCount; y <= upperCount; y++) covered += chance * binomialPmf(y, cases, p);
        });
      }
      expect(covered).toBeGreaterThanOrEqual(confidence);
    }
  });

  it('follows a prior of its own', () => {
    const strong = nextInspection({ yes: 41, of: 84 }, { prior: { yes: 800, no: 200 } });
    expect(strong.lower).toBeGreaterThan(0.6);
    const jeffreys = nextInspection({ yes: 41, of: 84 }, { prior: { yes: 0.5, no: 0.5 } });
    expect(jeffreys).toEqual(nextInspection({ yes: 41, of: 84 }));
  });

  it('refuses no cases and a prior of nothing, by name', () => {
    expect(() => nextInspection({ yes: 0, of: 0 })).toThrow('of must be');
    expect(() => nextInspection({ yes: 1, of: 2 }, { cases: 0 })).toThrow('cases must be');
    const none = { prior: { yes: 0, no: 1 } };
    expect(() => nextInspection({ yes: 1, of: 2 }, none)).toThrow(
      /prior\.yes must be .* not 0\. .*half of each, 0\.5,0\.5/,
    );
  });
});

describe('what would be reported if the published proportion were the truth', () => {
  it.each(family('predictive-if-truth'))('agrees with the reference: $name', ({ input, expected }) => {
    const { counts: sample, ...options } = asked(input);
    const range = ifPublishedIsTrue(sample, options);
    expect(range.lowerCount).toBe(amount(expected, 'lowerCount'));
    expect(range.upperCount).toBe(amount(expected, 'upperCount'));
    near(range.probability, amount(expected, 'binomialProbability'), 5e-10);
    near(range.predictiveProbability, amount(expected, 'predictiveProbability'), 5e-10);
  });

  it('is the range of reinspection, and never wider than the prediction', () => {
    fc.assert(
      fc.property(counts, next, level, (sample, cases, confidence) => {
        const { predictiveProbability, ...range } = ifPublishedIsTrue(sample, { cases, confidence });
        expect(range).toEqual(reinspection(sample, { cases, confidence }));
        expect(predictiveProbability).toBeLessThanOrEqual(1);
        const predicted = nextInspection(sample, { cases, confidence });
        const width = range.upperCount - range.lowerCount;
        // Prediction leans towards a half, so that only the widths compare.
        expect(width).toBeLessThanOrEqual(predicted.upperCount - predicted.lowerCount + 1);
      }),
    );
  });
});

describe('several questions at once', () => {
  it.each(family('predictive-joint'))('agrees with the reference: $name', ({ what, input, expected }) => {
    const { questions, ...options } = askedOfAll(input);
    const found = nextQuestions(questions, { ...options, level: what.includes('1-a/4') ? 'all' : 'each' });
    const list = (key: string) => (expected[key] ?? '').split(' ').map(Number);
    expect(found.ranges.map(({ lowerCount }) => lowerCount)).toEqual(list('lowerCounts'));
    expect(found.ranges.map(({ upperCount }) => upperCount)).toEqual(list('upperCounts'));
    if (expected.probabilities !== undefined) {
      list('probabilities').forEach((probability, i) => {
        expect(found.ranges[i]?.probability).toBeCloseTo(probability, 9);
      });
    }
    near(found.ifIndependent, amount(expected, 'independentProbabilityAll'), 5e-10);
    near(found.atLeast, amount(expected, 'bonferroniBound'), 5e-10);
  });

  it('at the level of all together is at least that likely, whatever the effects', () => {
    const several = fc.array(counts, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(several, next, level, (questions, cases, confidence) => {
        const all = nextQuestions(questions, { cases, confidence, level: 'all' });
        expect(all.atLeast).toBeGreaterThanOrEqual(confidence - 1e-11);
        expect(all.ifIndependent).toBeGreaterThanOrEqual(all.atLeast - 1e-12);
        const each = nextQuestions(questions, { cases, confidence });
        expect(each.ranges).toEqual(questions.map((one) => nextInspection(one, { cases, confidence })));
      }),
    );
  });

  it('refuses a list of none and an unknown level', () => {
    expect(() => nextQuestions([])).toThrow('the number of questions must be');
    expect(() => nextQuestions([{ yes: 1, of: 2 }], { level: 'al' as 'all' })).toThrow('Did you mean all?');
  });
});

describe('the band of the next inspection', () => {
  it.each(family('predictive-band'))('agrees with the reference: $name', ({ input, expected }) => {
    const { counts: sample, cases } = asked(input);
    const after = bandProbabilities(sample, { next: cases }).next;
    const here = bandOf(sample).name;
    const another = RATING_BANDS.filter(({ name }) => name !== here).reduce(
      (sum, { name }) => sum + after[name],
      0,
    );
    near(another, amount(expected, 'differentBand'), 5e-10);
    near(after.inadequate, amount(expected, 'nextInadequate'), 5e-10);
    near(after.requiresImprovement, amount(expected, 'nextRequiresImprovement'), 5e-10);
    near(after.good, amount(expected, 'nextGood'), 5e-10);
    near(after.outstanding, amount(expected, 'nextOutstanding'), 5e-10);
  });
});

accuracyTest('prediction of the next inspection', [
  'predictive',
  'predictive-if-truth',
  'predictive-joint',
  'predictive-band',
]);
