import { expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { parseJson } from '../../../src/training/pack/parseJson.js';

const written = JSON.stringify({ a: [1, 'two', true, null, {}], b: { c: 'x', d: [] }, e: -2.5e3 }, null, 1);

function faultOf(text: string): string {
  try {
    parseJson(text, 'x.json', 'Write it again.');
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const [{ message, position } = { message: '' }] = error.problems;
    return `${position?.line}:${position?.column} ${message}`;
  }
  return 'none';
}

test('reads what is JSON', () => {
  expect(parseJson(written, 'x.json', '')).toEqual(JSON.parse(written));
});

test('finds a stray quotation mark on its line, wherever it is', () => {
  const lines = written.split('\n');
  const found = [...written].map((_, offset) => {
    const text = `${written.slice(0, offset)}"${written.slice(offset)}`;
    const line = written.slice(0, offset).split('\n').length;
    return { line, told: Number.parseInt(faultOf(text), 10), text };
  });
  expect(found.length).toBeGreaterThan(lines.length);
  expect(found.filter(({ line, told }) => line !== told)).toEqual([]);
});

test.each([
  ['{"a": 1, "b" 2}', '1:14 x.json is not JSON: a colon should be here.'],
  ['{\n"a": 1\n"b": 2}', '3:1 x.json is not JSON: a comma or the closing bracket should be here.'],
  ['{"a": [1,]}', '1:10 x.json is not JSON: a value should be here.'],
  ['{"a": 1,}', '1:9 x.json is not JSON: a key in quotation marks should be here.'],
  ['[1}', '1:3 x.json is not JSON: a comma or the closing bracket should be here.'],
  ['[1] 2', '1:5 x.json is not JSON: the end of the file should be here.'],
  ['[01]', '1:3 x.json is not JSON: a comma or the closing bracket should be here.'],
  ['[TRUE]', '1:2 x.json is not JSON: a value should be here.'],
  ['[1,\n', '2:1 x.json is not JSON: a value should be here.'],
  ['', '1:1 x.json is not JSON: a value should be here.'],
  [
    '["\\x"]',
    '1:2 x.json is not JSON: the text that begins here is not closed on its line, or has a backslash that means nothing.',
  ],
])('says where %j stops being JSON, and what should be there', (text, told) => {
  expect(faultOf(text)).toBe(told);
});

test('finds a fault behind a long text without a deep search', () => {
  expect(faultOf(`["${'a\\n'.repeat(1_000_000)}" 1]`)).toContain('a comma or the closing bracket');
});
