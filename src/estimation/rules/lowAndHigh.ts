import { requireBetween, requireFields } from '../../check.js';
import { refuse } from '../../problem.js';
import { percentAsWritten } from '../../words/format.js';

/** How often a rule may be wrong: each in (0, 1), 0.1 if omitted. */
export interface TwoRisks {
  /** α: the chance of high where the rate is the low one. */
  readonly falseHigh?: number;
  /** β: the chance of low where the rate is the high one. */
  readonly falseLow?: number;
}

/** Two rates to distinguish, in (0, 1), the lower first. */
export function requireLowAndHigh(low: number, high: number): void {
  requireBetween('low', low, 0, 1);
  requireBetween('high', high, 0, 1);
  if (low >= high) {
    refuse(
      'bad-rates',
      `The high rate, ${percentAsWritten(high)}, must be above the low one, ${percentAsWritten(low)}.`,
      { path: 'high', got: String(high), hint: 'Give the lower of the two first.' },
    );
  }
}

/** Both risks, checked. A risk of 0 no rule has. */
export function requireRisks(risks: TwoRisks = {}): Required<TwoRisks> {
  const { falseHigh = 0.1, falseLow = 0.1 } = requireFields(
    'risks',
    risks,
    '{ falseHigh: 0.1, falseLow: 0.1 }',
  );
  const hint = (risk: number) => (risk === 0 ? 'No sample short of the whole is without a risk.' : undefined);
  requireBetween('falseHigh', falseHigh, 0, 1, 'neither', hint(falseHigh));
  requireBetween('falseLow', falseLow, 0, 1, 'neither', hint(falseLow));
  return { falseHigh, falseLow };
}
