import { METHODS, type MethodFamily } from '../../../estimation/methods.js';
import type { Estimand } from '../../../study/inquiries/measures.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import { type AnswerStrategy, fromVariance, type Inquiry } from '../../../study/study.js';
import { list } from '../../../words/format.js';

/** What the interval method of an answer is called, for the inquiries that it can answer; null without one. */
export function intervalLabel(answer: AnswerStrategy, inquiries: readonly Inquiry[]): string | null {
  const { interval } = answer;
  if (interval === null) return null;
  const labels = inquiries.flatMap((inquiry) => {
    const { methods, estimand } = inquiryKind(inquiry.kind);
    if (methods(inquiry, answer)?.includes(interval) !== true) return [];
    const isDesign = fromVariance(answer);
    // The difference of two designs takes its limits from the normal distribution.
    if (isDesign && estimand === 'difference') return ['Wald'];
    return isDesign ? (METHODS.design[interval] ?? []) : labelIn(FAMILIES[estimand], interval);
  });
  return labels.length === 0 ? interval : list([...new Set(labels)], 'or');
}

const FAMILIES: Readonly<Record<Estimand, readonly MethodFamily[]>> = {
  percentage: ['proportion', 'cohort', 'stopping'],
  difference: ['difference', 'pair'],
  score: ['mean'],
  none: [],
};

function labelIn(families: readonly MethodFamily[], interval: string): string | readonly [] {
  return families.flatMap((family) => METHODS[family][interval] ?? [])[0] ?? [];
}
