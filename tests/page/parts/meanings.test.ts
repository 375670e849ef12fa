import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { meaningsIn } from '../../../src/page/parts/meanings.js';
import { screensOf } from '../../../src/page/screens/registry.js';
import { usualOf } from '../../../src/page/state/keys.js';
import { WORLD } from '../screens/world.js';

const GLOSSARY = (readFileSync('src/words/README.md', 'utf8').match(/^\| .*$/gm) ?? [])
  .map((row) => row.split('|').map((cell) => cell.trim()))
  .filter(([, word]) => word !== 'word')
  .map(([, word = '', also = '', meaning = '']) => ({
    word,
    also: also === '' ? [] : also.split(', '),
    meaning,
  }));

test('the glossary says each word once, in a sentence or more', () => {
  const words = GLOSSARY.flatMap(({ word, also }) => [word, ...also]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  for (const { word, meaning } of GLOSSARY)
    expect([word, meaning]).toEqual([word, expect.stringMatching(/\.$/)]);
});

test('a screen has the meanings of the words that it uses, those of its sentence first', () => {
  const one = screensOf(WORLD).find(({ id }) => id === 'one')!;
  const { documents } = one.answer(usualOf(one.keys), () => {});
  const words = meaningsIn(GLOSSARY, [documents[0]?.sentence ?? ''], documents).map(({ word }) => word);
  expect(words.slice(0, 3)).toEqual(['confidence', 'true share', 'Wilson']);
  expect(words).toContain('hypothetical');
  expect(words).not.toContain('lever');
  expect(meaningsIn(GLOSSARY, ['A share of 49%, confidently given.'], [])).toEqual([]);
});
