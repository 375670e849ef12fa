import { betaCdf, betaQuantile } from '../../numeric/distributions.js';
import { normalUpperTail } from '../../numeric/normalTail.js';
import type { CheckedAccuracy } from '../agreement/imperfect.js';

/** Accuracies that inspectors may have, with weights that add to 1. */
export interface Rates {
  readonly sensitivity: Float64Array;
  readonly specificity: Float64Array;
  readonly weight: Float64Array;
}

/**
 * The accuracies that checks leave possible: each rate has the beta posterior of its checks from a uniform prior, and
 * inspectors no better than chance are ruled out. Even steps of the normal score of each, which sum whatever is smooth on
 * that scale to many digits.
 *
 * @param step - of the normal score
 */
export function ratesOf(accuracy: CheckedAccuracy, step: number): Rates {
  const { sensitivity, specificity, sensitivityChecks, specificityChecks } = accuracy;
  const se = { rate: sensitivity, checks: sensitivityChecks };
  const sp = { rate: specificity, checks: specificityChecks };
  // What is known comes first: what is not then has to be above what it leaves.
  const [first, second] = se.checks === undefined ? [se, sp] : [sp, se];
  const seconds = nodesOf(second, step);
  const pairs = nodesOf(
    first,
    step,
  )(0).flatMap((one) =>
    seconds(1 - one.rate).flatMap((other) => {
      const weight = one.weight * other.weight;
      return weight > LEAST ? [{ one: one.rate, other: other.rate, weight }] : [];
    }),
  );
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const ones = Float64Array.from(pairs, ({ one }) => one);
  const others = Float64Array.from(pairs, ({ other }) => other);
  return {
    sensitivity: first === se ? ones : others,
    specificity: first === se ? others : ones,
    weight: Float64Array.from(pairs, ({ weight }) => weight / total),
  };
}

/** Weights below weigh nothing, even where the answers make them likelier than the checks did. */
const LEAST = 1e-14;
const FARTHEST = 8;

interface Checked {
  readonly rate: number;
  readonly checks: number | undefined;
}

interface Node {
  readonly rate: number;
  readonly weight: number;
}

/** The nodes of a rate above what the other leaves: where that rules out next to nothing, the same again and again. */
function nodesOf({ rate, checks }: Checked, step: number): (above: number) => readonly Node[] {
  if (checks === undefined) return () => [{ rate, weight: 1 }];
  const [a, b] = [checks * rate + 1, checks * (1 - rate) + 1];
  const all = nodesBeyond(a, b, 0, step);
  return (above) => {
    const out = betaCdf(above, a, b);
    return out > 1e-17 ? nodesBeyond(a, b, out, step) : all;
  };
}

function nodesBeyond(a: number, b: number, out: number, step: number): readonly Node[] {
  const each = Math.ceil(FARTHEST / step);
  return Array.from({ length: 2 * each + 1 }, (_, i) => {
    const score = (i - each) * step;
    const upper = (1 - out) * normalUpperTail(score);
    const lower = out + (1 - out) * normalUpperTail(-score);
    return {
      // From the side on which the tail keeps its digits.
      rate: lower < 0.5 ? betaQuantile(lower, a, b) : 1 - betaQuantile(upper, b, a),
      weight: ((1 - out) * Math.exp((-score * score) / 2) * step) / Math.sqrt(2 * Math.PI),
    };
  });
}
