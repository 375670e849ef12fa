import {
  type BetaPrior,
  LARGEST_PRIOR,
  SMALLEST_PREDICTING_PRIOR,
  SMALLEST_PRIOR,
} from '../../estimation/proportion/betaPosterior.js';
import { PROPORTION_METHODS } from '../../estimation/proportion/registry.js';
import { readDecimal } from '../../numeric/written.js';
import { whole } from '../../words/format.js';
import { oneOfOption, refuseOption } from './options.js';

/** An interval method of a proportion by its name. */
export const methodOption = oneOfOption(
  '--method',
  PROPORTION_METHODS.map(({ name }) => name),
);

/** A beta prior, as the Yes and No answers it is worth: `12,8`. */
export function priorOption({ smallest = SMALLEST_PRIOR } = {}) {
  return (text: string): BetaPrior => readPrior(text, smallest);
}

/** Of a prior by which the sample is predicted too, to say whether the two disagree. */
export const predictingPriorOption = priorOption({ smallest: SMALLEST_PREDICTING_PRIOR });

function readPrior(text: string, smallest: number): BetaPrior {
  const [yes = Number.NaN, no = Number.NaN, ...more] = text.split(',').map(readDecimal);
  const isWorth = (answers: number) => answers >= smallest && answers <= LARGEST_PRIOR;
  if (!(isWorth(yes) && isWorth(no)) || more.length > 0) {
    const expected = `two numbers from ${smallest} to ${whole(LARGEST_PRIOR)}, the Yes and the No answers it is worth`;
    refuseOption('--prior', text, expected, {
      hint: 'Such as 2,2; half of each, 0.5,0.5, is the least informative.',
    });
  }
  return { yes, no };
}
