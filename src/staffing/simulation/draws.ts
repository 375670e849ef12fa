import { type Stream, stream } from '../../numeric/stream.js';
import {
  ASSUMPTIONS,
  type Assumed,
  type Assumption,
  type AssumptionName,
  atQuantile,
} from '../region/assumptions.js';
import { FREED, isGivenName } from '../region/givenNumbers.js';

/** Where each draw lies in the range of each assumption: quantiles, by name. */
type Hypercube = Readonly<Record<AssumptionName, Float64Array>>;

/**
 * A Latin hypercube over the assumptions: each one's range is cut into as many equal parts as there are draws,
 * and every part is used once, in an order of its own (McKay, Beckman and Conover 1979). Each assumption has its
 * own stream, so adding one changes no other's draws.
 */
export function latinHypercube(draws: number, seed: number | string): Hypercube {
  const columns = ASSUMPTIONS.map(({ name }) => [
    name,
    shuffledQuantiles(draws, stream(seed, 'what-if', 'assumption', name)),
  ]);
  return Object.fromEntries(columns) as Hypercube;
}

/** The quantiles of an assumption: a number that is given has those of the one that it frees. */
export function quantilesFor(hypercube: Hypercube, name: Assumption['name']): Float64Array {
  return hypercube[isGivenName(name) ? FREED[name] : name];
}

export function shuffledQuantiles(draws: number, random: Stream): Float64Array {
  const quantiles = new Float64Array(draws);
  for (let part = 0; part < draws; part++) quantiles[part] = (part + random()) / draws;
  for (let i = draws - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swapped = quantiles[i]!;
    quantiles[i] = quantiles[j]!;
    quantiles[j] = swapped;
  }
  return quantiles;
}

/** The assumptions of one draw. */
export function assumedAt(
  hypercube: Hypercube,
  draw: number,
  assumptions: readonly Assumption[] = ASSUMPTIONS,
): Assumed {
  return assumedOf(hypercube, assumptions)(draw);
}

/** The assumptions of any draw, where many are asked for. */
export function assumedOf(
  hypercube: Hypercube,
  assumptions: readonly Assumption[],
): (draw: number) => Assumed {
  const columns = assumptions.map(({ name, drawn }) => (drawn ? quantilesFor(hypercube, name) : null));
  const central = Object.fromEntries(assumptions.map(({ name, central }) => [name, central]));
  return (draw) => {
    // A copy of what has every name already: to add so many one by one takes ten times as long.
    const assumed = { ...central };
    for (let index = 0; index < assumptions.length; index++) {
      const column = columns[index]!;
      if (column === null) continue;
      const assumption = assumptions[index]!;
      assumed[assumption.name] = atQuantile(assumption, column[draw]!);
    }
    return assumed as unknown as Assumed;
  };
}
