import {
  type Agreement,
  type AgreementMeasure,
  twoRaterAgreement,
} from '../../estimation/agreement/agreement.js';
import { casesOf, type PairedCounts } from '../../estimation/difference/pairedDifference.js';
import { tUpperQuantile } from '../../numeric/tTail.js';

/**
 * Agreement of two raters with the limits of kappa and AC1 by the jackknife over cases, as for more raters.
 *
 * Leaving out a case of the same kind gives the same value, so four values stand for all. Where one of them is
 * undefined, or all are the same, the linearised limits are kept.
 * @source Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 3.
 */
export function jackknifeAgreement(table: PairedCounts, confidence: number): Agreement {
  const whole = twoRaterAgreement(table, { confidence });
  const cases = casesOf(table);
  if (cases < 3) return whole;
  const kinds = (['both', 'firstOnly', 'secondOnly', 'neither'] as const).filter((kind) => table[kind] > 0);
  const left = kinds.map((kind) => ({
    weight: table[kind],
    agreement: twoRaterAgreement({ ...table, [kind]: table[kind] - 1 }, { confidence }),
  }));
  const limits = (measure: AgreementMeasure, values: readonly (number | undefined)[]): AgreementMeasure => {
    const known = values.filter((value) => value !== undefined);
    if (known.length < values.length) return measure;
    const mean = known.reduce((sum, value, k) => sum + value * left[k]!.weight, 0) / cases;
    const squares = known.reduce((sum, value, k) => {
      return sum + left[k]!.weight * (value - mean) * (value - mean);
    }, 0);
    const standardError = Math.sqrt(((cases - 1) / cases) * squares);
    if (standardError < 1e-9) return measure;
    const reach = tUpperQuantile((1 - confidence) / 2, cases - 1) * standardError;
    const { estimate } = measure;
    return {
      estimate,
      standardError,
      lower: Math.max(-1, estimate - reach),
      upper: Math.min(1, estimate + reach),
    };
  };
  return Object.freeze({
    ...whole,
    kappa:
      whole.kappa === null
        ? null
        : limits(
            whole.kappa,
            left.map(({ agreement }) => agreement.kappa?.estimate),
          ),
    ac1: limits(
      whole.ac1,
      left.map(({ agreement }) => agreement.ac1.estimate),
    ),
  });
}
