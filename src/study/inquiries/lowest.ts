import { emptyEstimate } from '../../designs/estimating/estimate.js';
import { type Limits, percentageLimits } from '../estimators/limits.js';
import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addBand, addEstimate, addInterval } from './judge.js';

/** The lowest of several questions, which is what a standard is judged by. */
export function lowestAnalysis(
  { placeOf, estimator, misleadingPoints }: Context,
  inquiry: Inquiry & { kind: 'lowest' },
  answer: ConditionAnswer,
): Analysis {
  const asked = inquiry.questions.map((question) => placeOf(inquiry.world, question));
  const world = asked[0]?.world;
  const index = asked[0]?.index ?? 0;
  const places = asked.map(({ place }) => place);
  if (world === undefined) throw new RangeError(`no world ${inquiry.world}`);
  const estimateFrom = estimator(answer, world, false);
  const estimate = emptyEstimate();
  const limits: Limits = { lower: 0, upper: 1 };
  const least = { value: 0, variance: 0, yes: 0, cases: 0 };
  const truth = Math.min(...places.map((place) => world.truth[place] ?? 1));
  const raw = percentageLimits(answer.interval ?? 'wilson', answer.confidence, null);
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const sample = samples[index];
      if (sample === undefined) return false;
      least.value = Infinity;
      for (const place of places) {
        estimateFrom(sample, place, estimate);
        if (!estimate.defined) {
          tally.add('undefined', weight);
          return false;
        }
        if (estimate.value < least.value) {
          least.value = estimate.value;
          least.variance = estimate.variance;
          least.yes = estimate.yes;
          least.cases = estimate.cases;
        }
      }
      addEstimate(tally, weight, least.value, truth, least.variance);
      addBand(tally, weight, least.value, truth, misleadingPoints);
      if (answer.interval !== null) {
        raw(least.yes, least.cases, limits);
        addInterval(tally, weight, limits, least.value, truth, inquiry.against);
      }
      return true;
    },
  };
}
