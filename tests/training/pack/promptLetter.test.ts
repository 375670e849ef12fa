import { expect, test } from 'vitest';
import { promptLetter } from '../../../src/training/pack/promptLetter.js';

test.each([
  [0, 'a'],
  [25, 'z'],
  [26, 'aa'],
  [27, 'ab'],
  [51, 'az'],
  [52, 'ba'],
  [701, 'zz'],
  [702, 'aaa'],
])('the prompt at index %d has the letter %s', (index, letter) => {
  expect(promptLetter(index)).toBe(letter);
});

test('no two of many prompts share a letter', () => {
  const letters = Array.from({ length: 2000 }, (_, index) => promptLetter(index));
  expect(new Set(letters).size).toBe(2000);
});
