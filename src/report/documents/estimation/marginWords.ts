import type { Equivalence, NonInferiority } from '../../../estimation/difference/nonInferiority.js';
import type { PosteriorDifference } from '../../../estimation/difference/posteriorDifference.js';
import { limitInPoints, number, probability, pValue } from '../../../words/format.js';
import { pointsAsWritten } from '../planning/planWords.js';
import { levelText } from './levelText.js';

type Test = NonInferiority | Equivalence;

/** Whether the second is shown to be no worse, in a sentence without its end. */
export function noWorseSentence(test: NonInferiority, first: string, second: string): string {
  const { margin, shown, lower } = test;
  return (
    `${second} ${shown ? 'is' : 'is not'} shown to be no worse than ${first} by ${pointsAsWritten(margin)}: with ${levelText(test.confidence)} ` +
    `confidence, one-sided, it is ${lower < 0 ? `lower by no more than ${size(lower)}` : `higher by at least ${size(lower)}`} points ` +
    `(Miettinen-Nurminen, p ${p(test)})`
  );
}

/** Whether the two are shown to be the same within the margin, in a sentence without its end. */
export function equivalenceSentence(test: Equivalence, first: string, second: string): string {
  const { margin, shown, lower, upper } = test;
  return (
    `${first} and ${second} ${shown ? 'are' : 'are not'} shown to differ by less than ${pointsAsWritten(margin)} either way: with ` +
    `${levelText(test.confidence)} confidence on each side the second minus the first is between ${limitInPoints(lower)} and ` +
    `${limitInPoints(upper)} points (two Miettinen-Nurminen tests, p ${p(test)})`
  );
}

/** What the prior and the samples say of the difference. */
export function posteriorSentence({
  mean,
  lower,
  upper,
  above,
  probabilityAbove,
  prior,
  confidence,
}: PosteriorDifference): string {
  const threshold =
    above === 0
      ? 'the first is truly higher'
      : `the first minus the second is truly above ${limitInPoints(above)} points`;
  return (
    `With a prior worth ${number(prior.yes, decimalsOf(prior.yes))} Yes and ${number(prior.no, decimalsOf(prior.no))} No for each of the two, ` +
    `the probability that ${threshold} is ${probability(probabilityAbove)}; the difference is ${limitInPoints(mean)} points on average, ` +
    `and with probability ${levelText(confidence)} between ${limitInPoints(lower)} and ${limitInPoints(upper)} points.`
  );
}

/** `= 0.126`, on its own side of the error allowed. */
export function p({ pValue: value, confidence }: Test): string {
  return pValue(value, 1 - confidence).replace(/^(?=\d)/, '= ');
}

const size = (limit: number): string => limitInPoints(Math.abs(limit)).replace('+', '');

const decimalsOf = (value: number): number => (Number.isInteger(value) ? 0 : 1);
