import { expect, test } from 'vitest';
import {
  hypergeometricAtLeast,
  hypergeometricChance,
  hypergeometricMode,
} from '../../src/numeric/hypergeometric.js';
import { hypergeometricChances } from '../estimation/exactBinomial.js';

const urns = [
  { size: 1, marked: 0, draws: 1 },
  { size: 10, marked: 4, draws: 3 },
  { size: 50, marked: 50, draws: 10 },
  { size: 84, marked: 40, draws: 84 },
  { size: 85, marked: 40, draws: 84 },
  { size: 650, marked: 318, draws: 84 },
  { size: 1000, marked: 3, draws: 900 },
];

test('agrees with whole-number arithmetic, chance by chance and tail by tail', () => {
  for (const urn of urns) {
    const exact = hypergeometricChances(urn.size, urn.marked, urn.draws);
    for (const [x, chance] of exact.entries()) {
      expect(Math.abs(hypergeometricChance(x, urn) - chance)).toBeLessThanOrEqual(1e-11 * chance);
      const tail = exact.slice(x).reduceRight((sum, one) => sum + one, 0);
      expect(Math.abs(hypergeometricAtLeast(x, urn) - tail)).toBeLessThanOrEqual(1e-11 * tail);
    }
  }
});

test('the mode is a likeliest number', () => {
  for (const urn of urns) {
    const exact = hypergeometricChances(urn.size, urn.marked, urn.draws);
    expect(exact[hypergeometricMode(urn)]).toBeCloseTo(Math.max(...exact), 13);
  }
});
