import { requireBetween } from '../../check.js';
import { refuse } from '../../problem.js';
import { percentAsWritten } from '../../words/format.js';

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
