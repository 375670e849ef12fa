import type { Counts } from '../../counts.js';
import {
  hypergeometricChance,
  hypergeometricMode,
  hypergeometricRatio,
  type Urn,
} from '../../numeric/hypergeometric.js';
import { stream } from '../../numeric/stream.js';
import { squaresOfShares } from './squaresOfShares.js';

/** The p-value of no difference from tables drawn with the total of the one seen: (1 + hits)/(1 + repeats). */
export function homogeneitySimulated(
  regions: readonly Counts[],
  { repeats, seed }: { readonly repeats: number; readonly seed: number },
): number {
  const { weights, least } = squaresOfShares(regions);
  const total = regions.reduce((sum, { yes }) => sum + yes, 0);
  const cases = regions.reduce((sum, { of }) => sum + of, 0);
  const random = stream(seed, 'homogeneity');
  let hits = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    let [size, marked, squares] = [cases, total, 0];
    regions.forEach(({ of }, index) => {
      const yes = marked === 0 ? 0 : drawMarked({ size, marked, draws: of }, random());
      squares += yes * yes * weights[index]!;
      size -= of;
      marked -= yes;
    });
    if (squares >= least) hits++;
  }
  return (1 + hits) / (1 + repeats);
}

/** The number of marked draws that a uniform number stands for, counting outwards from the likeliest. */
function drawMarked(urn: Urn, uniform: number): number {
  const mode = hypergeometricMode(urn);
  const top = hypergeometricChance(mode, urn);
  let left = uniform - top;
  let [above, below] = [mode, mode];
  let [chanceAbove, chanceBelow] = [top, top];
  while (left > 0 && chanceAbove + chanceBelow > 0) {
    chanceAbove *= hypergeometricRatio(above, urn);
    above++;
    left -= chanceAbove;
    if (left <= 0) return above;
    chanceBelow /= hypergeometricRatio(below - 1, urn);
    below--;
    left -= chanceBelow;
    if (left <= 0) return below;
  }
  return mode;
}
