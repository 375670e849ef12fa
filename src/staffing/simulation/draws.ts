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
  const quantiles = Float64Array.from({ length: draws }, (_, part) => (part + random()) / draws);
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
  const assumed: Partial<Record<Assumption['name'], number>> = {};
  for (const assumption of assumptions) {
    const { name, central, drawn } = assumption;
    assumed[name] = drawn ? atQuantile(assumption, quantilesFor(hypercube, name)[draw]!) : central;
  }
  return assumed as Assumed;
}
