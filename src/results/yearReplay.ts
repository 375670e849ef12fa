import { bandRank } from '../estimation/bands/ratingBands.js';
import { BinomialDraws } from '../numeric/binomialDraws.js';
import { leastOf, mostOf } from '../numeric/extremes.js';
import { stream } from '../numeric/stream.js';

/** A year inspected again in which nothing changed, as its headlines would be. */
export interface ReplayedYear {
  /** The Yes answers of each region, in the order of the league. */
  readonly yes: readonly number[];
  /** The regions that would be said to have risen and fallen most since the year seen, and by how much. */
  readonly mostImproved: string;
  readonly largestRise: number;
  readonly mostFallen: string;
  readonly largestFall: number;
  /** The region that would come last; the first named of several. */
  readonly last: string;
  /** Regions in another hypothetical band than in the year seen. */
  readonly bandsChanged: number;
}

/** A region as it was seen, and what is taken for its true share. */
export interface ReplayedRegion {
  readonly name: string;
  readonly yes: number;
  readonly of: number;
  readonly truth: number;
}

/** Draws years in which every region is inspected again and nothing changed, each from a stream of its own. */
export function replayYears(
  regions: readonly ReplayedRegion[],
  { years, seed, path }: { readonly years: number; readonly seed: number; readonly path: string },
): ReplayedYear[] {
  const draws = new BinomialDraws(mostOf(regions.map(({ of }) => of)));
  return Array.from({ length: years }, (_, year) => {
    const random = stream(seed, 'replay year', path, year);
    return headlines(
      regions,
      regions.map(({ of, truth }) => draws.draw(of, truth, random)),
    );
  });
}

function headlines(regions: readonly ReplayedRegion[], yes: readonly number[]): ReplayedYear {
  const shares = regions.map(({ of }, index) => yes[index]! / of);
  const changes = regions.map((region, index) => shares[index]! - region.yes / region.of);
  const largestRise = mostOf(changes);
  const largestFall = leastOf(changes);
  const named = (values: readonly number[], value: number) => regions[values.indexOf(value)]!.name;
  return {
    yes,
    mostImproved: named(changes, largestRise),
    largestRise,
    mostFallen: named(changes, largestFall),
    largestFall,
    last: named(shares, leastOf(shares)),
    bandsChanged: regions.filter(
      (region, index) => bandRank(shares[index]!) !== bandRank(region.yes / region.of),
    ).length,
  };
}
