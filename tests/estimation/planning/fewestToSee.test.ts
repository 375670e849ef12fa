import { describe, expect, it } from 'vitest';
import { changeSeen } from '../../../src/estimation/planning/changePower.js';
import { fewestToSee } from '../../../src/estimation/planning/fewestToSee.js';
import { aboutCasesToSeeChange } from '../../../src/estimation/planning/sampleSize.js';
import { firstWhole } from '../../../src/numeric/firstWhole.js';

/** One case fewer at a time, from the far end of the saw-tooth. */
function walkedDown(change: Parameters<typeof fewestToSee>[0], guess: number): number {
  const { from, to, power, confidence } = change;
  const isSeen = (of: number) => changeSeen({ from, to, of, confidence }) >= power;
  const found = firstWhole(1, Infinity, isSeen, Math.ceil(guess));
  let cases = found + 20 + Math.ceil(5 * Math.sqrt(found));
  while (cases > 1 && isSeen(cases - 1)) cases--;
  return cases;
}

describe('the fewest cases that see a change from there on', () => {
  it('are those of a walk down by one case at a time, rise or fall, near the ends and in the middle', () => {
    for (const from of [0, 0.02, 0.3, 0.5, 0.83, 1]) {
      for (const change of [-0.31, -0.1, -0.04, 0.06, 0.17, 0.5]) {
        for (const [power, confidence] of [
          [0.8, 0.95],
          [0.3, 0.99],
          [0.95, 0.8],
        ] as const) {
          const to = from + change;
          if (to < 0 || to > 1) continue;
          const asked = { from, to, power, confidence };
          const guess = aboutCasesToSeeChange(asked);
          expect(fewestToSee(asked, guess), JSON.stringify(asked)).toBe(walkedDown(asked, guess));
        }
      }
    }
  });
});
