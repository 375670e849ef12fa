import {
  refuseArgument,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { jeffreysDensity } from './logOddsDensity.js';
import { onProbitScale } from './probitScale.js';

/** What a marker said of cases of which the key says Yes, and of cases of which it says No. */
export interface MarkerCounts {
  /** Yes, where the key says Yes. */
  readonly hits: Counts;
  /** Yes, where the key says No. */
  readonly falseAlarms: Counts;
}

export interface Acuity {
  /** How well Yes and No are distinguished, in standard deviations: 0 is guessing. */
  readonly dPrime: number;
  /** Where the line between them is drawn: above 0 is severe, which is No when in doubt; below 0 lenient. */
  readonly criterion: number;
  readonly dPrimeLimits: Limits;
  readonly criterionLimits: Limits;
}

const CORRECTIONS = ['log-linear', 'none'] as const;

/**
 * The acuity and the severity of one marker: d′ = Φ⁻¹(hits) − Φ⁻¹(false alarms), and the criterion
 * −(Φ⁻¹(hits) + Φ⁻¹(false alarms))/2. Limits are equal-tailed, from the two rates' posteriors under Jeffreys' prior.
 *
 * @param counts - `hits` and `falseAlarms`, each `yes` of `of`
 * @param options - `correction` of the rates of the estimates: log-linear, (k + ½)/(n + 1), if omitted, or none; `confidence` in (0, 1)
 * @returns both, with their limits
 * @throws ArgumentError naming the argument; without a correction, a rate of 0 or 1 has no such quantile
 * @source Hautus 1995, Behav. Res. Methods 27:46, for the correction; Macmillan and Creelman 2005, Detection Theory.
 *
 * @example
 * acuity({ hits: { yes: 18, of: 20 }, falseAlarms: { yes: 3, of: 20 } }).dPrime; // 2.147…
 */
export function acuity(
  counts: MarkerCounts,
  options: { readonly correction?: (typeof CORRECTIONS)[number]; readonly confidence?: number } = {},
): Acuity {
  const { hits, falseAlarms } = requireFields('counts', counts, '{ hits, falseAlarms }');
  requireCounts(hits, 'hits');
  requireCounts(falseAlarms, 'falseAlarms');
  const { correction = 'log-linear', confidence = 0.95 } = requireFields('options', options);
  requireOneOf('correction', correction, CORRECTIONS);
  requireConfidence(confidence);
  const quantile = (name: string, rate: Counts): number => {
    const { yes, of } = rate;
    if (correction === 'none' && (yes === 0 || yes === of)) {
      refuseArgument(name, rate, 'neither none nor all without a correction', 'Use the log-linear one.');
    }
    // Of the smaller tail, which keeps its digits.
    const part = (count: number) => (correction === 'none' ? count / of : (count + 0.5) / (of + 1));
    return 2 * yes > of ? normalUpperQuantile(part(of - yes)) : 0 - normalUpperQuantile(part(yes));
  };
  const [hit, alarm] = [quantile('hits', hits), quantile('falseAlarms', falseAlarms)];
  const { of, yes } = falseAlarms;
  const posterior = onProbitScale(jeffreysDensity(hits), jeffreysDensity({ yes: of - yes, of }), confidence);
  return Object.freeze({
    dPrime: hit - alarm,
    criterion: 0 - (hit + alarm) / 2,
    dPrimeLimits: limitsOf(posterior.acuity),
    criterionLimits: limitsOf(posterior.severity),
  });
}

const limitsOf = ({ lower, upper }: Limits): Limits => ({ lower, upper });
