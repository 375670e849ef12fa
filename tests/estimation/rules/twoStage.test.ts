import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type SettledPlan, twoStage } from '../../../src/estimation/rules/twoStage.js';
import { twoStageEstimate } from '../../../src/estimation/rules/twoStageEstimate.js';
import { twoStagePlans } from '../../../src/estimation/rules/twoStagePlans.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const HALF_THEN_ALL = { first: 42, stopLow: 16, stopHigh: 26, total: 84, cut: 41 };

const planOf = (input: string): SettledPlan => {
  const { n1 = 0, a = 0, b = n1 + 1, n = 0, c = 0 } = inputs(input);
  return { first: n1, stopLow: a, stopHigh: b, total: n, cut: c };
};

/** Every outcome of a plan with its chance at a rate, one case after another: no sum is shared with the code. */
function outcomes({ first, stopLow, stopHigh, total }: SettledPlan, rate: number) {
  const ends = new Map<string, { stage: 1 | 2; yes: number; chance: number }>();
  const add = (stage: 1 | 2, yes: number, chance: number) => {
    const end = ends.get(`${stage} ${yes}`) ?? { stage, yes, chance: 0 };
    ends.set(`${stage} ${yes}`, { ...end, chance: end.chance + chance });
  };
  for (let x = 0; x <= first; x++) {
    const chance = binomialPmf(x, first, rate);
    if (x <= stopLow || x >= stopHigh) add(1, x, chance);
    else for (let y = 0; y <= total - first; y++) add(2, x + y, chance * binomialPmf(y, total - first, rate));
  }
  return [...ends.values()];
}

describe('an inspection in two stages', () => {
  const [atRates, published] = [true, false].map((isAtRate) =>
    family('two-stage').filter(({ expected }) => (expected.expectedCases !== undefined) === isAtRate),
  );

  test.each(published ?? [])(
    'expects and stops as published elsewhere: $name',
    ({ what, input, expected }) => {
      const [stopLow = 0, first = 0, cut = 0, total = 0] = Array.from(input.matchAll(/\d+/g), Number);
      const found = twoStage({ first, stopLow, total, cut }, Number(/p0=([.\d]+)/.exec(what)?.[1]));
      near(found.expectedCases, amount(expected, 'EN(p0)'), 1e-5);
      near(found.stopLow, amount(expected, 'PET(p0)'), 1e-5);
    },
  );

  test.each(atRates ?? [])('stops and decides as often as published: $name', ({ input, expected }) => {
    const found = twoStage(planOf(input), amount(inputs(input), 'p'));
    near(found.stopLow, amount(expected, 'stopLow'), 1e-9);
    near(found.stopHigh, amount(expected, 'stopHigh'), 1e-9);
    near(found.expectedCases, amount(expected, 'expectedCases'), 1e-9);
    near(found.high, amount(expected, 'probabilityHigh'), 1e-9);
  });

  test.each(family('double-plan'))('is a double sampling plan of faults: $name', ({ input, expected }) => {
    const { n1 = 0, c1 = 0, r1 = 0, n2 = 0, c2 = 0, p = 0 } = inputs(input);
    const plan = { first: n1, stopLow: c1, stopHigh: r1, total: n1 + n2, cut: c2 };
    const { high, expectedCases } = twoStage(plan, p);
    near(1 - high, amount(expected, 'probabilityAccept'), 1e-10);
    near(expectedCases, amount(expected, 'expectedCases'), 1e-10);
  });

  test.each(family('two-stage-estimate'))(
    'has the published estimate and limits: $name',
    ({ input, expected }) => {
      const { stopped, yes = 0, confidence = 0 } = inputs(input);
      const found = twoStageEstimate(planOf(input), { stopped: stopped === 1 ? 1 : 2, yes }, { confidence });
      near(found.estimate, amount(expected, 'umvue'), 1e-9);
      near(found.naive, amount(expected, 'naive'), 1e-9);
      near(found.lower, amount(expected, 'lower'), 1e-9);
      near(found.upper, amount(expected, 'upper'), 1e-9);
    },
  );

  test.each(family('two-stage-coverage'))('covers as often as published: $name', ({ input, expected }) => {
    const { p = 0, confidence = 0 } = inputs(input);
    const plan = planOf(input);
    let [coverage, naive, unbiased] = [0, 0, 0];
    for (const { stage, yes, chance } of outcomes(plan, p)) {
      const found = afterwards(plan, { stopped: stage, yes }, { confidence });
      if (found.lower <= p && p <= found.upper) coverage += chance;
      naive += chance * found.naive;
      unbiased += chance * found.estimate;
    }
    near(coverage, amount(expected, 'coverage'), 1e-9);
    near(naive - p, amount(expected, 'naiveBias'), 1e-9);
    expect(unbiased).toBeCloseTo(p, 10);
    expect(coverage).toBeGreaterThanOrEqual(confidence);
  });

  test.each(family('simon'))('is found as Simon published it: $name', ({ what, input, expected }) => {
    const { p0 = 0, p1 = 0, alpha = 0, beta = 0 } = inputs(input);
    const search = twoStagePlans({
      ...{ low: p0, high: p1, upTo: 40 },
      risks: { falseHigh: alpha, falseLow: beta },
    });
    if (expected.designs !== undefined) {
      const found = search.admissible.map(
        (plan) => `${plan.stopLow}/${plan.first},${plan.cut}/${plan.total}`,
      );
      expect(found.join(' ')).toBe(expected.designs);
      return;
    }
    const plan = what.startsWith('minimax') ? search.minimax : search.optimal;
    expect([plan.stopLow, plan.first, plan.cut, plan.total]).toEqual(
      ['r1', 'n1', 'r', 'n'].map((key) => amount(expected, key)),
    );
    near(plan.expectedAtLow, amount(expected, 'expectedCasesP0'), 1e-8);
    near(plan.stopsAtLow, amount(expected, 'stopEarlyP0'), 1e-8);
    near(plan.falseHigh, amount(expected, 'alphaExact'), 1e-8);
    near(1 - plan.falseLow, amount(expected, 'powerExact'), 1e-8);
  });

  it('has chances that are those of its outcomes, and expects between the cases of one stage and of both', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (first, second, rate) => {
          const plan = {
            ...{ first, total: first + second, stopLow: Math.floor(first / 4) - 1 },
            ...{ stopHigh: first, cut: Math.floor((first + second) / 2) },
          };
          fc.pre(plan.stopHigh - plan.stopLow > 1 && plan.stopHigh + second > plan.cut);
          const found = twoStage(plan, rate);
          const isHigh = ({ stage, yes }: { stage: 1 | 2; yes: number }) =>
            stage === 1 ? yes >= plan.stopHigh : yes > plan.cut;
          const all = outcomes(plan, rate);
          const chance = (some: typeof all) => some.reduce((sum, one) => sum + one.chance, 0);
          expect(found.high).toBeCloseTo(chance(all.filter(isHigh)), 12);
          expect(found.stopLow + found.stopHigh).toBeCloseTo(
            chance(all.filter(({ stage }) => stage === 1)),
            12,
          );
          expect(found.expectedCases).toBeGreaterThanOrEqual(first);
          expect(found.expectedCases).toBeLessThanOrEqual(first + second + 1e-9);
        },
      ),
    );
  });

  it('is certain of nothing but where every case is Yes, or none', () => {
    const { stopLow, stopHigh, high } = twoStage(HALF_THEN_ALL, 0.999);
    expect([stopLow > 0, stopHigh < 1, high < 1]).toEqual([true, true, true]);
    expect(twoStage(HALF_THEN_ALL, 1)).toMatchObject({ stopLow: 0, stopHigh: 1, high: 1 });
  });

  it('covers at least as often as said at every rate, for plans that stop either way, low only and high only', () => {
    const plans = [
      { first: 8, stopLow: 2, stopHigh: 7, total: 16, cut: 8 },
      { first: 8, stopLow: 2, stopHigh: 9, total: 20, cut: 9 },
      { first: 10, stopLow: -1, stopHigh: 8, total: 15, cut: 9 },
    ];
    for (const plan of plans) {
      const limits = new Map(
        outcomes(plan, 0.5).map((end) => [
          `${end.stage} ${end.yes}`,
          twoStageEstimate(plan, { stopped: end.stage, yes: end.yes }, { confidence: 0.8 }),
        ]),
      );
      for (let rate = 0.005; rate < 1; rate += 0.055) {
        const held = outcomes(plan, rate).filter(({ stage, yes }) => {
          const { lower = 1, upper = 0 } = limits.get(`${stage} ${yes}`) ?? {};
          return lower <= rate && rate <= upper;
        });
        expect(held.reduce((sum, { chance }) => sum + chance, 0)).toBeGreaterThanOrEqual(0.8 - 1e-12);
      }
    }
  });

  it('covers at least as often as said, and is unbiased, for plans drawn at random', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(0.8, 0.95),
        (first, second, a, b, confidence) => {
          const stopLow = (a % first) - 1;
          const stopHigh = stopLow + 2 + (b % (first - stopLow));
          const total = first + second;
          const cut = Math.min(Math.max(stopLow, Math.floor(total / 2), 0), stopHigh + second - 1);
          const plan = { first, total, stopLow, stopHigh, cut };
          const found = outcomes(plan, 0.5).map((end) => ({
            ...end,
            ...twoStageEstimate(plan, { stopped: end.stage, yes: end.yes }, { confidence }),
          }));
          for (const rate of [0.03, 0.2, 0.45, 0.7, 0.9]) {
            const chances = new Map(
              outcomes(plan, rate).map(({ stage, yes, chance }) => [`${stage} ${yes}`, chance]),
            );
            const chanceOf = ({ stage, yes }: { stage: number; yes: number }) =>
              chances.get(`${stage} ${yes}`) ?? 0;
            const covered = found.filter(({ lower, upper }) => lower <= rate && rate <= upper);
            expect(covered.reduce((sum, end) => sum + chanceOf(end), 0)).toBeGreaterThanOrEqual(
              confidence - 1e-11,
            );
            expect(found.reduce((sum, end) => sum + chanceOf(end) * end.estimate, 0)).toBeCloseTo(rate, 9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds no plan that a look at each of them does not, whichever way it may stop', () => {
    const rates = { low: 0.2, high: 0.8 };
    const risks = { falseHigh: 0.15, falseLow: 0.15 };
    for (const stops of ['low', 'either'] as const) {
      let least = Infinity;
      for (const plan of everyPlan(6, stops)) {
        const [low, high] = [twoStage(plan, rates.low), twoStage(plan, rates.high)];
        if (low.high > risks.falseHigh || 1 - high.high > risks.falseLow) continue;
        const expected = stops === 'low' ? low.expectedCases : (low.expectedCases + high.expectedCases) / 2;
        least = Math.min(least, expected);
      }
      const { optimal } = twoStagePlans({ ...rates, risks, stops, upTo: 6 });
      const expected =
        stops === 'low' ? optimal.expectedAtLow : (optimal.expectedAtLow + optimal.expectedAtHigh) / 2;
      expect(expected).toBeCloseTo(least, 10);
    }
  });

  it('refuses cut-offs out of order, outcomes that it cannot end with, and risks out of reach', () => {
    expect(() => twoStage({ ...HALF_THEN_ALL, stopHigh: 17 }, 0.5)).toThrow('never goes on');
    expect(() => twoStage({ ...HALF_THEN_ALL, cut: 70 }, 0.5)).toThrow('would fall short of 71');
    expect(() => twoStage({ ...HALF_THEN_ALL, cut: 10 }, 0.5)).toThrow('cannot say high above 10');
    expect(() => twoStage({ ...HALF_THEN_ALL, total: 42 }, 0.5)).toThrow(
      'total must be a whole number from 43',
    );
    expect(() => twoStage({ ...HALF_THEN_ALL, stopLow: 42 }, 0.5)).toThrow('from -1 to 41');
    expect(() => twoStageEstimate(HALF_THEN_ALL, { stopped: 1, yes: 20 })).toThrow('goes on to 84 cases');
    expect(() => twoStageEstimate(HALF_THEN_ALL, { stopped: 2, yes: 10 })).toThrow('it would have stopped');
    expect(() => twoStagePlans({ low: 0.5, high: 0.51, upTo: 20 })).toThrow('No plan in two stages');
    expect(() => twoStagePlans({ low: 0.6, high: 0.5 })).toThrow('must be above the low one');
  });
});

accuracyTest('plans in two stages, estimates and intervals after stopping, searches', [
  'two-stage',
  'two-stage-estimate',
  'two-stage-coverage',
  'double-plan',
  'simon',
]);

const known = new Map<string, ReturnType<typeof twoStageEstimate>>();

/** As `twoStageEstimate`, each found once: rows of the reference values share their plans. */
function afterwards(...given: Parameters<typeof twoStageEstimate>) {
  const key = JSON.stringify(given);
  const found = known.get(key) ?? twoStageEstimate(...given);
  known.set(key, found);
  return found;
}

function* everyPlan(upTo: number, stops: 'low' | 'either'): Generator<SettledPlan> {
  for (let total = 2; total <= upTo; total++) {
    for (let first = 1; first < total; first++) {
      for (let stopLow = -1; stopLow < first; stopLow++) {
        for (let stopHigh = stopLow + 2; stopHigh <= first + 1; stopHigh++) {
          const isOneStage = stopLow === -1 && stopHigh > first;
          if (isOneStage || (stops === 'low' && (stopHigh <= first || stopLow < 0))) continue;
          const from = Math.max(stopLow, 0);
          for (let cut = from; cut < Math.min(total, stopHigh + total - first); cut++) {
            yield { first, stopLow, stopHigh, total, cut };
          }
        }
      }
    }
  }
}
