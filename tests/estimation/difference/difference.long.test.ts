import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowestOfQuestions } from '../../../src/estimation/bands/lowest.js';
import {
  DIFFERENCE_METHOD_NAMES,
  differenceInterval,
} from '../../../src/estimation/difference/difference.js';
import { differencePValue } from '../../../src/estimation/difference/differenceTest.js';
import { stream } from '../../../src/numeric/stream.js';

describe('differences between samples of the two regions', () => {
  it.each(['miettinen-nurminen', 'mee'] as const)(
    'agree with the p-values over the whole table: %s',
    (method) => {
      for (const confidence of [0.8, 0.95, 0.99]) {
        for (let x = 0; x <= 84; x++) {
          for (let y = 0; y <= 64; y++) {
            const [first, second] = [
              { yes: x, of: 84 },
              { yes: y, of: 64 },
            ];
            const p = differencePValue(first, second, { method });
            if (Math.abs(p - (1 - confidence)) < 1e-9) continue;
            const { lower, upper } = differenceInterval(first, second, { method, confidence });
            if (p < 1 - confidence !== (lower > 0 || upper < 0))
              expect.fail(`${x}/84 and ${y}/64 at ${confidence}`);
          }
        }
      }
    },
  );

  it('keep their laws in samples of up to a hundred thousand', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((of) => fc.record({ yes: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
    const method = fc.constantFrom(...DIFFERENCE_METHOD_NAMES);
    const confidence = fc.constantFrom(0.5, 0.8, 0.95, 0.99, 0.999999);
    fc.assert(
      fc.property(counts, counts, method, confidence, (first, second, name, level) => {
        const options = { method: name, confidence: level };
        const { lower, upper } = differenceInterval(first, second, options);
        const turned = differenceInterval(second, first, options);
        expect(lower).toBeLessThanOrEqual(upper);
        expect(Math.abs(turned.lower + upper)).toBeLessThan(1e-11);
        expect(Math.abs(turned.upper + lower)).toBeLessThan(1e-11);
      }),
      { numRuns: 20_000 },
    );
  });
});

it('the lowest of four tied questions is as low as simulated inspections find it', () => {
  // A shared cause: half of the cases are answered Yes with probability 0.75 throughout, half with 0.35.
  const joint = Array.from({ length: 16 }, (_, pattern) => {
    const yes = [0, 1, 2, 3].filter((q) => (pattern >> q) & 1).length;
    const all = (p: number) =>
      Array.from({ length: 4 }, (_, q) => (q < yes ? p : 1 - p)).reduce((a, b) => a * b, 1);
    return (all(0.75) + all(0.35)) / 2;
  });
  const { expected, band } = lowestOfQuestions({ of: 84, joint });
  const draw = stream(11, 'lowest');
  const inspections = 200_000;
  let [sum, squares, inadequate] = [0, 0, 0];
  for (let i = 0; i < inspections; i++) {
    const counts = [0, 0, 0, 0];
    for (let one = 0; one < 84; one++) {
      const p = draw() < 0.5 ? 0.75 : 0.35;
      for (let q = 0; q < 4; q++) counts[q] = (counts[q] ?? 0) + (draw() < p ? 1 : 0);
    }
    const lowest = Math.min(...counts) / 84;
    sum += lowest;
    squares += lowest * lowest;
    if (lowest < 0.5) inadequate++;
  }
  const mean = sum / inspections;
  const error = Math.sqrt((squares / inspections - mean * mean) / inspections);
  // Five standard errors: a false alarm in 1.7 million seeds, and the seed is fixed.
  expect(Math.abs(mean - expected)).toBeLessThan(5 * error);
  const share = inadequate / inspections;
  const shareError = Math.sqrt((band.inadequate * (1 - band.inadequate)) / inspections);
  expect(Math.abs(share - band.inadequate)).toBeLessThan(5 * shareError);
});
