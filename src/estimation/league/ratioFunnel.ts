import { requireBetween, requireConfidence, requireFields } from '../../check.js';
import type { Limits } from '../../limits.js';
import { chisquareQuantile } from '../../numeric/distributions.js';

/**
 * The limits of a funnel of ratios: between which ratios of what was counted to what was expected a region lies if nothing but
 * chance keeps it from its expectation, such as serious further offences beside those that its caseload would have.
 *
 * @param sample - `expected`, the number expected, 0.001 to a million
 * @param options - `confidence` in (0, 1), 0.95 if omitted
 * @returns the lower and the upper ratio
 * @throws ArgumentError naming the argument
 * @source Spiegelhalter 2005, Statistics in Medicine 24:1185; the limits are Garwood's of 1936 for a Poisson count
 *
 * @example
 * ratioFunnelLimits({ expected: 20 }); // 0.6108… to 1.5444…
 */
export function ratioFunnelLimits(
  sample: { readonly expected: number },
  options: { readonly confidence?: number } = {},
): Limits & { readonly confidence: number } {
  const { expected } = requireFields('sample', sample, '{ expected: 20 }');
  requireBetween('expected', expected, 0.001, 1e6, 'both');
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  return Object.freeze({
    lower: chisquareQuantile(tail, 2 * expected) / (2 * expected),
    upper: chisquareQuantile(1 - tail, 2 * (expected + 1)) / (2 * expected),
    confidence,
  });
}
