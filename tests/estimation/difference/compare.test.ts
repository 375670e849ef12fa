import { describe, expect, it } from 'vitest';
import { compareCounts, compareScenarios } from '../../../src/estimation/difference/compare.js';
import { rankingError } from '../../../src/estimation/difference/ranking.js';
import { loadScenario } from '../../../src/files/loadScenario.js';

const westMidlands = loadScenario('west-midlands-2025');
const southWest = loadScenario('south-west-2025');

describe('two inspections side by side', () => {
  it('ranks by the prior given, and by the least informative one if none is', () => {
    const [first, second] = [
      { yes: 41, of: 84 },
      { yes: 29, of: 64 },
    ];
    const prior = { yes: 40, no: 10 };
    expect(compareCounts(first, second, { prior }).ranking).toEqual(rankingError(first, second, { prior }));
    expect(compareCounts(first, second).ranking).toEqual(rankingError(first, second));
    expect(rankingError(first, second, { prior })).not.toEqual(rankingError(first, second));
  });

  const rows = compareScenarios(westMidlands, southWest);

  it('are compared on the four key questions and on the prompts they share', () => {
    expect(rows.slice(0, 4).map(({ name, keyQuestion }) => [name, keyQuestion])).toEqual([
      ['assessment', true],
      ['planning', true],
      ['delivery', true],
      ['reviewing', true],
    ]);
    const prompts = rows.slice(4).map(({ name }) => name);
    expect(prompts).toContain('childSafeguardingAnalysed');
    expect(prompts).not.toContain('childSafeguardingRelevant');
    expect(prompts).not.toContain('mappaLevel1');
    expect(prompts).not.toContain('sex');
  });

  it('use the published counts', () => {
    const delivery = rows.find(({ name }) => name === 'delivery');
    expect(delivery).toMatchObject({
      first: { yes: 40, of: 84 },
      second: { yes: 19, of: 64 },
      caution: null,
    });
  });

  it('say when the counts do not stand for the same kind of cases, or are assumed', () => {
    const oversight = rows.find(({ name }) => name === 'oversightEffective');
    expect(oversight?.caution).toContain('based on different cases');
    expect(oversight?.caution).toContain('no count is published for south-west-2025');
  });

  it('adjust the p-values of the key questions together, and only those', () => {
    for (const { keyQuestion, adjusted, pValues } of rows) {
      if (!keyQuestion) expect(adjusted).toBeNull();
      else {
        expect(adjusted?.bonferroni).toBeCloseTo(Math.min(1, 4 * pValues['miettinen-nurminen']), 12);
      }
    }
    // By hand for the smallest of four.
    const smallest = Math.min(
      ...rows.flatMap((row) => (row.keyQuestion ? row.pValues['miettinen-nurminen'] : [])),
    );
    const adjusted = rows.flatMap((row) => row.adjusted ?? []);
    expect(Math.min(...adjusted.map(({ holm }) => holm))).toBeCloseTo(4 * smallest, 12);
    expect(Math.min(...adjusted.map(({ sidak }) => sidak))).toBeCloseTo(1 - (1 - smallest) ** 4, 12);
    for (const { holm, bonferroni } of adjusted) expect(holm).toBeLessThanOrEqual(bonferroni);
  });

  it('find no difference between an inspection and itself', () => {
    for (const { difference, pValues, ranking } of compareScenarios(westMidlands, westMidlands)) {
      expect(difference).toBe(0);
      expect(pValues.fisher).toBeCloseTo(1, 10);
      expect(ranking.wrong).toBeNull();
    }
  });
});

it('two counts are compared by every method', () => {
  const { intervals, pValues } = compareCounts({ yes: 56, of: 70 }, { yes: 48, of: 80 });
  expect(Object.keys(intervals)).toHaveLength(6);
  expect(Object.keys(pValues)).toEqual(['fisher', 'mid-p', 'miettinen-nurminen', 'mee']);
});
