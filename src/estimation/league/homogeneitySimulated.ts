import type { Counts } from '../../counts.js';
import {
  hypergeometricChance,
  hypergeometricMode,
  hypergeometricRatio,
  type Urn,
} from '../../numeric/hypergeometric.js';
import { stream } from '../../numeric/stream.js';
import { UniformBlocks } from '../../numeric/uniformBlocks.js';
import { squaresOfShares } from './squaresOfShares.js';

/** The p-value of no difference from tables drawn with the total of the one seen: (1 + hits)/(1 + repeats). */
export function homogeneitySimulated(
  regions: readonly Counts[],
  { repeats, seed }: { readonly repeats: number; readonly seed: number },
): number {
  const { weights, least } = squaresOfShares(regions);
  const total = regions.reduce((sum, { yes }) => sum + yes, 0);
  const random = new UniformBlocks(stream(seed, 'homogeneity'));
  const league = new LeagueDraws(regions, weights, total);
  let hits = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    if (league.draw(total, random) >= least) hits++;
  }
  return (1 + hits) / (1 + repeats);
}

/** Leagues of one total, drawn region by region. */
class LeagueDraws {
  private readonly chanceOf: typeof hypergeometricChance;
  /** Of each region: the cases that it is drawn from, those before it gone. */
  private readonly urns: readonly Omit<Urn, 'marked'>[];
  private readonly weights: Float64Array;
  /** By region and what is left of the total: from where in the table its chances are, 0 where they are not yet. */
  private readonly starts: Int32Array;
  private readonly span: number;
  /** Counts outwards from the likeliest, and the chance of each and those before it. */
  private counts = new Int32Array(4096);
  private sums = new Float64Array(4096);
  private end = 1;

  constructor(regions: readonly Counts[], weights: readonly number[], total: number) {
    let size = regions.reduce((sum, { of }) => sum + of, 0);
    this.chanceOf = size <= MOST_TABULATED ? tabulatedChance(size) : hypergeometricChance;
    this.urns = regions.map(({ of }) => {
      size -= of;
      return { size: size + of, draws: of };
    });
    this.weights = Float64Array.from(weights);
    this.span = regions.length * (total + 1) > MOST_STARTS ? 0 : total + 1;
    this.starts = new Int32Array(regions.length * this.span);
  }

  /** The squares of the shares in a league with so many Yes answers. */
  draw(total: number, random: UniformBlocks): number {
    const { starts, span, weights } = this;
    let marked = total;
    let squares = 0;
    for (let index = 0; index < weights.length && marked > 0; index++) {
      const uniform = random.next();
      const start = span === 0 ? -1 : starts[index * span + marked]! || this.tabulate(index, marked);
      const yes = start < 0 ? this.drawUntabulated(index, marked, uniform) : this.drawFrom(start, uniform);
      squares += yes * yes * weights[index]!;
      marked -= yes;
    }
    return squares;
  }

  private drawFrom(start: number, uniform: number): number {
    let at = start;
    while (this.sums[at]! < uniform) at++;
    return this.counts[at]!;
  }

  private drawUntabulated(index: number, marked: number, uniform: number): number {
    return drawMarked({ ...this.urns[index]!, marked }, uniform, this.chanceOf);
  }

  private tabulate(index: number, marked: number): number {
    if (this.end > MOST_STORED) return -1;
    const urn = { ...this.urns[index]!, marked };
    const start = this.end;
    const mode = hypergeometricMode(urn);
    const top = this.chanceOf(mode, urn);
    let [above, below, chanceAbove, chanceBelow] = [mode, mode, top, top];
    let sum = top;
    this.push(mode, sum);
    while (chanceAbove + chanceBelow > NEGLIGIBLE * top) {
      chanceAbove *= hypergeometricRatio(above, urn);
      sum += chanceAbove;
      this.push(++above, sum);
      chanceBelow /= hypergeometricRatio(below - 1, urn);
      sum += chanceBelow;
      this.push(--below, sum);
    }
    this.push(mode, 2);
    this.starts[index * this.span + marked] = start;
    return start;
  }

  private push(count: number, sum: number): void {
    if (this.end === this.counts.length) {
      const [counts, sums] = [this.counts, this.sums];
      this.counts = new Int32Array(2 * this.end);
      this.counts.set(counts);
      this.sums = new Float64Array(2 * this.end);
      this.sums.set(sums);
    }
    this.counts[this.end] = count;
    this.sums[this.end++] = sum;
  }
}

/** Numbers that are kept, because most urns come again and again: some megabytes. */
const MOST_STORED = 5e5;
const MOST_STARTS = 4e6;

/** Counts rarer than this, beside the likeliest, are drawn as the likeliest. */
const NEGLIGIBLE = 1e-14;

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
