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
  expect(fitted[0]![0]! + fitted[1]![0]!).toBeCloseTo(0.5, 12);
  const [[a, b], [c, d]] = fitted as [[number, number], [number, number]];
  expect((a * d) / (b * c)).toBeCloseTo(3, 9);
});

test('fits several margins of the same columns, each by its own parts', () => {
  const partOf = [
    [0, 0, 1, 1],
    [0, 1, 0, 1],
  ];
  const totals = [
    [0.7, 0.3],
    [0.2, 0.8],
  ];
  const [row] = fitMargins(
    [[1, 2, 3, 4]],
    [1],
    [
      { partOf: partOf[0]!, totals: totals[0]! },
      { partOf: partOf[1]!, totals: totals[1]! },
    ],
  );
  partOf.forEach((parts, margin) => {
    const first = sum(row!.filter((_, column) => parts[column] === 0));
    expect(first).toBeCloseTo(totals[margin]![0]!, 12);
  });
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
  expect(fitted[0]).toEqual([expect.closeTo(0.8, 12), 0]);
  expect(sum(fitted[1]!)).toBeCloseTo(0.2, 12);
});
