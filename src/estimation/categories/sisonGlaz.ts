import { convolve } from '../../numeric/convolve.js';
import { gammaln } from '../../numeric/distributions.js';
import { firstWhole } from '../../numeric/firstWhole.js';

/**
 * The half-width c of the Sison-Glaz box and the fraction γ of the next step that reaches the confidence:
 * limits are (count − c)/n and (count + c + 2γ)/n.
 *
 * The paper approximates the box probability by an Edgeworth expansion, which fails for small counts. Here it
 * is exact: a multinomial is independent Poissons given their sum (Levin 1981), so truncated Poissons are
 * convolved and read off at n.
 */
export function sisonGlazBox(counts: readonly number[], confidence: number): { c: number; gamma: number } {
  const of = counts.reduce((sum, count) => sum + count, 0);
  // The box probability rises with its half-width and is 1 at n.
  const high = firstWhole(1, of - 1, (c) => boxProbability(counts, c) >= confidence, 1);
  const low = high - 1;
  const reached = boxProbability(counts, low);
  // A box of no width cannot be enough, or with every case in one category the interval would be a point.
  const inner = reached < confidence ? reached : 0;
  return { c: low, gamma: (confidence - inner) / (boxProbability(counts, high) - inner) };
}

/** P(every category within c of its count) for a multinomial with the observed shares. */
export function boxProbability(counts: readonly number[], c: number): number {
  const of = counts.reduce((sum, count) => sum + count, 0);
  const boxes = counts.map((count) => {
    const width = Math.min(c, tailOf(count));
    const from = Math.max(0, count - width);
    return { from, box: truncatedPoisson(count, from, Math.min(of, count + width)) };
  });
  const last = boxes.pop();
  let sums = new Float64Array([1]);
  let offset = 0;
  for (const { from, box } of boxes) {
    sums = convolve(sums, box);
    offset += from;
  }
  if (last === undefined) return 1;
  // Of the last category only what brings the sum to n.
  const wanted = of - offset - last.from;
  let sum = 0;
  sums.forEach((first, at) => {
    sum += first * (last.box[wanted - at] ?? 0);
  });
  return Math.min(1, sum / poissonAtMean(of));
}

/** So far from its mean a Poisson count is as good as never: below 1e-60, which no sum of doubles notices. */
const tailOf = (mean: number): number => Math.ceil(17 * Math.sqrt(mean) + 100);

/** Poisson probabilities with mean `mean`, a whole number, from `from` to `to`: outwards from the mean. */
function truncatedPoisson(mean: number, from: number, to: number): Float64Array {
  const box = new Float64Array(to - from + 1);
  const atMean = poissonAtMean(mean);
  for (let k = mean, p = atMean; k <= to; k++) {
    box[k - from] = p;
    p *= mean / (k + 1);
  }
  for (let k = mean, p = atMean; k >= from; k--) {
    box[k - from] = p;
    p *= k / mean;
  }
  return box;
}

const poissonAtMean = (mean: number) =>
  mean === 0 ? 1 : Math.exp(mean * Math.log(mean) - mean - gammaln(mean + 1));
