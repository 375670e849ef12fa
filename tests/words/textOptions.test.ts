import { expect, test } from 'vitest';
import { wrap } from '../../src/words/textOptions.js';

test('a word longer than the page goes on in the next line, and what is copied stays whole', () => {
  const word = 'a'.repeat(80);
  expect(wrap(`of ${word} cases`, 40, '  ').split('\n')).toEqual([
    'of',
    `  ${'a'.repeat(38)}`,
    `  ${'a'.repeat(38)}`,
    '  aaaa cases',
  ]);
  const address = `https://example.org/${word}`;
  expect(wrap(`See ${address}`, 40)).toBe(`See\n${address}`);
});
