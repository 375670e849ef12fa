import { describe, expect, test } from 'vitest';
import { fractionOf, scaleOf } from '../../../../src/report/chart/parts/scale.js';

describe('axes', () => {
  test.each([
    [
      [0.384, 0.684],
      [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7],
    ],
    [
      [0, 1],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ],
    [
      [-1, 5],
      [-1, 0, 1, 2, 3, 4, 5],
    ],
    [
      [3, 3],
      [3, 3.5],
    ],
    [
      [25_000, 26_000],
      [25_000, 25_200, 25_400, 25_600, 25_800, 26_000],
    ],
  ])('through %j have round ticks', (data, ticks) => {
    expect(scaleOf({ label: '' }, data).ticks).toEqual(ticks);
  });

  test('stay at the data when they are of time', () => {
    const { low, high } = scaleOf({ label: 'Month' }, [0, 36], { snug: true });
    expect([low, high]).toEqual([0, 36]);
  });

  test('keep values that pass their ends at the ends', () => {
    const scale = scaleOf({ label: '', low: 0, high: 1 }, []);
    expect([-1, 0, 0.5, 1, 2].map((value) => fractionOf(scale, value))).toEqual([0, 0, 0.5, 1, 1]);
  });

  test('take a long series without overflowing the stack', () => {
    const data = Array.from({ length: 400_000 }, (_, i) => i);
    expect(scaleOf({ label: '' }, data).high).toBe(400_000);
  });

  test('keep the end that is given where the data lie beyond it', () => {
    expect(scaleOf({ label: '', high: 1 }, [3])).toMatchObject({ high: 1 });
    expect(scaleOf({ label: '', high: 1 }, [3]).low).toBeLessThan(1);
    expect(scaleOf({ label: '', low: 5 }, [3]).high).toBeGreaterThan(5);
  });
});
