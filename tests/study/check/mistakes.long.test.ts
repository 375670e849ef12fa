import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { problemsOf } from '../studyFixture.js';
import { MISTAKES, type Mistake, withMistakes } from './mistakes.js';

describe('a study file', () => {
  it.each(MISTAKES.map((mistake) => ({ ...mistake, one: mistake })))(
    'with a mistake in $name reports it alone',
    ({ one }) => {
      expect(problemsOf(withMistakes([one]))).toEqual([expect.stringMatching(one.says)]);
    },
  );

  it('with five mistakes of any kinds reports five', { timeout: 600_000 }, () => {
    const random = stream(11, 'five mistakes');
    for (let round = 0; round < 60; round++) {
      const chosen: Mistake[] = [];
      while (chosen.length < 5) {
        const [one] = MISTAKES.slice(Math.floor(random() * MISTAKES.length));
        if (one !== undefined && chosen.every(({ spot }) => spot !== one.spot)) chosen.push(one);
      }
      const problems = problemsOf(withMistakes(chosen));
      const unsaid = chosen.filter(({ says }) => !problems.some((problem) => says.test(problem)));
      expect({ round, chosen: chosen.map(({ name }) => name), unsaid, problems }).toMatchObject({
        unsaid: [],
      });
      expect({ round, problems, count: problems.length }).toMatchObject({ count: 5 });
    }
  });
});
