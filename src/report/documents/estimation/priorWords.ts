import type { BetaPrior } from '../../../estimation/proportion/betaPosterior.js';
import { pValue } from '../../../words/format.js';

/** That prior and cases disagree, in a sentence; empty where they do not, or where no prior was given. */
export function disagreement(priorPValue: number | null): string {
  if (!isSurprising(priorPValue)) return '';
  return (
    `The prior and the cases disagree: a share this far out had a probability ${pValue(priorPValue).replace(/^(<?)/, (_, sign) => (sign === '' ? 'of ' : 'below '))} by the prior alone, ` +
    'so the two together describe neither.'
  );
}

/** Whether a prior would seldom expect such a count. */
export function isSurprising(priorPValue: number | null): priorPValue is number {
  return priorPValue !== null && priorPValue < SURPRISING;
}

const SURPRISING = 0.05;

/** `Jeffreys's prior`, or `a prior worth 12 Yes and 8 No`. */
export function priorWords(prior: BetaPrior): string {
  return isLeast(prior) ? "Jeffreys's prior" : `a prior worth ${prior.yes} Yes and ${prior.no} No`;
}

/** The condition of a prediction, which a prior of one's own is part of: `given a prior worth 12 Yes and 8 No, if nothing changed …`. */
export function ifNothingChanged(prior: BetaPrior, many = 'cases'): string {
  return `${isLeast(prior) ? '' : `given ${priorWords(prior)}, `}if nothing changed but the ${many}`;
}

/** `, given a prior worth 12 Yes and 8 No`, at the end of a title; empty for the least informative one. */
export function givenPrior(prior: BetaPrior): string {
  return isLeast(prior) ? '' : `, given ${priorWords(prior)}`;
}

/** `, without the prior`, of what leaves out a prior that says something; empty for the least informative one. */
export function withoutPrior(prior: BetaPrior): string {
  return isLeast(prior) ? '' : ', without the prior';
}

/** ` (Jeffreys's prior)`, of a probability of the truth that no prior of one's own was given for. */
export function bareOf(prior: BetaPrior): string {
  return isLeast(prior) ? ` (${priorWords(prior)})` : '';
}

const isLeast = ({ yes, no }: BetaPrior): boolean => yes === 0.5 && no === 0.5;
