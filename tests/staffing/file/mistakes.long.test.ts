import { expect, it } from 'vitest';
import { misreported, roundsOfFive } from '../../plantedMistakes.js';
import { MISTAKES, problemsWith } from './plantedMistakes.js';

it('a what-if file with five mistakes of any kinds reports five, in 300 rounds', { timeout: 600_000 }, () => {
  expect(misreported(roundsOfFive(MISTAKES, 300, 13), problemsWith)).toEqual([]);
});
