import { expect, test } from 'vitest';
import { twoStageEstimate } from '../../../../src/estimation/rules/twoStageEstimate.js';
import { stoppedWords } from '../../../../src/report/documents/planning/stoppedWords.js';

test('an estimate after a stop is told beside the share, and where it lies outside its limits, what to go by', () => {
  const usual = { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 };
  expect(stoppedWords(twoStageEstimate(usual, { stopped: 1, yes: 16 }))).toEqual([
    'Of an outcome that ends at the first look it is the share as it stands.',
  ]);
  expect(stoppedWords(twoStageEstimate(usual, { stopped: 2, yes: 41 }))).toEqual([
    'As it stands the share is 48.8%, which a plan that may stop early pulls to one side.',
  ]);
  // It goes on with ten of ten alone, so the mean of what the first stage can have found is all of it.
  const extreme = { first: 10, total: 48, stopLow: 9, stopHigh: null, cut: 9 };
  const found = twoStageEstimate(extreme, { stopped: 2, yes: 10 });
  expect(found.estimate).toBeGreaterThan(found.upper);
  expect(stoppedWords(found).at(-1)).toContain('Go by the limits.');
});
