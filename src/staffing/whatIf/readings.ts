import type { StaffingOutcome } from '../region/outcomes.js';
import { type Outcome, outcomesOf } from '../region/outcomes.js';
import { atMonth, differenceOf, quantileErrors, quantilesOf } from '../simulation/fan.js';
import { meanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
import type { Simulation } from '../simulation/simulate.js';
import { BASELINES, type Baseline } from '../workforce/closing.js';

/** The difference that the levers make to one outcome at the inspection. */
export interface OutcomeChange extends Outcome {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Monte Carlo standard error of the middle. */
  readonly error: number;
}

/** A vetting lever under one reading of what faster vetting does to the number of trainees. */
export interface VettingReading {
  /** Share of a faster vetting that adds starts: 0 keeps the starts, 1 the offers. */
  readonly vettingStarts: number;
  readonly outcomes: readonly OutcomeChange[];
}

/** What is read at a glance: officers, their load, oversight, and the key questions. */
const GLANCE: readonly StaffingOutcome[] = [
  'officers',
  'services',
  'trainees',
  'officerUtilisation',
  'oversightEffective',
];

/** What the levers do at the inspection, the month of this `row` of those written down, over the draws of one reading. */
export function vettingReading(
  setup: Setup,
  { baseline, whatIf, draws }: Simulation,
  { row }: { readonly row: number },
): VettingReading {
  const outcomes = outcomesOf(setup.scenario).flatMap((outcome, index): OutcomeChange[] => {
    if (!isGlanced(setup, outcome)) return [];
    const at = (values: readonly Float64Array[]) => atMonth(values[index]!, draws, row);
    const difference = differenceOf(at(whatIf), at(baseline));
    return [{ ...quantilesOf(difference), error: quantileErrors(difference).middle, ...outcome }];
  });
  return { vettingStarts: setup.central.vettingStarts, outcomes };
}

/** The change in one outcome under each way of going on without levers, with every assumption central. */
export interface BaselineRow extends Outcome {
  readonly byBaseline: Readonly<Record<Baseline, number>>;
}

/** How much the answer depends on how the region goes on without levers. */
export function baselineRows(setupUnder: (kind: Baseline) => Setup, inspectAt: number): BaselineRow[] {
  const setups = BASELINES.map((kind) => ({ kind, setup: setupUnder(kind) }));
  const [{ setup: any }] = setups as [(typeof setups)[number]];
  const courses = setups.map(({ kind, setup }) => ({
    kind,
    course: meanCourse(setup, inspectAt, setup.central),
  }));
  return outcomesOf(any.scenario).flatMap((outcome, index) => {
    if (!isGlanced(any, outcome)) return [];
    const changes = courses.map(({ kind, course: { baseline, whatIf } }) => [
      kind,
      whatIf[index]![inspectAt]! - baseline[index]![inspectAt]!,
    ]);
    return [{ ...outcome, byBaseline: Object.fromEntries(changes) as BaselineRow['byBaseline'] }];
  });
}

/** Whether an outcome is one of those that are read at a glance. */
export function isGlanced({ scenario }: Setup, { name }: Outcome): boolean {
  return (GLANCE as readonly string[]).includes(name) || scenario.keyQuestions.some(({ id }) => id === name);
}
