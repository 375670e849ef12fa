import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { type LimitFunctions, mirrored } from './method.js';

/** `p̂ − correction − z·sqrt(p̂(1 − p̂)/n)`: the textbook interval, of no width at 0 and at n. */
function waldWith(correction: (of: number) => number): LimitFunctions {
  const error = (yes: number, of: number) => Math.sqrt((yes * (of - yes)) / of) / of;
  return mirrored({
    lower: (yes, of, tail) => yes / of - correction(of) - normalUpperQuantile(tail) * error(yes, of),
    lowerTail(yes, of, value) {
      const distance = yes / of - correction(of) - value;
      if (yes === 0 || yes === of) return distance <= 0 ? 1 : 0;
      return normalUpperTail(distance / error(yes, of));
    },
  });
}

export const wald = waldWith(() => 0);

/** With Yates's correction for continuity, `1/(2n)`. */
export const waldCc = waldWith((of) => 1 / (2 * of));
