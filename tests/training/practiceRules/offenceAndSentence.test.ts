import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { drawCases } from '../../../src/model/draw/draw.js';
import { PRESETS } from '../../../src/model/model.js';
import { variableWithRole } from '../../../src/scenario/roles.js';
import { circumstancesOf } from '../../../src/training/practiceRules/circumstances.js';
import { bringsMappa } from '../../../src/training/practiceRules/courtWeights.js';
import { offenceTable, settleOffence } from '../../../src/training/practiceRules/offenceAndSentence.js';
import { packModel, untied } from '../../../src/training/practiceRules/ties.js';
import { scenario } from '../../model/scenarioFixture.js';
import { southWest, westMidlands } from '../packFixture.js';

const regions = [
  ['West Midlands', westMidlands],
  ['South West', southWest],
] as const;

describe.each(regions)('offence and sentence in the %s', (_, region) => {
  test.each(PRESETS)('have exactly the shares that the scenario gives them, with %s effects', (effects) => {
    const cells = [...offenceTable(region, packModel(region, effects))].flatMap(([, row]) => row);
    expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const role of ['offence', 'sentence'] as const) {
      const variable = variableWithRole(region, role);
      if (variable === undefined) throw new Error(`${role} is in no variable`);
      const { name, levels, shares } = variable;
      // A sentence that the scenario ties to something keeps what was drawn, and is in no cell.
      if (cells.every((cell) => cell.levels[name] === undefined)) continue;
      levels.forEach((level, index) => {
        const share = cells
          .filter((cell) => cell.levels[name] === level)
          .reduce((sum, cell) => sum + cell.share, 0);
        expect(share).toBeCloseTo(shares[index] ?? Number.NaN, 11);
      });
    }
  });

  test('leave no MAPPA category to an earlier offence, and move nothing else of a case', () => {
    const model = packModel(region, 'moderate');
    const settle = settleOffence(region, model);
    const moved = new Set<string>();
    for (const [index, drawn] of drawCases(model, { cases: 2000, seed: 5 }).entries()) {
      const before = untied(region, drawn);
      const after = settle(before, 5, index);
      const circumstances = circumstancesOf(region, after);
      expect(!circumstances.mappa || bringsMappa(circumstances)).toBe(true);
      for (const [name, level] of Object.entries(after)) if (before[name] !== level) moved.add(name);
    }
    const free = region === southWest ? ['offence'] : ['offence', 'sentence'];
    expect([...moved].sort()).toEqual(free);
  });
});

const crimes = {
  name: 'crime',
  kind: 'nominal',
  role: 'offence',
  levels: ['theft', 'sexual'],
  meanings: ['theft', 'sexual'],
} as const;

test('an offence that leaves MAPPA nothing else leaves it an earlier one, and keeps its shares', () => {
  const own = scenario([
    { ...crimes, shares: [0.9, 0.1] },
    { name: 'mappa', role: 'mappa-eligible', shares: [0.5, 0.5] },
  ]);
  const cells = [...offenceTable(own, compileModel(own, { effects: 'moderate' }))].flatMap(([, row]) => row);
  const theft = cells.filter(({ levels }) => levels.crime === 'theft');
  expect(theft.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.9, 9);
});

test('an offence that something else depends on keeps what was drawn', () => {
  const own = scenario([
    { ...crimes, shares: [0.5, 0.5] },
    { name: 'service', when: ['crime', 'theft'], shares: [0.5, 0.5] },
  ]);
  const drawn = { id: 'SYN-0001', crime: 'theft', service: 'yes' };
  expect(settleOffence(own, compileModel(own, { effects: 'moderate' }))(drawn, 7, 0)).toEqual(drawn);
});
