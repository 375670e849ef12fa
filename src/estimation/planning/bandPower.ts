import {
  exceeds,
  requireBetween,
  requireChanceWanted,
  requireConfidence,
  requireFields,
  requireWhole,
} from '../../check.js';
import { countBetween } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { likelyCounts } from '../../numeric/likelyCounts.js';
import { isSettled, shortOfCertain } from '../../numeric/shortOfCertain.js';
import { percentAsWritten, probability, whole } from '../../words/format.js';
import { type Band, countsInside, type InsideCounts, isInside } from '../bands/countsInside.js';
import { type CountLimits, hasWidthAtEnds, limitsByCount, limitsRise } from '../proportion/limitsByCount.js';
import type { ProportionMethod } from '../proportion/registry.js';
import { fewestCases, type ToothedChance } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';

/** A band and where in it the truth is taken to lie, all as proportions. */
export interface BandQuestion extends Band {
  /** The true proportion. */
  readonly truth: number;
}

export interface BandIntervalOptions {
  /** A method of `proportionInterval`; wilson if omitted. */
  readonly method?: ProportionMethod;
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
}

export interface BandSampleSize {
  /** The fewest cases with the chance asked for of an interval inside the band. */
  readonly fewest: number;
  /** The fewest from which on every number of cases has it; null when that is beyond the most that were looked at. */
  readonly fewestForGood: number | null;
  /** The chance at `fewest`. */
  readonly power: number;
  /** The fewest cases at which any count at all lies inside: with fewer nothing can settle the band. */
  readonly canSettleFrom: number;
  /** The most cases that were looked at. */
  readonly upTo: number;
}

/**
 * The exact chance that the interval from a number of cases lies wholly inside a band: at or above its lower cut and
 * below its upper one, or up to 1 in the top band.
 *
 * @param question - `from` and `to`, the cuts of the band, 0 ≤ from < to ≤ 1; `truth`, the true proportion, from 0 to
 *   1; `of` cases, 1 to a million
 * @param options - `method` (wilson if omitted) and `confidence` in (0, 1) of the interval
 * @returns a probability: the binomial chances of the counts whose interval lies inside
 * @throws ArgumentError naming the argument
 * @source the binomial distribution over the intervals that `proportionInterval` gives; for power as a sum over counts,
 * Chow, Shao, Wang and Lokhnygina 2017, Sample Size Calculations in Clinical Research, chapter 5.
 *
 * @example
 * bandPower({ from: 0.5, to: 0.65, truth: 0.575, of: 446 }); // 0.8035…
 */
export function bandPower(
  question: BandQuestion & { readonly of: number },
  options: BandIntervalOptions = {},
): number {
  return bandPowerOver(question, options)(question.of);
}

/**
 * The fewest cases in which to decide that a proportion lies in a band, with a stated chance at a stated truth. The
 * chance is a saw-tooth, so two numbers are given: the fewest cases that have it, and the fewest from which on all have it.
 *
 * @param question - `from` and `to`, the cuts of the band, 0 ≤ from < to ≤ 1; `truth`, a proportion inside the band and
 *   on none of its cuts; `power` above 0 and up to 0.999999, 0.8 if omitted
 * @param options - `method` (wilson if omitted) and `confidence` in (0, 1) of the interval; `upTo`, the most cases to
 *   look at, up to 100,000 (10,000 if omitted)
 * @returns `{ fewest, fewestForGood, power, canSettleFrom, upTo }`
 * @throws ArgumentError naming the argument: a truth on a cut, where the chance never passes half of the error allowed;
 *   or one so near a cut that all the cases looked at are too few
 * @source as for `bandPower`.
 *
 * @example
 * bandSampleSize({ from: 0.5, to: 0.65, truth: 0.575, power: 0.8 }); // 446, for good from 461, power 0.8035…
 */
export function bandSampleSize(
  question: BandQuestion & { readonly power?: number },
  options: BandIntervalOptions & { readonly upTo?: number } = {},
): BandSampleSize {
  const band = requireBand(question);
  const interval = requireInterval(options);
  const { truth, power = 0.8 } = question;
  const { upTo = 10_000 } = options;
  requireChanceWanted('power', power);
  requireWhole('upTo', upTo, { min: 1, max: 100_000 });
  requireTruthInside(band, interval.confidence);
  const chanceOf = insideChance(band, interval);
  const variance = (of: number) => of * truth * (1 - truth);
  const { fewest, fewestForGood } = fewestCases({ chanceOf, target: power, variance, upTo });
  if (fewest === null) {
    const reached = chanceOf(upTo).chance;
    refuseOutOfReach('truth', truth, {
      message: `With a truth of ${percentAsWritten(truth)} in a band from ${percentAsWritten(band.from)} to ${percentAsWritten(band.to)}, even ${whole(upTo)} cases settle it with a chance of only ${probability(reached)}, not ${percentAsWritten(power)}.`,
      hint: 'Take a truth further from the ends of the band, a smaller power or a lower confidence.',
    });
  }
  const canSettleFrom = settledFrom(band, interval, fewest);
  return Object.freeze({ fewest, fewestForGood, power: chanceOf(fewest).chance, canSettleFrom, upTo });
}

/** The same as a function of the cases, for those who ask about many numbers of them; arguments are checked once. */
export function bandPowerOver(
  question: BandQuestion,
  options: BandIntervalOptions = {},
): (of: number) => number {
  const chanceOf = insideChance(requireBand(question), requireInterval(options));
  return (of) => chanceOf(requireWhole('of', of, { min: 1, max: 1_000_000 })).chance;
}

/** The chance of an interval inside the band as a function of the cases; asked in order, it begins where it left off. */
function insideChance(
  question: BandQuestion,
  interval: Required<BandIntervalOptions>,
): (of: number) => ToothedChance {
  if (!limitsRise(interval.method, interval.confidence)) {
    const limits = limitsByCount(interval.method, interval.confidence);
    return (of) => ({ chance: summedChance(question, limits, of) });
  }
  const isToothKnown = hasWidthAtEnds(interval.method);
  let last: (InsideCounts & { readonly of: number }) | undefined;
  return (of) => {
    const inside = countsInside(of, question, interval, last && scaledTo(of, last));
    last = { ...inside, of };
    const sum = countBetween(inside.first, inside.last, of, question.truth);
    const chance = shortOfCertain(sum, { isCertain: isSettled(question.truth) });
    return isToothKnown ? { chance, tooth: justOutside(inside, of, question.truth) } : { chance };
  };
}

/** The chance of the counts just outside those inside. */
function justOutside({ first, last }: InsideCounts, of: number, truth: number): number {
  const [below, above] = [first - 1, last + 1];
  if (below > above) return 0;
  const chanceOf = (yes: number) => (yes < 0 || yes > of ? 0 : binomialPmf(yes, of, truth));
  return below === above ? chanceOf(below) : chanceOf(below) + chanceOf(above);
}

/** About where the counts inside lie of another number of cases. */
const scaledTo = (of: number, last: InsideCounts & { readonly of: number }): InsideCounts => ({
  first: Math.round((last.first / last.of) * of),
  last: Math.round((last.last / last.of) * of),
});

/** The same for limits that need not rise: each likely count is put to the test. */
function summedChance(question: BandQuestion, { lower, upper }: CountLimits, of: number): number {
  const { from, chances } = likelyCounts(of, question.truth);
  const sum = chances.reduce((sum, chance, i) => {
    const yes = from + i;
    return isInside(lower(yes, of), upper(yes, of), question) ? sum + chance : sum;
  }, 0);
  return shortOfCertain(sum, { isCertain: isSettled(question.truth) });
}

/** The fewest cases, up to a number that can, at which the interval of some count lies inside the band. */
function settledFrom(band: Band, interval: Required<BandIntervalOptions>, upTo: number): number {
  const spare = (of: number) => {
    const { first, last } = countsInside(of, band, interval);
    return last - first;
  };
  // From two counts inside down to where the ends lie more than a count apart the wrong way round, at every one.
  let fewest = firstWhole(1, upTo, (of) => spare(of) >= 1, Math.min(upTo, 100));
  for (let of = fewest - 1; of >= 1; of--) {
    const left = spare(of);
    if (left < -1) break;
    if (left >= 0) fewest = of;
  }
  return Math.min(fewest, upTo);
}

function requireBand(question: BandQuestion): BandQuestion {
  const { from, to, truth } = requireFields(
    'question',
    question,
    '{ from: 0.5, to: 0.65, truth: 0.575, power: 0.8 }',
  );
  requireBetween('from', from, 0, 1, 'low', exceeds(from, 1) ? AS_PROPORTION : undefined);
  requireBetween('to', to, from, 1, 'high', exceeds(to, 1) ? AS_PROPORTION : undefined);
  requireBetween('truth', truth, 0, 1, 'both', exceeds(truth, 1) ? AS_PROPORTION : undefined);
  return { from, to, truth };
}

const AS_PROPORTION = 'Percentages are given as proportions: 65% is 0.65.';

/** Refuses a truth on a cut of the band or outside it. */
export function requireTruthInside(band: BandQuestion, confidence: number): void {
  const { from, to, truth } = requireBand(band);
  const isOnCut = (truth === from && from > 0) || (truth === to && to < 1);
  if (isOnCut) {
    refuseOutOfReach('truth', truth, {
      message: `truth ${percentAsWritten(truth)} is an end of the band: an interval lies wholly on one side of it with a chance of about ${Number(((1 - confidence) / 2).toPrecision(3))}, however many the cases.`,
      hint: `Take a truth between ${percentAsWritten(from)} and ${percentAsWritten(to)}.`,
    });
  }
  if (truth < from || truth > to) {
    refuseOutOfReach('truth', truth, {
      message: `truth ${percentAsWritten(truth)} lies outside the band from ${percentAsWritten(from)} to ${percentAsWritten(to)}.`,
      hint: 'Ask about the band that the truth lies in.',
    });
  }
}

function requireInterval(options: BandIntervalOptions): Required<BandIntervalOptions> {
  const { method = 'wilson', confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  limitsByCount(method, confidence);
  return { method, confidence };
}
