import sin from '@stdlib/math-base-special-sin';
import { binomialPmf } from '../../numeric/distributions.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { refuse } from '../../problem.js';
import {
  type Complex,
  complexColumn,
  type InnermostSums,
  sumInnermost,
  type Window,
} from './innermostSums.js';

/** Each question's count falls outside its window with less than about this probability. */
const OUTSIDE = 1e-12;
/** Frequencies times counts: some seconds' work, reached by four questions in about 1,000 cases. */
const MOST_WORK = 1e10;

/**
 * P(every question has at least k yes answers), for k = 0..of, when cases are independent and one case answers
 * two or more questions by a joint distribution.
 *
 * The counts of four questions in 84 cases have 52 million values together. They are never listed: their
 * generating function is the `of`-th power of one case's, so the probability of a box of counts is, by Fourier
 * inversion, a sum over frequencies of that power times the transform of the box. The first question's count is
 * summed as it is, the others through frequencies modulo the width of a window that contains all but 1e-12 of them.
 *
 * @param joint - probabilities of the patterns of answers, no before yes, the last question changing fastest
 */
export function jointSurvival(of: number, joint: Float64Array): Float64Array {
  const questions = Math.round(Math.log2(joint.length));
  const margins = Array.from({ length: questions }, (_, q) => margin(joint, questions - 1 - q));
  const windows = margins.map((p) => windowOf(of, p));
  const size = mostOf(windows.map(({ from, to }) => to - from + 1));
  const lowest = leastOf(windows.map(({ from }) => from));
  const highest = leastOf(windows.map(({ to }) => to));
  const span = highest - lowest + 1;
  const [first = { from: 0, to: of }, ...others] = windows;
  const outer = Array.from({ length: questions - 2 }).reduce<number>((product) => product * size, 1);
  if (outer * size * (span + first.to - first.from) > MOST_WORK) refuseWork(of, questions);

  const roots = unitRoots(size);
  const boxes = others.map((window) => boxTransform(window.from, size, lowest, span, roots));
  const count = first.to - first.from + 1;
  const inner: InnermostSums = {
    of,
    first,
    share: margins[0]!,
    lowest,
    pmf: Float64Array.from({ length: count }, (_, i) => binomialPmf(first.from + i, of, margins[0]!)),
    box: boxes.at(-1) ?? complexColumn(0),
    roots,
    yesPowers: complexColumn(count),
    power: new Float64Array(2),
    result: complexColumn(span),
  };
  const sums = new Float64Array(span);
  const prefix = complexColumn(span);
  const cells = complexColumn(4);
  const digits = new Int32Array(questions - 2);

  for (let frequency = 0; frequency < outer; frequency++) {
    // The sum is real: a frequency and its negative are conjugates, so one of the two is visited and counts twice.
    const twin = negative(digits, size);
    if (twin >= frequency) {
      transformCells(cells, joint, digits, roots);
      if (sumInnermost(inner, cells)) {
        const { re, im } = inner.result;
        multiplyBoxes(prefix, boxes, digits);
        for (let k = 0; k < span; k++) {
          const term = prefix.re[k]! * re[k]! - prefix.im[k]! * im[k]!;
          sums[k] = sums[k]! + (twin === frequency ? term : 2 * term);
        }
      }
    }
    increment(digits, size);
  }
  return Float64Array.from({ length: of + 1 }, (_, k) => {
    if (k <= lowest) return 1;
    if (k > highest) return 0;
    return Math.min(1, Math.max(0, sums[k - lowest]! / (outer * size)));
  });
}

/** Probability of yes to the question at a bit of the pattern's number. */
function margin(joint: Float64Array, bit: number): number {
  return Math.min(
    1,
    joint.reduce((sum, p, pattern) => ((pattern >> bit) & 1 ? sum + p : sum), 0),
  );
}

function windowOf(of: number, p: number): Window {
  const pmf = Float64Array.from({ length: of + 1 }, (_, k) => binomialPmf(k, of, p));
  let [from, to] = [0, of];
  for (let below = pmf[0]!; below < OUTSIDE && from < of; below += pmf[from]!) from++;
  for (let above = pmf[of]!; above < OUTSIDE && to > from; above += pmf[to]!) to--;
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
        re += roots.re[turn]!;
        im -= roots.im[turn]!;
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
function multiplyBoxes(prefix: Complex, boxes: readonly Complex[], digits: Int32Array): void {
  const span = prefix.re.length;
  prefix.re.fill(1);
  prefix.im.fill(0);
  digits.forEach((digit, q) => {
    const { re, im } = boxes[q] ?? complexColumn(0);
    for (let k = 0; k < span; k++) {
      const a = prefix.re[k]!;
      const b = prefix.im[k]!;
      const c = re[digit * span + k]!;
      const d = im[digit * span + k]!;
      prefix.re[k] = a * c - b * d;
      prefix.im[k] = a * d + b * c;
    }
  });
}

/** One case's generating function at the frequencies of the middle questions: first no or yes, last no or yes. */
function transformCells({ re, im }: Complex, joint: Float64Array, digits: Int32Array, roots: Complex): void {
  const size = roots.re.length;
  const middle = digits.length;
  re.fill(0);
  im.fill(0);
  for (let pattern = 0; pattern < joint.length; pattern++) {
    let turn = 0;
    for (let q = 0; q < middle; q++) if ((pattern >> (middle - q)) & 1) turn += digits[q]!;
    const slot = 2 * (pattern >> (middle + 1)) + (pattern & 1);
    re[slot] = re[slot]! + joint[pattern]! * roots.re[turn % size]!;
    im[slot] = im[slot]! + joint[pattern]! * roots.im[turn % size]!;
  }
}

/** The number of the frequency whose digits are all negated. */
function negative(digits: Int32Array, size: number): number {
  return digits.reduce((number, digit) => number * size + ((size - digit) % size), 0);
}

function increment(digits: Int32Array, size: number): void {
  for (let q = digits.length - 1; q >= 0; q--) {
    const next = digits[q]! + 1;
    digits[q] = next % size;
    if (next < size) return;
  }
}

function refuseWork(of: number, questions: number): never {
  refuse(
    'too-many-cases',
    `The exact joint distribution of ${questions} questions is too large to compute for ${of} cases.`,
    { path: 'of', got: String(of), hint: 'Ask for fewer cases or questions, or simulate.' },
  );
}
