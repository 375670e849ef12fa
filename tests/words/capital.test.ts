import { expect, test } from 'vitest';
import { lowered } from '../../src/words/capital.js';

test.each([
  ['Time in vetting', 'time in vetting'],
  ['A pulse of trainees', 'a pulse of trainees'],
  ['SPO posts', 'SPO posts'],
  ['2021-07', '2021-07'],
])('%s is %s inside a sentence', (text, inside) => {
  expect(lowered(text)).toBe(inside);
});
