import { type BetaPrior, PRIOR_WORTH } from '../../estimation/proportion/betaPosterior.js';
import { PROPORTION_METHODS } from '../../estimation/proportion/registry.js';
import { largeNumberHint, readDecimal } from '../../numeric/written.js';
import { whole } from '../../words/format.js';
import { oneOfOption, refuseOption } from './options.js';

/** An interval method of a proportion by its name. */
export const methodOption = oneOfOption(
  '--method',
  PROPORTION_METHODS.map(({ name }) => name),
);

/** A beta prior, as the Yes and No answers it is worth: `12,8`. */
export function priorOption(text: string): BetaPrior {
  const { smallest, largest, why } = PRIOR_WORTH;
  const [yes = Number.NaN, no = Number.NaN, ...more] = text.split(',').map(readDecimal);
  const isWorth = (answers: number) => answers >= smallest && answers <= largest;
  if (!(isWorth(yes) && isWorth(no)) || more.length > 0) {
    const expected = `two numbers from ${smallest} to ${whole(largest)}, the Yes and the No answers it is worth`;
    refuseOption('--prior', text, expected, { hint: largeNumberHint(text) ?? `Such as 2,2. ${why}` });
  }
  return { yes, no };
}
