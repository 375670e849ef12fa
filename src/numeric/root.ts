/**
 * The root of a continuous function between `low` and `high`, where it has opposite signs (or is zero).
 *
 * Brent's method (Brent 1973, chapter 4): bisection's guarantee with the secant's speed. It stops when the
 * bracket is as narrow as floating point allows, so the root is good to the last digits of `f`.
 *
 * @throws RangeError when the signs at the two ends do not differ: the caller's bracket is wrong.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0) || Number.isNaN(fa) || Number.isNaN(fb)) {
    throw new RangeError(`no change of sign between ${low} (${fa}) and ${high} (${fb})`);
  }
  let [c, fc] = [a, fa];
  let step = b - a;
  let lastStep = step;
  for (let iteration = 0; iteration < 400; iteration++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = b - a;
      lastStep = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    if (Math.abs(lastStep) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      let [p, q] = [2 * half * s, 1 - s];
      if (a !== c) {
        const [r, t] = [fb / fc, fa / fc];
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      const accept = 2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(lastStep * q));
      lastStep = accept ? step : half;
      step = accept ? p / q : half;
    } else {
      lastStep = half;
      step = half;
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
    fb = f(b);
  }
  return b;
}
