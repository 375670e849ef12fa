import { requireBetween, requireFields, requireList, requireWhole } from '../../check.js';
import { BinomialDraws } from '../../numeric/binomialDraws.js';
import { normalQuantile } from '../../numeric/distributions.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { type Stream, stream } from '../../numeric/stream.js';
import { requireRepeats } from './repeats.js';

/** An average over simulated programmes, with its Monte Carlo standard error. */
export interface Simulated {
  readonly mean: number;
  readonly standardError: number;
}

/** What the headlines would be if every region were inspected twice and nothing changed. */
export interface NothingChanged {
  readonly repeats: number;
  /** Of all regions, as proportions; the fall is negative. */
  readonly largestRise: Simulated;
  readonly largestFall: Simulated;
  /** The highest share of the first round minus the lowest. */
  readonly firstRange: Simulated;
  /** How often the last region of the first round is last again. */
  readonly lastStaysLast: Simulated;
  /** The change of the region that was last in the first round. */
  readonly lastRegionChange: Simulated;
  /** Regions in another band than in the first round. */
  readonly bandsChanged: Simulated;
}

/**
 * A whole programme inspected twice with every true share as it was: how far the largest riser rises, whether the last region
 * stays last, and how many change band, by chance alone.
 *
 * @param programme - the cases `of` each region, and the `mean` and standard deviation `deviation` of their true shares, which
 *   are normal and cut at 2% and 98%; `cuts` between bands, 50%, 65% and 80% if omitted
 * @param options - `repeats`, 2,000 if omitted and at most 10,000,000 over the regions, drawn from `seed`
 * @returns averages with their Monte Carlo errors; of equal shares the last is one at random
 * @throws ArgumentError naming the argument
 * @source Goldstein and Spiegelhalter 1996, Journal of the Royal Statistical Society A 159:385, for the question.
 *
 * @example
 * nothingChanged({ of: [84, 64, 56], mean: 0.47, deviation: 0.05 }, { repeats: 200 }).repeats; // 200
 */
export function nothingChanged(
  programme: {
    readonly of: readonly number[];
    readonly mean: number;
    readonly deviation: number;
    readonly cuts?: readonly number[];
  },
  options: { readonly repeats?: number; readonly seed?: number } = {},
): NothingChanged {
  const {
    of,
    mean,
    deviation,
    cuts = [0.5, 0.65, 0.8],
  } = requireFields('programme', programme, '{ of: [84, 64], mean: 0.47, deviation: 0.05 }');
  requireList('of', of).forEach((cases, index) => {
    requireWhole(`of[${index}]`, cases, { min: 1, max: MOST_CASES });
  });
  requireWhole('of.length', of.length, { min: 2, max: MOST_REGIONS });
  requireBetween('mean', mean, 0, 1);
  requireBetween('deviation', deviation, 0, 1, 'both');
  requireList('cuts', cuts).forEach((cut, index) => {
    requireBetween(`cuts[${index}]`, cut, 0, 1);
  });
  const { repeats = 2000, seed = 1 } = requireFields('options', options, '{ repeats: 2000 }');
  requireRepeats(repeats, { min: 2, each: of.length });
  requireWhole('seed', seed);
  const random = stream(seed, 'nothing changed');
  const counts = new BinomialDraws(mostOf(of));
  const sums = MEASURES.map(() => ({ sum: 0, squares: 0 }));
  for (let repeat = 0; repeat < repeats; repeat++) {
    const truths = of.map(() => truthOf(mean, deviation, random));
    const rounds = [0, 1].map(() =>
      of.map((cases, region) => counts.draw(cases, truths[region]!, random) / cases),
    );
    const found = headlines(rounds[0]!, rounds[1]!, cuts, random);
    MEASURES.forEach((measure, index) => {
      const tally = sums[index]!;
      tally.sum += found[measure];
      tally.squares += found[measure] ** 2;
    });
  }
  const averages = MEASURES.map((measure, index) => [measure, averageOf(sums[index]!, repeats)] as const);
  return { repeats, ...(Object.fromEntries(averages) as Record<Measure, Simulated>) };
}

const MOST_CASES = 1e5;
const MOST_REGIONS = 1000;

const MEASURES = [
  ...([
    'largestRise',
    'largestFall',
    'firstRange',
    'lastStaysLast',
    'lastRegionChange',
    'bandsChanged',
  ] as const),
];
type Measure = (typeof MEASURES)[number];

function headlines(
  first: readonly number[],
  second: readonly number[],
  cuts: readonly number[],
  random: Stream,
): Record<Measure, number> {
  const changes = second.map((share, region) => share - first[region]!);
  const band = (share: number) => cuts.filter((cut) => share >= cut).length;
  const last = lastOf(first, random);
  return {
    largestRise: mostOf(changes),
    largestFall: leastOf(changes),
    firstRange: mostOf(first) - leastOf(first),
    lastStaysLast: lastOf(second, random) === last ? 1 : 0,
    lastRegionChange: changes[last]!,
    bandsChanged: second.filter((share, region) => band(share) !== band(first[region]!)).length,
  };
}

/** The region with the lowest share; one at random of several. */
function lastOf(shares: readonly number[], random: Stream): number {
  const lowest = leastOf(shares);
  const tied = shares.flatMap((share, region) => (share === lowest ? [region] : []));
  return tied[Math.floor(random() * tied.length)]!;
}

/** The true shares of regions, kept away from none and all. */
function truthOf(mean: number, deviation: number, random: Stream): number {
  if (deviation === 0) return Math.min(0.98, Math.max(0.02, mean));
  return Math.min(0.98, Math.max(0.02, normalQuantile(random(), mean, deviation)));
}

function averageOf({ sum, squares }: { sum: number; squares: number }, repeats: number): Simulated {
  const mean = sum / repeats;
  const variance = Math.max(0, squares / repeats - mean * mean) * (repeats / (repeats - 1));
  return { mean, standardError: Math.sqrt(variance / repeats) };
}
