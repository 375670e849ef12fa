import { expect, test } from 'vitest';
import { markingReport } from '../../../src/results/mark.js';
import { anchorCases } from '../../../src/training/pack/joinCases.js';
import { pack } from '../packFixture.js';

const first = pack({ cases: 3 });
const next = pack({ cases: 2, seed: 8, further: anchorCases(first, [3, 1]) });
const sheet = (answers: readonly string[]) => ({
  text: ['participant,case,item,answer', ...answers].join('\n'),
  file: 'answers.csv',
});
const all = (name: string, cases: readonly number[], said: string) =>
  cases.map((number) => `${name},${number},A,${said}`);

test('the drift of a key question is seen on the anchors alone, wherever they are in each pack', () => {
  const before = sheet([...all('Ann', [1, 3], 'No'), ...all('Bo', [1, 3], 'No'), ...all('Bo', [2], 'Yes')]);
  const now = sheet([...all('Cy', [3, 4], 'Yes'), ...all('Di', [3, 4], 'Yes'), ...all('Di', [1, 2], 'No')]);
  const { drift } = markingReport(next, [now], {
    since: [{ name: 'last year', pack: first, sheets: [before] }],
  });
  expect(drift?.map(({ question }) => question)).toEqual(['assessment', 'planning', 'delivery', 'reviewing']);
  expect(drift?.[0]).toMatchObject({
    since: 'last year',
    packCode: first.code,
    anchors: [3, 4],
    yes: { earlier: 0, later: 1, change: 1, items: 2, people: { earlier: 2, later: 2 } },
  });
  expect(drift?.[1]?.yes).toBeNull();
});

test('an event without a case in common has no anchors, and no drift where none was named', () => {
  const other = pack({ cases: 2, seed: 9 });
  const now = sheet(all('Cy', [1], 'Yes'));
  const { drift } = markingReport(next, [now], { since: [{ name: 'x', pack: other, sheets: [now] }] });
  expect(drift?.[0]).toMatchObject({ anchors: [], yes: null });
  expect(markingReport(next, [now]).drift).toBeNull();
});
