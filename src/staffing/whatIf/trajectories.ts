import { type Outcome, outcomesOf, queuesIn } from '../region/outcomes.js';
import { atMonth, differenceOf, type EndErrors, type Fan, fanOf, quantileErrors } from '../simulation/fan.js';
import type { MeanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
import type { Simulation } from '../simulation/simulate.js';

/** One outcome by month, with and without the levers; `difference` is the fan of the differences. */
export interface OutcomeFans extends Outcome {
  /** At the start without levers, with every assumption central: as published, where it is. */
  readonly today: number;
  readonly baseline: Fan;
  readonly whatIf: Fan;
  readonly difference: Fan;
  /** Monte Carlo standard errors of the medians at the inspection, without the levers and with them. */
  readonly baselineError: number;
  readonly whatIfError: number;
  /** Monte Carlo standard error of the median difference at the inspection. */
  readonly differenceError: number;
  /** The same of the ends of the difference there. */
  readonly endErrors: EndErrors;
  /** The difference by month if no assumed effect on a key question exists. */
  readonly noEffect: readonly number[];
}

/** Every outcome month by month, as fans over the draws; `noEffect` is the course without any assumed effect, `central` the one with each at its central value. */
export function trajectoriesOf(
  { scenario, region }: Setup,
  { baseline, baselineFans, whatIf, draws }: Simulation,
  { central, noEffect }: { readonly central: MeanCourse; readonly noEffect: MeanCourse },
  inspectAt: number,
): OutcomeFans[] {
  const errorAt = (values: Float64Array): number => quantileErrors(atMonth(values, draws, inspectAt)).middle;
  const ofBaseline = baselineErrors.get(baselineFans) ?? baseline.map(errorAt);
  baselineErrors.set(baselineFans, ofBaseline);
  const difference = new Float64Array(baseline[0]!.length);
  return outcomesOf(scenario, queuesIn(region.queues)).map((outcome, index) => {
    differenceOf(whatIf[index]!, baseline[index]!, difference);
    // Most levers move a few outcomes: the others have the fan that they have without levers.
    const moved = isMoved(difference);
    const errors = moved ? quantileErrors(atMonth(difference, draws, inspectAt)) : NO_ERRORS;
    return {
      ...outcome,
      today: central.baseline[index]![0]!,
      baselineError: ofBaseline[index]!,
      whatIfError: moved ? errorAt(whatIf[index]!) : ofBaseline[index]!,
      baseline: baselineFans[index]!,
      whatIf: moved ? fanOf(whatIf[index]!, draws) : baselineFans[index]!,
      difference: moved ? fanOf(difference, draws) : noChange(baselineFans[index]!),
      differenceError: errors.middle,
      endErrors: { low: errors.low, high: errors.high },
      noEffect: Array.from(differenceOf(noEffect.whatIf[index]!, noEffect.baseline[index]!)),
    };
  });
}

/** Whether any value is other than 0; a loop, as a callback would make an object of each of many thousand numbers. */
function isMoved(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return true;
  return false;
}

/** Errors of the medians without levers at the inspection, which are the same for every what-if of the same draws. */
const baselineErrors = new WeakMap<readonly Fan[], readonly number[]>();

const NO_ERRORS = { low: 0, middle: 0, high: 0 };

/** The fan of no difference in any draw, as long as another. */
function noChange({ middle }: Fan): Fan {
  const none = middle.map(() => 0);
  return { low: none, middle: none, high: none };
}
