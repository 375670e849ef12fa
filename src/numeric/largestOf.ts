import { mostOf } from './extremes.js';

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
  const best = mostOf(values);
  const isPeak = (value: number, i: number) =>
    value >= (values[i - 1] ?? -Infinity) && value >= (values[i + 1] ?? -Infinity);
  const peaks = values.flatMap((value, i) => {
    if (!isPeak(value, i) || value < best - NEAR * Math.abs(best)) return [];
    const from = Math.max(low, low + (i - 1) * width);
    const peak = new Bracket(f, from, Math.min(high, low + (i + 1) * width));
    peak.narrow(width / ROUGHLY);
    return [{ peak, seen: Math.max(value, peak.highest) }];
  });
  const highest = mostOf(peaks.map(({ seen }) => seen));
  return peaks
    .filter(({ seen }) => seen >= highest - (NEAR / ROUGHLY) * Math.abs(highest))
    .map(({ peak }) => peak.top())
    .reduce((one, other) => (other.value > one.value ? other : one), { value: -Infinity, at: low });
}

/** A peak between two steps may rise this much, relatively, above the better of them. */
const NEAR = 0.1;
/** Peaks are narrowed down to this part of a step, within which they rise by less than as much of that, before most are left. */
const ROUGHLY = 8;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where the largest value of a function with one peak lies, narrowed down by golden sections. */
class Bracket {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private fc: number;
  private fd: number;

  constructor(
    private readonly f: (x: number) => number,
    private readonly low: number,
    private readonly high: number,
  ) {
    [this.a, this.b] = [low, high];
    [this.c, this.d] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    [this.fc, this.fd] = [f(this.c), f(this.d)];
  }

  get highest(): number {
    return Math.max(this.fc, this.fd);
  }

  narrow(width: number): void {
    while (this.b - this.a > width) {
      if (this.fc >= this.fd) {
        [this.b, this.d, this.fd] = [this.d, this.c, this.fc];
        this.c = this.b - GOLDEN * (this.b - this.a);
        this.fc = this.f(this.c);
      } else {
        [this.a, this.c, this.fc] = [this.c, this.d, this.fd];
        this.d = this.a + GOLDEN * (this.b - this.a);
        this.fd = this.f(this.d);
      }
    }
  }

  top(): { readonly value: number; readonly at: number } {
    this.narrow(1e-9);
    const ends = [this.low, this.high, (this.a + this.b) / 2].map((at) => ({ value: this.f(at), at }));
    return ends.reduce((one, other) => (other.value > one.value ? other : one));
  }
}
