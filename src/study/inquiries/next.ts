import type { Counts } from '../../counts.js';
import { emptyEstimate, estimateRaw } from '../../designs/estimating/estimate.js';
import { bandRank } from '../../estimation/bands/ratingBands.js';
import { yesCounts } from '../../scenario/figures/yesCounts.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addEstimate } from './judge.js';

/** The published counts of a question that is asked of every case; null where figures do not settle them. */
export function publishedCounts(scenario: Scenario, question: string): Counts | null {
  const variable = scenario.variables.find(({ name }) => name === question);
  return variable === undefined || variable.gate !== null ? null : yesCounts(variable);
}

/** How far the next inspection's percentage will be from the published one, and whether in another band. */
export function nextAnalysis(
  { placeOf }: Context,
  inquiry: Inquiry & { kind: 'spread' | 'agreement' | 'next' },
  answer: ConditionAnswer,
): Analysis {
  const found = placeOf(inquiry.world, inquiry.question);
  const counts = publishedCounts(found.world.scenario, inquiry.question) ?? { yes: 0, of: 1 };
  const published = counts.yes / counts.of;
  const estimate = emptyEstimate();
  return {
    inquiry,
    answer,
    truth: published,
    add: (samples, tally, weight) => {
      const sample = samples[found.index];
      if (sample === undefined) return false;
      estimateRaw(sample, found.place, estimate);
      addEstimate(tally, weight, estimate.value, published, estimate.variance);
      if (bandRank(estimate.value) !== bandRank(published)) tally.add('wrongBand', weight);
      return true;
    },
  };
}
