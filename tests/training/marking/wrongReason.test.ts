import { expect, test } from 'vitest';
import { wrongReason } from '../../../src/training/marking/wrongReason.js';
import type { Answer } from '../../../src/training/pack.js';
import { pack } from '../packFixture.js';

const prompts = pack().key.flatMap(({ questions }) => questions.flatMap((question) => question.prompts));
const WORDS = { yes: 'Yes', no: 'No', notRelevant: 'Not relevant' } as const;

test('a reason is about the answer that was given', () => {
  for (const prompt of prompts) {
    for (const given of ['yes', 'no', 'notRelevant'] as const satisfies Answer[]) {
      if (given === prompt.answer || (prompt.contested && given !== 'notRelevant')) continue;
      expect(wrongReason(given, prompt)).toMatch(new RegExp(`^Marked ${WORDS[given]} `));
    }
  }
});

test('the text of the key is used where it fits, and one that names no answer where there is only one other', () => {
  const [settled] = prompts.filter(({ answer, contested }) => answer === 'yes' && !contested);
  if (settled === undefined) throw new Error('no settled prompt');
  const prompt = { ...settled, wrong: 'Marked No because it is short.' };
  expect(wrongReason('no', prompt)).toBe(prompt.wrong);
  expect(wrongReason('notRelevant', prompt)).toContain('applies to this case');
  const own = { ...prompt, wrong: 'Deciding by the length.' };
  expect(wrongReason('no', own)).toBe(own.wrong);
  expect(wrongReason('notRelevant', own)).not.toBe(own.wrong);
});
