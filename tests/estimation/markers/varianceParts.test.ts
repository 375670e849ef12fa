import { describe, expect, test } from 'vitest';
import { varianceParts, withCases, withMarkers } from '../../../src/estimation/markers/varianceParts.js';
import { stream } from '../../../src/numeric/stream.js';

// Shrout and Fleiss 1979, table 2: six targets, four judges; the published ICC(2,1) is 0.29.
const PUBLISHED = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('the parts of a variance', () => {
  test('are those of the analysis of variance where every answer is given', () => {
    const found = varianceParts(PUBLISHED, 0.95);
    // Mean squares of the paper: 11.24 between targets, 32.49 between judges, 1.02 of the rest.
    expect(found?.cases).toBeCloseTo((11.2417 - 1.0194) / 4, 3);
    expect(found?.markers).toBeCloseTo((32.4861 - 1.0194) / 6, 3);
    expect(found?.interaction).toBeCloseTo(1.0194, 3);
    expect(found?.reliability).toBeCloseTo(0.29, 2);
    expect(withMarkers(found?.reliability ?? 0, 4)).toBeCloseTo(0.62, 2);
  });

  test('are recovered from simulated answers with gaps within three Monte Carlo errors', () => {
    const random = stream(4, 'trial');
    const spread = (width: number) => (random() - 0.5) * width;
    const found = Array.from({ length: 60 }, () => {
      const markers = Array.from({ length: 6 }, () => spread(1));
      const table = Array.from({ length: 12 }, () => {
        const own = spread(2);
        return markers.map((marker) => (random() < 0.2 ? null : own + marker + spread(1.5)));
      });
      return varianceParts(table, 0.95);
    });
    // Uniform variances: width squared over 12. Beyond three errors of 60 with probability 0.012 for the three, settled by the seed.
    for (const [name, truth] of [
      ['cases', 4 / 12],
      ['markers', 1 / 12],
      ['interaction', 2.25 / 12],
    ] as const) {
      const values = found.map((one) => one?.[name] ?? Number.NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      expect(Math.abs(mean - truth)).toBeLessThan(3 * Math.sqrt(squares / (60 * 59)));
    }
  });

  test('are not made up where nothing varies, or nobody shares a case', () => {
    expect(varianceParts([], 0.95)).toBeNull();
    expect(
      varianceParts(
        [
          [1, null],
          [null, 0],
        ],
        0.95,
      ),
    ).toBeNull();
    const alike = varianceParts(
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      0.95,
    );
    expect(alike).toMatchObject({ cases: 0, reliability: null, lower: null });
    expect(withCases({ cases: 1, markers: 0, interaction: 0 }, 8)).toBeNull();
  });
});
