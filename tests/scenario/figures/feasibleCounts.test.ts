import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import {
  feasibleCounts,
  feasibleSamples,
  nearestPercentages,
  printedPercentage,
} from '../../../src/scenario/figures/feasibleCounts.js';
import { ROUNDINGS } from '../../../src/scenario/scenario.js';

const rounding = fc.constantFrom(...ROUNDINGS);
const decimals = fc.integer({ min: 0, max: 3 });

describe('feasible counts', () => {
  test.each([
    ['49', 84, [41]],
    ['58', 84, [49]],
    ['48', 84, [40]],
    ['7', 84, [6]],
    ['63', 84, [53]],
    ['30', 84, [25]],
    ['88', 52, [46]],
    ['45', 64, [29]],
    ['59', 64, [38]],
    ['39', 64, [25]],
    ['5', 64, [3]],
    ['28', 64, [18]],
    ['47', 84, []],
    ['49', 200, [97, 98]],
    ['0', 84, [0]],
    ['100', 84, [84]],
    ['48.8', 84, [41]],
    ['49.0', 84, []],
    ['48.81', 84, [41]],
  ])('%s%% of %i are %j', (percent, of, counts) => {
    expect(feasibleCounts({ percent, of })).toEqual(counts);
  });

  test('every whole percentage of 84 has at most one count, and exactly these 16 have none', () => {
    const counts = Array.from({ length: 101 }, (_, percent) => feasibleCounts({ percent, of: 84 }));
    expect(Math.max(...counts.map((list) => list.length))).toBe(1);
    const none = counts.flatMap((list, percent) => (list.length === 0 ? [percent] : []));
    expect(none).toEqual([3, 9, 16, 22, 28, 34, 41, 47, 53, 59, 66, 72, 78, 84, 91, 97]);
  });

  test('a tie goes up, to the even neighbour, or down, as the rule says', () => {
    // 1 of 8 is 12.5% and 3 of 8 is 37.5%.
    const prints = (count: number, rule: (typeof ROUNDINGS)[number]) =>
      printedPercentage({ count, of: 8, rounding: rule });
    expect(ROUNDINGS.map((rule) => prints(1, rule))).toEqual(['13', '12', '12']);
    expect(ROUNDINGS.map((rule) => prints(3, rule))).toEqual(['38', '38', '37']);
    expect(feasibleCounts({ percent: '12', of: 8, rounding: 'half-up' })).toEqual([]);
    expect(feasibleCounts({ percent: '12', of: 8, rounding: 'half-even' })).toEqual([1]);
    expect(feasibleCounts({ percent: '37', of: 8, rounding: 'truncated' })).toEqual([3]);
  });

  test('ties of whole percentages exist only when 8 divides the number of cases', () => {
    for (let of = 1; of <= 400; of++) {
      const differs = Array.from({ length: of + 1 }, (_, count) => count).some(
        (count) =>
          printedPercentage({ count, of }) !== printedPercentage({ count, of, rounding: 'half-even' }),
      );
      if (differs) expect(of % 8).toBe(0);
    }
  });

  test('a count is feasible for a percentage exactly when it prints as it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        decimals,
        rounding,
        fc.nat(),
        (of, digits, rule, seed) => {
          const count = seed % (of + 1);
          const percent = printedPercentage({ count, of, decimals: digits, rounding: rule });
          const feasible = feasibleCounts({ percent, of, rounding: rule });
          expect(feasible).toContain(count);
          for (const other of feasible) {
            expect(printedPercentage({ count: other, of, decimals: digits, rounding: rule })).toBe(percent);
          }
          for (const outside of [(feasible[0] ?? 0) - 1, (feasible.at(-1) ?? of) + 1]) {
            if (outside < 0 || outside > of) continue;
            expect(printedPercentage({ count: outside, of, decimals: digits, rounding: rule })).not.toBe(
              percent,
            );
          }
        },
      ),
    );
  });

  test('printing agrees with exact fractions, done a second way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (of, seed) => {
        const count = seed % (of + 1);
        // Half up: the largest P with (2P − 1)·n ≤ 200·k.
        const expected = (200n * BigInt(count) + BigInt(of)) / (2n * BigInt(of));
        expect(printedPercentage({ count, of })).toBe(String(expected));
      }),
    );
  });

  test('every count of a sample belongs to exactly one whole percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), rounding, (of, rule) => {
        const all = Array.from({ length: 101 }, (_, percent) =>
          feasibleCounts({ percent, of, rounding: rule }),
        ).flat();
        expect(all).toEqual(Array.from({ length: of + 1 }, (_, count) => count));
      }),
      { numRuns: 60 },
    );
  });

  test('an impossible percentage lies between the two nearest possible ones', () => {
    expect(nearestPercentages({ percent: '47', of: 84 })).toEqual([
      { percent: '46', count: 39 },
      { percent: '48', count: 40 },
    ]);
    expect(nearestPercentages({ percent: '100', of: 3 })).toEqual([{ percent: '100', count: 3 }]);
  });

  test('several percentages that share an unknown number of cases narrow it', () => {
    const sizes = (percents: string[]) =>
      feasibleSamples({ percents, from: 60, to: 100 }).map(({ of }) => of);
    const all = sizes(['49', '58', '48', '7', '63', '30', '88']);
    expect(sizes(['49', '58', '48'])).toContain(84);
    expect(all.length).toBeLessThan(sizes(['49', '58']).length);
    expect(feasibleSamples({ percents: ['49', '58', '48'], from: 84, to: 84 })).toEqual([
      { of: 84, counts: [[41], [49], [40]] },
    ]);
  });

  test.each([
    [{ percent: '101', of: 84 }, 'percent'],
    [{ percent: '-1', of: 84 }, 'percent'],
    [{ percent: 'half', of: 84 }, 'percent'],
    [{ percent: '1e1', of: 84 }, 'percent'],
    [{ percent: '1.1234567', of: 84 }, 'percent'],
    [{ percent: Number.NaN, of: 84 }, 'percent'],
    [{ percent: '49', of: 0 }, 'of'],
    [{ percent: '49', of: 84.5 }, 'of'],
    [{ percent: '49', of: Number.POSITIVE_INFINITY }, 'of'],
  ])('%j is refused, naming the argument', (question, path) => {
    const refused = () => feasibleCounts(question);
    expect(refused).toThrow(ArgumentError);
    try {
      refused();
    } catch (error) {
      expect(error instanceof ArgumentError && error.problems[0]?.path).toBe(path);
    }
  });
});
