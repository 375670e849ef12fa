import type { PoolingLevel, PoolingNode } from './poolingLevel.js';

/** Sums over nodes, per region: the chance that it is lowest, that it is highest, and how many are above it. */
export class RankSums {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly above: Float64Array;
  private readonly here: Float64Array;
  /** Each region's chance of being above an index, by the trapezoid rule, and the same with its corrections. */
  private readonly higher: Float64Array;
  private readonly kept: Float64Array;
  /** Chances that all regions before it are lower, and higher. */
  private readonly allLower: Float64Array;
  private readonly allHigher: Float64Array;
  private densities = new Float64Array(0);

  constructor(private readonly regions: number) {
    const perRegion = () => new Float64Array(regions);
    [this.lowest, this.highest, this.above] = [perRegion(), perRegion(), perRegion()];
    [this.here, this.higher, this.kept] = [perRegion(), perRegion(), perRegion()];
    [this.allLower, this.allHigher] = [perRegion(), perRegion()];
  }

  /** Adds the ranks at one mean and spread, where the regions are independent, with the weight given. */
  add(level: PoolingLevel, node: PoolingNode, weight: number): void {
    const { regions, higher, kept, here } = this;
    const { first, last } = this.fill(level, node);
    const { densities } = this;
    higher.fill(0);
    for (let at = last; at >= first; at--) {
      for (let region = 0, cell = at * regions; region < regions; region++, cell++) {
        const density = densities[cell]!;
        // The trapezoid rule up to the index, with two corrections (Gregory).
        const near = (82 / 1440) * (densities[cell + regions]! - densities[cell - regions]!);
        const far = (11 / 1440) * (densities[cell + 2 * regions]! - densities[cell - 2 * regions]!);
        const above = higher[region]! + density / 2 + near - far;
        kept[region] = Math.min(1, Math.max(0, above));
        higher[region] = higher[region]! + density;
        here[region] = weight * density;
      }
      this.addHere();
    }
  }

  /**
   * The posterior of each region over the indices of the grid, from the first to the last at which any can be, with two empty
   * ones at either end.
   */
  private fill(
    { likelihoods }: PoolingLevel,
    { likelihood, from, prior }: PoolingNode,
  ): { readonly first: number; readonly last: number } {
    const { regions } = this;
    const length = (prior.length + 4) * regions;
    if (this.densities.length < length) this.densities = new Float64Array(2 * length);
    const { densities } = this;
    const inverse = likelihood.map((value) => 1 / value);
    let read = likelihoods.reach(from, from + prior.length - 1);
    const { values } = likelihoods;
    let [first, last, cell] = [prior.length + 2, 1, 2 * regions];
    for (let at = 2; at < prior.length + 2; at++) {
      const weight = prior[at - 2]!;
      let most = 0;
      for (let region = 0; region < regions; region++, cell++, read++) {
        const density = values[read]! * weight * inverse[region]!;
        densities[cell] = density;
        if (density > most) most = density;
      }
      if (most < NOWHERE) continue;
      last = at;
      if (first > at) first = at;
    }
    densities.fill(0, Math.max(0, (first - 2) * regions), first * regions);
    densities.fill(0, (last + 1) * regions, (last + 3) * regions);
    return { first, last };
  }

  private addHere(): void {
    const { regions, here, kept, allLower, allHigher, lowest, highest, above } = this;
    let [lower, higher, total] = [1, 1, 0];
    for (let region = 0; region < regions; region++) {
      const chance = kept[region]!;
      allLower[region] = lower;
      allHigher[region] = higher;
      lower *= 1 - chance;
      higher *= chance;
      total += chance;
    }
    lower = 1;
    higher = 1;
    for (let region = regions - 1; region >= 0; region--) {
      const share = here[region]!;
      const chance = kept[region]!;
      highest[region] = highest[region]! + share * allLower[region]! * lower;
      lowest[region] = lowest[region]! + share * allHigher[region]! * higher;
      above[region] = above[region]! + share * (total - chance);
      lower *= 1 - chance;
      higher *= chance;
    }
  }
}

/** Less likely than this, a region is not at an index. */
const NOWHERE = 1e-14;
