import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { simultaneousIntervals } from '../../../src/estimation/categories/simultaneous.js';
import { frechetRange } from '../../../src/estimation/difference/frechet.js';
import { levelByLevel } from '../../../src/estimation/ordered/levelByLevel.js';
import { levelIntervals } from '../../../src/estimation/ordered/levelIntervals.js';
import { meanScore } from '../../../src/estimation/ordered/meanScore.js';
import { pairedBounds } from '../../../src/estimation/ordered/pairedBounds.js';
import { pairedOrdered } from '../../../src/estimation/ordered/pairedOrdered.js';
import { proportionalOdds } from '../../../src/estimation/ordered/proportionalOdds.js';
import { brunnerMunzelTest, superiority } from '../../../src/estimation/ordered/superiority.js';
import { wilcoxon } from '../../../src/estimation/ordered/wilcoxon.js';
import { oddsRatioInterval, proportionInterval } from '../../../src/index.js';
import { accuracyTest, family, nearAll, numbersOf, parts, tableOf } from '../oracle.js';

const countsIn = (input: string) => numbersOf(parts(input).counts);
const samplesIn = (input: string) => [numbersOf(parts(input).first), numbersOf(parts(input).second)] as const;

describe('ordered levels are the reference', () => {
  it.each(family('ordered-levels'))('$name', (row) => {
    const { levels } = levelIntervals(countsIn(row.input));
    const found = levels.flatMap(({ together }, level) => [
      [`lower${level}`, together.lower] as const,
      [`upper${level}`, together.upper] as const,
    ]);
    nearAll(Object.fromEntries(found), row);
  });

  it.each(family('ordered-at-or-above'))('$name', (row) => {
    const { atOrAbove } = levelIntervals(countsIn(row.input));
    const found = atOrAbove.flatMap(({ count, each, together }, index) => [
      [`count${index + 1}`, count] as const,
      [`lower${index + 1}`, each.lower] as const,
      [`upper${index + 1}`, each.upper] as const,
      [`allLower${index + 1}`, together.lower] as const,
      [`allUpper${index + 1}`, together.upper] as const,
    ]);
    nearAll(Object.fromEntries(found), row);
  });

  it.each(family('ordered-mean'))('$name', (row) => {
    const { scores, cohort } = parts(row.input);
    const [counts, asked] = [countsIn(row.input), { scores: numbersOf(scores) }];
    if (cohort === undefined) return nearAll({ ...meanScore(counts, asked) }, row);
    const of = meanScore(counts, { ...asked, method: 't', cohort: Number(cohort) });
    const found = meanScore(counts, { ...asked, method: 't' });
    return nearAll({ ...found, cohortLower: of.lower, cohortUpper: of.upper }, row);
  });

  it.each(family('superiority'))('$name', (row) => {
    const [first, second] = samplesIn(row.input);
    const found = superiority(first, second);
    const byName = (method: 'brunner-munzel' | 'delong-logit') =>
      'bmLower' in row.expected ? superiority(first, second, { method }) : undefined;
    const [bm, logit] = [byName('brunner-munzel'), byName('delong-logit')];
    const bmTest = brunnerMunzelTest(first, second);
    const { z, pValue, exactPValue } = wilcoxon(first, second);
    // Of separated samples the reference gives the observed value for both limits: it solves the equation, as there is no
    // variance there, and is one end. The other end is the other solution, so that the interval has a width.
    const isEnd = found.superiority === 0 || found.superiority === 1;
    const limits = { newcombeLower: found.lower, newcombeUpper: found.upper };
    const ends = { newcombeLower: found.superiority, newcombeUpper: found.superiority };
    nearAll(
      {
        superiority: found.superiority,
        ...(isEnd ? ends : limits),
        bmLower: bm?.lower,
        bmUpper: bm?.upper,
        bmDf: bmTest?.degreesOfFreedom,
        bmP: bmTest?.pValue,
        logitLower: logit?.lower,
        logitUpper: logit?.upper,
        z,
        p: pValue,
        exactP: exactPValue,
      },
      row,
    );
  });

  it.each(family('proportional-odds'))('$name', (row) => {
    const found = proportionalOdds(...samplesIn(row.input));
    nearAll(
      {
        logOdds: found.estimate?.logOdds,
        se: found.estimate?.standardError,
        odds: found.estimate?.odds,
        lower: found.lower,
        upper: found.upper,
        waldLower: found.estimate?.wald.lower,
        waldUpper: found.estimate?.wald.upper,
        lr: found.ratio,
        p: found.pValue,
        lackOfFit: found.lackOfFit?.ratio,
        lackDf: found.lackOfFit?.degreesOfFreedom,
        lackP: found.lackOfFit?.pValue,
      },
      row,
    );
  });

  it.each(family('level-by-level'))('$name', (row) => {
    const found = levelByLevel(...samplesIn(row.input)).flatMap((one, index) => [
      [`or${index + 1}`, one.oddsRatio] as const,
      [`diff${index + 1}`, one.difference] as const,
      [`lower${index + 1}`, one.lower] as const,
      [`upper${index + 1}`, one.upper] as const,
    ]);
    nearAll(Object.fromEntries(found), row);
  });

  it.each(family('paired-ordered'))('$name', (row) => {
    const { table, scores } = parts(row.input);
    const found = pairedOrdered(tableOf(table), { scores: numbersOf(scores) });
    nearAll(
      {
        up: found.up,
        down: found.down,
        diff: found.difference,
        lower: found.lower,
        upper: found.upper,
        meanDiff: found.meanChange.mean,
        meanLower: found.meanChange.limits?.lower,
        meanUpper: found.meanChange.limits?.upper,
        signP: found.signPValue,
        stuartMaxwell: found.sameShares?.statistic,
        smDf: found.sameShares?.degreesOfFreedom,
        smP: found.sameShares?.pValue,
      },
      row,
    );
  });

  it.each(family('paired-bounds'))('$name', (row) => {
    nearAll({ ...pairedBounds(...samplesIn(row.input)) }, row);
  });
});

const levels = (k: number, most = 12) =>
  fc
    .array(fc.integer({ min: 0, max: most }), { minLength: k, maxLength: k })
    .filter((counts) => counts.some((count) => count > 0));
const scale = fc.integer({ min: 2, max: 6 });
const sample = scale.chain((k) => levels(k));
const samples = scale.chain((k) => fc.tuple(levels(k), levels(k)));

describe('laws of ordered levels', () => {
  test('on two levels each share and each tail is Wilson alone', () => {
    fc.assert(
      fc.property(levels(2), (counts) => {
        const [no = 0, yes = 0] = counts;
        const { lower, upper } = proportionInterval({ yes, of: yes + no });
        expect(levelIntervals(counts).atOrAbove[0]?.together).toEqual({ lower, upper });
        expect(levelIntervals(counts).levels[1]?.each).toEqual({ lower, upper });
      }),
      { numRuns: 40 },
    );
  });

  test('limits are on the scale, in order, around what was found, and wider together', () => {
    fc.assert(
      fc.property(sample, (counts) => {
        const { levels: each, atOrAbove } = levelIntervals(counts);
        for (const share of [...each, ...atOrAbove]) {
          expect(share.together.lower).toBeLessThanOrEqual(share.each.lower + 1e-12);
          expect(share.each.lower).toBeLessThanOrEqual(share.share + 1e-12);
          expect(share.each.upper).toBeGreaterThanOrEqual(share.share - 1e-12);
          expect(share.together.upper).toBeGreaterThanOrEqual(share.each.upper - 1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('counts in a typed array are as good as in a list', () => {
    expect(levelIntervals(new Float64Array([3, 7, 12]) as unknown as number[])).toEqual(
      levelIntervals([3, 7, 12]),
    );
    expect(simultaneousIntervals(new Float64Array([3, 7, 12]) as unknown as number[])).toEqual(
      simultaneousIntervals([3, 7, 12]),
    );
  });

  test('a mean by likelihood is its own limits at a confidence of next to nothing', () => {
    const { mean, lower, upper } = meanScore([3, 7, 12], { confidence: 5e-324 });
    expect([lower, upper]).toEqual([mean, mean]);
  });

  test('a mean by likelihood has a width, is on the scale and turns with it', () => {
    fc.assert(
      fc.property(sample, (counts) => {
        const { mean, lower, upper } = meanScore(counts);
        const most = counts.length - 1;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(most);
        expect(lower).toBeLessThanOrEqual(mean);
        expect(mean).toBeLessThanOrEqual(upper);
        expect(upper - lower).toBeGreaterThan(0.01);
        const turned = meanScore(counts.toReversed());
        expect(turned.lower).toBeCloseTo(most - upper, 9);
        expect(turned.upper).toBeCloseTo(most - lower, 9);
      }),
      { numRuns: 60 },
    );
  });

  /** The deviance of a mean on three levels of scores 0, 1 and 2, by a search over the share of the highest level. */
  function deviance(counts: readonly number[], mean: number): number {
    const of = counts.reduce((sum, count) => sum + count, 0);
    const logOf = (high: number) => {
      const shares = [1 - (mean - 2 * high) - high, mean - 2 * high, high];
      return counts.reduce((sum, count, level) => {
        const share = shares[level] ?? 0;
        return count === 0 ? sum : sum + count * Math.log(Math.max(share, 1e-300) / (count / of));
      }, 0);
    };
    let [low, high] = [Math.max(0, mean - 1), mean / 2];
    for (let i = 0; i < 200; i++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (logOf(a) < logOf(b)) low = a;
      else high = b;
    }
    return -2 * logOf((low + high) / 2);
  }

  test('limits of a mean are where the likelihood of any shares with that mean has fallen enough', () => {
    fc.assert(
      fc.property(levels(3, 8), (counts) => {
        const { lower, upper } = meanScore(counts);
        const quantile = 3.841458820694124;
        if (lower > 0) expect(deviance(counts, lower)).toBeCloseTo(quantile, 5);
        if (upper < 2) expect(deviance(counts, upper)).toBeCloseTo(quantile, 5);
      }),
      { numRuns: 60 },
    );
  });

  test('superiority turns with the samples and with the scale, and has a width at its ends', () => {
    fc.assert(
      fc.property(samples, ([first, second]) => {
        const found = superiority(first, second);
        const swapped = superiority(second, first);
        const turned = superiority(first.toReversed(), second.toReversed());
        for (const other of [swapped, turned]) {
          expect(other.superiority).toBeCloseTo(1 - found.superiority, 12);
          expect(other.lower).toBeCloseTo(1 - found.upper, 9);
          expect(other.upper).toBeCloseTo(1 - found.lower, 9);
        }
        expect(found.lower).toBeLessThanOrEqual(found.superiority);
        expect(found.superiority).toBeLessThanOrEqual(found.upper);
        expect(found.upper - found.lower).toBeGreaterThan(0.01);
      }),
      { numRuns: 60 },
    );
    expect(superiority([6, 0, 0, 0], [0, 0, 0, 7]).lower).toBeCloseTo(0.7073, 4);
  });

  /** Every way to give the cases at each level to two samples of these sizes, with how many ways there are. */
  function listed(
    ties: readonly number[],
    draws: number,
  ): { readonly second: number[]; readonly ways: number }[] {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    return ties
      .reduce<{ second: number[]; ways: number }[]>(
        (all, count) =>
          all.flatMap(({ second, ways }) =>
            Array.from({ length: count + 1 }, (_, k) => ({
              second: [...second, k],
              ways: ways * choose(count, k),
            })),
          ),
        [{ second: [], ways: 1 }],
      )
      .filter(({ second }) => second.reduce((sum, k) => sum + k, 0) === draws);
  }

  test('the exact test of Wilcoxon is what listing every sample gives', () => {
    const small = fc.integer({ min: 2, max: 4 }).chain((k) => fc.tuple(levels(k, 4), levels(k, 4)));
    fc.assert(
      fc.property(small, ([first, second]) => {
        const ties = first.map((count, level) => count + (second[level] ?? 0));
        const size = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
        const gap = (two: readonly number[]) => {
          const one = ties.map((count, level) => count - (two[level] ?? 0));
          const wins = two.flatMap((b, j) => one.map((a, i) => (i < j ? a * b : i === j ? (a * b) / 2 : 0)));
          return Math.abs(size(wins) - (size(one) * size(two)) / 2);
        };
        const all = listed(ties, size(second));
        const ways = (some: typeof all) => some.reduce((sum, one) => sum + one.ways, 0);
        const far = all.filter((one) => gap(one.second) >= gap(second) - 1e-9);
        expect(wilcoxon(first, second).exactPValue).toBeCloseTo(ways(far) / ways(all), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('on two levels one odds ratio for all levels is the odds ratio', () => {
    fc.assert(
      fc.property(levels(2), levels(2), (first, second) => {
        const found = proportionalOdds(first, second);
        const [a = 0, b = 0] = first;
        const [c = 0, d = 0] = second;
        if (a * b * c * d === 0) return;
        expect(found.estimate?.odds).toBeCloseTo((d * a) / (c * b), 7);
        expect(found.lackOfFit).toBeNull();
        const { lower } = oddsRatioInterval({ yes: d, of: c + d }, { yes: b, of: a + b });
        expect(Math.sign((found.lower ?? 0) - 1) === Math.sign(lower - 1) || found.pValue > 0.02).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('odds turn with the samples and with the scale, and limits are around them', () => {
    fc.assert(
      fc.property(samples, ([first, second]) => {
        const found = proportionalOdds(first, second);
        const swapped = proportionalOdds(second, first);
        const turned = proportionalOdds(first.toReversed(), second.toReversed());
        for (const other of [swapped, turned]) {
          const near = (one: number | null | undefined, two: number | null | undefined) => {
            expect(one == null).toBe(two == null);
            expect(Math.abs(Math.log(one ?? 1) + Math.log(two ?? 1))).toBeLessThan(1e-6);
          };
          near(found.estimate?.odds, other.estimate?.odds);
          near(found.lower, other.upper);
          near(found.upper, other.lower);
        }
        expect(found.lower ?? 0).toBeLessThanOrEqual(found.estimate?.odds ?? Infinity);
        expect(found.upper ?? Infinity).toBeGreaterThanOrEqual(found.estimate?.odds ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  test('odds of separated samples have no limit on the one side, and say so', () => {
    const found = proportionalOdds([6, 0, 0, 0], [0, 0, 0, 7]);
    expect(found).toMatchObject({ estimate: null, upper: null, separated: 'second-higher' });
    expect(found.lower).toBeGreaterThan(1);
    // Two levels: the deviance is 2·log of the ratio of likelihoods with the two shares and with one.
    expect(found.ratio).toBeCloseTo(-2 * (6 * Math.log(6 / 13) + 7 * Math.log(7 / 13)), 9);
    expect(proportionalOdds([0, 4, 3], [2, 1, 0])).toMatchObject({ lower: null, separated: 'first-higher' });
    expect(proportionalOdds([0, 4], [0, 2])).toMatchObject({ estimate: null, lower: null, pValue: 1 });
  });

  test('bounds of two items are those of every table with their margins', () => {
    const small = fc
      .record({ k: fc.integer({ min: 2, max: 3 }), n: fc.integer({ min: 1, max: 5 }) })
      .chain(({ k, n }) => {
        const people = fc.array(fc.integer({ min: 0, max: k - 1 }), { minLength: n, maxLength: n });
        return fc.tuple(fc.constant(k), people, people);
      });
    fc.assert(
      fc.property(small, ([k, first, second]) => {
        const orders = permutations(second);
        const higher = orders.map((order) => order.filter((level, i) => level > (first[i] ?? 0)).length);
        const lower = orders.map((order) => order.filter((level, i) => level < (first[i] ?? 0)).length);
        const counted = (people: readonly number[]) =>
          Array.from({ length: k }, (_, level) => people.filter((one) => one === level).length);
        expect(pairedBounds(counted(first), counted(second))).toEqual({
          of: first.length,
          leastHigher: Math.min(...higher),
          mostHigher: Math.max(...higher),
          leastLower: Math.min(...lower),
          mostLower: Math.max(...lower),
        });
      }),
      { numRuns: 60 },
    );
  });

  function permutations(items: readonly number[]): number[][] {
    if (items.length < 2) return [[...items]];
    return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
  }

  test('the survey of 58: at least 23 found workload manageable and staffing not sufficient', () => {
    expect(pairedBounds([25, 33], [48, 10])).toMatchObject({ leastLower: 23, mostLower: 33 });
    expect(frechetRange({ first: 43, second: 35, of: 58 }).both).toMatchObject({ from: 20, to: 35 });
  });

  test('paired items turn with their order, and moves between levels that nobody else joins are compared apart', () => {
    const table = scale.chain((k) => fc.array(levels(k, 5), { minLength: k, maxLength: k }));
    fc.assert(
      fc.property(table, (cells) => {
        const found = pairedOrdered(cells);
        const turned = pairedOrdered(cells.map((_, j) => cells.map((row) => row[j] ?? 0)));
        expect(turned.up).toBe(found.down);
        expect(turned.lower).toBeCloseTo(-found.upper, 9);
        expect(turned.meanChange.mean).toBeCloseTo(-found.meanChange.mean, 12);
        expect(turned.sameShares?.statistic ?? 0).toBeCloseTo(found.sameShares?.statistic ?? 0, 9);
        expect(found.signPValue).toBeCloseTo(turned.signPValue, 12);
      }),
      { numRuns: 40 },
    );
    const apart = [
      [3, 2, 0, 0],
      [6, 1, 0, 0],
      [0, 0, 4, 1],
      [0, 0, 5, 2],
    ];
    // (6 − 2)²/8 + (5 − 1)²/6, McNemar's of each pair of levels.
    expect(pairedOrdered(apart).sameShares).toMatchObject({ degreesOfFreedom: 2 });
    expect(pairedOrdered(apart).sameShares?.statistic).toBeCloseTo(16 / 8 + 16 / 6, 10);
    expect(
      pairedOrdered([
        [2, 0],
        [0, 3],
      ]).sameShares,
    ).toBeNull();
  });

  test('ten levels work with hundreds of cases', () => {
    const [first, second] = [
      [3, 8, 20, 31, 44, 40, 22, 15, 9, 2],
      [1, 6, 14, 33, 40, 49, 30, 12, 10, 5],
    ];
    expect(superiority(first, second).lower).toBeLessThan(0.5);
    expect(proportionalOdds(first, second).estimate?.odds).toBeGreaterThan(1);
    // Too many to list; a quarter of them are not.
    expect(wilcoxon(first, second).exactPValue).toBeNull();
    const fewer = (counts: readonly number[]) => counts.map((count) => Math.ceil(count / 4));
    const listed = wilcoxon(fewer(first), fewer(second));
    expect(listed.exactPValue).toBeCloseTo(listed.pValue, 2);
    expect(meanScore(first).upper).toBeLessThan(5);
  });
});

describe('ordered levels that cannot be', () => {
  test.each([
    [() => levelIntervals([5]), 'the number of levels of counts must be a whole number from 2 to 100, not 1'],
    [() => levelIntervals([5, -1]), 'counts[1] must be a whole number'],
    [() => levelIntervals([0, 0]), 'the number of cases of counts must be'],
    [() => meanScore([1, 2], { scores: [1, 1] }), 'scores must be in rising order, not 1, 1'],
    [() => meanScore([1, 2], { scores: [1] }), 'the number of scores must be 2, not 1'],
    [() => meanScore([1, 0], { method: 't' }), 'the number of cases with the method t must be'],
    [() => meanScore([1, 2], { cohort: 9 }), 'a cohort needs the method t'],
    [() => superiority([1, 2], [1, 2, 3]), 'the number of levels of second must be 2'],
    [
      () => superiority([3, 0], [0, 4], { method: 'brunner-munzel' }),
      'Brunner-Munzel has no interval: the samples leave no variance to estimate.',
    ],
    [() => pairedBounds([1, 2], [2, 2]), 'the number of people of second must be 3'],
    [
      () => pairedOrdered([[1, 2]]),
      'the number of rows of table must be a whole number from 2 to 100, not 1',
    ],
    [() => pairedOrdered([[1, 2], [1]]), 'the number of columns of table[1] must be'],
  ])('are refused by name: %#', (call, says) => {
    expect(call).toThrow(says);
  });
});

accuracyTest('ordered levels', [
  'ordered-levels',
  'ordered-at-or-above',
  'ordered-mean',
  'superiority',
  'proportional-odds',
  'level-by-level',
  'paired-ordered',
  'paired-bounds',
]);
