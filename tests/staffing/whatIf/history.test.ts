import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { checkAgainstLater, type HistoryRow } from '../../../src/staffing/whatIf/history.js';
import { WEST_MIDLANDS } from '../scenarios.js';

const THEN = loadScenario('west-midlands-2022');

describe('the West Midlands of 2022, run to 2025 with nothing fitted to it,', () => {
  const { rows } = checkAgainstLater(THEN, WEST_MIDLANDS, { draws: 400, seed: 7 });
  const row = (name: string): HistoryRow => {
    const found = rows.find((one) => one.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  // Four standard errors of an end at 10% of 400 draws are a third of the width of the fan between its ends and middle.
  test.each([
    ['officerCaseload', 37.2, [35.3, 39.2], 0.7],
    ['officersOfTarget', 0.93, [0.88, 0.98], 0.02],
    ['servicesCaseload', 37.6, [30, 45], 2],
  ] as const)(
    '%s is published within the fan that keeps shares of target',
    (name, middle, [low, high], within) => {
      const { held } = row(name).byBaseline;
      expect(held.inside).toBe(true);
      expect(Math.abs(held.middle - middle)).toBeLessThan(within);
      expect(Math.abs(held.low - low)).toBeLessThan(within);
      expect(Math.abs(held.high - high)).toBeLessThan(within);
    },
  );

  test('filling every vacancy misses all three, and no growth misses the services officers', () => {
    const scored = rows.filter((one) => one.scored);
    expect(scored.map(({ byBaseline }) => byBaseline.repair.inside)).toEqual([false, false, false]);
    expect(scored.map(({ byBaseline }) => byBaseline.level.inside)).toEqual([true, true, false]);
    expect(row('servicesCaseload').byBaseline.level.middle).toBeCloseTo(45, 0);
  });

  test('only the third figure is news: the first two are no nearer than as in 2022', () => {
    const better = ({ byBaseline, asThen }: HistoryRow) => byBaseline.held.score < asThen;
    expect(rows.filter((one) => one.scored).map(better)).toEqual([false, false, true]);
    expect(Math.abs(row('servicesCaseload').byBaseline.held.score - 1.7)).toBeLessThan(0.5);
  });

  test('figures that say nothing of the model are shown, and say why they are not scored', () => {
    expect(rows.filter((one) => !one.scored).map(({ name, whyNot }) => [name, whyNot !== null])).toEqual([
      ['servicesOfTarget', true],
      ['seniorsOfTarget', true],
      ['trainees', true],
    ]);
  });
});

test('month 0 of 2022 returns every figure of the letter, the workload among them', () => {
  const { rows } = checkAgainstLater(THEN, THEN, { months: 1, draws: 20, seed: 3 });
  for (const { earlier, published } of rows) expect(published).toBe(earlier);
});

test('a score of draws is their mean distance from the published value less half of that from one another', () => {
  const { rows } = checkAgainstLater(THEN, WEST_MIDLANDS, { months: 2, draws: 20, seed: 5 });
  for (const { byBaseline } of rows) {
    for (const { score, scoreError, low, high } of Object.values(byBaseline)) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(scoreError).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(high);
    }
  }
});

test('figures are not checked against those published before them', () => {
  expect(() => checkAgainstLater(WEST_MIDLANDS, THEN, { draws: 20 })).toThrow(
    'west-midlands-2025, published in 2025, cannot be checked against west-midlands-2022, published in 2022.',
  );
});
