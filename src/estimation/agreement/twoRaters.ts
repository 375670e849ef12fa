import { requireFields } from '../../check.js';
import type { Limits } from '../../limits.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { casesOf, type PairedCounts, requirePairedCounts } from '../difference/pairedDifference.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';

/** One measure of agreement with its limits. */
export interface AgreementMeasure extends Limits {
  readonly estimate: number;
  /** Null where the cases are too few or too alike to say. */
  readonly standardError: number | null;
}

export interface Agreement {
  readonly cases: number;
  readonly confidence: number;
  /** Share of cases on which they agree. */
  readonly agreement: AgreementMeasure;
  /** Cohen's kappa; null where every answer is the same, as it is 0/0. */
  readonly kappa: AgreementMeasure | null;
  /** Gwet's AC1: agreement beyond chance that stays defined, and stable, when nearly every answer is the same. */
  readonly ac1: AgreementMeasure;
}

interface AgreementOptions {
  /** Between 0 and 1; 0.95 if omitted. */
  readonly confidence?: number;
}

/**
 * How far two raters agree on the same cases, beyond what chance would give.
 *
 * @param table - cases with a yes from both raters, from the first only, from the second only, from neither
 * @param options - `confidence` in (0, 1)
 * @returns share of agreement (Wilson), Cohen's kappa and Gwet's AC1 (the papers' linearised standard errors, on
 *   cases − 1 where they have cases; t with cases − 1)
 * @throws ArgumentError naming the argument that is out of range
 * @source Cohen 1960; Fleiss, Cohen and Everitt 1969; Gwet 2008, British Journal of Mathematical and Statistical
 * Psychology 61:29.
 *
 * @example
 * twoRaterAgreement({ both: 70, firstOnly: 8, secondOnly: 6, neither: 0 }); // 83%, kappa −0.09, AC1 0.80
 */
export function twoRaterAgreement(table: PairedCounts, options: AgreementOptions = {}): Agreement {
  requirePairedCounts(table);
  const { confidence = 0.95 } = requireFields('options', options);
  const z = criticalValue(confidence);
  const cases = casesOf(table);
  const agreed = (table.both + table.neither) / cases;
  const first = (table.both + table.firstOnly) / cases;
  const second = (table.both + table.secondOnly) / cases;
  const mean = (first + second) / 2;
  const answers = [
    { count: table.both, a: 1, b: 1 },
    { count: table.firstOnly, a: 1, b: 0 },
    { count: table.secondOnly, a: 0, b: 1 },
    { count: table.neither, a: 0, b: 0 },
  ];
  /** A chance-corrected measure, given chance agreement and how one case moves it. */
  const corrected = (chance: number, slope: (a: number, b: number) => number) => {
    const estimate = (agreed - chance) / (1 - chance);
    const squares = answers.reduce((sum, { count, a, b }) => {
      const moved = (Number(a === b) - agreed - (1 - estimate) * slope(a, b)) / (1 - chance);
      return sum + count * moved * moved;
    }, 0);
    const standardError = cases > 1 ? Math.sqrt(squares / (cases * (cases - 1))) : null;
    return measure({ estimate, standardError, agreed, chance, cases, confidence });
  };
  const cohen = first * second + (1 - first) * (1 - second);
  const { lower, upper } = wilsonLimits(table.both + table.neither, cases, z);
  const standardError = Math.sqrt((agreed * (1 - agreed)) / cases);
  return Object.freeze({
    cases,
    confidence,
    agreement: { estimate: agreed, standardError, lower, upper },
    kappa:
      cohen === 1
        ? null
        : corrected(cohen, (a, b) => (a ? second : 1 - second) + (b ? first : 1 - first) - 2 * cohen),
    ac1: corrected(2 * mean * (1 - mean), (a, b) => 2 * (1 - 2 * mean) * ((a + b) / 2 - mean)),
  });
}

function measure(known: {
  estimate: number;
  standardError: number | null;
  agreed: number;
  chance: number;
  cases: number;
  confidence: number;
}): AgreementMeasure {
  const { estimate, standardError, agreed, chance, cases, confidence } = known;
  const within = (x: number) => Math.min(1, Math.max(-1, x));
  if (standardError === null) return { estimate, standardError, lower: -1, upper: 1 };
  if (standardError < 1e-9) {
    // All cases alike leave no spread to measure: Wilson's limits on the agreement, chance being fixed, are used.
    const { lower, upper } = wilsonLimits(Math.min(1, agreed) * cases, cases, criticalValue(confidence));
    const correct = (x: number) => within((x - chance) / (1 - chance));
    return { estimate, standardError, lower: correct(lower), upper: correct(upper) };
  }
  const reach = tUpperQuantile((1 - confidence) / 2, cases - 1) * standardError;
  return { estimate, standardError, lower: within(estimate - reach), upper: within(estimate + reach) };
}
