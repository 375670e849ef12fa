import fc from 'fast-check';
import { test } from 'vitest';
import { mutatedScenario, soundOrRefused } from './fuzz.js';

test('thousands of mutated scenarios, new ones each time, are either sound or refused with their problems', () => {
  fc.assert(
    fc.property(mutatedScenario, (text) => {
      soundOrRefused(text);
    }),
    { numRuns: 6000 },
  );
}, 600_000);

test('random text is either sound or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      soundOrRefused(text);
    }),
    { numRuns: 5000 },
  );
}, 600_000);
