import { describe, expect, test } from 'vitest';
import { shapley } from '../../../src/staffing/whatIf/leverParts.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../scenarios.js';

const RUN = { months: 6, draws: 40, seed: 1, byLever: true };

describe('the joint effect of several levers', () => {
  test('is split by the mean over all orders', () => {
    // Two that gain 2 and 3 alone and 9 together share the 4 that neither makes alone.
    expect(shapley([0, 2, 3, 9], 2)).toEqual([4, 5]);
    // A glove game: 1 and 2 have left gloves, 3 a right one; only a pair is worth anything.
    const pairs = [0, 0, 0, 0, 0, 1, 1, 1];
    [1 / 6, 1 / 6, 2 / 3].forEach((part, player) => {
      expect(shapley(pairs, 3)[player]).toBeCloseTo(part, 14);
    });
  });

  test('is the sum of its parts and the difference that is printed; each alone is the lever by itself', () => {
    const result = whatIf(WEST_MIDLANDS, ['spo=+15%', 'demand=-25%'], RUN);
    const [spo] = [whatIf(WEST_MIDLANDS, ['spo=+15%'], RUN)];
    for (const { name, together, parts } of result.jointEffects) {
      const fans = (of: typeof result) =>
        of.trajectories.find((one) => one.name === name)?.difference.middle[6];
      expect(parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(together, 12);
      expect(together).toBe(fans(result));
      expect(parts[0]?.alone).toBe(fans(spo));
      expect(parts.every(({ error }) => error >= 0 && Number.isFinite(error))).toBe(true);
    }
    expect(result.jointEffects.map(({ name }) => name)).toContain('oversightEffective');
  });

  test('is left whole for one lever, for more than four, and unless it is asked for', () => {
    expect(whatIf(WEST_MIDLANDS, ['spo=+15%'], RUN).jointEffects).toEqual([]);
    expect(
      whatIf(WEST_MIDLANDS, ['spo=+15%', 'demand=-25%'], { ...RUN, byLever: false }).jointEffects,
    ).toEqual([]);
    const five = ['spo=+15%', 'po=+5%', 'pso=+5%', 'vetting=8 weeks', 'demand=-25%'];
    expect(whatIf(WEST_MIDLANDS, five, RUN).jointEffects).toEqual([]);
  });
});
