/** Complex numbers as two columns. */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function complexColumn(length: number): Complex {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/** From one count to another, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The logarithm of a term that no longer counts, as the terms are averaged: 1e-13. */
const NEGLIGIBLE = -30;

/** What the innermost sums of `jointSurvival` read, and the columns they write, made once for all frequencies. */
export interface InnermostSums {
  readonly of: number;
  /** The window of the first question, its probability of yes, and its binomial terms. */
  readonly first: Window;
  readonly share: number;
  readonly pmf: Float64Array;
  /** The smallest k of the result. */
  readonly lowest: number;
  /** The transform of the last question's box. */
  readonly box: Complex;
  readonly roots: Complex;
  readonly yesPowers: Complex;
  /** One complex number. */
  readonly power: Float64Array;
  /** At [k − lowest]. */
  readonly result: Complex;
}

/**
 * Sums over the frequencies of the last question, into `result`.
 *
 * @param cells - one case's generating function: first answer no or yes, last answer no or yes
 * @returns whether any frequency has not died out
 */
export function sumInnermost(sums: InnermostSums, { re, im }: Complex): boolean {
  const { of, share, roots, result } = sums;
  const negligible = Math.exp(NEGLIGIBLE / of);
  let alive = false;
  for (let last = 0; last < roots.re.length; last++) {
    const c = roots.re[last]!;
    const s = roots.im[last]!;
    const noRe = re[0]! + re[1]! * c - im[1]! * s;
    const noIm = im[0]! + re[1]! * s + im[1]! * c;
    const yesRe = re[2]! + re[3]! * c - im[3]! * s;
    const yesIm = im[2]! + re[3]! * s + im[3]! * c;
    // Most frequencies have died out: no term of theirs exceeds the `of`-th power of this.
    const largest = Math.sqrt(noRe * noRe + noIm * noIm) + Math.sqrt(yesRe * yesRe + yesIm * yesIm);
    if (largest < negligible) continue;
    if (!alive) {
      result.re.fill(0);
      result.im.fill(0);
      alive = true;
    }
    const [no, yes] = [share < 1 ? 1 - share : 1, share > 0 ? share : 1];
    addFrequency(sums, last, noRe / no, noIm / no, yesRe / yes, yesIm / yes);
  }
  return alive;
}

/**
 * Adds, for every k, the box of the last question times Σ over a ≥ k of pmf(a)·no^(of − a)·yes^a, where no and yes are
 * the other questions' generating functions given the first answer.
 */
function addFrequency(
  sums: InnermostSums,
  last: number,
  nr: number,
  ni: number,
  yr: number,
  yi: number,
): void {
  const { of, lowest, pmf, yesPowers, power, box, result } = sums;
  const { from, to } = sums.first;
  const span = result.re.length;
  raise(power, yr, yi, from);
  let re = power[0]!;
  let im = power[1]!;
  for (let i = 0; i <= to - from; i++) {
    yesPowers.re[i] = re;
    yesPowers.im[i] = im;
    const next = re * yr - im * yi;
    im = re * yi + im * yr;
    re = next;
  }
  raise(power, nr, ni, of - to);
  re = power[0]!;
  im = power[1]!;
  let sumRe = 0;
  let sumIm = 0;
  for (let a = to; a >= lowest; a--) {
    if (a >= from) {
      const c = yesPowers.re[a - from]!;
      const d = yesPowers.im[a - from]!;
      const chance = pmf[a - from]!;
      sumRe += chance * (re * c - im * d);
      sumIm += chance * (re * d + im * c);
      const next = re * nr - im * ni;
      im = re * ni + im * nr;
      re = next;
    }
    const k = a - lowest;
    if (k < span) {
      const c = box.re[last * span + k]!;
      const d = box.im[last * span + k]!;
      result.re[k] = result.re[k]! + c * sumRe - d * sumIm;
      result.im[k] = result.im[k]! + c * sumIm + d * sumRe;
    }
  }
}

/** Writes a whole power of a complex number into `result`. */
function raise(result: Float64Array, re: number, im: number, exponent: number): void {
  let resultRe = 1;
  let resultIm = 0;
  for (let left = exponent; left > 0; left >>= 1) {
    if (left & 1) {
      const next = resultRe * re - resultIm * im;
      resultIm = resultRe * im + resultIm * re;
      resultRe = next;
    }
    const square = re * re - im * im;
    im *= 2 * re;
    re = square;
  }
  result[0] = resultRe;
  result[1] = resultIm;
}
