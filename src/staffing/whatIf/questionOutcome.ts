import { FIRST_QUESTION } from '../region/outcomes.js';
import { atMonth, differenceOf, quantileErrors, quantilesOf } from '../simulation/fan.js';
import type { MeanCourse } from '../simulation/meanCourse.js';
import type { Run } from '../simulation/runOptions.js';
import type { Setup } from '../simulation/setup.js';
import type { Simulation } from '../simulation/simulate.js';
import { casesNeeded, type Detection, detect } from './detection.js';
import { differenceAt } from './tornado.js';
import { splitVariance, type VarianceSplit } from './variance.js';

/** What a what-if says of one key question: its true share with and without the levers, and what inspections would show. */
export interface QuestionOutcome {
  /** Its id. */
  readonly question: string;
  /** Medians over the draws of the true share of Yes at the inspection, and the 5, 50 and 95% of the difference. */
  readonly baseline: number;
  readonly whatIf: number;
  readonly difference: { readonly low: number; readonly middle: number; readonly high: number };
  /** Monte Carlo standard error of the median difference. */
  readonly differenceError: number;
  /** The same difference if no assumed effect exists. */
  readonly noEffect: number;
  /** An inspection with the levers against one without, at the same month, each of `cases`. */
  readonly withAndWithout: Detection;
  /** An inspection with the levers against the published one, drawn again from the true share of the start. */
  readonly sincePublished: Detection;
  /** The two as if no assumed effect existed: what chance alone would show. */
  readonly byLuck: Detection;
  /** Cases each of two inspections would need for an 80% chance of telling the median change; null beyond 20,000. */
  readonly casesNeeded: number | null;
  /** Variance of the percentage that an inspection with the levers would give, and of its gap to one without. */
  readonly uncertainty: { readonly percentage: VarianceSplit; readonly change: VarianceSplit };
}

/** What the levers do to each key question, in the scenario's order; `noEffect` is the course without any assumed effect. */
export function questionOutcomes(
  { scenario, engine }: Setup,
  simulation: Simulation,
  { inspectAt, cases }: Run,
  noEffect: MeanCourse,
): QuestionOutcome[] {
  const differences = differenceAt(noEffect, inspectAt, scenario.keyQuestions);
  return scenario.keyQuestions.map(({ id }, question) =>
    questionOutcome(id, question, simulation, {
      inspectAt,
      cases,
      published: scenario.sample.cases,
      share: engine.network.questions[question]!.share,
      noEffect: differences[id]!,
    }),
  );
}

interface Inspection {
  readonly inspectAt: number;
  readonly cases: number;
  readonly published: number;
  readonly share: number;
  /** Its difference if no assumed effect exists. */
  readonly noEffect: number;
}

/** What the levers do to one key question, by its index among them. */
function questionOutcome(
  name: string,
  question: number,
  simulation: Simulation,
  inspection: Inspection,
): QuestionOutcome {
  const { inspectAt, cases, published, share, noEffect } = inspection;
  const { draws, baseline, whatIf: moved, again, redrawn, atStart, counts } = simulation;
  const at = (values: readonly Float64Array[]): Float64Array =>
    atMonth(values[FIRST_QUESTION + question]!, draws, inspectAt);
  const without = at(baseline);
  const withLevers = at(moved);
  const difference = differenceOf(withLevers, without);
  const spread = quantilesOf(difference);
  const { middle } = spread;
  const first = quantilesOf(without).middle;
  const second = quantilesOf(withLevers).middle;
  const repeated = (of: (pair: typeof again) => Float64Array, once: Float64Array) => ({
    once,
    again: of(again),
    redrawn: of(redrawn),
  });
  const sampling = (shares: Float64Array): number =>
    shares.reduce((sum, p) => sum + p * (1 - p), 0) / shares.length / cases;
  const [withAndWithout, sincePublished] = detect(cases, withLevers, [
    { of: cases, shares: without, difference: middle, counts: counts?.without[question] ?? null },
    {
      of: published,
      shares: atStart[question]!,
      difference: second - share,
      counts: counts?.published[question] ?? null,
    },
  ]) as [Detection, Detection];
  const [byLuck] = detect(cases, Float64Array.of(share + noEffect), [
    { of: cases, shares: Float64Array.of(share), difference: middle, counts: null },
  ]) as [Detection];
  return {
    question: name,
    baseline: first,
    whatIf: second,
    difference: spread,
    differenceError: quantileErrors(difference).middle,
    noEffect,
    withAndWithout,
    sincePublished,
    byLuck,
    casesNeeded: casesNeeded(first, first + middle),
    uncertainty: {
      percentage: splitVariance(
        repeated((pair) => pair.whatIf[question]!, withLevers),
        sampling(withLevers),
      ),
      change: splitVariance(
        repeated((pair) => differenceOf(pair.whatIf[question]!, pair.baseline[question]!), difference),
        sampling(withLevers) + sampling(without),
      ),
    },
  };
}
