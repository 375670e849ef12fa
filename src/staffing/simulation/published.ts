import { normalQuantile } from '../../numeric/distributions.js';
import { expit, logit } from '../../numeric/logistic.js';
import { stream } from '../../numeric/stream.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { shuffledQuantiles } from './draws.js';

/** What the published percentages could truly be: they are of a sample. One number for every draw. */
export interface PublishedShares {
  /** By key question. */
  readonly questions: readonly Float64Array[];
  readonly oversight: Float64Array;
}

/**
 * True shares that go with the published ones: normal on the scale of log odds, with the standard error of a sample of so
 * many cases, one from each of as many equal parts as there are draws. The median is the published share.
 *
 * @param cases - cases of the published inspection
 * @param which - `once`, or `again` for another set of the same kind
 */
export function publishedShares(
  { network }: QuestionEngine,
  { cases, draws, seed }: { readonly cases: number; readonly draws: number; readonly seed: number | string },
  which: 'once' | 'again',
): PublishedShares {
  const { oversight, questions } = network;
  const run = { draws, seed };
  return {
    questions: questions.map(({ share }, index) =>
      sharesAround({ name: `question ${index}`, share, of: cases }, run, which),
    ),
    oversight: sharesAround(
      { name: 'oversight', share: oversight.share, of: cases * oversight.needed },
      run,
      which,
    ),
  };
}

/** True shares that go with one published share of so many cases, by draw. */
export function sharesAround(
  { name, share, of }: { readonly name: string; readonly share: number; readonly of: number },
  { draws, seed }: { readonly draws: number; readonly seed: number | string },
  which: 'once' | 'again',
): Float64Array {
  const quantiles = shuffledQuantiles(draws, stream(seed, 'what-if', 'published', which, name));
  const error = 1 / Math.sqrt(of * share * (1 - share));
  // A share of none or of all has no error that this scale could express.
  if (!Number.isFinite(error)) return quantiles.fill(share);
  return quantiles.map((quantile) => expit(logit(share) + error * normalQuantile(quantile, 0, 1)));
}
