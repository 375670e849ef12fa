import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claims } from '../../../src/estimation/claims/claims.js';
import { clusteredRepeat } from '../../../src/estimation/claims/clusteredRepeat.js';
import { allTogether } from '../../../src/estimation/claims/severalAtoms.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { betaBinomial } from '../../../src/numeric/betaBinomial.js';
import { stream } from '../../../src/numeric/stream.js';

test('the counts of a repeat with clusters have the mean and the variance that their design effect says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 120 }),
      fc.nat(),
      fc.double({ min: 1.05, max: 4, noNaN: true }),
      (of, some, effect) => {
        const yes = some % (of + 1);
        const chances = clusteredRepeat({ yes, of }, effect)!;
        const [a, b] = [yes / effect + 0.5, (of - yes) / effect + 0.5];
        const [mean, variance] = [a / (a + b), (a * b) / ((a + b) * (a + b) * (a + b + 1))];
        const moment = (value: (count: number) => number) =>
          chances.reduce((sum, chance, count) => sum + chance * value(count), 0);
        expect(moment(() => 1)).toBeCloseTo(1, 12);
        expect(moment((count) => count / of)).toBeCloseTo(mean, 8);
        // Within shares n·p·(1 − p)·D, and n² times how much the share itself varies.
        const within = of * (mean * (1 - mean) - variance) * effect;
        const whole = within + of * of * variance;
        expect(moment((count) => (count - of * mean) * (count - of * mean)) / whole).toBeCloseTo(1, 7);
      },
    ),
    { numRuns: 30 },
  );
});

test('without clusters they are those of independent cases, and next to that hardly others', () => {
  const plain = betaBinomial(84, 41.5, 43.5);
  expect(clusteredRepeat({ yes: 41, of: 84 }, 1)).toEqual(plain);
  clusteredRepeat({ yes: 41, of: 84 }, 1.0001)!.forEach((chance, count) => {
    expect(chance).toBeCloseTo(plain[count]!, 5);
  });
});

/** Five standard errors of the simulation: false alarms below 1e-6. */
test('what is drawn agrees with what is summed', () => {
  const [of, designEffect, draws] = [64, 1.8, 20_000] as const;
  const { repeat } = allTogether(
    [
      {
        questions: [0],
        of,
        effective: of / designEffect,
        precision: (of - designEffect) / (designEffect - 1),
        joint: [35 / 64, 29 / 64],
      },
    ],
    [{ kind: 'share', question: 0, above: -1, below: 0.5, chance: 0.7 }],
    { draws, repeats: draws, uniform: stream(3, 'clustered repeat') },
  );
  const exact = clusteredRepeat({ yes: 29, of }, designEffect)!
    .slice(0, 32)
    .reduce((sum, chance) => sum + chance, 0);
  expect(Math.abs(repeat!.probability - exact)).toBeLessThan(5 * repeat!.standardError);
});

test('a claim of two questions of the same cases is repeated less surely, the more alike cases are', () => {
  const planning = (designEffect: number) => {
    const scenario = loadScenario('west-midlands-2025');
    const own = { ...scenario, claims: scenario.claims!.filter(({ says }) => says.startsWith('planning')) };
    const found = claims(own, { designEffect, draws: 2000 }).find((claim) => claim.of === 'work');
    return found?.of === 'work' ? found.moderate?.repeat : undefined;
  };
  const [alone, few, many] = [planning(1), planning(1.4), planning(4)];
  expect(alone).toBeGreaterThan(few!);
  expect(few).toBeGreaterThan(many!);
  expect(many).toBeGreaterThan(0.5);
});
