import { requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { bandsDecidableFrom } from '../../estimation/bands/bands.js';
import { isInside } from '../../estimation/bands/countsInside.js';
import {
  type BandName,
  endOf,
  type PerBand,
  perBand,
  RATING_BANDS,
} from '../../estimation/bands/ratingBands.js';
import { bandPowerOver, bandSampleSize, requireTruthInside } from '../../estimation/planning/bandPower.js';
import { yesInCohort } from '../../estimation/planning/cohortPlan.js';
import type { ProportionMethod } from '../../estimation/proportion/proportion.js';
import { USUAL_METHODS } from '../../estimation/proportion/usualMethod.js';
import { refuse, unlessRefused } from '../../problem.js';
import { percent, percentAsWritten, whole } from '../../words/format.js';
import {
  type CasesNeeded,
  type ChanceCurve,
  type ChanceGiven,
  casesNeeded,
  designEffectAsked,
  independentCases,
  type PlanQuestion,
  powerAsked,
} from './chances.js';
import { bothCurves, type CohortAnswer, cohortAnswer, ofProcess, outOfReach } from './cohort.js';

/** Cases in which to decide that a percentage lies in a band. */
export interface BandPlan {
  readonly band: BandName;
  /** The cuts of the band, as proportions. */
  readonly from: number;
  readonly to: number;
  /** The true proportion that the plan takes for granted. */
  readonly truth: number;
  readonly method: ProportionMethod;
  readonly confidence: number;
  /** Variance over that of independent cases; with one, chances are those of as many independent cases. */
  readonly designEffect: number;
  /** The same about the cohort itself; null without one. */
  readonly inCohort: CohortAnswer | null;
  /** The cases for the chance asked for; null where only the chance of given cases is asked. */
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
  /** The most cases looked at and their chance, where even those have less than was asked but the cohort has it; else null. */
  readonly outOfReach: ChanceGiven | null;
  /**
   * With fewer independent cases than these no count at all settles the band, whatever the truth, and the count that does; null for none.
   * The chance is that of settling it with as many, at the truth taken for granted.
   */
  readonly canSettleFrom: (Counts & { readonly chance: number }) | null;
  readonly chances: ChanceCurve;
}

/**
 * How many cases to inspect so that the interval lies wholly inside a band, with a stated chance at a stated truth; and
 * the chance that given cases have.
 *
 * @param question - `band`, the name of one of `RATING_BANDS`; `truth`, a proportion inside it (its middle if omitted);
 *   `power` above 0 and up to 0.999999, 0.8 if omitted; or `of` cases, whose chance is asked; `method` (wilson if
 *   omitted) and
 *   `confidence` in (0, 1) of the interval; `designEffect`; `cohort`, up to 100,000 cases, for the same about the cohort
 * @returns the cases needed, the chance of those given, and the chance over the cases
 * @throws ArgumentError naming the argument: a truth on a cut of the band or outside it
 *
 * @example
 * bandPlan({ band: 'good', truth: 0.725 }).needed?.fewest; // 369
 */
export function bandPlan(
  question: PlanQuestion & {
    readonly band: BandName;
    readonly truth?: number;
    readonly method?: ProportionMethod;
    readonly confidence?: number;
    readonly cohort?: number;
  },
): BandPlan {
  const given = requireFields('question', question, "{ band: 'good' }");
  const { of, method = USUAL_METHODS.cases, confidence = 0.95, cohort } = given;
  const designEffect = designEffectAsked(given);
  const name = requireOneOf(
    'band',
    given.band,
    RATING_BANDS.map((band) => band.name),
  );
  const { from, to } = cutsOf(name);
  const { truth = middleOf({ from, to }) } = given;
  const options = { method, confidence };
  const independent = bandPowerOver({ from, to, truth }, options);
  const chanceOf = (cases: number) => independent(independentCases(cases, designEffect));
  requireTruthInside({ from, to, truth }, confidence);
  const power = powerAsked(given);
  if (cohort !== undefined) requireCohortInside({ from, to, truth }, cohort);
  const known =
    cohort === undefined
      ? null
      : cohortAnswer({ cohort, yes: yesInCohort(cohort, truth) }, given, {
          is: ({ lower, upper }) => isInside(lower, upper, { from, to }),
          confidence,
          share: truth,
        });
  const find = (power: number) =>
    bandSampleSize({ from, to, truth, power }, { ...options, upTo: MOST_CASES });
  const found = power === undefined ? null : ofProcess(() => find(power), known);
  const answers = {
    needed:
      power === undefined || found === null ? null : casesNeeded(power, found, found.power, designEffect),
    outOfReach: outOfReach(power !== undefined && found === null, MOST_CASES, independent, designEffect),
    given: of === undefined ? null : { of, chance: chanceOf(of) },
  };
  const first = bandsDecidableFrom(options)[name];
  return {
    band: name,
    from,
    to,
    truth,
    method,
    confidence,
    designEffect,
    ...answers,
    canSettleFrom: first === null ? null : { ...first, chance: independent(first.of) },
    ...bothCurves(chanceOf, answers, known, {
      most: method === 'blaker' ? 40 : 400,
      upTo: 1_000_000 * Math.min(1, designEffect),
    }),
  };
}

/** The most cases that are looked at. */
const MOST_CASES = 100_000;

/** Refuses a truth that in whole cases of a cohort lies in another band. */
function requireCohortInside(
  { from, to, truth }: { readonly from: number; readonly to: number; readonly truth: number },
  cohort: number,
): void {
  requireWhole('cohort', cohort, { min: 1, max: MOST_CASES });
  const yes = yesInCohort(cohort, truth);
  const share = yes / cohort;
  if (share >= from && (share < to || to === 1)) return;
  refuse(
    'out-of-reach',
    `In a cohort of ${whole(cohort)}, ${percentAsWritten(truth)} are ${whole(yes)} whole cases: ${percent(share, 1)}, which is not in the band from ${percentAsWritten(from)} to under ${percentAsWritten(to)}.`,
    {
      path: 'truth',
      got: String(truth),
      hint: 'Take a truth further from the ends of the band, or leave the cohort out.',
    },
  );
}

/** What it takes to decide each band, by the interval that rules bands out. */
export interface BandPlans {
  /** With fewer independent cases no count at all settles the band, and the count that does with as many; null for none. */
  readonly canSettleFrom: PerBand<Counts | null>;
  /** The cases for a stated chance if the truth is in the middle of the band; null when beyond the most looked at. */
  readonly settledFourTimesInFive: PerBand<{
    readonly truth: number;
    readonly fewest: number;
    readonly fewestForGood: number | null;
  } | null>;
}

/** What it takes to decide each band. */
export function bandPlans(interval: {
  readonly method: ProportionMethod;
  readonly confidence: number;
}): BandPlans {
  return {
    canSettleFrom: bandsDecidableFrom(interval),
    settledFourTimesInFive: perBand(({ name }) => {
      const cuts = cutsOf(name);
      const truth = middleOf(cuts);
      const found = unlessRefused(['out-of-reach'], () =>
        bandSampleSize({ ...cuts, truth, power: 0.8 }, interval),
      );
      return found === null ? null : { truth, fewest: found.fewest, fewestForGood: found.fewestForGood };
    }),
  };
}

/** Halfway between the cuts, as a decimal that people write. */
const middleOf = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  Number(((from + to) / 2).toPrecision(12));

/** The cuts of a band as proportions. */
function cutsOf(name: BandName): { readonly from: number; readonly to: number } {
  const band = RATING_BANDS.find((one) => one.name === name);
  if (band === undefined) throw new RangeError(name);
  return { from: band.from / 100, to: endOf(band) };
}
