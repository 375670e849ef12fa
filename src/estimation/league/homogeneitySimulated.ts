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
  const known = new KnownDraws(chanceOf);
  let hits = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    let [size, marked, squares] = [cases, total, 0];
    regions.forEach(({ of }, index) => {
      const yes = marked === 0 ? 0 : known.draw(index, { size, marked, draws: of }, random());
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

/** Counts and their chances in the order in which they are tried, the likeliest first. */
interface Tried {
  readonly counts: Int32Array;
  readonly chances: Float64Array;
}

/** Draws from urns of which most come again and again: those of each region differ in what is left of the total alone. */
class KnownDraws {
  private readonly known = new Map<number, Map<number, Tried>>();
  private stored = 0;

  constructor(private readonly chanceOf: typeof hypergeometricChance) {}

  /** The number of marked draws that a uniform number stands for, counting outwards from the likeliest. */
  draw(region: number, urn: Urn, uniform: number): number {
    const found = this.triedOf(region, urn);
    if (found === null) return drawMarked(urn, uniform, this.chanceOf);
    const { counts, chances } = found;
    let left = uniform;
    for (let step = 0; step < chances.length; step++) {
      left -= chances[step]!;
      if (left <= 0) return counts[step]!;
    }
    return counts[0]!;
  }

  /** Null once so many are kept that more would take too much memory. */
  private triedOf(region: number, urn: Urn): Tried | null {
    const own = this.known.get(region) ?? new Map<number, Tried>();
    this.known.set(region, own);
    const before = own.get(urn.marked);
    if (before !== undefined) return before;
    if (this.stored > MOST_STORED) return null;
    const made = tried(urn, this.chanceOf);
    this.stored += made.counts.length;
    own.set(urn.marked, made);
    return made;
  }
}

/** Numbers that are kept: some megabytes. */
const MOST_STORED = 5e5;

function tried(urn: Urn, chanceOf: typeof hypergeometricChance): Tried {
  const mode = hypergeometricMode(urn);
  const top = chanceOf(mode, urn);
  const [counts, chances] = [[mode], [top]];
  let [above, below] = [mode, mode];
  let [chanceAbove, chanceBelow] = [top, top];
  let left = 1 - top;
  while (left > -BEYOND && chanceAbove + chanceBelow > NEGLIGIBLE * top) {
    chanceAbove *= hypergeometricRatio(above, urn);
    counts.push(++above);
    chances.push(chanceAbove);
    chanceBelow /= hypergeometricRatio(below - 1, urn);
    counts.push(--below);
    chances.push(chanceBelow);
    left -= chanceAbove + chanceBelow;
  }
  return { counts: Int32Array.from(counts), chances: Float64Array.from(chances) };
}

/** Counts rarer than this, beside the likeliest, are never drawn. */
const NEGLIGIBLE = 1e-17;
const BEYOND = 1e-9;

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
