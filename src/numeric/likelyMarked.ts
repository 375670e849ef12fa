import { hypergeometricChance, hypergeometricMode, hypergeometricRatio, type Urn } from './hypergeometric.js';
import type { LikelyCounts } from './likelyCounts.js';

/** The numbers of marked cases in a sample that matter, and their chances. */
export function likelyMarked(urn: Urn): LikelyCounts {
  const mode = hypergeometricMode(urn);
  const peak = hypergeometricChance(mode, urn);
  const below: number[] = [];
  const above: number[] = [];
  for (let x = mode, chance = peak; chance > peak * NEGLIGIBLE; x++) {
    above.push(chance);
    chance *= hypergeometricRatio(x, urn);
  }
  for (let x = mode - 1, chance = peak; x >= 0; x--) {
    chance /= hypergeometricRatio(x, urn);
    if (!(chance > peak * NEGLIGIBLE)) break;
    below.push(chance);
  }
  return { from: mode - below.length, chances: Float64Array.from([...below.reverse(), ...above]) };
}

const NEGLIGIBLE = 1e-20;
