import { describe, expect, it } from 'vitest';
import { Multinomial } from '../../../src/model/draw/multinomial.js';
import { binomialPmf, chisquareQuantile } from '../../../src/numeric/distributions.js';
import { stream } from '../../../src/numeric/stream.js';

/** A true chi-square statistic is larger than its limit with this probability; the seeds are fixed. */
const FALSE_ALARM = 1e-9;

/** The chi-square statistic of some counts, over its limit: outcomes expected fewer than 5 times are joined. */
function misfit(seen: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): number {
  let [statistic, freedom, restSeen, restExpected] = [0, -1, 0, 0];
  const compare = (observed: number, due: number) => {
    statistic += (observed - due) ** 2 / due;
    freedom++;
  };
  for (const [outcome, due] of expected) {
    const observed = seen.get(outcome) ?? 0;
    if (due >= 5) compare(observed, due);
    else {
      restSeen += observed;
      restExpected += due;
    }
  }
  if (restExpected >= 5) compare(restSeen, restExpected);
  return statistic / chisquareQuantile(1 - FALSE_ALARM, freedom);
}

/** Every way to share some cases out over outcomes, with its multinomial probability. */
function outcomesOf(cases: number, weights: readonly number[]): Map<string, number> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = new Map<string, number>();
  const share = (counts: number[], left: number, probability: number, rest: number): void => {
    const index = counts.length;
    if (index === weights.length - 1) {
      found.set([...counts, left].join(), probability);
      return;
    }
    const weight = Number(weights[index]);
    const p = rest > 0 ? Math.min(1, weight / rest) : 0;
    for (let count = 0; count <= left; count++) {
      share([...counts, count], left - count, probability * binomialPmf(count, left, p), rest - weight);
    }
  };
  share([], cases, 1, total);
  return found;
}

function tallied(draws: number, draw: () => string): Map<string, number> {
  const seen = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const outcome = draw();
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  return seen;
}

const times = (probabilities: ReadonlyMap<string, number>, draws: number) =>
  new Map([...probabilities].map(([outcome, p]) => [outcome, p * draws]));

describe('counts drawn without cases', () => {
  it.each([1, 2, 3, 7])(
    'have each outcome of %i cases as often as its probability says, over every number there is',
    (cases) => {
      // Every pair of numbers from a fine grid stands for the two random numbers that three outcomes take.
      const weights = [0.2, 0.5, 0.3];
      const counter = new Multinomial([weights], 3, cases);
      const steps = 252;
      const share = new Map<string, number>();
      for (let first = 0; first < steps; first++) {
        for (let second = 0; second < steps; second++) {
          const numbers = [(first + 0.5) / steps, (second + 0.5) / steps];
          counter.draw(0, cases, () => numbers.shift() ?? Number.NaN);
          const outcome = counter.counts.join();
          share.set(outcome, (share.get(outcome) ?? 0) + 1 / steps ** 2);
        }
      }
      // Each side of each column of an alias table is cut off at a step of the grid.
      for (const [outcome, probability] of outcomesOf(cases, weights)) {
        expect(Math.abs((share.get(outcome) ?? 0) - probability)).toBeLessThan((2 * (cases + 1)) / steps);
      }
    },
  );

  it.each([
    [4, [0.1, 0.2, 0.3, 0.4]],
    [5, [3, 0, 1]],
    [3, [0.05, 0.05, 0.3, 0.2, 0.15, 0.25]],
    [6, [1]],
  ] as const)('of %i cases pass a chi-square test over all their outcomes', (cases, weights) => {
    const counter = new Multinomial([weights], weights.length, cases);
    const random = stream(5, 'all outcomes', weights.length);
    const seen = tallied(40_000, () => {
      counter.draw(0, cases, random);
      return counter.counts.join();
    });
    const expected = times(outcomesOf(cases, weights), 40_000);
    for (const outcome of seen.keys()) expect(expected.get(outcome)).toBeGreaterThan(0);
    if (expected.size > 1) expect(misfit(seen, expected)).toBeLessThan(1);
  });

  it('of 84 cases over 16 outcomes, and of more than one table has, are binomial in every outcome', () => {
    const weights = Array.from({ length: 16 }, (_, index) => 1 + ((index * 7) % 5));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const cases of [84, 650]) {
      const counter = new Multinomial([weights, weights.toReversed()], 16, cases);
      const random = stream(6, 'margins', cases);
      const draws = Array.from({ length: 10_000 }, () => {
        counter.draw(1, cases, random);
        return [...counter.counts];
      });
      weights.toReversed().forEach((weight, outcome) => {
        const pmf = Array.from({ length: cases + 1 }, (_, x) => binomialPmf(x, cases, weight / total));
        const expected = new Map(pmf.map((p, x) => [String(x), p * draws.length]));
        let index = 0;
        const seen = tallied(draws.length, () => String(draws[index++]?.[outcome]));
        expect(misfit(seen, expected)).toBeLessThan(1);
      });
      for (const counts of draws) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(cases);
    }
  });

  it('take one random number for each outcome but one', () => {
    const counter = new Multinomial([new Float64Array(16).fill(1)], 16, 84);
    let numbers = 0;
    counter.draw(0, 84, () => {
      numbers++;
      return 0.5;
    });
    expect(numbers).toBeLessThanOrEqual(15);
    expect([14, 15, 84].map((cases) => counter.pays(cases))).toEqual([false, true, true]);
  });
});
