/** The logistic function, 1/(1 + e^−x), without overflow at either end. */
export function expit(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** The log odds of a proportion: −∞ at 0 and +∞ at 1. */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}
