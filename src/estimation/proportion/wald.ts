import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import type { LimitFunctions } from './method.js';

/** `p̂ ± (z·sqrt(p̂(1 − p̂)/n) + correction)`: the textbook interval, of no width at 0 and at n. */
function waldWith(correction: (of: number) => number): LimitFunctions {
  const error = (yes: number, of: number) => Math.sqrt((yes * (of - yes)) / of) / of;
  const reach = (yes: number, of: number, tail: number) => normalUpperQuantile(tail) * error(yes, of);
  const least = (yes: number, of: number) => yes / of - correction(of);
  const most = (yes: number, of: number) => yes / of + correction(of);
  const tailBeyond = (yes: number, of: number, distance: number) => {
    if (yes === 0 || yes === of) return distance <= 0 ? 1 : 0;
    return normalUpperTail(distance / error(yes, of));
  };
  return {
    lower: (yes, of, tail) => least(yes, of) - reach(yes, of, tail),
    upper: (yes, of, tail) => most(yes, of) + reach(yes, of, tail),
    lowerTail: (yes, of, value) => tailBeyond(yes, of, least(yes, of) - value),
    upperTail: (yes, of, value) => tailBeyond(yes, of, value - most(yes, of)),
  };
}

export const wald = waldWith(() => 0);

/** With Yates's correction for continuity, `1/(2n)`. */
export const waldCc = waldWith((of) => 1 / (2 * of));
