import { requireBetween, requireFields, requireOneOf } from '../../check.js';
import type { Limits } from '../../limits.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf, betaQuantile } from '../../numeric/distributions.js';
import type { CheckedAccuracy } from '../agreement/imperfect.js';
import { type BetaPrior, requirePrior } from '../proportion/betaPosterior.js';
import { finishInterval, type Interval, SIDES, type Side } from '../proportion/interval.js';
import { accuracyPosterior } from './accuracyPosterior.js';
import { tailArea } from './clustered.js';
import { type ComplexSample, effectiveAt, requireComplex } from './complexInterval.js';
import { priorTails } from './priorTails.js';

/** What a prior and a sample say together. */
export interface ComplexPosterior extends Interval<'beta'> {
  /** The posterior mean. */
  readonly estimate: number;
  /** The posterior probability that the true share is above `above`; null where that was not asked. */
  readonly probabilityAbove: number | null;
  /** Independent cases that the sample counts for beside the prior's. */
  readonly effectiveSample: number;
}

export interface PosteriorOptions {
  /** Yes and No answers that the prior is worth, each above 0. */
  readonly prior: BetaPrior;
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
  readonly side?: Side;
  /** A true share, from 0 to 1, whose exceeding is to be given a probability. */
  readonly above?: number;
}

/** A distribution of the true share: its mean, and the chance of at most a share. */
interface Posterior {
  readonly mean: number;
  readonly atMost: (share: number) => number;
  readonly quantile: (below: number) => number;
  /** Of how many cases it counts whole ones; null where it does not. */
  readonly counts: number | null;
}

/**
 * The posterior of the true share under a beta prior, from a sample that may come from a finite cohort, by a design, and
 * from inspectors who err.
 *
 * Without inspectors' accuracy the cases count for n/D independent ones beside the prior's, and of a cohort those not
 * inspected are beta-binomial, so that the share is known when all were seen. With it, the chance of a Yes is
 * p·Se + (1 − p)(1 − Sp) and the posterior is found by quadrature; where the accuracy rests on checks, each rate has the
 * beta posterior of its checks from a uniform prior, inspectors no better than chance ruled out.
 *
 * @param sample - as for `complexInterval`; its degrees of freedom are allowed for by the same factor
 * @param options - `prior`, `yes` and `no` each from 0.01 to 1e9; `confidence` in (0, 1); `side`; `above`, from 0 to 1
 * @returns the equal-tailed interval, the posterior mean, and the probability of a share above `above`
 * @throws ArgumentError naming the argument
 * @source Gelman and others 2013, Bayesian Data Analysis, chapters 2 and 8.
 *
 * @example
 * complexPosterior({ yes: 41, of: 84 }, { prior: { yes: 2, no: 2 }, above: 0.5 }); // 0.385… to 0.592…, mean 0.488…
 */
export function complexPosterior(sample: ComplexSample, options: PosteriorOptions): ComplexPosterior {
  requireComplex(sample);
  const { prior, confidence = 0.95, side = 'both', above } = requireFields('options', options, SUCH);
  requirePrior(prior);
  if (above !== undefined) requireBetween('above', above, 0, 1, 'both');
  const tail = tailArea(confidence, requireOneOf('side', side, SIDES));
  const { cohort: _, ...process } = sample;
  const { effectiveSample } = effectiveAt(process, tail);
  const posterior = posteriorOf(sample, prior, effectiveSample);
  const { mean, atMost, quantile } = posterior;
  const raw = aroundMean(posterior, {
    lower: side === 'upper' ? 0 : quantile(tail),
    upper: side === 'lower' ? 1 : quantile(1 - tail),
  });
  return Object.freeze({
    ...finishInterval(raw, { method: 'beta', confidence, side }),
    estimate: mean,
    probabilityAbove: above === undefined ? null : Math.min(1, Math.max(0, 1 - atMost(above))),
    effectiveSample,
  });
}

/**
 * How surprising the sample is to anyone with that prior: the chance, before any case was seen, of a share at least as far
 * out as this one, on either side. A small one says that prior and data disagree, and that their average describes neither.
 *
 * @param sample - as for `complexInterval`; its effective sample is rounded to whole cases
 * @param prior - `yes` and `no`, each from 0.01 to 1e9
 * @returns twice the smaller tail of the prior predictive distribution, at most 1
 * @throws ArgumentError naming the argument
 * @source Box 1980, Journal of the Royal Statistical Society A 143:383; Evans and Moshonov 2006, Bayesian Analysis 1:893.
 *
 * @example
 * priorPredictivePValue({ yes: 41, of: 84 }, { yes: 12, no: 8 }); // 0.381…
 */
export function priorPredictivePValue(sample: ComplexSample, prior: BetaPrior): number {
  requireComplex(sample);
  requirePrior(prior);
  const { yes, of, designEffect = 1, accuracy } = sample;
  const cases = Math.min(MOST_UNSEEN, Math.max(1, Math.round(of / designEffect)));
  const count = Math.round((yes / of) * cases);
  const [low, high] =
    accuracy === undefined
      ? tailsOf(betaBinomial(cases, prior.yes, prior.no), count)
      : priorTails({ count, cases }, accuracy, prior);
  return Math.min(1, 2 * Math.min(low, high));
}

function tailsOf(chances: Float64Array, count: number): readonly [low: number, high: number] {
  const sum = (part: Float64Array) => part.reduce((total, chance) => total + chance, 0);
  return [sum(chances.subarray(0, count + 1)), sum(chances.subarray(count))];
}

const SUCH = '{ prior: { yes: 2, no: 2 } }';

/**
 * Where whole cases of a small cohort are counted, one count may have nearly all the probability and the mean lie beside it:
 * the limits then go to the next count.
 */
function aroundMean({ mean, counts }: Posterior, { lower, upper }: Limits): Limits {
  if (counts === null) return { lower, upper };
  const [below, above] = [Math.floor(mean * counts * (1 + TIE)), Math.ceil(mean * counts * (1 - TIE))];
  return { lower: Math.min(lower, below / counts), upper: Math.max(upper, above / counts) };
}

function posteriorOf(sample: ComplexSample, prior: BetaPrior, cases: number): Posterior {
  const { yes, of, cohort, accuracy } = sample;
  const errs = accuracy !== undefined && !isPerfect(accuracy);
  if (errs) {
    const found = accuracyPosterior({ yes, of, cases, cohort, accuracy, prior });
    if (!('chances' in found)) return { ...found, counts: null };
    return countsOf(found.chances, 0, found.chances.length - 1);
  }
  const a = prior.yes + (yes / of) * cases;
  const b = prior.no + (1 - yes / of) * cases;
  if (cohort === undefined) return betaOf(a, b, { seen: 0, size: 1 });
  // Beyond a million unseen cases, whole counts make no difference that a limit would show.
  if (cohort - of > MOST_UNSEEN) return betaOf(a, b, { seen: yes / cohort, size: (cohort - of) / cohort });
  return countsOf(betaBinomial(cohort - of, a, b), yes, cohort);
}

/** Known to be right always: their answers are the truth. */
const isPerfect = ({ sensitivity, specificity, sensitivityChecks, specificityChecks }: CheckedAccuracy) =>
  sensitivity === 1 &&
  specificity === 1 &&
  sensitivityChecks === undefined &&
  specificityChecks === undefined;

const MOST_UNSEEN = 1_000_000;

/** The share seen for certain, and a beta share of the rest. */
function betaOf(a: number, b: number, { seen, size }: { seen: number; size: number }): Posterior {
  return {
    counts: null,
    mean: seen + (size * a) / (a + b),
    atMost: (share) => betaCdf(Math.min(1, Math.max(0, (share - seen) / size)), a, b),
    quantile: (below) =>
      seen + size * (below < 0.5 ? betaQuantile(below, a, b) : 1 - betaQuantile(1 - below, b, a)),
  };
}

/** Whole cases of a cohort, of which some were seen. */
function countsOf(chances: Float64Array, seen: number, cohort: number): Posterior {
  const cumulative = Float64Array.from(chances);
  for (let k = 1; k < cumulative.length; k++) cumulative[k]! += cumulative[k - 1]!;
  const unseen = chances.reduce((sum, chance, k) => sum + chance * k, 0);
  return {
    counts: cohort,
    mean: (seen + unseen) / cohort,
    atMost: (share) => {
      const last = Math.floor(share * cohort * (1 + 1e-12) + 1e-12) - seen;
      return last < 0 ? 0 : (cumulative[Math.min(last, cumulative.length - 1)] ?? 1);
    },
    quantile: (below) => {
      const found = cumulative.findIndex((chance) => chance > below + TIE || chance >= 1 - TIE);
      return (seen + (found < 0 ? cumulative.length - 1 : found)) / cohort;
    },
  };
}

/** Sums of chances that differ by less are the same. */
const TIE = 1e-12;
