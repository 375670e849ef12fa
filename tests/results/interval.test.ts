import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finitePopulationInterval } from '../../src/estimation/cohort/finitePopulation.js';
import { intervalDocument } from '../../src/report/documents/estimation/intervalDocument.js';
import { intervalFacts } from '../../src/results/interval/facts.js';
import { intervalReport } from '../../src/results/interval.js';
import { intervalFileReport } from '../../src/results/intervalFile.js';
import { readCounts } from '../../src/results/tables/readCounts.js';
import { hypergeometricChances } from '../estimation/exactBinomial.js';

const counts = fc
  .integer({ min: 10, max: 200 })
  .chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }));
const asked = fc.record({
  counts,
  effect: fc.double({ min: 1, max: 4, noNaN: true }),
  unseen: fc.integer({ min: 1, max: 2000 }),
  checks: fc.integer({ min: 20, max: 500 }),
});
const ACCURACY = { sensitivity: 0.9, specificity: 0.85 };

/** The rows for what is known; of counts, by the methods that allow for a thing alone and for all of it. */
function rowsFor(
  { yes, of }: { yes: number; of: number },
  known: Omit<Parameters<typeof intervalReport>[0], 'stated'>,
) {
  return intervalReport({ stated: [readCounts(`${yes}/${of}`)], ...known }).intervals;
}

const width = (row: { lower: number; upper: number } | undefined) => (row?.upper ?? 0) - (row?.lower ?? 0);

test('the row that leads allows for everything given, and no row that leaves some of it out is recommended', () => {
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 15 }), (one, which) => {
      const has = (bit: number) => (which & bit) > 0;
      const rows = rowsFor(one.counts, {
        methods: ['wilson'],
        cohort: has(1) ? one.counts.of + one.unseen : null,
        design: has(2) ? { effect: one.effect, degreesOfFreedom: null } : null,
        accuracy: has(4)
          ? { ...ACCURACY, sensitivityChecks: one.checks, specificityChecks: one.checks }
          : null,
        prior: has(8) ? { yes: 3, no: 2 } : null,
      });
      expect(rows[0]?.leavesOut).toEqual([]);
      const [first] = rows;
      const enough = first?.method === 'beta' || (first?.effectiveSample ?? one.counts.of) >= 5;
      const share = one.counts.yes / one.counts.of;
      const fits =
        !has(4) ||
        first?.method === 'beta' ||
        (share >= 1 - ACCURACY.specificity - 1e-12 && share <= ACCURACY.sensitivity + 1e-12);
      expect(first?.recommended).toBe(enough && fits);
      for (const { recommended, leavesOut } of rows) expect(recommended && leavesOut.length > 0).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('more complications never make an interval narrower than their reasons allow', () => {
  fc.assert(
    fc.property(asked, ({ counts: given, effect, unseen }) => {
      const cohort = given.of + unseen;
      const design = { effect, degreesOfFreedom: null };
      const rows = rowsFor(given, { methods: ['wilson'], cohort, design });
      const by = (knows: string, method: string) =>
        width(rows.find((row) => row.knows === knows && row.method === method));
      const all = by('everything given', 'wilson');
      // A design widens, a cohort narrows: both together lie between each alone.
      expect(all).toBeGreaterThanOrEqual(by('the cohort', 'finite-wilson') - 1e-12);
      expect(all).toBeLessThanOrEqual(by('the design', 'wilson') + 1e-12);
      // Few degrees of freedom widen.
      const few = rowsFor(given, { methods: ['wilson'], cohort, design: { effect, degreesOfFreedom: 5 } });
      expect(width(few[0])).toBeGreaterThanOrEqual(all - 1e-12);
    }),
  );
  // Inspectors who err leave a doubt that no cohort takes away, and checks of them another.
  for (const yes of [20, 41, 60]) {
    const judged = (cohort: number | null, checks?: number) =>
      width(
        rowsFor(
          { yes, of: 84 },
          {
            methods: ['wilson'],
            cohort,
            design: { effect: 1.5, degreesOfFreedom: null },
            accuracy:
              checks === undefined
                ? ACCURACY
                : { ...ACCURACY, sensitivityChecks: checks, specificityChecks: checks },
          },
        )[0],
      );
    expect(judged(84)).toBeGreaterThan(0.1);
    expect(judged(650)).toBeGreaterThan(judged(84));
    expect(judged(null)).toBeGreaterThan(judged(650));
    expect(judged(650, 50)).toBeGreaterThan(judged(650));
  }
});

test('every estimate lies between its limits, by every method and at every level', () => {
  const level = fc.constantFrom(0.1, 0.5, 0.8, 0.95, 0.999);
  fc.assert(
    fc.property(counts, level, fc.constantFrom('both', 'lower', 'upper'), (given, confidence, side) => {
      for (const { lower, upper, estimate, method } of rowsFor(given, { confidences: [confidence], side })) {
        expect({ method, inside: (estimate ?? -1) >= lower && (estimate ?? 2) <= upper }).toEqual({
          method,
          inside: true,
        });
      }
    }),
    { numRuns: 40 },
  );
  const uniform = rowsFor({ yes: 0, of: 84 }, { methods: ['uniform', 'jeffreys'] });
  expect(uniform.map(({ estimate }) => estimate)).toEqual([
    expect.closeTo(0.5 / 85, 12),
    expect.closeTo(1 / 86, 12),
  ]);
});

test('limits of counts that are all alike bear the name of what gave them', () => {
  const rows = rowsFor({ yes: 0, of: 84 }, { design: { effect: 1.4, degreesOfFreedom: 6 } });
  const labels = rows
    .filter(({ knows }) => knows === 'the design')
    .map(({ label, recommended }) => [label, recommended]);
  expect(labels).toContainEqual(['Korn-Graubard (logit has none)', false]);
  expect(labels).toContainEqual(['Korn-Graubard (wald has none)', false]);
});

test('what is said of the clusters of a cohort is true of the ones that were visited', () => {
  const said = (cohort: number, inCohort: number | null) => {
    const design = { clusters: { meanSize: 7, icc: 0.05 }, inCohort, degreesOfFreedom: null };
    const report = intervalReport({ stated: [readCounts('41/84')], methods: ['wilson'], cohort, design });
    return JSON.stringify(intervalDocument(report).parts);
  };
  expect(said(650, 12)).toContain('all 12 clusters of the cohort were visited, so they are strata');
  expect(said(650, 20)).toContain(
    '12 of the 20 clusters of the cohort were visited, and those left out are part',
  );
  expect(said(650, null)).toContain('as many clusters as it can');
  expect(said(84, null)).not.toMatch(/as many clusters as it can|left out are part/);
});

test('so few effective cases are said to say next to nothing, and a share tested under a prior is answered by its probability', () => {
  const said = (known: Omit<Parameters<typeof intervalReport>[0], 'stated'>) =>
    JSON.stringify(intervalDocument(intervalReport({ stated: [readCounts('41/84')], ...known })).parts);
  expect(said({ design: { effect: 100, degreesOfFreedom: null } })).toContain(
    'say next to nothing of a share',
  );
  expect(said({ design: { effect: 2, degreesOfFreedom: null } })).not.toContain('next to nothing');
  expect(said({ prior: { yes: 12, no: 8 }, against: 0.5 })).toContain('A p-value knows nothing of a prior');
  const tested = intervalReport({
    stated: [readCounts('41/84')],
    prior: { yes: 12, no: 8 },
    against: 0.5,
  });
  const asked = intervalReport({
    stated: [readCounts('41/84')],
    prior: { yes: 12, no: 8 },
    above: 0.5,
  });
  expect(tested.above).toBe(0.5);
  expect(tested.intervals[0]?.probabilitiesAbove).toEqual(asked.intervals[0]?.probabilitiesAbove);
});

test('a share to be above is checked though nothing is asked of it without a prior', () => {
  expect(() => intervalReport({ stated: [readCounts('41/84')], above: Number.NaN })).toThrow(
    'above must be a number from 0 to 1, not NaN.',
  );
});

test('a κ gives the interval of the accuracy that it means at the share seen, and marking twice narrows it', () => {
  const stated = [readCounts('41/84')];
  const asked = { stated, methods: ['wilson' as const], cohort: 650 };
  const kappa = intervalReport({ ...asked, accuracy: { kappa: 0.6 } });
  const rate = kappa.inspectors?.sensitivity ?? 0;
  const [first] = intervalReport({ ...asked, accuracy: { sensitivity: rate, specificity: rate } }).intervals;
  expect(kappa.intervals[0]).toEqual(first);
  const twice = intervalReport({ ...asked, accuracy: { kappa: 0.6, doubleMarked: 0.5 } });
  expect(width(twice.intervals[0])).toBeLessThan(width(first));
  expect(twice.inspectors?.each.sensitivity).toBeLessThan(twice.inspectors?.sensitivity ?? 0);
});

test('a κ is refused where the count is not settled, with the reason', () => {
  const accuracy = { kappa: 0.6 };
  expect(() => intervalReport({ stated: [readCounts('49%/1000')], accuracy })).toThrow(
    /could be any count from 485 to 494 of 1000/,
  );
  expect(() => intervalReport({ stated: ['41/84', '29/64'].map(readCounts), accuracy })).toThrow(
    /2 counts would each have another/,
  );
});

test('each row of a file has the accuracy that a κ means at its own share', () => {
  const { rows } = intervalFileReport('yes,of\n41,84\n12,84\n', 'counts.csv', {
    methods: [],
    accuracy: { kappa: 0.6 },
  });
  const alone = [41, 12].map(
    (yes) =>
      intervalReport({ stated: [readCounts(`${yes}/84`)], methods: [], accuracy: { kappa: 0.6 } })
        .intervals[0]?.lower,
  );
  expect(rows.map(({ lower }) => lower)).toEqual(alone);
});

test('what does not go with a κ is said at once', () => {
  expect(() => intervalFacts({ kappa: 0.6, sensitivity: 0.9, specificity: 0.9, checks: [50] })).toThrow(
    /Leave out one of the three[\s\S]*checks needs/,
  );
  expect(() => intervalFacts({ doubleMarked: 0.5 })).toThrow(/needs kappa/);
});

test('a share of Yes that no truth could give such inspectors is recommended by no row', () => {
  const accuracy = { sensitivity: 0.9, specificity: 0.85, sensitivityChecks: 50, specificityChecks: 50 };
  const rowsOf = (text: string) => intervalReport({ stated: [readCounts(text)], accuracy }).intervals;
  expect(rowsOf('5/84').some(({ recommended }) => recommended)).toBe(false);
  expect(rowsOf('41/84').some(({ recommended }) => recommended)).toBe(true);
});

test.each([{ meanSize: 200, cv: 0 }, { sizes: [20, 20] }])(
  'clusters that are not those of the cases are refused: %j',
  (sizes) => {
    const design = { clusters: { icc: 0.05, ...sizes }, inCohort: null, degreesOfFreedom: null };
    expect(() => intervalReport({ stated: [readCounts('41/84')], design })).toThrow(/84/);
  },
);

test('programs are told which row the first sentence says, one for each count and level', () => {
  const { intervals } = intervalReport({
    stated: [readCounts('41/84'), readCounts('0/84')],
    confidences: [0.8, 0.99],
    cohort: 650,
    design: { effect: 1.3, degreesOfFreedom: null },
    methods: ['wilson', 'jeffreys'],
  });
  const leading = intervals.filter(({ leads }) => leads);
  expect(leading.map(({ given, confidence }) => `${given} ${confidence}`)).toEqual([
    '41/84 0.8',
    '41/84 0.99',
    '0/84 0.8',
    '0/84 0.99',
  ]);
  expect(leading.every(({ knows }) => knows === 'everything given')).toBe(true);
});

test('an interval of a cohort leaves out no whole count that its few unseen cases may well make', () => {
  const leading = (yes: number, of: number, cohort: number) =>
    rowsFor({ yes, of }, { methods: ['wilson'], cohort }).find(({ leads }) => leads);
  // Of 6 with one Yes, 5 drawn miss it with a chance of 1/6; of 84 with one Yes, 80 with a chance of 4/84.
  expect(leading(0, 5, 6)).toMatchObject({ method: 'hypergeometric', upper: 1 / 6 });
  expect(leading(0, 80, 84)).toMatchObject({ method: 'hypergeometric', upper: 1 / 84 });
  expect(leading(41, 84, 650)).toMatchObject({ method: 'finite-wilson' });
});

test('a cohort nearly all seen leads with shares that it can have, and no row of it has others', () => {
  const leading = (yes: number, of: number, cohort: number) =>
    rowsFor({ yes, of }, { methods: ['wilson'], cohort }).find(({ leads }) => leads);
  // Whole cases M with both hypergeometric tails above 2.5%, counted by hand: 30 to 32 of 40, 18 to 20 of 22.
  expect(leading(30, 38, 40)).toMatchObject({ method: 'hypergeometric', lowerCount: 30, upperCount: 32 });
  expect(leading(18, 20, 22)).toMatchObject({ method: 'hypergeometric', lowerCount: 18, upperCount: 20 });
  expect(leading(41, 84, 400)).toMatchObject({ method: 'finite-wilson' });
  const design = { effect: 1.5, degreesOfFreedom: null };
  for (const row of rowsFor({ yes: 30, of: 38 }, { methods: ['wilson'], cohort: 40, design })) {
    if (row.knows !== 'the cohort' && row.knows !== 'everything given') continue;
    expect(row.lower).toBeGreaterThanOrEqual(30 / 40);
    expect(row.upper).toBeLessThanOrEqual(32 / 40);
  }
});

test("the interval that leads for a cohort covers, exactly, more than Wilson's where the two differ", () => {
  const least = (of: number, cohort: number, isLeading: boolean) => {
    const limits = Array.from({ length: of + 1 }, (_, yes) =>
      isLeading
        ? rowsFor({ yes, of }, { methods: ['wilson'], cohort }).find(({ leads }) => leads)!
        : finitePopulationInterval({ yes, of, cohort }, { method: 'wilson' }),
    );
    return Math.min(
      ...Array.from({ length: cohort + 1 }, (_, marked) =>
        hypergeometricChances(cohort, marked, of).reduce((sum, chance, yes) => {
          const { lower, upper } = limits[yes]!;
          const share = marked / cohort;
          return share >= lower - 1e-12 && share <= upper + 1e-12 ? sum + chance : sum;
        }, 0),
      ),
    );
  };
  // Recomputed in another language: 0.854 and 0.981, 0.823 and 0.987.
  expect(least(38, 40, false)).toBeCloseTo(0.854, 3);
  expect(least(38, 40, true)).toBeCloseTo(0.981, 3);
  expect(least(20, 22, false)).toBeCloseTo(0.823, 3);
  expect(least(20, 22, true)).toBeCloseTo(0.987, 3);
});

test('every row of an upper limit begins at 0, and of a lower one ends at 1', () => {
  const rows = (side: 'upper' | 'lower') => rowsFor({ yes: 12, of: 30 }, { side, cohort: 84 });
  expect(rows('upper').every(({ lower, lowerCount }) => lower === 0 && lowerCount === null)).toBe(true);
  expect(rows('lower').every(({ upper, upperCount }) => upper === 1 && upperCount === null)).toBe(true);
});
