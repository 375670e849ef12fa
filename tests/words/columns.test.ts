import { expect, test } from 'vitest';
import { columnsOf, paddedTo, startWithin } from '../../src/words/columns.js';

test.each([
  ['', 0],
  ['49% (41 of 84)', 14],
  ['├──●──┤ 🙂', 10],
  ['中文', 4],
  ['한글', 4],
  ['ｅ', 2],
  ['e\u0301', 1],
  ['a\u200db', 2],
])('counts the columns that %j takes in a terminal', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('cuts and fills by columns, and parts no character', () => {
  expect(startWithin('中文名', 5)).toBe('中文');
  expect(startWithin('a🙂b', 2)).toBe('a');
  expect(paddedTo('中', 4)).toBe('中  ');
  expect(paddedTo('中', 4, 'right')).toBe('  中');
});
