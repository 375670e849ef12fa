import { expect, test } from 'vitest';
import { visible, visibleLine } from '../../src/words/visible.js';

test.each([
  ['\u001b[2J', '\\x1b[2J'],
  ['a\tb\rc', 'a\\x09b\\x0dc'],
  ['\u202eabc', '\\u202eabc'],
  ['\ufeffwhy\u200b', '\\ufeffwhy\\u200b'],
  ['two\nlines, é and –', 'two\nlines, é and –'],
])('writes out the control characters of %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('writes out line ends too in what is to stay one line', () => {
  expect(visibleLine('4\n1/84\u001b')).toBe('4\\n1/84\\x1b');
});
