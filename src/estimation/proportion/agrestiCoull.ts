import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { findRoot } from '../../numeric/root.js';
import { mirrored } from './method.js';

function limit(yes: number, of: number, z: number): number {
  const size = of + z * z;
  const centre = (yes + (z * z) / 2) / size;
  return centre - z * Math.sqrt((centre * (1 - centre)) / size);
}

/** No normal tail beyond this many standard errors can be distinguished from 0. */
const FURTHEST = 38;

/**
 * Agresti and Coull (1998), "Approximate is better than 'exact' for interval estimation of binomial proportions":
 * Wald about Wilson's centre, with z²/2 added to the yes and to the no answers.
 */
export const agrestiCoull = mirrored({
  lower: (yes, of, tail) => limit(yes, of, normalUpperQuantile(tail)),
  lowerTail(yes, of, value) {
    if (value >= 1) return 1;
    const above = (z: number) => limit(yes, of, z) - value;
    if (above(FURTHEST) > 0) return 0;
    if (above(-FURTHEST) <= 0) return 1;
    return normalUpperTail(findRoot(above, -FURTHEST, FURTHEST));
  },
});
