import { describe, expect, test } from 'vitest';
import { readSwap } from '../../../src/staffing/levers/swap.js';

describe('a swap of posts', () => {
  test.each(['10 po -> 13 pso', '10 po for 13 pso', '10 PO posts→13 pso posts', ' 10  po->13 pso '])(
    '"%s" is fewer posts of one grade and more of another',
    (text) => {
      expect(readSwap(text)).toEqual(['po=-10 posts', 'pso=+13 posts']);
    },
  );

  test.each([
    ['ten po for 13 pso', /is not a swap of posts\. Write it like "10 po -> 13 pso"\./],
    ['10 po', /is not a swap/],
    ['-10 po -> 13 pso', /is not a swap/],
    ['10 po -> 13 pqip', /cannot be of posts of "pqip"\./],
    ['10 po -> 13 po', /move that lever by itself/],
  ])('"%s" is refused with its correction', (text, words) => {
    expect(() => readSwap(text)).toThrow(words);
  });
});
