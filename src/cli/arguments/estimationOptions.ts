import { type BetaPrior, PRIOR_WORTH } from '../../estimation/proportion/betaPosterior.js';
import { PROPORTION_METHODS, type ProportionMethod } from '../../estimation/proportion/registry.js';
import { largeNumberHint, readDecimal } from '../../numeric/written.js';
import { whole } from '../../words/format.js';
import { oneOfOption, refuseOption } from './options.js';

/** An interval method of a proportion by its name; one that allows for more than the cases is told that it comes by itself. */
export function methodOption(text: string): ProportionMethod {
  const more = ALLOWS_FOR_MORE[text];
  if (more === undefined) return proportionMethod(text);
  return refuseOption('--method', text, 'a method that allows for the cases alone', {
    hint: `${text} allows for ${more} and is shown wherever that is given.`,
  });
}

const proportionMethod = oneOfOption(
  '--method',
  PROPORTION_METHODS.map(({ name }) => name),
);

/** What methods allow for that are of no proportion alone. */
export const ALLOWS_FOR_MORE: Readonly<Record<string, string>> = {
  'finite-wilson': 'the cohort',
  hypergeometric: 'the cohort',
  'korn-graubard': 'the design',
  'lang-reiczigel': 'the inspectors',
  'rogan-gladen': 'the inspectors',
  beta: 'the prior',
};

/** A beta prior, as the Yes and No answers it is worth: `12,8`. */
export function priorOption(text: string): BetaPrior {
  const { smallest, largest, why } = PRIOR_WORTH;
  const [yes = Number.NaN, no = Number.NaN, ...more] = text.split(',').map(readDecimal);
  const isWorth = (answers: number) => answers >= smallest && answers <= largest;
  if (!(isWorth(yes) && isWorth(no)) || more.length > 0) {
    const expected = `two numbers from ${smallest} to ${whole(largest)}, the Yes and the No answers it is worth`;
    refuseOption('--prior', text, expected, {
      hint: largeNumberHint(text) === undefined ? `Such as 2,2. ${why}` : 'It is too large.',
    });
  }
  return { yes, no };
}
