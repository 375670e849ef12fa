import type { TwoStageEstimate } from '../../../estimation/rules/twoStageEstimate.js';
import { percent } from '../../../words/format.js';

/** What an estimate after a stop is beside the share as it stands, and what to go by where it lies outside its limits. */
export function stoppedWords({ naive, estimate, lower, upper }: TwoStageEstimate): string[] {
  const share = `As it stands the share is ${percent(naive, 1)}, which a plan that may stop early pulls to one side.`;
  return estimate >= lower && estimate <= upper
    ? [share]
    : [
        share,
        'The estimate lies outside the limits, which order outcomes otherwise than it does: this plan nearly always stops where it did not, or goes on where it did. Go by the limits.',
      ];
}
