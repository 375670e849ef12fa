import { expit, logit as logOdds } from '../../numeric/logistic.js';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { type LimitFunctions, mirrored } from './method.js';

/**
 * Delta-method intervals: a normal interval on a transformed scale, carried back. At no yes or no No answers the scale
 * is infinite, and the limit is the exact one instead: `tail^(1/n)` for n of n, 0 for none.
 */
const allYes = (of: number, tail: number) => Math.exp(Math.log(tail) / of);
const allYesTail = (of: number, value: number) => Math.exp(of * Math.log(value));

interface Scale {
  readonly from: (p: number) => number;
  readonly to: (scaled: number) => number;
  /** Standard error of the transformed estimate. */
  readonly error: (p: number, of: number) => number;
}

function deltaMethod({ from, to, error }: Scale): LimitFunctions {
  return mirrored({
    lower(yes, of, tail) {
      if (yes === 0) return 0;
      if (yes === of) return allYes(of, tail);
      return to(from(yes / of) - normalUpperQuantile(tail) * error(yes / of, of));
    },
    lowerTail(yes, of, value) {
      if (yes === 0 || value >= 1) return 1;
      if (yes === of) return allYesTail(of, value);
      return normalUpperTail((from(yes / of) - from(value)) / error(yes / of, of));
    },
  });
}

/** The log odds, with standard error `1/sqrt(n·p̂(1 − p̂))`. */
export const logit = deltaMethod({
  from: logOdds,
  to: expit,
  error: (p, of) => 1 / Math.sqrt(of * p * (1 - p)),
});

/** The normal quantile of the proportion, with standard error `sqrt(p̂(1 − p̂)/n)/φ(Φ⁻¹(p̂))`. */
export const probit = deltaMethod({
  from: (p) => (p <= 0 ? Number.NEGATIVE_INFINITY : 0 - normalUpperQuantile(p)),
  to: (scaled) => normalUpperTail(0 - scaled),
  error(p, of) {
    const z = normalUpperQuantile(p);
    return Math.sqrt((p * (1 - p) * 2 * Math.PI) / of) * Math.exp((z * z) / 2);
  },
});

const doubleLog = (p: number) => Math.log(0 - Math.log(p));
const doubleLogError = (yes: number, of: number) =>
  Math.sqrt((of - yes) / (of * yes)) / (0 - Math.log(yes / of));
const fromDoubleLog = (scaled: number) => Math.exp(0 - Math.exp(scaled));

/**
 * The scale `log(−log p)`, which falls as p rises and does not treat yes and no alike: the interval for the No answers
 * is not the mirror image of the interval for the yes answers, except at the ends.
 */
export const cloglog: LimitFunctions = {
  lower: (yes, of, tail) => cloglogLimit(yes, of, normalUpperQuantile(tail), tail, 'lower'),
  upper: (yes, of, tail) => cloglogLimit(yes, of, 0 - normalUpperQuantile(tail), tail, 'upper'),
  lowerTail(yes, of, value) {
    if (yes === 0 || value >= 1) return 1;
    if (yes === of) return allYesTail(of, value);
    return normalUpperTail((doubleLog(value) - doubleLog(yes / of)) / doubleLogError(yes, of));
  },
  upperTail(yes, of, value) {
    if (yes === of || value <= 0) return 1;
    if (yes === 0) return allYesTail(of, 1 - value);
    return normalUpperTail((doubleLog(yes / of) - doubleLog(value)) / doubleLogError(yes, of));
  },
};

function cloglogLimit(yes: number, of: number, z: number, tail: number, which: 'lower' | 'upper'): number {
  if (yes === 0) return which === 'lower' ? 0 : 1 - allYes(of, tail);
  if (yes === of) return which === 'lower' ? allYes(of, tail) : 1;
  return fromDoubleLog(doubleLog(yes / of) + z * doubleLogError(yes, of));
}
