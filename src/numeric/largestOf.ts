/**
 * The largest value of a function between two ends that is smooth at the scale of the steps: the best of them, then
 * narrowed down around each that comes near it by golden sections (Kiefer 1953).
 */
export function largestOf(
  f: (x: number) => number,
  low: number,
  high: number,
  steps: number,
): { readonly value: number; readonly at: number } {
  const width = (high - low) / steps;
  const values = Array.from({ length: steps + 1 }, (_, i) => f(low + i * width));
  const best = Math.max(...values);
  let found = { value: -Infinity, at: low };
  values.forEach((value, i) => {
    const isPeak = value >= (values[i - 1] ?? -Infinity) && value >= (values[i + 1] ?? -Infinity);
    if (!isPeak || value < best - NEAR * Math.abs(best)) return;
    const from = Math.max(low, low + (i - 1) * width);
    const peak = narrowed(f, from, Math.min(high, low + (i + 1) * width));
    if (peak.value > found.value) found = peak;
  });
  return found;
}

/** A peak between two steps may rise this much, relatively, above the better of them. */
const NEAR = 0.1;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function narrowed(f: (x: number) => number, low: number, high: number): { value: number; at: number } {
  let [a, b] = [low, high];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  while (b - a > 1e-9) {
    if (fc >= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  const ends = [low, high, (a + b) / 2].map((at) => ({ value: f(at), at }));
  return ends.reduce((one, other) => (other.value > one.value ? other : one));
}
