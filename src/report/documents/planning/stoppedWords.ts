import type { TwoStageEstimate } from '../../../estimation/rules/twoStageEstimate.js';
import { percent } from '../../../words/format.js';

/** What an estimate after a stop is beside the share as it stands, and what to go by where it lies outside its limits. */
export function stoppedWords({ naive, estimate, lower, upper }: TwoStageEstimate): string[] {
  const isShare = Math.abs(estimate - naive) < SAME;
  return [
    isShare
      ? 'Of an outcome that ends at the first look it is the share as it stands.'
      : `As it stands the share is ${percent(naive, 1)}, which a plan that may stop early pulls to one side.`,
    ...(estimate >= lower && estimate <= upper
      ? []
      : ['The estimate lies outside the limits, which order the outcomes otherwise. Go by the limits.']),
  ];
}

const SAME = 1e-9;
