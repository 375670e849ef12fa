import { clusteredInterval } from '../../estimation/design/clustered.js';
import { surveyProportion } from '../../estimation/design/survey.js';
import { surveyInterval } from '../../estimation/design/surveyInterval.js';
import { proportionInterval } from '../../estimation/proportion/proportion.js';
import type { Share } from './marking.js';

/** One answer that counts or does not, and the case that it is about. */
export interface Scored {
  readonly unit: number;
  readonly yes: boolean;
}

/**
 * A share of answers with limits. Where every case has one answer they are Wilson's; where cases have several, the
 * answers to one case are related, and the variance is linearised with the case as the unit.
 */
export function shareOf(scored: readonly Scored[], confidence: number): Share | null {
  if (scored.length === 0) return null;
  const count = scored.filter(({ yes }) => yes).length;
  const of = scored.length;
  const units = new Set(scored.map(({ unit }) => unit)).size;
  const estimate = count / of;
  const known = { count, of, estimate };
  if (units === of) {
    const { lower, upper } = proportionInterval({ yes: count, of }, { method: 'wilson', confidence });
    return { ...known, lower, upper, effective: of };
  }
  if (units < 3) {
    // Too few cases to measure a spread between them: each case is taken for one answer, the most cautious reading.
    const yes = Math.round(estimate * units);
    const { lower, upper } = proportionInterval({ yes, of: units }, { method: 'wilson', confidence });
    return { ...known, lower: Math.min(lower, estimate), upper: Math.max(upper, estimate), effective: units };
  }
  if (count === 0 || count === of) {
    // No spread to measure either, but no less is known than with one answer otherwise, which counts as one case.
    const { designEffect } = designOf(
      scored.map((one, index) => (index === 0 ? { ...one, yes: !one.yes } : one)),
    );
    const sample = { yes: count, of, designEffect, degreesOfFreedom: units - 1 };
    const { lower, upper } = clusteredInterval(sample, { confidence });
    return { ...known, lower, upper, effective: of / designEffect };
  }
  const { proportion, designEffect, isBelow } = designOf(scored);
  if (isBelow) {
    const sample = { yes: count, of, designEffect, degreesOfFreedom: units - 1 };
    const { lower, upper } = clusteredInterval(sample, { confidence });
    return { ...known, lower, upper, effective: of };
  }
  const { lower, upper } = surveyInterval(proportion, { method: 'beta', confidence });
  return { ...known, lower, upper, effective: of / designEffect };
}

/** The share with the case as its unit. A few cases that happen to be alike do not make the answers better than independent ones. */
function designOf(scored: readonly Scored[]) {
  const proportion = surveyProportion({
    yes: scored.map(({ yes }) => Number(yes)),
    unit: scored.map(({ unit }) => unit),
  });
  const measured = proportion.designEffect ?? 1;
  return { proportion, designEffect: Math.max(1, measured), isBelow: measured < 1 };
}
