import { describe, expect, test } from 'vitest';
import { nonInferiorityPower } from '../../src/estimation/planning/nonInferiorityPower.js';
import { pairedPower } from '../../src/estimation/planning/pairedPower.js';
import { assurancePlan } from '../../src/results/plan/assurance.js';
import { bandPlan } from '../../src/results/plan/band.js';
import { changePlan } from '../../src/results/plan/change.js';

describe('a chance', () => {
  test.each([
    ['no worse', nonInferiorityPower({ from: 0.5, to: 0.5, of: 2000 }, { margin: 0.3 }).power],
    ['two questions', pairedPower({ firstOnly: 0.5, secondOnly: 0.1, of: 2000 }).first],
    ['a band', bandPlan({ band: 'inadequate', truth: 0.1, of: 2000 }).given?.chance],
    ['a narrow interval', assurancePlan({ margin: 0.05, truth: 0.02, of: 300 }).given?.chance],
    ['a change', changePlan({ from: 0.1, to: 0.9, of: 900 }).process.given?.chance],
  ])(
    'of %s is not certain where it is only so large that rounding leaves nothing of the rest',
    (_, chance) => {
      expect(chance).toBeGreaterThan(1 - 1e-9);
      expect(chance).toBeLessThan(1);
    },
  );

  test.each([
    ['every interval is narrow', assurancePlan({ margin: 0.1, truth: 0.5, of: 300, cohort: 650 })],
    ['there is one count', bandPlan({ band: 'outstanding', truth: 1, of: 84, cohort: 650 })],
  ])('is certain where %s, for the process and for the cohort alike', (_, { given, inCohort }) => {
    expect([given?.chance, inCohort?.given?.chance]).toEqual([1, 1]);
  });
});
