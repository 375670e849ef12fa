import sin from '@stdlib/math-base-special-sin';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { mirrored } from './method.js';

const angle = (p: number) => Math.asin(Math.sqrt(p));
const anscombe = (yes: number, of: number) => angle((yes + 0.375) / (of + 0.75));

/**
 * Anscombe (1948), "The transformation of Poisson, binomial and negative-binomial data": a normal interval for the
 * angle whose squared sine is the proportion. An angle below 0 gives a negative limit, so that it is seen to be
 * clipped; one above a right angle gives 1.
 */
export const arcsine = mirrored({
  estimate: (yes, of) => (yes + 0.375) / (of + 0.75),
  lower(yes, of, tail) {
    const limit = anscombe(yes, of) - normalUpperQuantile(tail) / (2 * Math.sqrt(of));
    if (limit >= Math.PI / 2) return 1;
    const sine = sin(limit);
    return Math.sign(limit) * sine * sine;
  },
  lowerTail: (yes, of, value) =>
    value >= 1 ? 1 : normalUpperTail((anscombe(yes, of) - angle(value)) * 2 * Math.sqrt(of)),
});
