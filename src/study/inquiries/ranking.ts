import { emptyEstimate } from '../../designs/estimating/estimate.js';
import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { AT } from './judge.js';

/** Whether the worlds come out in the order of their true percentages. */
export function rankingAnalysis(
  { placeOf, estimator }: Context,
  inquiry: Inquiry & { kind: 'ranking' },
  answer: ConditionAnswer,
): Analysis {
  const places = inquiry.worlds.map((name) => placeOf(name, inquiry.question));
  const estimators = places.map(({ world }) => estimator(answer, world, false));
  const estimate = emptyEstimate();
  const values = new Float64Array(places.length);
  const truths = places.map(({ world, place }) => world.truth[place] ?? 0);
  return {
    inquiry,
    answer,
    truth: null,
    add: (samples, tally, weight) => {
      for (let one = 0; one < places.length; one++) {
        const { index, place } = places[one] ?? { index: 0, place: 0 };
        const sample = samples[index];
        if (sample !== undefined) estimators[one]?.(sample, place, estimate);
        if (sample === undefined || !estimate.defined) {
          tally.add('undefined', weight);
          return false;
        }
        values[one] = estimate.value;
      }
      let [wrong, tied] = [false, false];
      for (let one = 0; one < values.length; one++) {
        for (let other = one + 1; other < values.length; other++) {
          const seen = (values[one] ?? 0) - (values[other] ?? 0);
          const real = (truths[one] ?? 0) - (truths[other] ?? 0);
          if (Math.abs(seen) <= AT) tied = true;
          else if (Math.abs(real) > AT && seen > 0 !== real > 0) wrong = true;
        }
      }
      tally.add('weight', weight);
      if (wrong) tally.add('wrongRank', weight);
      else if (tied) tally.add('tied', weight);
      return true;
    },
  };
}
