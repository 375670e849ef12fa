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
  const chances = regions.map(({ of }) =>
    Float64Array.from({ length: of + 1 }, (_, x) => binomialPmf(x, of, total / cases)),
  );
  const rests = restsOf(chances, weights, total);
  let [found, steps] = [0, 0];
  let layer = new Map([[0, oneBranch()]]);
  for (const [index, chance] of chances.entries()) {
    const rest = rests[index + 1]!;
    if (isHopeless(layer, regions.slice(index))) return null;
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

/** Whether the next layer but one would be far too large even if nineteen branches of twenty ended there: not worth beginning with. */
function isHopeless(layer: ReadonlyMap<number, Branches>, left: readonly Counts[]): boolean {
  const [next, then] = left;
  if (next === undefined || then === undefined || left.length < 3) return false;
  let branches = 0;
  for (const { size } of layer.values()) branches += size;
  return branches * (next.of + 1) * (then.of + 1) > FAR_TOO_MANY;
}

const FAR_TOO_MANY = 20 * MOST_STEPS;

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

function restsOf(chances: readonly Float64Array[], weights: readonly number[], total: number): Rest[] {
  const nothing = (value: number) => new Float64Array(total + 1).fill(value).fill(0, 0, 1);
  const none: Rest = {
    chance: new Float64Array(total + 1),
    fewest: nothing(Infinity),
    most: nothing(-Infinity),
  };
  none.chance[0] = 1;
  const rests = [none];
  for (let index = chances.length - 1; index >= 0; index--) {
    rests.unshift(withRegion(rests[0]!, chances[index]!, weights[index]!));
  }
  return rests;
}

function withRegion(after: Rest, chance: Float64Array, weight: number): Rest {
  const length = after.chance.length;
  const rest: Rest = {
    chance: new Float64Array(length),
    fewest: new Float64Array(length).fill(Infinity),
    most: new Float64Array(length).fill(-Infinity),
  };
  for (let left = 0; left < length; left++) {
    for (let x = 0; x < chance.length && x <= left; x++) {
      const own = x * x * weight;
      rest.chance[left] = rest.chance[left]! + chance[x]! * after.chance[left - x]!;
      rest.fewest[left] = Math.min(rest.fewest[left]!, own + after.fewest[left - x]!);
      rest.most[left] = Math.max(rest.most[left]!, own + after.most[left - x]!);
    }
  }
  return rest;
}
