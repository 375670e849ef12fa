import { expect, test } from 'vitest';
import { drift } from '../../../src/estimation/markers/drift.js';
import { stream } from '../../../src/numeric/stream.js';

const people = (name: string, rows: readonly (readonly (number | null)[])[]) =>
  rows.map((answers, index) => ({ name: `${name}${index}`, answers }));

test('a change has the two-sample error of the means of people where nobody left a gap', () => {
  const then = people('a', [
    [1, 1],
    [0, 1],
    [0, 0],
  ]);
  const now = people('b', [
    [1, 1],
    [1, 1],
    [1, 0],
  ]);
  const found = drift(then, now, 0.95);
  // Means 1, 0.5, 0 and 1, 1, 0.5: variances 1/4 and 1/12 over three people; Student on two degrees of freedom.
  const reach = 4.302652729911275 * Math.sqrt(1 / 12 + 1 / 36);
  expect(found?.change).toBeCloseTo(5 / 6 - 1 / 2, 12);
  expect(found?.lower).toBeCloseTo(Math.max(-1, 1 / 3 - reach), 12);
  expect(found?.upper).toBeCloseTo(Math.min(1, 1 / 3 + reach), 12);
});

test('people who were at both events and answered alike leave no error', () => {
  const rows = [
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  expect(drift(people('a', rows), people('a', rows), 0.95)).toMatchObject({ change: 0, lower: 0, upper: 0 });
});

test('items that one event left out do not count, and one person has no limits', () => {
  const found = drift(
    people('a', [[1, null]]),
    people('b', [
      [0, 1],
      [1, 1],
    ]),
    0.95,
  );
  expect(found).toMatchObject({ items: 1, earlier: 1, later: 0.5, lower: null, upper: null });
  expect(drift(people('a', [[null]]), people('b', [[1]]), 0.95)).toBeNull();
});

// 400 events at 90%: fewer than 326 or more than 390 within by chance has a probability below 1e-5 if they cover as they say.
test('limits contain no change about as often as they say where nothing changed', () => {
  let within = 0;
  for (let event = 0; event < 400; event++) {
    const random = stream(7, 'drift', event);
    const draw = (name: string) =>
      people(
        name,
        Array.from({ length: 12 }, () => {
          const lenient = (random() - 0.5) * 0.4;
          return [0.3, 0.5, 0.7].map((share) => (random() < 0.1 ? null : Number(random() < share + lenient)));
        }),
      );
    const { lower, upper } = drift(draw('a'), draw('b'), 0.9) ?? { lower: 1, upper: -1 };
    if ((lower ?? 1) <= 0 && (upper ?? -1) >= 0) within++;
  }
  expect(within).toBeGreaterThanOrEqual(326);
  expect(within).toBeLessThanOrEqual(390);
});
