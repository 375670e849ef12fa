import { type Outcome, outcomesOf, queuesIn } from '../region/outcomes.js';
import { atMonth, differenceOf, type Fan, fanOf, medianError } from './fan.js';
import type { Setup } from './setup.js';
import type { MeanCourse, Simulation } from './simulate.js';

/** One outcome by month, with and without the levers; `difference` is the fan of the differences. */
export interface OutcomeFans extends Outcome {
  readonly baseline: Fan;
  readonly whatIf: Fan;
  readonly difference: Fan;
  /** Monte Carlo standard error of the median difference at the inspection. */
  readonly differenceError: number;
  /** The difference by month if no assumed effect on a key question exists. */
  readonly noEffect: readonly number[];
}

/** Every outcome month by month, as fans over the draws; `noEffect` is the course without any assumed effect. */
export function trajectoriesOf(
  { scenario, region }: Setup,
  { baseline, baselineFans, whatIf, draws }: Simulation,
  noEffect: MeanCourse,
  inspectAt: number,
): OutcomeFans[] {
  const difference = new Float64Array(baseline[0]!.length);
  return outcomesOf(scenario, queuesIn(region.queues)).map((outcome, index) => {
    differenceOf(whatIf[index]!, baseline[index]!, difference);
    return {
      ...outcome,
      baseline: baselineFans[index]!,
      whatIf: fanOf(whatIf[index]!, draws),
      difference: fanOf(difference, draws),
      differenceError: medianError(atMonth(difference, draws, inspectAt)),
      noEffect: Array.from(differenceOf(noEffect.whatIf[index]!, noEffect.baseline[index]!)),
    };
  });
}
