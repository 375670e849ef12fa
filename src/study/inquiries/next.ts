import { bandRank } from '../../estimation/bands/ratingBands.js';
import type { Scenario } from '../../scenario/scenario.js';
import { emptyEstimate, estimateRaw } from '../estimators/estimate.js';
import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addEstimate } from './judge.js';

/** Yes answers of the cases published; null where figures do not settle them, or where not every case is relevant. */
export function publishedCounts(scenario: Scenario, question: string): { yes: number; of: number } | null {
  const variable = scenario.variables.find(({ name }) => name === question);
  if (variable?.counts == null || variable.gate !== null) return null;
  return { yes: variable.counts[1] ?? 0, of: variable.counts.reduce((sum, count) => sum + count, 0) };
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
