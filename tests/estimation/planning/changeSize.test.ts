import { describe, expect, it } from 'vitest';
import { changeSampleSize, powerToSeeChange } from '../../../src/estimation/planning/changePower.js';

describe('cases of each inspection for seeing a change', () => {
  it('are the same as trying every number of them, for unequal sizes too', () => {
    for (const [from, to, ratio, power] of [
      [0.5, 0.75, 1, 0.8],
      [0.9, 0.6, 2, 0.9],
      [0.1, 0.4, 0.5, 0.7],
      [0, 0.2, 1, 0.8],
    ] as const) {
      const enough = Array.from({ length: 120 }, (_, i) => {
        const ofSecond = Math.ceil(ratio * (i + 1));
        return powerToSeeChange({ from, to, of: i + 1, ofSecond }).right >= power;
      });
      const found = changeSampleSize({ from, to, power, ratio });
      expect(found.fewest).toBe(enough.indexOf(true) + 1);
      expect(found.fewestForGood).toBe(enough.lastIndexOf(false) + 2);
      expect(found.ofSecond).toBe(Math.ceil(ratio * found.fewest));
    }
  });

  it('are refused where nothing changes, or more would be needed than are looked at', () => {
    expect(() => changeSampleSize({ from: 0.49, to: 0.49 })).toThrow(
      'Both proportions are 49%, so there is no change',
    );
    expect(() => changeSampleSize({ from: 0.49, to: 0.5 }, { upTo: 1000 })).toThrow(
      /Even 1,000 cases .* from 49% to 50%/,
    );
  });
});
