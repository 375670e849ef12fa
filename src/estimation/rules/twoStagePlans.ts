import { requireFields, requireOneOf, requireWhole } from '../../check.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { sumsFrom } from '../../numeric/sumsFrom.js';
import { percentAsWritten, whole } from '../../words/format.js';
import { refuseOutOfReach } from '../planning/outOfReach.js';
import { requireLowAndHigh, requireRisks, type TwoRisks } from './lowAndHigh.js';
import type { SettledPlan } from './twoStage.js';

/** A plan in two stages that has both risks, and what it expects. */
export interface FoundPlan extends SettledPlan {
  /** α: the chance of high where the rate is the low one. */
  readonly falseHigh: number;
  /** β: the chance of low where the rate is the high one. */
  readonly falseLow: number;
  /** The cases expected at the low rate and at the high one. */
  readonly expectedAtLow: number;
  readonly expectedAtHigh: number;
  /** The chance that it stops after the first stage, at each. */
  readonly stopsAtLow: number;
  readonly stopsAtHigh: number;
}

export interface TwoStageSearch {
  /** The fewest cases at most; of those, the fewest expected. */
  readonly minimax: FoundPlan;
  /** The fewest cases expected. */
  readonly optimal: FoundPlan;
  /** Each that is best for some weight between cases at most and cases expected, by cases at most. */
  readonly admissible: readonly FoundPlan[];
}

/** `low` stops early only to say low, as Simon's plans do; `either` may say high early too. */
export const STOPS = ['low', 'either'] as const;
export type Stops = (typeof STOPS)[number];

/** Two rates to tell from each other in two stages, and how. */
export interface TwoStageQuestion {
  /** The rate that should be called low. */
  readonly low: number;
  /** The rate that should be called high. */
  readonly high: number;
  readonly risks?: TwoRisks;
  readonly stops?: Stops;
  /** The most cases of both stages. */
  readonly upTo?: number;
}

/**
 * The plans in two stages with two risks that need the fewest cases: every plan of up to so many cases is looked at.
 *
 * @param question - `low`, which should be called low, and `high`, above it, both in (0, 1); `risks`: `falseHigh` and `falseLow`,
 *   in (0, 1), 0.1 each if omitted; `stops`, `low` if omitted, or `either`; `upTo`, 2 to 150 cases, 100 if omitted
 * @returns the minimax, optimal and admissible plans. What is expected is at the low rate where plans stop low only, and
 *   the mean of both rates where they may stop either way
 * @throws ArgumentError naming the argument, or where no plan of so many cases has the risks
 * @source Simon 1989, Controlled Clinical Trials 10:1; admissible: Jung, Lee, Kim and George 2004, Statistics in Medicine 23:561.
 *
 * @example
 * twoStagePlans({ low: 0.1, high: 0.3, risks: { falseHigh: 0.05, falseLow: 0.2 } }).optimal; // 1 of 10, then above 5 of 29
 */
export function twoStagePlans(question: TwoStageQuestion): TwoStageSearch {
  const {
    low,
    high,
    risks,
    stops = 'low',
    upTo = 100,
  } = requireFields('question', question, '{ low: 0.5, high: 0.65 }');
  const { falseHigh, falseLow } = requireRisks(risks);
  requireLowAndHigh(low, high);
  requireOneOf('stops', stops, STOPS);
  requireWhole('upTo', upTo, { min: 2, max: MOST_SEARCHED });
  const rates = { low: tables(low, upTo), high: tables(high, upTo), falseHigh, falseLow, stops };
  const search = { ...rates, cuts: Array.from({ length: upTo }, (_, first) => firstCuts(first, rates)) };
  const expected = expectedBy(stops);
  const bestOfEach: FoundPlan[] = [];
  for (let total = 2; total <= upTo; total++) {
    if (mostPowerful(total, search) < 1 - falseLow) continue;
    const last = bestOfEach.at(-1);
    // Of more cases at most, only a plan that expects fewer is worth having.
    const found = bestOf(total, search, last === undefined ? Infinity : expected(last));
    if (found !== null) bestOfEach.push(found);
  }
  const [minimax] = bestOfEach;
  if (minimax === undefined) {
    return refuseOutOfReach('upTo', upTo, {
      message: `No plan in two stages of up to ${whole(upTo)} cases tells ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${percentAsWritten(falseHigh)} and ${percentAsWritten(falseLow)}.`,
      hint: `Look at more cases, up to ${MOST_SEARCHED}, or take rates further from each other, or larger risks.`,
    });
  }
  const optimal = bestOfEach.reduce((best, plan) => (expected(plan) < expected(best) ? plan : best));
  return Object.freeze({ minimax, optimal, admissible: lowerHull(bestOfEach, expected, optimal) });
}

/** Beyond this the search takes longer than some seconds. */
const MOST_SEARCHED = 150;

/** Chances of each count of each number of cases at one rate, and of each count or more. */
interface Tables {
  readonly exactly: readonly Float64Array[];
  readonly orMore: readonly Float64Array[];
}

interface Search {
  readonly low: Tables;
  readonly high: Tables;
  readonly falseHigh: number;
  readonly falseLow: number;
  readonly stops: Stops;
  /** By the cases of the first stage. */
  readonly cuts: readonly FirstCuts[];
}

/** Where a first stage may stop, whatever comes after it. */
interface FirstCuts {
  /** The most Yes at which stopping low does not by itself use up the risk of a false low. */
  readonly mostLow: number;
  /** Where it may stop high. */
  readonly high: readonly number[];
}

/** By Pascal's rule, each number of cases from one fewer: sums of what is positive, so that no digits are lost. */
function tables(rate: number, upTo: number): Tables {
  const exactly = [Float64Array.of(1)];
  for (let total = 1; total <= upTo; total++) {
    const before = exactly[total - 1]!;
    exactly.push(
      Float64Array.from(
        { length: total + 1 },
        (_, yes) => (yes < total ? (1 - rate) * before[yes]! : 0) + (yes > 0 ? rate * before[yes - 1]! : 0),
      ),
    );
  }
  return { exactly, orMore: exactly.map(sumsFrom) };
}

const expectedBy =
  (stops: Stops) =>
  ({ expectedAtLow, expectedAtHigh }: FoundPlan): number =>
    stops === 'low' ? expectedAtLow : (expectedAtLow + expectedAtHigh) / 2;

/**
 * The chance of high at the high rate of the most powerful test of all the cases, which settles a count at its cut-off by lot
 * (Neyman and Pearson 1933): no plan that stops early has more, so where this falls short none of so many cases is looked at.
 */
function mostPowerful(total: number, { low, high, falseHigh }: Search): number {
  const [orMoreAtLow, orMoreAtHigh] = [low.orMore[total]!, high.orMore[total]!];
  const cut = orMoreAtLow.findIndex((chance) => chance <= falseHigh) - 1;
  const byLot = cut < 0 ? 0 : (falseHigh - orMoreAtLow[cut + 1]!) / low.exactly[total]![cut]!;
  return orMoreAtHigh[cut + 1]! + (cut < 0 ? 0 : byLot * high.exactly[total]![cut]!) + 1e-12;
}

/** The plan of `total` cases that expects the fewest, of those with both risks; null where none that expects fewer than `most` has them. */
function bestOf(total: number, search: Search, most: number): FoundPlan | null {
  const expected = expectedBy(search.stops);
  let best: FoundPlan | null = null;
  let fewest = most;
  for (let first = 1; first < total; first++) {
    const stages = stagesOf(first, total, search);
    const { mostLow, high } = search.cuts[first]!;
    for (const stopHigh of high) {
      for (let stopLow = mostLow; stopLow >= (stopHigh > first ? 0 : -1); stopLow--) {
        if (stopLow >= stopHigh - 1) continue;
        // The lower it stops, the more cases it expects: what is no better now will be no better then.
        if (stages.expected(stopLow, stopHigh) >= fewest) break;
        const found = stages.find(stopLow, stopHigh);
        if (found === null) continue;
        best = found;
        fewest = expected(found);
        break;
      }
    }
  }
  return best;
}

/** Low up to, and high from never down to, what would by itself use up the risk of saying so falsely. */
function firstCuts(
  first: number,
  { low, high, falseHigh, falseLow, stops }: Omit<Search, 'cuts'>,
): FirstCuts {
  const [orMoreAtLow, orMoreAtHigh] = [low.orMore[first]!, high.orMore[first]!];
  let mostLow = -1;
  while (mostLow < first - 1 && 1 - orMoreAtHigh[mostLow + 2]! <= falseLow) mostLow++;
  if (stops === 'low') return { mostLow, high: [first + 1] };
  const cuts = Array.from({ length: first }, (_, i) => first + 1 - i);
  return { mostLow, high: cuts.filter((yes) => orMoreAtLow[yes]! <= falseHigh) };
}

/** What plans of these two sizes expect, and the cut-off that gives them both risks. */
function stagesOf(first: number, total: number, search: Search) {
  const { low, high, falseHigh, falseLow, stops } = search;
  const [atLow, atHigh] = [low, high].map((at) => stageAt(at, first, total)) as [StageAt, StageAt];
  const mean = (stopLow: number, stopHigh: number) =>
    stops === 'low'
      ? atLow.goesOn(stopLow, stopHigh)
      : (atLow.goesOn(stopLow, stopHigh) + atHigh.goesOn(stopLow, stopHigh)) / 2;
  // The cut-off without a stop: plans that stop early have nearly the same.
  let guess = Math.max(0, low.orMore[total]!.findIndex((chance) => chance <= falseHigh) - 1);
  return {
    expected: (stopLow: number, stopHigh: number) => first + (total - first) * mean(stopLow, stopHigh),
    find(stopLow: number, stopHigh: number): FoundPlan | null {
      const most = Math.min(total - 1, stopHigh + total - first - 1);
      const isRare = (above: number) => atLow.high(stopLow, stopHigh, above) <= falseHigh;
      const cut = firstWhole(Math.max(stopLow, 0), most, isRare, guess);
      if (cut > most) return null;
      guess = cut;
      const missed = 1 - atHigh.high(stopLow, stopHigh, cut);
      if (missed > falseLow) return null;
      const [goesOnAtLow, goesOnAtHigh] = [atLow, atHigh].map((at) => at.goesOn(stopLow, stopHigh)) as [
        number,
        number,
      ];
      return Object.freeze({
        ...{ first, stopLow, stopHigh, total, cut, falseLow: missed },
        falseHigh: atLow.high(stopLow, stopHigh, cut),
        expectedAtLow: first + (total - first) * goesOnAtLow,
        expectedAtHigh: first + (total - first) * goesOnAtHigh,
        stopsAtLow: 1 - goesOnAtLow,
        stopsAtHigh: 1 - goesOnAtHigh,
      });
    },
  };
}

interface StageAt {
  readonly goesOn: (stopLow: number, stopHigh: number) => number;
  readonly high: (stopLow: number, stopHigh: number, cut: number) => number;
}

function stageAt({ exactly, orMore }: Tables, first: number, total: number): StageAt {
  const [one, oneOrMore, twoOrMore] = [exactly[first], orMore[first], orMore[total - first]];
  if (one === undefined || oneOrMore === undefined || twoOrMore === undefined) {
    throw new RangeError(`no table of ${first} of ${total}`);
  }
  return {
    goesOn: (stopLow, stopHigh) => oneOrMore[stopLow + 1]! - oneOrMore[stopHigh]!,
    high(stopLow, stopHigh, cut) {
      let chance = oneOrMore[stopHigh]!;
      // With more Yes than this in the first stage the second cannot matter; with fewer it cannot reach.
      const from = Math.max(stopLow + 1, cut + 1 - (total - first));
      for (let yes = from; yes < stopHigh; yes++) {
        chance += one[yes]! * (yes > cut ? 1 : twoOrMore[cut + 1 - yes]!);
      }
      return chance;
    },
  };
}

/** The corners of the lower left hull of cases at most and cases expected, from the first plan to the optimal one. */
function lowerHull(
  plans: readonly FoundPlan[],
  expected: (plan: FoundPlan) => number,
  optimal: FoundPlan,
): FoundPlan[] {
  const hull: FoundPlan[] = [];
  for (const plan of plans.filter(({ total }) => total <= optimal.total)) {
    for (let last = hull.at(-1); last !== undefined; last = hull.at(-1)) {
      const before = hull.at(-2);
      const slope = (one: FoundPlan, other: FoundPlan) =>
        (expected(other) - expected(one)) / (other.total - one.total);
      const isAbove =
        expected(plan) <= expected(last) && before !== undefined && slope(before, last) >= slope(last, plan);
      if (!isAbove) break;
      hull.pop();
    }
    const last = hull.at(-1);
    if (last === undefined || expected(plan) < expected(last)) hull.push(plan);
  }
  return hull;
}
