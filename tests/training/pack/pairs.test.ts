import { expect, test } from 'vitest';
import { notesDocument } from '../../../src/report/documents/training/notesDocument.js';
import { renderMarkdown } from '../../../src/report/render/markdown.js';
import { checkPractice } from '../../../src/training/checking/checkPractice.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import type { CaseKey } from '../../../src/training/pack.js';
import { pack } from '../packFixture.js';

const names = ['A.b', 'D.e', 'children', 'oversight'];
const made = pack({ cases: 12, pairs: names });
const pairs = made.pairs ?? [];

const answersOf = ({ questions }: CaseKey) =>
  Object.fromEntries(
    questions.flatMap(({ prompts }) =>
      prompts.map(({ item, answer, gap }) => [item, `${answer} ${gap}`] as const),
    ),
  );

/** The prompts that two keys answer differently. */
const differing = (first: number, second: number): string[] => {
  const [one, other] = [first, second].map((number) => answersOf(made.key[number - 1]!));
  return Object.keys(one ?? {}).filter((item) => one?.[item] !== other?.[item]);
};

test('the cases of a pair have one front sheet, and the same texts but where the pack says that they differ', () => {
  expect(pairs.map(({ second }) => second)).toEqual([13, 14, 15, 16]);
  for (const { first, second, entries } of pairs) {
    const [one, other] = [first, second].map((number) => made.cases[number - 1]!);
    expect(one?.front.map(({ label }) => label)).toEqual(other?.front.map(({ label }) => label));
    expect([one?.person, one?.front[1]]).toEqual([other?.person, other?.front[1]]);
    expect(one?.id).not.toBe(other?.id);
    const shared = (file: typeof one, apart: readonly number[]) =>
      file?.entries.filter(({ number }) => !apart.includes(number)).map(({ paragraphs }) => paragraphs);
    expect(shared(one, entries.first)).toEqual(shared(other, entries.second));
    expect(entries.first.length, `case ${first}`).toBeLessThan(10);
  }
});

test('the keys of a pair differ in the item that was named and in no other, or in what a fact takes with it', () => {
  const bySays = (says: string) => pairs.find(({ differs }) => differs.includes(says))!;
  for (const [says, items] of [
    ['(A.b)', ['A.b']],
    ['(D.e)', ['D.e']],
    ['children', ['A.cs']],
    ['management oversight', []],
  ] as const) {
    const { first, second } = bySays(says);
    expect(differing(first, second), says).toEqual(items);
  }
  expect(bySays('oversight').outcome).toBe('no key question is judged otherwise');
});

test('pairs keep to law and practice, are in the notes, and leave the facts and answers of the cases before them as they would be', () => {
  expect(checkPractice(made).rules.filter(({ broken }) => broken > 0)).toEqual([]);
  expect(readPack(JSON.stringify(made), 'pack.json').pairs).toEqual(pairs);
  const notes = renderMarkdown(notesDocument(made), 'test');
  expect(notes).toMatch(/## Pairs that differ in one fact/);
  expect(notes).toMatch(/Case \d+ and case 13: .* Their texts differ in entr/);
  const plain = pack({ cases: 12 });
  expect(made.notes.cases.slice(0, 12).map(({ about }) => about)).toEqual(
    plain.notes.cases.map(({ about }) => about),
  );
  expect(made.key.slice(0, 12).map(answersOf)).toEqual(plain.key.map(answersOf));
});

test('what one event ties together, what is unknown and what no case has are refused, with what there is', () => {
  const refused =
    (pair: string, cases = 3) =>
    () =>
      pack({ cases, pairs: [pair] });
  expect(refused('D.b')).toThrow(/one event touches D\.b, R\.a and R\.d together/);
  expect(refused('weather')).toThrow(/cannot differ in weather alone/);
  expect(() => pack({ cases: 1, pairs: ['A.a', 'A.b'] })).toThrow(/No case of this pack is left/);
});
