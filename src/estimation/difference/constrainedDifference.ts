import type { Counts } from '../../counts.js';

/** Below any proportion that arises, so that a term divided by it keeps its sign and stays finite. */
const TINY = 1e-300;

/** Derivative of the log likelihood in p2 when p1 = p2 + d; it falls as p2 rises. */
export function constrainedScore(first: Counts, second: Counts, difference: number, p2: number): number {
  return term(first, p2 + difference) + term(second, p2);
}

function term({ yes, of }: Counts, p: number): number {
  const up = yes === 0 ? 0 : yes / Math.max(p, TINY);
  const down = yes === of ? 0 : (of - yes) / Math.max(1 - p, TINY);
  return up - down;
}

/** How fast a term falls. */
function slope({ yes, of }: Counts, p: number): number {
  const up = yes === 0 ? 0 : yes / Math.max(p * p, TINY);
  const down = yes === of ? 0 : (of - yes) / Math.max((1 - p) * (1 - p), TINY);
  return up + down;
}

/**
 * The two proportions most likely to have given the samples if they differ by exactly `difference`.
 *
 * Found where the score, which falls throughout, crosses zero: by Newton's steps inside a bracket that is halved when
 * a step leaves it. The trigonometric solution of the score's cubic loses its root where a cell is empty (Miettinen
 * and Nurminen 1985, Statistics in Medicine 4:213, appendix; Farrington and Manning 1990 for the cubic).
 */
export function constrainedEstimate(
  first: Counts,
  second: Counts,
  difference: number,
): { readonly p1: number; readonly p2: number } {
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  const at = (p2: number) => ({ p1: Math.min(1, Math.max(0, p2 + difference)), p2 });
  // With an empty cell the likelihood may rise all the way to an end; no answer that was seen is impossible there.
  const [lowest, highest] = difference >= 0 ? [second, first] : [first, second];
  if (lowest.yes === 0 && constrainedScore(first, second, difference, low) <= 0) return at(low);
  if (highest.yes === highest.of && constrainedScore(first, second, difference, high) >= 0) return at(high);
  let p2 = (first.yes + second.yes - first.of * difference) / (first.of + second.of);
  for (let step = 0; step < MOST_STEPS && high - low > NARROW; step++) {
    if (!(p2 > low && p2 < high)) p2 = low + (high - low) / 2;
    const score = constrainedScore(first, second, difference, p2);
    if (score > 0) low = p2;
    else high = p2;
    const move = score / (slope(first, p2 + difference) + slope(second, p2));
    p2 += move;
    if (Math.abs(move) <= Number.EPSILON * p2) break;
  }
  return at(Math.min(high, Math.max(low, p2)));
}

/** A bracket narrower than this is a point. */
const NARROW = 1e-18;
/** Newton's steps double a distance that is far too small, so a thousand halvings are never needed. */
const MOST_STEPS = 200;

/**
 * Whether that variance is no more than so much, without finding the estimate. It is a parabola in p2, so it is where p2 lies
 * outside the two at which it is just as much; and on which side of one of those the estimate lies, the sign of the score says.
 */
export function isVarianceWithin(
  first: Counts,
  second: Counts,
  difference: number,
  { correction, most }: { readonly correction: number; readonly most: number },
): boolean {
  const perCase = 1 / first.of + 1 / second.of;
  const linear = (1 - 2 * difference) / first.of + 1 / second.of;
  const free = most / correction - (difference * (1 - difference)) / first.of;
  const inside = linear * linear - 4 * perCase * free;
  if (inside <= 0) return true;
  const [lowest, highest] = [Math.max(0, -difference), Math.min(1, 1 - difference)];
  const below = (linear - Math.sqrt(inside)) / (2 * perCase);
  if (below >= lowest && constrainedScore(first, second, difference, Math.min(below, highest)) <= 0)
    return true;
  const above = (linear + Math.sqrt(inside)) / (2 * perCase);
  return above <= highest && constrainedScore(first, second, difference, Math.max(above, lowest)) >= 0;
}

/** Variance of the difference in sample proportions at the constrained estimate, times `correction`. */
export function constrainedVariance(
  first: Counts,
  second: Counts,
  difference: number,
  correction: number,
): number {
  const { p1, p2 } = constrainedEstimate(first, second, difference);
  return correction * ((p1 * (1 - p1)) / first.of + (p2 * (1 - p2)) / second.of);
}
