import { FIRST_QUESTION } from '../region/outcomes.js';
import { casesNeeded, chancesOf, countsApart, detectionRoom } from './detection.js';
import { atMonth, differenceOf, quantilesOf } from './fan.js';
import type { Simulation } from './simulate.js';
import { splitVariance, type VarianceSplit } from './variance.js';

const ENOUGH_CHANCE = 0.8;
/** A difference no larger is the rounding of a sum. */
const ROUNDING = 1e-12;

/** What two inspections would show of a change. */
export interface Detection {
  /** Cases in the first inspection and in the second. */
  readonly of: readonly [number, number];
  /** The way the change goes: up, down, or no way at all. */
  readonly direction: 'rise' | 'fall' | 'none';
  /** Chance that the second percentage lies in that direction of the first. */
  readonly shows: number;
  /** Chance that it does and that the test of no difference at 5% tells the two apart. */
  readonly distinguishable: number;
}

export interface QuestionAnswer {
  /** Its id. */
  readonly question: string;
  /** Medians over the draws of the true share of Yes at the inspection, and the 5, 50 and 95% of the difference. */
  readonly baseline: number;
  readonly whatIf: number;
  readonly difference: { readonly low: number; readonly middle: number; readonly high: number };
  /** The same difference if no assumed effect exists. */
  readonly noEffect: number;
  /** An inspection with the levers against one without, at the same month, each of `cases`. */
  readonly withAndWithout: Detection;
  /** An inspection with the levers against the published one. */
  readonly sincePublished: Detection;
  /** The two as if no assumed effect existed: what luck alone would show. */
  readonly byLuck: Detection;
  /** Cases each of two inspections would need for an 80% chance of telling the median change; null beyond 20,000. */
  readonly casesNeeded: number | null;
  /** Variance of the percentage that an inspection with the levers would give, and of its gap to one without. */
  readonly uncertainty: { readonly percentage: VarianceSplit; readonly change: VarianceSplit };
}

interface Inspection {
  readonly inspectAt: number;
  readonly cases: number;
  readonly published: number;
  readonly share: number;
  /** Its difference if no assumed effect exists. */
  readonly noEffect: number;
}

/** The answer for one key question, by its index among them. */
export function answerOf(
  name: string,
  question: number,
  simulation: Simulation,
  inspection: Inspection,
): QuestionAnswer {
  const { inspectAt, cases, published, share, noEffect } = inspection;
  const { draws, baseline, whatIf: moved, again } = simulation;
  const at = (values: readonly Float64Array[]): Float64Array =>
    atMonth(values[FIRST_QUESTION + question] ?? new Float64Array(draws), draws, inspectAt);
  const without = at(baseline);
  const withLevers = at(moved);
  const difference = differenceOf(withLevers, without);
  const spread = quantilesOf(difference);
  const { middle } = spread;
  const first = quantilesOf(without).middle;
  const second = quantilesOf(withLevers).middle;
  const [againWithout = without, againWith = withLevers] = [again.baseline[question], again.whatIf[question]];
  const sampling = (shares: Float64Array): number =>
    shares.reduce((sum, p) => sum + p * (1 - p), 0) / shares.length / cases;
  const fixed = (p: number): Float64Array => new Float64Array(1).fill(p);
  return {
    question: name,
    baseline: first,
    whatIf: second,
    difference: spread,
    noEffect,
    withAndWithout: detect([cases, cases], without, withLevers, middle),
    sincePublished: detect(
      [published, cases],
      new Float64Array(draws).fill(share),
      withLevers,
      second - share,
    ),
    byLuck: detect([cases, cases], fixed(share), fixed(share + noEffect), middle),
    casesNeeded: casesNeeded(first, first + middle, ENOUGH_CHANCE),
    uncertainty: {
      percentage: splitVariance(withLevers, againWith, sampling(withLevers)),
      change: splitVariance(
        difference,
        differenceOf(againWith, againWithout),
        sampling(withLevers) + sampling(without),
      ),
    },
  };
}

/** Chances averaged over the draws; `difference` says which direction is the right one. */
function detect(
  of: readonly [number, number],
  first: Float64Array,
  second: Float64Array,
  difference: number,
): Detection {
  const change = Math.abs(difference) < ROUNDING ? 0 : difference;
  const apart = countsApart(of[0], of[1]);
  const room = detectionRoom(apart);
  let [shows, distinguishable] = [0, 0];
  for (let draw = 0; draw < first.length; draw++) {
    const chances = chancesOf(apart, first[draw] ?? 0, second[draw] ?? 0, room);
    if (change === 0) {
      // With no change there is no right direction: either counts, and only luck shows it.
      shows += chances.higher + chances.lower;
      distinguishable += chances.apartHigher + chances.apartLower;
    } else {
      shows += change > 0 ? chances.higher : chances.lower;
      distinguishable += change > 0 ? chances.apartHigher : chances.apartLower;
    }
  }
  return {
    of,
    direction: change > 0 ? 'rise' : change < 0 ? 'fall' : 'none',
    shows: shows / first.length,
    distinguishable: distinguishable / first.length,
  };
}
