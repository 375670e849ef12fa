import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextInspection } from '../../src/estimation/prediction/nextInspection.js';
import { replayDocument } from '../../src/report/documents/inspection/replayDocument.js';
import { replayInspection } from '../../src/results/replay.js';

const WEST = { yes: 41, of: 84 };

test('the guess is given its exact chance: that of the range is the level of the range', () => {
  const { guess } = replayInspection(WEST, { guess: 0.05, shown: 0, seed: 1 });
  expect([guess.lowerCount, guess.upperCount]).toEqual([37, 45]);
  // Beta-binomial of 84 cases with 41.5 and 43.5, summed from 37 to 45 from the log gamma function.
  expect(guess.probability).toBeCloseTo(0.5131744919858, 10);
  const range = nextInspection(WEST);
  const wide = replayInspection(WEST, { guess: 13 / 84, shown: 0, seed: 1 }).guess;
  expect([wide.lowerCount, wide.upperCount]).toEqual([28, 54]);
  expect(wide.probability).toBeGreaterThan(range.probability);
});

test('draws follow the law that gives the range', () => {
  // 4,000 draws: the standard error of the share within is 0.0031, so five of them err once in two million seeds.
  const { drawn, range } = replayInspection(WEST, { guess: 0.05, shown: 1000, seed: 11 });
  const more = [12, 13, 14].flatMap(
    (seed) => replayInspection(WEST, { guess: 0.05, shown: 1000, seed }).drawn,
  );
  const all = [...drawn, ...more];
  const within = all.filter((yes) => yes >= range.lowerCount && yes <= range.upperCount).length / all.length;
  expect(Math.abs(within - range.probability)).toBeLessThan(5 * 0.0032);
});

test('the same seed draws the same inspections, and one more leaves those before it as they were', () => {
  const few = replayInspection(WEST, { guess: 0.05, shown: 5, seed: 7 });
  const many = replayInspection(WEST, { guess: 0.1, shown: 50, seed: 7 });
  expect(many.drawn.slice(0, 5)).toEqual(few.drawn);
});

test('what the guess catches is counted, and more is caught by a wider guess', () => {
  const given = fc
    .integer({ min: 1, max: 200 })
    .chain((of) => fc.record({ of: fc.constant(of), yes: fc.nat(of) }));
  fc.assert(
    fc.property(given, fc.nat(100), fc.nat(1000), (counts, points, seed) => {
      const asked = { shown: 20, seed };
      const narrow = replayInspection(counts, { ...asked, guess: points / 200 });
      const wide = replayInspection(counts, { ...asked, guess: points / 100 });
      const { lowerCount, upperCount } = narrow.guess;
      expect(narrow.caught).toBe(narrow.drawn.filter((yes) => yes >= lowerCount && yes <= upperCount).length);
      expect(wide.caught).toBeGreaterThanOrEqual(narrow.caught);
      expect(wide.guess.probability).toBeGreaterThanOrEqual(narrow.guess.probability - 1e-12);
      expect(wide.guess.probability).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { numRuns: 50 },
  );
});

test('nothing gives the range away before five inspections are drawn', () => {
  const before = replayDocument(replayInspection(WEST, { guess: 0.05, shown: 4, seed: 7 }));
  const after = replayDocument(replayInspection(WEST, { guess: 0.05, shown: 5, seed: 7 }));
  expect(JSON.stringify([before.sentence, before.parts])).not.toContain('64%');
  expect(JSON.stringify([after.sentence, after.parts])).toContain('64%');
});

test('a guess is said to catch all or none of the inspections only where that is certain', () => {
  const said = (guess: number) =>
    replayDocument(replayInspection(WEST, { guess, shown: 50, seed: 7 })).sentence ?? '';
  expect(said(0.3)).toContain('catch more than 99% of all inspections');
  expect(said(1)).toContain('catch 100% of all inspections');
  const many = replayInspection({ yes: 50_000, of: 100_000 }, { guess: 0, shown: 50, seed: 7 });
  expect(replayDocument(many).sentence).toContain('catch less than 1% of all inspections');
});

test('more cases than a chance is kept for are refused by the name of the argument', () => {
  const asked = { guess: 0.05, shown: 5, seed: 7 };
  expect(() => replayInspection({ yes: 1, of: 1_000_001 }, asked)).toThrow('counts.of must be');
});
