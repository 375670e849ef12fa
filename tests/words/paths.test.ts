import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord, within } from '../../src/words/paths.js';

test.each([
  ['new', 'new/a'],
  ['./new/', './new/a'],
  ['new//', 'new//a'],
  ['/', '/a'],
  ['..', '../a'],
  ['C:\\pack\\', 'C:\\pack\\a'],
])('what is in %s is %s: the folder stays as it was typed', (folder, path) => {
  expect(within(folder, 'a')).toBe(path);
});

const WORDS = [
  'pack',
  './new/',
  'größe/2025.11_a-b',
  'em pty',
  "it's",
  'a"b',
  '$HOME and `id`',
  'a\\b c',
  'really!',
  '*?[x]',
  'a;b&c|d>e<f(g)',
  '#x',
  '~x',
  '',
];

test('a word of a command to copy is in quotes only where a shell needs them, and then reads as it was', () => {
  const shown = WORDS.map(shellWord);
  expect(shown.slice(0, 4)).toEqual(['pack', './new/', 'größe/2025.11_a-b', '"em pty"']);
  const read = execFileSync('sh', ['-c', `printf '%s\\n' ${shown.join(' ')}`], { encoding: 'utf8' });
  expect(read).toBe(`${WORDS.join('\n')}\n`);
});

test('a word that an option could be mistaken for has its folder before it', () => {
  expect(shellWord('-o')).toBe('./-o');
  expect(shellWord('-o x')).toBe('"./-o x"');
});
