import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lowestOfQuestions } from '../../../src/estimation/bands/lowest.js';
import { bandOf } from '../../../src/estimation/bands/ratingBands.js';
import { casesToAnotherBand } from '../../../src/estimation/standards/casesToAnotherBand.js';
import { lowestBand } from '../../../src/estimation/standards/lowestBand.js';
import type { Standard } from '../../../src/estimation/standards/standard.js';
import { standardsTotal } from '../../../src/estimation/standards/standardsTotal.js';
import { totalPoints } from '../../../src/estimation/standards/totalPoints.js';
import { bandProbabilities } from '../../../src/index.js';
import { stream } from '../../../src/numeric/stream.js';
import { accuracyTest, amount, countsOf, family, near, numbersOf, parts } from '../oracle.js';

/** The standards of an input: judged ones first, then those with key questions, between bars. */
function standardsOf(input: string): Standard[] {
  const { judged, cases = '' } = parts(input);
  return [
    ...numbersOf(judged).map((points) => ({ points })),
    ...cases.split('|').map((part) => ({ questions: countsOf(part) })),
  ];
}

describe('points, totals and bands of standards', () => {
  it.each(family('rate'))('$name', ({ input, expected }) => {
    const { standards, starts } = parts(input);
    const found = totalPoints(numbersOf(standards), numbersOf(starts));
    expect({ ...found, toNextUp: found.toNextUp ?? -1, toNextDown: found.toNextDown ?? -1 }).toEqual({
      total: amount(expected, 'total'),
      band: amount(expected, 'band'),
      toNextUp: amount(expected, 'toNextUp'),
      toNextDown: amount(expected, 'toNextDown'),
    });
  });

  it.each(family('lowest-of'))('$name', ({ input, expected }) => {
    const { questions, cuts, dependence } = parts(input);
    const found = lowestBand(countsOf(questions), { cuts: numbersOf(cuts) });
    const which = dependence === 'together' ? 'together' : 'independent';
    for (const key of Object.keys(expected)) {
      const [, when, rank] = /^(now|next)(\d)$/.exec(key) ?? [];
      near(found[when === 'now' ? 'now' : 'next'][which][Number(rank)], amount(expected, key), 1e-10);
    }
  });

  it.each(family('total'))('$name', ({ input, expected }) => {
    const { starts, next } = parts(input);
    const all = standardsTotal(standardsOf(input), { starts: numbersOf(starts) });
    const found = next === 'true' ? all.next : all.now;
    near(found.mean, amount(expected, 'mean'), 1e-10);
    for (const key of Object.keys(expected)) {
      const [, what, index] = /^(band|total)(\d+)$/.exec(key) ?? [];
      if (what === undefined) continue;
      near(found[what === 'band' ? 'band' : 'total'][Number(index)], amount(expected, key), 1e-10);
    }
  });

  it.each(family('cases-to-another-band'))('$name', ({ input, expected }) => {
    const found = casesToAnotherBand(standardsOf(input), { starts: numbersOf(parts(input).starts) });
    expect({ ...found, up: found.up ?? -1, down: found.down ?? -1 }).toEqual({
      total: amount(expected, 'total'),
      band: amount(expected, 'band'),
      up: amount(expected, 'up'),
      down: amount(expected, 'down'),
    });
  });
});

const counts = fc
  .integer({ min: 1, max: 6 })
  .chain((of) => fc.record({ yes: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const questions = fc.array(counts, { minLength: 1, maxLength: 2 });
const standard: fc.Arbitrary<Standard> = fc.oneof(
  fc.record({ points: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ questions }),
);

describe('laws of standards', () => {
  test('one question alone has the chances of its own bands', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const { now, next, found } = lowestBand([one]);
        const known = bandProbabilities(one);
        Object.values(known.now).forEach((chance, rank) => {
          expect(now.independent[rank]).toBeCloseTo(chance, 10);
          expect(now.together[rank]).toBeCloseTo(chance, 10);
        });
        Object.values(known.next).forEach((chance, rank) => {
          expect(next.together[rank]).toBeCloseTo(chance, 10);
        });
        expect(Object.keys(known.now)[found]).toBe(bandOf(one).name);
      }),
      { numRuns: 40 },
    );
  });

  test('the chances of bands add to 1, and no dependence leaves a band less likely than the least', () => {
    fc.assert(
      fc.property(questions, fc.constantFrom('exact', 'printed'), (asked, cut) => {
        const { now, next } = lowestBand(asked, { cut });
        for (const { independent, together, atLeast } of [now, next]) {
          expect(independent.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
          expect(together.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
          for (const chance of atLeast) {
            expect(chance.least).toBeLessThanOrEqual(chance.independent + 1e-12);
            expect(chance.independent).toBeLessThanOrEqual(chance.together + 1e-12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  /** Every way to change the answers of the questions, by brute force: which changes reach another band, at what cost. */
  function bruteForce(standards: readonly Standard[], starts: readonly number[]) {
    const cases = standards.flatMap((one) => ('questions' in one ? one.questions : []));
    const found = totalPoints(pointsFrom(standards, []), starts);
    let [up, down] = [Infinity, Infinity];
    const walk = (at: number, yes: readonly number[], cost: number) => {
      const counted = cases[at];
      if (counted === undefined) {
        const { band } = totalPoints(pointsFrom(standards, yes), starts);
        if (band > found.band) up = Math.min(up, cost);
        if (band < found.band) down = Math.min(down, cost);
        return;
      }
      for (let k = 0; k <= counted.of; k++) walk(at + 1, [...yes, k], cost + Math.abs(k - counted.yes));
    };
    walk(0, [], 0);
    const known = (cost: number) => (Number.isFinite(cost) ? cost : null);
    return { total: found.total, band: found.band, up: known(up), down: known(down) };
  }

  function pointsFrom(standards: readonly Standard[], yes: readonly number[]): number[] {
    const rest = [...yes];
    const ranks = { inadequate: 0, requiresImprovement: 1, good: 2, outstanding: 3 };
    return standards.map((one) =>
      'points' in one
        ? one.points
        : Math.min(
            ...one.questions.map(
              (given) => ranks[bandOf({ yes: rest.shift() ?? given.yes, of: given.of }).name],
            ),
          ),
    );
  }

  test('no cheaper way to another band is found by trying every one', () => {
    fc.assert(
      fc.property(fc.array(standard, { minLength: 1, maxLength: 2 }), (standards) => {
        expect(casesToAnotherBand(standards, { starts: [0, 2, 5] })).toEqual(
          bruteForce(standards, [0, 2, 5]),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('points that were judged are certain', () => {
    const found = standardsTotal([{ points: 2 }, { points: 1 }], { starts: [0, 2, 4] });
    expect(found.now).toEqual({ mean: 3, total: [0, 0, 0, 1], band: [0, 1, 0] });
    expect(casesToAnotherBand([{ points: 2 }], { starts: [0, 1, 3] })).toEqual({
      total: 2,
      band: 1,
      up: null,
      down: null,
    });
  });

  test('the convolution is what simulated standards come to, with a false alarm in a million', () => {
    const asked = [
      { yes: 14, of: 24 },
      { yes: 13, of: 24 },
    ];
    const standards = [{ points: 1 }, { questions: asked }, { questions: asked }];
    const { next } = standardsTotal(standards, { starts: [0, 2, 4] });
    const draw = stream(7, 'standards');
    const tally = new Array<number>(3).fill(0);
    const draws = 40_000;
    const atLeast = lowestBand(asked).next.atLeast.map(({ independent }) => independent);
    const rank = () => {
      const left = draw();
      return atLeast.filter((chance) => left < chance).length - 1;
    };
    for (let i = 0; i < draws; i++) {
      const { band } = totalPoints([1, rank(), rank()], [0, 2, 4]);
      tally[band] = (tally[band] ?? 0) + 1;
    }
    next.band.forEach((chance, band) => {
      const error = Math.sqrt((chance * (1 - chance)) / draws);
      expect(Math.abs((tally[band] ?? 0) / draws - chance)).toBeLessThan(5.1 * error + 1e-12);
    });
  });

  test('the example of three questions of 24 with 57.5% behind each', () => {
    const chance = (of: number, k: number) =>
      lowestOfQuestions({ of, proportions: new Array<number>(k).fill(0.575) }).band.inadequate;
    expect(chance(24, 3)).toBeCloseTo(0.43, 3);
    expect(chance(84, 3)).toBeCloseTo(0.189, 3);
    expect(chance(24, 1)).toBeCloseTo(0.171, 3);
    expect(chance(84, 1)).toBeCloseTo(0.067, 3);
  });
});

describe('standards that cannot be', () => {
  test.each([
    [() => totalPoints([1, -1], [0, 2]), 'points[1] must be a whole number from 0 to'],
    [() => totalPoints([1], [0, 5, 5]), 'starts must be in rising order, not 0, 5, 5'],
    [() => totalPoints([1], [1, 5]), 'starts[0] must be 0, not 1'],
    [() => lowestBand([]), 'the number of questions must be a whole number from 1 to 200, not 0'],
    [() => lowestBand([{ yes: 1, of: 2 }], { cuts: [65, 50] }), 'cuts must be in rising order'],
    [() => standardsTotal([], { starts: [0, 1] }), 'the number of standards must be'],
  ])('are refused by name: %#', (call, says) => {
    expect(call).toThrow(says);
  });
});

accuracyTest('ratings of standards', ['rate', 'lowest-of', 'total', 'cases-to-another-band']);
