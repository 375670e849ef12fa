import type { Counts } from '../../counts.js';
import { leastOf } from '../../numeric/extremes.js';
import {
  type ClaimTruth,
  claimTruths,
  comparisons,
  type TermCounts,
} from '../../scenario/audit/claimTruth.js';
import { claimedShare } from '../../scenario/figures/claimedShare.js';
import { countsInWords } from '../../scenario/figures/words.js';
import { yesCounts } from '../../scenario/figures/yesCounts.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type BandName, bandOf, firstCount, RATING_BANDS } from '../bands/ratingBands.js';

/** How few answers, each of one case, would have to be judged otherwise for something said of an inspection to change. */
export interface Challenge {
  /** The path of a claim, or the name of a key question, whose band would change. */
  readonly about: string;
  readonly says: string;
  readonly answers: number;
  /** What would be so instead: whether the claim would be true, or the band. */
  readonly becomes: boolean | BandName;
}

/**
 * How few cases judged otherwise would change what is said of an inspection: the (hypothetical) band of each key question,
 * upwards and downwards, and each claim that its figures decide. Of a claim that compares questions it counts answers: one
 * case may give two.
 *
 * @param scenario - an inspection
 * @returns for each key question its nearest other bands, then for each claim the fewest answers that would reverse it;
 *   left out where no number of them would
 * @throws ArgumentError for what is no scenario
 * @source counts alone: whole answers, bands as in `RATING_BANDS`
 *
 * @example
 * challenges(loadScenario('west-midlands-2025'))[0]; // assessment would be Requires improvement with 1 answer more
 */
export function challenges(scenario: Scenario): Challenge[] {
  requireScenario('scenario', scenario);
  const bands = scenario.variables.flatMap((variable): Challenge[] => {
    const counts = variable.section === 'keyQuestion' ? yesCounts(variable) : null;
    return counts === null ? [] : bandChallenges(variable.name, counts);
  });
  return [...bands, ...claimChallenges(claimTruths(scenario))];
}

/** The next band up and the next down, whose first and last counts are the nearest. */
function bandChallenges(about: string, counts: Counts): Challenge[] {
  const band = bandOf(counts);
  const index = RATING_BANDS.indexOf(band);
  const [below, above] = [RATING_BANDS[index - 1], RATING_BANDS[index + 1]];
  const says = `${about} is ${band.label}`;
  const ways: Challenge[] = [];
  if (above !== undefined)
    ways.push({ about, says, answers: firstCount(above, counts.of) - counts.yes, becomes: above.name });
  if (below !== undefined)
    ways.push({ about, says, answers: counts.yes - firstCount(band, counts.of) + 1, becomes: below.name });
  return ways;
}

function claimChallenges(truths: readonly ClaimTruth[]): Challenge[] {
  return truths.flatMap((truth): Challenge[] => {
    const { claim, isTrue } = truth;
    if (isTrue === null) return [];
    const answers = isTrue ? fewestToBreak(truth) : fewestToMake(truth);
    return answers === null ? [] : [{ about: claim.path, says: claim.says, answers, becomes: !isTrue }];
  });
}

/** A true claim is no longer true as soon as one of its parts is not. */
function fewestToBreak(truth: ClaimTruth): number | null {
  const costs = partsOf(truth).flatMap((part) => part.toBreak() ?? []);
  return costs.length === 0 ? null : leastOf(costs);
}

/** A false claim becomes true when all its parts are: where one part is false, that alone is to change. */
function fewestToMake(truth: ClaimTruth): number | null {
  const costs = partsOf(truth).map((part) => part.toMake());
  const [cost = null, ...more] = costs.filter((one) => one !== 0);
  // Where parts share questions, what corrects one may spoil another.
  if (more.length > 0 && truth.claim.share === null) return null;
  return costs.includes(null) || cost === null
    ? null
    : cost + more.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

interface Part {
  /** The fewest answers that make it false; null where none do. */
  toBreak(): number | null;
  /** The fewest that make it true. */
  toMake(): number | null;
}

function partsOf({ claim: { kind, share, convention }, about, others }: ClaimTruth): Part[] {
  if (share === null) return comparisons(kind, about, others).map(([more, less]) => orderPart(more, less));
  const quantity = claimedShare(kind as 'below', share, convention);
  return typeof quantity === 'string'
    ? []
    : about.map((one) => sharePart(one, countsInWords(quantity, one.of ?? 0)));
}

/** Where the figures leave several counts, the one that takes the fewest answers is meant. */
function sharePart({ of, counts }: TermCounts, range: { lowest: number; highest: number }): Part {
  const most = of ?? 0;
  return {
    toBreak: () => {
      const down = range.lowest > 0 ? counts.lowest - range.lowest + 1 : null;
      const up = range.highest < most ? range.highest - counts.highest + 1 : null;
      const ways = [down, up].flatMap((way) => way ?? []);
      return ways.length === 0 ? null : leastOf(ways);
    },
    toMake: () =>
      range.lowest > range.highest
        ? null
        : Math.max(0, range.lowest - counts.highest, counts.lowest - range.highest),
  };
}

function orderPart(more: TermCounts, less: TermCounts): Part {
  const [m, l] = [more.of ?? 1, less.of ?? 1];
  const isMore = (up: number, down: number) => up * l > down * m;
  /** The fewest answers moved at either that end in something; what one question cannot take, the other does. */
  const fewest = (
    from: readonly [number, number],
    step: 1 | -1,
    ends: (up: number, down: number) => boolean,
  ) => {
    const space = step === 1 ? [m - from[0], from[1]] : [from[0], l - from[1]];
    for (let answers = 0; answers <= space[0]! + space[1]!; answers++) {
      for (let first = Math.max(0, answers - space[1]!); first <= Math.min(answers, space[0]!); first++) {
        if (ends(from[0] + step * first, from[1] - step * (answers - first))) return answers;
      }
    }
    return null;
  };
  return {
    toBreak: () => fewest([more.counts.lowest, less.counts.highest], -1, (up, down) => !isMore(up, down)),
    toMake: () => fewest([more.counts.highest, less.counts.lowest], 1, isMore),
  };
}
