import { describe, expect, test } from 'vitest';
import { powerToSeeChange } from '../../../src/estimation/planning/changePower.js';
import { sampleSize } from '../../../src/estimation/planning/sampleSize.js';
import { casesNeeded, type Detection, detect } from '../../../src/staffing/whatIf/detection.js';

describe('the cases that a change needs', () => {
  test.each([
    [0.48, 0.53, 1583],
    [0.53, 0.48, 1583],
    [0.49, 0.6, 319],
    [0.3, 0.5, null],
    [0.05, 0.1, null],
    [0.97, 0.999, null],
    [0, 0.08, null],
  ])('from %d to %d are those that sampleSize gives', (from, to, known) => {
    const needed = casesNeeded(from, to);
    expect(needed).toBe(sampleSize({ from, to }).n);
    if (known !== null) expect(needed).toBe(known);
  });

  test('the cases needed give the chance asked for, and half of them do not', () => {
    for (const [p, q] of [
      [0.49, 0.6],
      [0.6, 0.49],
      [0.3, 0.5],
      [0.05, 0.1],
    ] as const) {
      const needed = casesNeeded(p, q) ?? 0;
      const told = (of: number) => powerToSeeChange({ from: p, to: q, of }).right;
      expect(told(needed)).toBeGreaterThanOrEqual(0.8);
      expect(told(needed - 1)).toBeLessThan(0.8);
      expect(told(Math.floor(needed * 0.9))).toBeLessThan(0.8);
    }
    // Fleiss, Levin and Paik 2003: about 323 in each group for 49 against 60% (normal approximation).
    expect(Math.abs((casesNeeded(0.49, 0.6) ?? 0) - 323)).toBeLessThan(10);
  });

  test('no change and a change too small for 20,000 cases have no answer', () => {
    expect(casesNeeded(0.5, 0.5)).toBeNull();
    expect(casesNeeded(0.5, 0.501)).toBeNull();
    // 39,238 each by the normal approximation.
    expect(casesNeeded(0.49, 0.5)).toBeNull();
  });
});

describe('what two inspections show of a what-if', () => {
  const fixed = (share: number) => Float64Array.of(share, share);
  const detectFixed = (
    [of, ofLater]: readonly [number, number],
    from: number,
    to: number,
    difference = to - from,
  ): Detection =>
    detect(ofLater, fixed(to), [{ of, shares: fixed(from), difference, counts: null }])[0] as Detection;

  test('is what powerToSeeChange says of the two true shares', () => {
    for (const [from, to] of [
      [0.49, 0.6],
      [0.6, 0.49],
      [0.05, 0.2],
    ] as const) {
      const { distinguishable } = detectFixed([84, 120], from, to);
      expect(distinguishable).toBeCloseTo(powerToSeeChange({ from, to, of: 84, ofSecond: 120 }).right, 14);
    }
  });

  test('is chance alone where nothing changes: either direction counts', () => {
    const { direction, distinguishable, shows } = detectFixed([84, 84], 0.5, 0.5, 1e-15);
    const { right, wrong } = powerToSeeChange({ from: 0.5, to: 0.5, of: 84 });
    expect(direction).toBe('none');
    expect(distinguishable).toBeCloseTo(right + wrong, 14);
    expect(shows).toBeLessThan(1);
  });

  test('takes a share beyond 1 by the rounding of a sum as 1', () => {
    expect(detectFixed([84, 84], 0.5, 1 + 2e-16).shows).toBeCloseTo(1, 12);
  });
});
