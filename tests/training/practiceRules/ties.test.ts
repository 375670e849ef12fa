import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { PRESETS } from '../../../src/model/model.js';
import { packModel, untied } from '../../../src/training/practiceRules/ties.js';
import { southWest, westMidlands } from '../packFixture.js';

const FACTS = ['domesticAbuseRelevant', 'childSafeguardingRelevant', 'mappaLevel1'];

describe.each(PRESETS)('the case model of a pack, with %s effects', (effects) => {
  const own = packModel(westMidlands, effects);
  const plain = compileModel(westMidlands, { effects });

  test('keeps every published margin', () => {
    for (const { name, levels } of westMidlands.variables) {
      const shareOf = (model: typeof own, level: string) =>
        model.joint([name]).probability({ [name]: level });
      for (const level of levels.filter((one) => one !== 'no')) {
        expect(shareOf(own, level)).toBeCloseTo(shareOf(plain, level), 9);
      }
    }
  });

  test('has no case of domestic abuse, children or MAPPA in which no other agency has a part', () => {
    for (const fact of FACTS) {
      const joint = own.joint(['otherAgenciesInPlanRelevant', fact]);
      expect(joint.probability({ otherAgenciesInPlanRelevant: 'no', [fact]: 'yes' })).toBe(0);
      const before = plain.joint(['otherAgenciesInPlanRelevant', fact]);
      expect(before.probability({ otherAgenciesInPlanRelevant: 'no', [fact]: 'yes' })).toBeGreaterThan(0.03);
    }
  });

  test('moves no pattern of answers to the key questions by more than half a percentage point', () => {
    const questions = westMidlands.keyQuestions.map(({ id }) => id);
    const [tied, free] = [own.joint(questions), plain.joint(questions)];
    const differences = [...tied.probabilities].map((mass, cell) =>
      Math.abs(mass - (free.probabilities[cell] ?? 0)),
    );
    expect(Math.max(...differences)).toBeLessThan(0.005);
  });
});

test('a fact that no agency had a part in is read as a plain no', () => {
  const drawn = {
    id: 'SYN-0001',
    domesticAbuseRelevant: 'notRelevant',
    domesticAbuseAnalysed: 'notRelevant',
  };
  expect(untied(westMidlands, drawn)).toMatchObject({
    domesticAbuseRelevant: 'no',
    domesticAbuseAnalysed: 'notRelevant',
  });
});

test('a scenario that does not say where agencies have a part has its own model', () => {
  expect(packModel(southWest, 'moderate').margin('mappaEligible').yes).toBeCloseTo(22 / 64, 9);
});
