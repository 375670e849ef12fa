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
  const chanceOf = cases <= MOST_TABULATED ? tabulatedChance(cases) : hypergeometricChance;
  let hits = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    let [size, marked, squares] = [cases, total, 0];
    regions.forEach(({ of }, index) => {
      const yes = marked === 0 ? 0 : drawMarked({ size, marked, draws: of }, random(), chanceOf);
      squares += yes * yes * weights[index]!;
      size -= of;
      marked -= yes;
    });
    if (squares >= least) hits++;
  }
  return (1 + hits) / (1 + repeats);
}

/** Logarithms of factorials up to here are worth a table. */
const MOST_TABULATED = 1e6;

/** The hypergeometric chance from a table of factorials: simulation can spare the last digits, and is twice as fast. */
function tabulatedChance(most: number): typeof hypergeometricChance {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n);
  const choose = (n: number, k: number) => logs[n]! - logs[k]! - logs[n - k]!;
  return (x, { size, marked, draws }) =>
    Math.exp(choose(marked, x) + choose(size - marked, draws - x) - choose(size, draws));
}

/** The number of marked draws that a uniform number stands for, counting outwards from the likeliest. */
function drawMarked(urn: Urn, uniform: number, chanceOf: typeof hypergeometricChance): number {
  const mode = hypergeometricMode(urn);
  const top = chanceOf(mode, urn);
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
