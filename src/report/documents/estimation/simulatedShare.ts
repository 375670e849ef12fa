import { criticalValue } from '../../../estimation/proportion/interval.js';
import { wilsonLimits } from '../../../estimation/proportion/scoreLimits.js';
import { percent, percentWithError } from '../../../words/format.js';

/**
 * A share of simulated repeats with its Monte Carlo standard error, `12.3% ± 0.1`; where all repeats agree that error is 0 and
 * says nothing, so Wilson's 95% limit is there instead: `0% (at most 0.38%)`.
 */
export function simulatedShare(share: number, repeats: number, decimals = 1): string {
  const { lower, upper } = wilsonLimits(share * repeats, repeats, criticalValue(0.95));
  if (share === 0) return `0% (at most ${percent(upper, 2)})`;
  if (share === 1) return `100% (at least ${percent(lower, 2)})`;
  return percentWithError(share, Math.sqrt((share * (1 - share)) / repeats), decimals);
}
