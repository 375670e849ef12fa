import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupSequentialPlan, groupSequential } from '../../../src/estimation/rules/groupSequential.js';
import { groupSequentialEstimate } from '../../../src/estimation/rules/groupSequentialEstimate.js';
import { twoStage } from '../../../src/estimation/rules/twoStage.js';
import { twoStageEstimate } from '../../../src/estimation/rules/twoStageEstimate.js';
import { near } from '../oracle.js';

const HALF = { looks: [{ cases: 42, stopLow: 16, stopHigh: 26 }], total: 84, cut: 41 };
const TWO = { first: 42, stopLow: 16, stopHigh: 26, total: 84, cut: 41 };
const THREE: GroupSequentialPlan = {
  looks: [
    { cases: 6, stopLow: 0, stopHigh: null },
    { cases: 11, stopLow: 3, stopHigh: 9 },
    { cases: 15, stopLow: null, stopHigh: 11 },
  ],
  total: 20,
  cut: 9,
};

/** Every outcome of a plan with its chance, one case after another: no sum is shared with the code. */
function outcomes({ looks, total }: GroupSequentialPlan, rate: number) {
  const ends = new Map<string, { look: number; yes: number; chance: number }>();
  let states = new Map([[0, 1]]);
  for (let seen = 1; seen <= total; seen++) {
    const next = new Map<number, number>();
    for (const [yes, chance] of states) {
      next.set(yes, (next.get(yes) ?? 0) + chance * (1 - rate));
      next.set(yes + 1, (next.get(yes + 1) ?? 0) + chance * rate);
    }
    const k = seen === total ? looks.length : looks.findIndex(({ cases }) => cases === seen);
    if (k >= 0) {
      for (const [yes, chance] of next) {
        const look = looks[k];
        const stops = look === undefined || yes <= (look.stopLow ?? -1) || yes >= (look.stopHigh ?? seen + 1);
        if (!stops) continue;
        ends.set(`${k} ${yes}`, { look: k + 1, yes, chance });
        next.delete(yes);
      }
    }
    states = next;
  }
  return [...ends.values()];
}

describe('an inspection with several looks', () => {
  test('with one look is one in two stages', () => {
    for (const rate of [0, 0.2, 0.5, 0.93, 1]) {
      const [one, other] = [groupSequential(HALF, rate), twoStage(TWO, rate)];
      near(one.high, other.high, 1e-12);
      near(one.low, other.low, 1e-12);
      near(one.expectedCases, other.expectedCases, 1e-10);
      near(one.looks[0]!.stopLow, other.stopLow, 1e-12);
    }
    for (const [stopped, yes] of [
      [1, 0],
      [1, 16],
      [1, 42],
      [2, 30],
      [2, 55],
    ] as const) {
      const found = groupSequentialEstimate(HALF, { look: stopped, yes }, { confidence: 0.9 });
      const known = twoStageEstimate(TWO, { stopped, yes }, { confidence: 0.9 });
      near(found.estimate, known.estimate, 1e-11);
      near(found.lower, known.lower, 1e-11);
      near(found.upper, known.upper, 1e-11);
    }
  });

  test('stops and decides as often as outcomes one case after another say', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rate) => {
        const all = outcomes(THREE, rate);
        const found = groupSequential(THREE, rate);
        const sum = (of: (end: (typeof all)[number]) => number) =>
          all.reduce((whole, end) => whole + end.chance * of(end), 0);
        near(
          found.expectedCases,
          sum(({ look }) => THREE.looks[look - 1]?.cases ?? THREE.total),
          1e-10,
        );
        near(
          found.stopped,
          sum(({ look }) => (look < 4 ? 1 : 0)),
          1e-12,
        );
        near(
          found.high,
          sum(({ look, yes }) => (yes >= [7, 9, 11, 10][look - 1]! ? 1 : 0)),
          1e-12,
        );
        near(found.low + found.high, 1, 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  test('its estimate has no bias, and its interval covers at least as often as it says', () => {
    const found = new Map<string, ReturnType<typeof groupSequentialEstimate>>();
    for (const rate of [0.05, 0.2, 0.4, 0.5, 0.63, 0.9]) {
      let [mean, covered] = [0, 0];
      for (const { look, yes, chance } of outcomes(THREE, rate)) {
        const key = `${look} ${yes}`;
        const estimate = found.get(key) ?? groupSequentialEstimate(THREE, { look, yes }, { confidence: 0.8 });
        found.set(key, estimate);
        mean += chance * estimate.estimate;
        if (estimate.lower <= rate && rate <= estimate.upper) covered += chance;
      }
      near(mean, rate, 1e-10);
      expect(covered).toBeGreaterThanOrEqual(0.8 - 1e-12);
    }
  });

  test('refuses looks and cut-offs out of order, and outcomes that it cannot end with', () => {
    const [first, second] = [
      { cases: 28, stopLow: 9, stopHigh: 19 },
      { cases: 56, stopLow: 24, stopHigh: 33 },
    ];
    const call =
      (looks: GroupSequentialPlan['looks'], cut = 41) =>
      () =>
        groupSequential({ looks, total: 84, cut }, 0.5);
    expect(call([first, second])).not.toThrow();
    expect(call([second, first])).toThrow('looks[1].cases must be');
    expect(call([{ ...first, stopHigh: 10 }])).toThrow('At 28 cases the plan would never go on.');
    expect(call([first, { ...second, stopLow: 46, stopHigh: null }])).toThrow(
      'At 56 cases the plan would never go on.',
    );
    expect(call([first, second], 20)).toThrow('cannot say high above 20');
    expect(call([first, second], 80)).toThrow('would fall short of 81');
    expect(call([])).toThrow('the number of looks');
    const end = (look: number, yes: number) => () =>
      groupSequentialEstimate({ looks: [first, second], total: 84, cut: 41 }, { look, yes });
    expect(end(1, 12)).toThrow('With 12 Yes of 28 the plan goes on.');
    expect(end(2, 5)).toThrow('cannot have 5 Yes of 56');
    expect(end(4, 5)).toThrow('look must be');
  });
});
