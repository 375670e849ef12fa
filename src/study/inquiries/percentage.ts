import { emptyEstimate } from '../../designs/estimating/estimate.js';
import { designLimits, type Limits, percentageLimits } from '../estimators/limits.js';
import { fromVariance, type Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addBand, addEstimate, addInterval } from './judge.js';

/** A percentage, judged against the process or against the cohort that was sampled, and the band it falls in. */
export function percentageAnalysis(
  { placeOf, estimator, designVariance, misleadingPoints }: Context,
  inquiry: Inquiry & { kind: 'percentage' | 'band' },
  answer: ConditionAnswer,
): Analysis {
  const at = placeOf(inquiry.world, inquiry.question);
  const { index, world, place } = at;
  const ofCohort = inquiry.of === 'cohort';
  const estimate = emptyEstimate();
  const limits: Limits = { lower: 0, upper: 1 };
  const estimateFrom = estimator(answer, world, ofCohort);
  const process = world.truth[place] ?? 0;
  const raw = percentageLimits(
    answer.interval ?? 'wilson',
    answer.confidence,
    ofCohort ? world.design.cohort : null,
  );
  const design = designLimits(answer.interval ?? 'logit', answer.confidence);
  return {
    inquiry,
    answer,
    truth: ofCohort ? null : process,
    designVariance: designVariance(answer, at, ofCohort),
    add: (samples, tally, weight) => {
      const sample = samples[index];
      if (sample === undefined) return false;
      estimateFrom(sample, place, estimate);
      const relevant = ofCohort ? (sample.cohortRelevant[place] ?? 0) : 1;
      if (!estimate.defined || relevant === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const truth = ofCohort ? (sample.cohortYes[place] ?? 0) / relevant : process;
      addEstimate(tally, weight, estimate.value, truth, estimate.variance);
      addBand(tally, weight, estimate.value, truth, misleadingPoints);
      if (answer.interval !== null) {
        if (fromVariance(answer)) design(estimate, limits);
        else raw(estimate.yes, estimate.cases, limits);
        addInterval(tally, weight, limits, estimate.value, truth, inquiry.against);
      }
      return true;
    },
  };
}
