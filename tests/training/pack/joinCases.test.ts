import { describe, expect, test } from 'vitest';
import { ArgumentError, DataError } from '../../../src/problem.js';
import { anchorCases } from '../../../src/training/pack/joinCases.js';
import { ownCases } from '../../../src/training/pack/ownCases.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import { pack } from '../packFixture.js';

const first = pack({ cases: 4 });
const next = pack({ cases: 2, seed: 8, further: anchorCases(first, [4, 1]) });

describe('anchors', () => {
  test('come after the cases of the pack, as they were but for their numbers', () => {
    expect(next.cases.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(next.cases.slice(2).map(({ id }) => id)).toEqual([first.cases[3]?.id, first.cases[0]?.id]);
    expect({ ...next.cases[2], number: 4 }).toEqual(first.cases[3]);
    expect({ ...next.key[3], number: 1 }).toEqual(first.key[0]);
    expect({ ...next.notes.cases[3], number: 1 }).toEqual(first.notes.cases[0]);
  });

  test('leave the cases that are made as they are without them', () => {
    const alone = pack({ cases: 2, seed: 8 });
    expect(next.cases.slice(0, 2)).toEqual(alone.cases);
    expect(next.code).not.toBe(alone.code);
  });

  test('say where they are from, at the next event too', () => {
    const from = (of: typeof next) => of.joined?.map((one) => [one.number, one.from]);
    expect(from(next)).toEqual([
      [3, first.code],
      [4, first.code],
    ]);
    const third = pack({ cases: 1, seed: 9, further: anchorCases(next, [1, 3]) });
    expect(from(third)).toEqual([
      [2, next.code],
      [3, first.code],
    ]);
  });

  test('are a whole pack with the others, which can be read back', () => {
    expect(readPack(JSON.stringify(next), 'pack.json')).toEqual(next);
  });

  test('are refused twice, and where a number is none', () => {
    expect(() => pack({ cases: 4, further: anchorCases(first, [1]) })).toThrow(/would be in the pack twice/);
    expect(() => anchorCases(first, [5])).toThrow(ArgumentError);
    expect(() => anchorCases(first, [1, 1])).toThrow(ArgumentError);
  });
});

describe('an identifier', () => {
  test('is of the case, whatever else is in the pack, and another case has another', () => {
    expect(
      pack({ cases: 6 })
        .cases.slice(0, 4)
        .map(({ id }) => id),
    ).toEqual(first.cases.map(({ id }) => id));
    const ids = [1, 2, 3].flatMap((seed) => pack({ cases: 20, seed }).cases.map(({ id }) => id));
    expect(new Set(ids).size).toBe(60);
    expect(ids.every((id) => /^SYN-[0-9A-F]{6}$/.test(id))).toBe(true);
  });
});

describe("cases of one's own", () => {
  const short = {
    cases: [
      {
        number: 1,
        front: [{ label: 'Offence', value: 'Burglary' }],
        entries: [
          { date: '2025-05-12', title: 'Assessment', paragraphs: ['He was seen at the office.'] },
          { date: '2025-05-14', title: 'Plan', paragraphs: ['He is to attend a course.'] },
        ],
      },
    ],
    key: [
      {
        number: 1,
        questions: (first.key[0]?.questions ?? []).map(({ item, question, prompts }) => ({
          item,
          question,
          answer: 'no',
          prompts: prompts.map((prompt) => ({ item: prompt.item, answer: 'no', entries: [2] })),
        })),
      },
    ],
  };
  const own = (data: unknown = short) => ownCases(JSON.stringify(data), 'own.json');

  test('join with what they have, and nothing is made up about them', () => {
    const made = pack({ cases: 2, further: own() });
    expect(made.joined).toEqual([{ number: 3, id: made.cases[2]?.id, from: null }]);
    expect(made.cases[2]?.entries[1]).toMatchObject({ number: 2, shown: '14 May 2025', kind: 'document' });
    expect(made.key[2]?.questions[0]).toMatchObject({ answer: 'no', judgement: 'mustBeNo' });
    expect(made.key[2]?.difficulty).toBeNull();
    expect(made.notes.cases[2]?.pattern).toBeNull();
    expect(readPack(JSON.stringify(made), 'pack.json')).toEqual(made);
  });

  test('are refused where the key leaves an item out, or points to an entry that is not there', () => {
    const [one] = short.key;
    const without = { ...short, key: [{ ...one, questions: one?.questions.slice(1) }] };
    expect(() => pack({ cases: 2, further: own(without) })).toThrow(/key.2 has no answer to A/);
    const text = JSON.stringify(short).replace('"entries":[2]', '"entries":[9]');
    expect(() => pack({ cases: 2, further: ownCases(text, 'own.json') })).toThrow(
      /is 9, and case 3 has none/,
    );
  });

  test('are refused with the line where they cannot be read', () => {
    expect(() => ownCases('{', 'own.json')).toThrow(DataError);
    expect(() => own({ cases: short.cases, key: [] })).toThrow(/Case 1 has no key/);
    expect(() => own({ key: [] })).toThrow(/cases/);
  });
});
