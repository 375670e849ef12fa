/**
 * The smallest whole number from `low` to `high` for which a rising condition holds; `high + 1` when it never does.
 *
 * From a guess it steps outwards in doubling strides until the sought one is caught, then halves (Bentley and Yao 1976, "An
 * almost optimal algorithm for unbounded searching"): a guess off by d costs about 2·log2(d) looks, however far the
 * ends are. `high` may be infinite when the condition holds somewhere.
 */
export function firstWhole(
  low: number,
  high: number,
  holds: (whole: number) => boolean,
  guess = Math.floor((low + high) / 2),
): number {
  let fails = low - 1;
  let held = high + 1;
  let [hasFailed, hasHeld] = [false, false];
  let at = Math.min(high, Math.max(low, guess));
  for (let stride = 1; held - fails > 1; stride *= 2) {
    if (holds(at)) {
      held = at;
      hasHeld = true;
    } else {
      fails = at;
      hasFailed = true;
    }
    if (hasFailed && hasHeld) at = Math.floor((fails + held) / 2);
    else at = hasHeld ? Math.max(low, held - stride) : Math.min(high, fails + stride);
  }
  return held;
}
