import { describe, expect, test } from 'vitest';
import {
  answersCsv,
  emptyGiven,
  entryNumbers,
  type Given,
  keyOf,
  merged,
  NOTHING,
  readTold,
  storageKey,
} from '../../src/exercise/given.js';
import { packCases } from '../../src/results/packFiles.js';
import { readAnswers } from '../../src/training/marking/answers.js';
import { pack } from '../training/packFixture.js';

const made = pack({ cases: 2 });
const open = packCases(made);

const given: Given = {
  ...emptyGiven('Ann "A", Bee'),
  answers: {
    [keyOf(1, 'A')]: {
      ...NOTHING,
      answer: 'no',
      entries: '4, 7 and 99',
      reason: '=late, "very"',
      changed: 1,
    },
    [keyOf(2, 'A.a')]: { ...NOTHING, answer: 'notRelevant', confidence: '3', changed: 2 },
    [keyOf(2, 'P')]: { ...NOTHING, reason: 'no answer yet', changed: 3 },
  },
};

describe('the answers of the exercise', () => {
  test('are exported as marking reads them, a row for every item, gaps as gaps', () => {
    const csv = answersCsv(open, given);
    expect(csv.split('\r\n')).toHaveLength(1 + 2 * made.items.length + 1);
    expect(readAnswers(csv, 'ann.csv', made)).toEqual({
      problems: [],
      rows: [
        { participant: 'Ann "A", Bee', case: 1, item: 'A', answer: 'no' },
        { participant: 'Ann "A", Bee', case: 2, item: 'A.a', answer: 'notRelevant' },
      ],
    });
  });

  test('to a corrected key are kept and exported apart from those to the edition before', () => {
    const next = packCases({ ...made, corrected: { edition: 2, changes: [] } });
    expect(storageKey(next, 'Ann')).not.toBe(storageKey(open, 'Ann'));
    const editions = [open, next].map((one) => answersCsv(one, given).split('\r\n')[1]?.split(',').at(-1));
    expect(editions).toEqual(['1', '2']);
    expect(readAnswers(answersCsv(open, given), 'ann.csv', made).rows).toHaveLength(2);
  });

  test('come back from their own export, a reason that looks like a formula as it was', () => {
    const { told, problems } = readTold(answersCsv(open, given), 'ann.csv', open);
    expect(problems).toEqual([]);
    expect(told).toMatchObject([
      { case: 1, item: 'A', answer: 'no', entries: '4, 7', reason: '=late, "very"' },
      { case: 2, item: 'A.a', answer: 'notRelevant', confidence: '3' },
    ]);
  });

  test('of two windows are the later of each, and locked if either is', () => {
    const other: Given = {
      ...given,
      isLocked: true,
      answers: { [keyOf(1, 'A')]: { ...NOTHING, answer: 'yes', changed: 9 } },
    };
    for (const both of [merged(given, other), merged(other, given)]) {
      expect(both.answers[keyOf(1, 'A')]?.answer).toBe('yes');
      expect(both.answers[keyOf(2, 'A.a')]?.answer).toBe('notRelevant');
      expect(both.isLocked).toBe(true);
    }
    expect(merged(other, { ...other, isLocked: false, unlocked: 1 })).toMatchObject({
      isLocked: false,
      unlocked: 1,
    });
  });

  test('cite entries that the case has, and name those that it has not', () => {
    expect(entryNumbers('4, 17 and 4x;99', new Set([4, 17]))).toEqual({
      numbers: [4, 17],
      unknown: ['4x', '99'],
    });
  });
});
