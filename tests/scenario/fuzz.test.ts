import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutatedScenario, soundOrRefused } from './fuzz.js';

test('a mutated scenario is either sound or refused with its problems, never a crash, a hang or what is not a number', () => {
  const seen = { sound: 0, refused: 0 };
  fc.assert(
    fc.property(mutatedScenario, (text) => {
      seen[soundOrRefused(text)]++;
    }),
    { numRuns: 40, seed: 20_250_612 },
  );
  // Were the edits too wild or too tame, one of the two would hardly be tested.
  expect(Math.min(seen.sound, seen.refused)).toBeGreaterThan(5);
});
