import { emptyEstimate } from '../../designs/estimating/estimate.js';
import { differenceDesignLimits, differenceLimits, type Limits } from '../estimators/limits.js';
import { fromVariance, type Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addEstimate, addInterval } from './judge.js';

/** How much higher a percentage is in one world than in another, from two independent inspections. */
export function differenceAnalysis(
  { placeOf, estimator, designVariance }: Context,
  inquiry: Inquiry & { kind: 'difference' },
  answer: ConditionAnswer,
): Analysis {
  const from = placeOf(inquiry.worlds[0], inquiry.question);
  const to = placeOf(inquiry.worlds[1], inquiry.question);
  const [first, second] = [emptyEstimate(), emptyEstimate()];
  const limits: Limits = { lower: -1, upper: 1 };
  const [estimateFrom, estimateTo] = [
    estimator(answer, from.world, false),
    estimator(answer, to.world, false),
  ];
  const variances = [from, to].map((at) => designVariance(answer, at, false));
  const truth = (to.world.truth[to.place] ?? 0) - (from.world.truth[from.place] ?? 0);
  const raw = differenceLimits(answer.interval ?? 'newcombe', answer.confidence);
  const design = differenceDesignLimits(answer.confidence);
  return {
    inquiry,
    answer,
    truth,
    designVariance: () => {
      const [before, after] = variances.map((variance) => variance());
      return before == null || after == null ? null : before + after;
    },
    add: (samples, tally, weight) => {
      const [before, after] = [samples[from.index], samples[to.index]];
      if (before === undefined || after === undefined) return false;
      estimateFrom(before, from.place, first);
      estimateTo(after, to.place, second);
      if (!first.defined || !second.defined) {
        tally.add('undefined', weight);
        return false;
      }
      const value = second.value - first.value;
      const variance = first.variance + second.variance;
      addEstimate(tally, weight, value, truth, variance);
      if (answer.interval !== null) {
        if (fromVariance(answer)) design(limits, value, variance);
        else raw(limits, second.yes, second.cases, first.yes, first.cases);
        addInterval(tally, weight, limits, value, truth, inquiry.against ?? 0);
      }
      return true;
    },
  };
}
