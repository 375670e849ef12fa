import sin from '@stdlib/math-base-special-sin';
import { binomialPmf } from '../numeric/distributions.js';
import { ArgumentError } from '../problem.js';

/** Each question's count falls outside its window with less than about this probability. */
const OUTSIDE = 1e-13;
/** Frequencies times counts: some seconds' work, reached by four questions in about 1,000 cases. */
const MOST_WORK = 1e10;

/** The logarithm of a term that no longer counts, as the terms are averaged: 1e-17. */
const NEGLIGIBLE = -39;

/** Complex numbers as two columns. */
interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * P(every question has at least k yes answers), for k = 0..of, when cases are independent and one case answers
 * two or more questions by a joint distribution.
 *
 * The counts of four questions in 84 cases have 52 million values together. They are never listed: their
 * generating function is the `of`-th power of one case's, so the probability of a box of counts is, by Fourier
 * inversion, a sum over frequencies of that power times the transform of the box. The first question's count is
 * summed as it is, the others through frequencies modulo the width of a window that holds all but 1e-13 of them.
 *
 * @param joint - probabilities of the patterns of answers, no before yes, the last question changing fastest
 */
export function jointSurvival(of: number, joint: Float64Array): Float64Array {
  const questions = Math.round(Math.log2(joint.length));
  const margins = Array.from({ length: questions }, (_, q) => margin(joint, questions - 1 - q));
  const windows = margins.map((p) => windowOf(of, p));
  const size = Math.max(...windows.map(({ from, to }) => to - from + 1));
  const lowest = Math.min(...windows.map(({ from }) => from));
  const highest = Math.min(...windows.map(({ to }) => to));
  const span = highest - lowest + 1;
  const [first = { from: 0, to: of }, ...others] = windows;
  const outer = Array.from({ length: questions - 2 }).reduce<number>((product) => product * size, 1);
  if (outer * size * (span + first.to - first.from) > MOST_WORK) refuse(of, questions);

  const roots = unitRoots(size);
  const boxes = others.map((window) => boxTransform(window.from, size, lowest, span, roots));
  const lastBox = boxes.at(-1) ?? complexColumn(0);
  const firstTerms = firstQuestionTerms(of, first, margins[0] ?? 0);
  const sums = new Float64Array(span);
  const prefix = complexColumn(span);
  const tails = complexColumn(span);
  const digits = new Int32Array(questions - 2);
  const negligible = Math.exp(NEGLIGIBLE / of);

  for (let frequency = 0; frequency < outer; frequency++) {
    // The sum is real: a frequency and its negative are conjugates, so one of the two is visited and counts twice.
    const twin = negative(digits, size);
    if (twin >= frequency) {
      multiplyBoxes(prefix, boxes, digits, span);
      const cells = transformCells(joint, digits, roots, size);
      for (let last = 0; last < size; last++) {
        // Most frequencies have died out: no term of theirs exceeds the `of`-th power of this.
        if (sizeOf(cells, 0, roots, last) + sizeOf(cells, 1, roots, last) < negligible) continue;
        const [no, yes] = [cellAt(cells, 0, roots, last), cellAt(cells, 1, roots, last)];
        firstTerms.tails(tails, no, yes, lowest);
        const offset = last * span;
        for (let k = 0; k < span; k++) {
          const pr = prefix.re[k] ?? 0;
          const pi = prefix.im[k] ?? 0;
          const br = lastBox.re[offset + k] ?? 0;
          const bi = lastBox.im[offset + k] ?? 0;
          const re = pr * br - pi * bi;
          const im = pr * bi + pi * br;
          const term = re * (tails.re[k] ?? 0) - im * (tails.im[k] ?? 0);
          sums[k] = (sums[k] ?? 0) + (twin === frequency ? term : 2 * term);
        }
      }
    }
    increment(digits, size);
  }
  return Float64Array.from({ length: of + 1 }, (_, k) => {
    if (k <= lowest) return 1;
    if (k > highest) return 0;
    return Math.min(1, Math.max(0, (sums[k - lowest] ?? 0) / (outer * size)));
  });
}

function complexColumn(length: number): Complex {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/** Probability of yes to the question that stands at a bit of the pattern's number. */
function margin(joint: Float64Array, bit: number): number {
  return Math.min(
    1,
    joint.reduce((sum, p, pattern) => ((pattern >> bit) & 1 ? sum + p : sum), 0),
  );
}

function windowOf(of: number, p: number): Window {
  const pmf = Float64Array.from({ length: of + 1 }, (_, k) => binomialPmf(k, of, p));
  let [from, to] = [0, of];
  for (let below = pmf[0] ?? 0; below < OUTSIDE && from < of; below += pmf[from] ?? 0) from++;
  for (let above = pmf[of] ?? 0; above < OUTSIDE && to > from; above += pmf[to] ?? 0) to--;
  return { from, to };
}

/** e^(2πi·j/size) for j = 0..size − 1. */
function unitRoots(size: number): Complex {
  const turn = (2 * Math.PI) / size;
  return {
    re: Float64Array.from({ length: size }, (_, j) => sin(Math.PI / 2 - turn * j)),
    im: Float64Array.from({ length: size }, (_, j) => sin(turn * j)),
  };
}

/** Σ over x from max(k, from) to the window's end of e^(−2πi·j·x/size), at [j·span + k − lowest]. */
function boxTransform(from: number, size: number, lowest: number, span: number, roots: Complex): Complex {
  const box = complexColumn(size * span);
  for (let j = 0; j < size; j++) {
    let [re, im] = [0, 0];
    for (let x = from + size - 1; x >= Math.min(from, lowest); x--) {
      const turn = (j * x) % size;
      if (x >= from) {
        re += roots.re[turn] ?? 0;
        im -= roots.im[turn] ?? 0;
      }
      if (x >= lowest && x < lowest + span) {
        box.re[j * span + x - lowest] = re;
        box.im[j * span + x - lowest] = im;
      }
    }
  }
  return box;
}

/** The product of the middle questions' boxes at these frequencies, for every k. */
function multiplyBoxes(prefix: Complex, boxes: readonly Complex[], digits: Int32Array, span: number): void {
  prefix.re.fill(1);
  prefix.im.fill(0);
  digits.forEach((digit, q) => {
    const box = boxes[q];
    for (let k = 0; k < span && box !== undefined; k++) {
      const [a, b] = [prefix.re[k] ?? 0, prefix.im[k] ?? 0];
      const [c, d] = [box.re[digit * span + k] ?? 0, box.im[digit * span + k] ?? 0];
      prefix.re[k] = a * c - b * d;
      prefix.im[k] = a * d + b * c;
    }
  });
}

/** One case's generating function at the frequencies of the middle questions: first no or yes, last no or yes. */
function transformCells(joint: Float64Array, digits: Int32Array, roots: Complex, size: number): Complex {
  const middle = digits.length;
  const { re, im } = complexColumn(4);
  joint.forEach((p, pattern) => {
    let turn = 0;
    for (let q = 0; q < middle; q++) if ((pattern >> (middle - q)) & 1) turn += digits[q] ?? 0;
    const slot = 2 * (pattern >> (middle + 1)) + (pattern & 1);
    re[slot] = (re[slot] ?? 0) + p * (roots.re[turn % size] ?? 0);
    im[slot] = (im[slot] ?? 0) + p * (roots.im[turn % size] ?? 0);
  });
  return { re, im };
}

/** The generating function given the first answer, at the frequency of the last question too. */
function cellAt({ re, im }: Complex, first: 0 | 1, roots: Complex, last: number): readonly [number, number] {
  const [c, s] = [roots.re[last] ?? 0, roots.im[last] ?? 0];
  const [a, b] = [re[2 * first + 1] ?? 0, im[2 * first + 1] ?? 0];
  return [(re[2 * first] ?? 0) + a * c - b * s, (im[2 * first] ?? 0) + a * s + b * c];
}

/** Its absolute value, without a pair of numbers for each of the many that come to nothing. */
function sizeOf({ re, im }: Complex, first: 0 | 1, roots: Complex, last: number): number {
  const c = roots.re[last] ?? 0;
  const s = roots.im[last] ?? 0;
  const a = re[2 * first + 1] ?? 0;
  const b = im[2 * first + 1] ?? 0;
  const x = (re[2 * first] ?? 0) + a * c - b * s;
  const y = (im[2 * first] ?? 0) + a * s + b * c;
  return Math.sqrt(x * x + y * y);
}

/** The first question's binomial terms, each times the powers of the other questions' transforms. */
function firstQuestionTerms(of: number, { from, to }: Window, p: number) {
  const count = to - from + 1;
  const pmf = Float64Array.from({ length: count }, (_, i) => binomialPmf(from + i, of, p));
  const yesPowers = complexColumn(count);
  return {
    /** Σ over a ≥ k of pmf(a)·no^(of − a)·yes^a, for every k from `lowest`; no and yes given the first answer. */
    tails(
      result: Complex,
      no: readonly [number, number],
      yes: readonly [number, number],
      lowest: number,
    ): void {
      const [nr, ni] = p < 1 ? [no[0] / (1 - p), no[1] / (1 - p)] : [1, 0];
      const [yr, yi] = p > 0 ? [yes[0] / p, yes[1] / p] : [1, 0];
      let [re, im] = power(yr, yi, from);
      for (let i = 0; i < count; i++) {
        yesPowers.re[i] = re;
        yesPowers.im[i] = im;
        const next = re * yr - im * yi;
        im = re * yi + im * yr;
        re = next;
      }
      [re, im] = power(nr, ni, of - to);
      let sumRe = 0;
      let sumIm = 0;
      for (let a = to; a >= lowest; a--) {
        if (a >= from) {
          const i = a - from;
          const c = yesPowers.re[i] ?? 0;
          const d = yesPowers.im[i] ?? 0;
          const chance = pmf[i] ?? 0;
          sumRe += chance * (re * c - im * d);
          sumIm += chance * (re * d + im * c);
          const next = re * nr - im * ni;
          im = re * ni + im * nr;
          re = next;
        }
        if (a - lowest < result.re.length) {
          result.re[a - lowest] = sumRe;
          result.im[a - lowest] = sumIm;
        }
      }
    },
  };
}

function power(re: number, im: number, exponent: number): [number, number] {
  let [resultRe, resultIm] = [1, 0];
  let [baseRe, baseIm] = [re, im];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      [resultRe, resultIm] = [resultRe * baseRe - resultIm * baseIm, resultRe * baseIm + resultIm * baseRe];
    }
    [baseRe, baseIm] = [baseRe * baseRe - baseIm * baseIm, 2 * baseRe * baseIm];
  }
  return [resultRe, resultIm];
}

/** The number of the frequency whose digits are all negated. */
function negative(digits: Int32Array, size: number): number {
  return digits.reduce((number, digit) => number * size + ((size - digit) % size), 0);
}

function increment(digits: Int32Array, size: number): void {
  for (let q = digits.length - 1; q >= 0; q--) {
    const next = (digits[q] ?? 0) + 1;
    digits[q] = next % size;
    if (next < size) return;
  }
}

function refuse(of: number, questions: number): never {
  throw new ArgumentError([
    {
      code: 'too-many-cases',
      path: 'of',
      got: String(of),
      message: `The exact joint distribution of ${questions} questions is out of reach for ${of} cases.`,
      hint: 'Ask for fewer cases or questions, or simulate.',
    },
  ]);
}
