import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { expit } from '../../numeric/logistic.js';
import { panelsOver } from '../../numeric/panels.js';
import type { CheckedAccuracy } from '../agreement/imperfect.js';
import type { BetaPrior } from '../proportion/betaPosterior.js';
import { type Rates, ratesOf } from './accuracyRates.js';
import { logOddsRange } from './logOddsRange.js';

/**
 * The chances, before any case was seen, of at most and of at least so many Yes from inspectors who err: the binomial tail of
 * what they would say, over the shares that a prior leaves possible and the accuracies that checks do.
 */
export function priorTails(
  { count, cases }: { readonly count: number; readonly cases: number },
  accuracy: CheckedAccuracy,
  prior: BetaPrior,
): readonly [low: number, high: number] {
  const rates = ratesOf(accuracy, STEP);
  const logPrior = (at: number) =>
    -prior.yes * Math.log1p(Math.exp(-at)) - prior.no * Math.log1p(Math.exp(at));
  const [low, high] = logOddsRange(logPrior, prior);
  const knots = Array.from({ length: PANELS + 1 }, (_, i) => low + ((high - low) * i) / PANELS);
  const scale = panelsOver(logPrior, knots).log;
  // Beyond the range a share is 0 or 1 as far as it can show.
  const mass = (tail: (p: number) => number) =>
    Math.exp(panelsOver((at) => logPrior(at) + Math.log(tail(expit(at))), knots, 1e-10).log - scale) +
    (Math.exp(logPrior(low) - scale) / prior.yes) * tail(expit(low)) +
    (Math.exp(logPrior(high) - scale) / prior.no) * tail(expit(high));
  const whole = mass(() => 1);
  const meanOf = (binomial: typeof atMost) => {
    const exact = (said: number) => binomial(count, cases, said);
    const tail = rates.weight.length === 1 ? exact : tabulated(exact, cases);
    return mass((p) => meanOver(rates, p, tail)) / whole;
  };
  return [meanOf(atMost), meanOf(atLeast)];
}

/** Steps of the normal scores of the rates: tails averaged over shares change slowly with them. */
const STEP = 0.9;
const PANELS = 6;

function meanOver(
  { sensitivity, specificity, weight }: Rates,
  p: number,
  value: (said: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) {
    if (weight[i]! < LEAST) continue;
    const said = p * sensitivity[i]! + (1 - p) * (1 - specificity[i]!);
    sum += weight[i]! * value(Math.min(1, said));
  }
  return sum;
}

const LEAST = 1e-11;

/**
 * A binomial tail that is asked for at very many shares: worked out at even steps of a scale on which it is about equally
 * steep everywhere, with Lagrange's polynomial through the six nearest.
 */
function tabulated(tail: (share: number) => number, cases: number): (share: number) => number {
  const steps = Math.ceil(40 * Math.sqrt(cases)) + 10;
  const known = Float64Array.from({ length: steps + 1 }, (_, i) => {
    const [yes, no] = [i * i, (steps - i) * (steps - i)];
    return tail(yes / (yes + no));
  });
  return (share) => {
    const [yes, no] = [Math.sqrt(share), Math.sqrt(1 - share)];
    const at = (steps * yes) / (yes + no);
    const first = Math.min(steps - 5, Math.max(0, Math.floor(at) - 2));
    let sum = 0;
    for (let i = 0; i < 6; i++) {
      let part = known[first + i]!;
      for (let k = 0; k < 6; k++) if (k !== i) part *= (at - first - k) / (i - k);
      sum += part;
    }
    return Math.max(0, sum);
  };
}
