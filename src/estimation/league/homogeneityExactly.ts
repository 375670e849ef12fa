import type { Counts } from '../../counts.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { Branches } from './branches.js';
import { squaresOfShares } from './squaresOfShares.js';

/**
 * The probability, given the total, of all tables at least as far out as the one seen; null where there are too many to add up.
 *
 * Region by region, tables with the same total and statistic so far are one. A branch ends as soon as what the rest can add
 * decides it (Mehta and Patel 1983): all of its tables count, or none.
 */
export function homogeneityExactly(regions: readonly Counts[]): number | null {
  const total = regions.reduce((sum, { yes }) => sum + yes, 0);
  const cases = regions.reduce((sum, { of }) => sum + of, 0);
  if (total * cases > MOST_STEPS) return null;
  const { weights, least } = squaresOfShares(regions);
  const chances = regions.map(({ of }) => binomialChances(of, total / cases, of));
  const rests = restsOf(regions, weights, total);
  let [found, steps] = [0, 0];
  let layer = new Map([[0, oneBranch()]]);
  for (const [index, chance] of chances.entries()) {
    const rest = rests[index + 1]!;
    if (index >= 2 && isHopeless(layer, regions.slice(index))) return null;
    const next = new Map<number, Branches>();
    let spare = new Branches();
    for (const [sum, branches] of layer) steps += branches.size * Math.min(chance.length, total - sum + 1);
    if (steps > MOST_STEPS) return null;
    for (const [sum, branches] of layer) {
      for (let x = 0; x < chance.length && sum + x <= total; x++) {
        const left = total - sum - x;
        const [fewest, most] = [rest.fewest[left]!, rest.most[left]!];
        const own = x * x * weights[index]!;
        const known = next.get(sum + x);
        const longer = known ?? spare;
        branches.each((squares, weight) => {
          const reached = squares + own;
          if (!(reached + most >= least)) return;
          const product = weight * chance[x]!;
          if (reached + fewest >= least) found += product * rest.chance[left]!;
          else longer.add(reached, product);
        });
        if (known !== undefined || spare.size === 0) continue;
        next.set(sum + x, spare);
        spare = new Branches();
      }
    }
    layer = next;
  }
  return Math.min(1, found / rests[0]!.chance[total]!);
}

/** As many as take about a tenth of a second. */
const MOST_STEPS = 1e6;

/** Whether some layer after the next would be far too large even if nineteen branches of twenty ended at each: not worth beginning with. */
function isHopeless(layer: ReadonlyMap<number, Branches>, left: readonly Counts[]): boolean {
  let branches = 0;
  for (const { size } of layer.values()) branches += size;
  let most = MOST_STEPS;
  // The last region of all is decided by the total.
  return left.slice(0, -1).some(({ of }, index) => {
    branches *= of + 1;
    if (index > 0) most *= 20;
    return index > 0 && branches > most;
  });
}

function oneBranch(): Branches {
  const branches = new Branches();
  branches.add(0, 1);
  return branches;
}

/** What the regions from one on can add, by how many Yes answers are left for them. */
interface Rest {
  readonly chance: Float64Array;
  readonly fewest: Float64Array;
  readonly most: Float64Array;
}

function restsOf(regions: readonly Counts[], weights: readonly number[], total: number): Rest[] {
  const share = total / regions.reduce((sum, { of }) => sum + of, 0);
  const nothing = (value: number) => new Float64Array(total + 1).fill(value).fill(0, 0, 1);
  const rests: Rest[] = [
    { chance: nothing(0).fill(1, 0, 1), fewest: nothing(Infinity), most: nothing(-Infinity) },
  ];
  let cases = 0;
  for (let index = regions.length - 1; index >= 0; index--) {
    const { of } = regions[index]!;
    cases += of;
    const [weight, after] = [weights[index]!, rests[0]!];
    rests.unshift({
      // Yes answers of all regions alike, drawn alone.
      chance: binomialChances(cases, share, total),
      fewest: fewestWith(after.fewest, of, weight),
      most: mostWith(after.most, of, weight),
    });
  }
  return rests;
}

/** The chances of 0 to `most` Yes answers, 0 where there are not so many cases. */
function binomialChances(of: number, share: number, most: number): Float64Array {
  const chances = new Float64Array(most + 1);
  const mode = Math.min(of, most, Math.floor((of + 1) * share));
  const odds = share / (1 - share);
  chances[mode] = binomialPmf(mode, of, share);
  for (let x = mode; x < Math.min(of, most); x++) chances[x + 1] = chances[x]! * ((of - x) / (x + 1)) * odds;
  for (let x = mode; x > 0; x--) chances[x - 1] = (chances[x]! * (x / (of - x + 1))) / odds;
  return chances;
}

/** Squares rise faster and faster, in each region and in the rest, so each further Yes goes where it adds least. */
function fewestWith(after: Float64Array, of: number, weight: number): Float64Array {
  const fewest = new Float64Array(after.length).fill(Infinity);
  fewest[0] = after[0]!;
  for (let left = 1, x = 0; left < after.length; left++) {
    const here = x < of ? (x + 1) * (x + 1) * weight + after[left - 1 - x]! : Infinity;
    const elsewhere = x * x * weight + after[left - x]!;
    if (here < elsewhere) x++;
    fewest[left] = Math.min(here, elsewhere);
  }
  return fewest;
}

function mostWith(after: Float64Array, of: number, weight: number): Float64Array {
  const most = new Float64Array(after.length).fill(-Infinity);
  for (let x = 0; x <= of; x++) {
    const own = x * x * weight;
    for (let left = x; left < most.length; left++) {
      const reached = own + after[left - x]!;
      if (reached > most[left]!) most[left] = reached;
    }
  }
  return most;
}
