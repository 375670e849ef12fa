import { expect, test } from 'vitest';
import { fitMargins } from '../../src/numeric/fitMargins.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const halves = [{ partOf: [0, 1], totals: [0.5, 0.5] }];

test('fits rows and columns, and keeps the odds ratios of the weights', () => {
  const fitted = fitMargins(
    [
      [3, 1],
      [1, 1],
    ],
    [0.4, 0.6],
    halves,
  );
  expect(fitted.map(sum)).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)]);
  const [[a, b], [c, d]] = fitted as [[number, number], [number, number]];
  expect(a + c).toBeCloseTo(0.5, 12);
  expect((a * d) / (b * c)).toBeCloseTo(3, 9);
});

test('fits several margins of the same columns, each by its own parts', () => {
  const margins = [
    { partOf: [0, 0, 1, 1], totals: [0.7, 0.3] },
    { partOf: [0, 1, 0, 1], totals: [0.2, 0.8] },
  ];
  const [row = []] = fitMargins([[1, 2, 3, 4]], [1], margins);
  for (const { partOf, totals } of margins) {
    const fitted = totals.map((_, part) => sum(row.filter((_, column) => partOf[column] === part)));
    expect(fitted).toEqual(totals.map((total) => expect.closeTo(total, 12)));
  }
});

test('leaves zeros as they are, and fits the rows where the zeros leave no table that fits both', () => {
  const fitted = fitMargins(
    [
      [1, 0],
      [1, 1],
    ],
    [0.8, 0.2],
    halves,
  );
  const [first, second = []] = fitted;
  expect(first).toEqual([expect.closeTo(0.8, 12), 0]);
  expect(sum(second)).toBeCloseTo(0.2, 12);
});
