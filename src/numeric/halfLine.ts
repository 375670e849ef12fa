/**
 * The integral from 0 to infinity of what falls off as a sum of exponentials of its argument: the double-exponential rule
 * `s = exp(x − exp(−x))` of Takahasi and Mori (1974).
 *
 * @param scale - an argument of the size at which the integrand falls off
 * @param slowest - the rate of the slowest exponential
 * @param visit - is given each argument with its weight
 */
export function overHalfLine(
  { scale, slowest }: { readonly scale: number; readonly slowest: number },
  visit: (s: number, weight: number) => void,
): void {
  // Beyond, every exponential is below the last digit.
  const last = Math.max(2, Math.log(45 / (slowest * scale)));
  for (let x = FIRST; x < last; x += STEP) {
    const inner = Math.exp(-x);
    const s = scale * Math.exp(x - inner);
    visit(s, s * (1 + inner) * STEP);
  }
}

const FIRST = -4;
const STEP = 1 / 5;
