import { expect, test } from 'vitest';
import { shareOf } from '../../../src/training/marking/share.js';

const answers = (cases: number, each: number, wrong: (index: number) => boolean) =>
  Array.from({ length: cases * each }, (_, index) => ({ unit: index % cases, yes: !wrong(index) }));

const width = (share: ReturnType<typeof shareOf>) => (share?.upper ?? 0) - (share?.lower ?? 0);

test('a perfect share has no wider limits than one that is nearly perfect', () => {
  const perfect = shareOf(
    answers(8, 20, () => false),
    0.95,
  );
  const nearly = shareOf(
    answers(8, 20, (index) => index === 5),
    0.95,
  );
  const less = shareOf(
    answers(8, 20, (index) => index % 27 === 0),
    0.95,
  );
  expect(perfect?.upper).toBe(1);
  expect(width(perfect)).toBeLessThan(width(nearly));
  expect(width(nearly)).toBeLessThan(width(less));
  expect(perfect?.effective).toBeLessThanOrEqual(160);
  const none = shareOf(
    answers(8, 20, () => true),
    0.95,
  );
  expect(none?.upper).toBeCloseTo(1 - (perfect?.lower ?? 0), 12);
});

test('with answers to fewer than three cases each case counts as one answer', () => {
  expect(
    shareOf(
      answers(2, 20, () => false),
      0.95,
    )?.effective,
  ).toBe(2);
});
