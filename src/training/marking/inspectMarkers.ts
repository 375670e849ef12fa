import {
  hasParts,
  requireBetween,
  requireConfidence,
  requireFields,
  requireMade,
  requireWhole,
} from '../../check.js';
import type { Limits } from '../../limits.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { binomialPmf } from '../../numeric/distributions.js';
import type { Pack } from '../pack.js';
import type { Marking, Share } from './marking.js';

/** What inspections would report of one key question, as counts of Yes. */
export interface Reported extends Limits {
  readonly mean: number;
}

export interface MarkersInspection {
  /** The id of the key question. */
  readonly question: string;
  readonly cases: number;
  /** The published share, taken as the truth about the region. */
  readonly truth: number;
  readonly perfect: Reported;
  /** Null where the pack has no settled case of one kind, so that one of the rates was not measured. */
  readonly markers: Reported | null;
}

/**
 * What an inspection by these markers would report, beside one by markers who never err. Exact.
 *
 * The true Yes of a new sample are binomial with the scenario's share. Of those, markers call Yes with the group's
 * sensitivity, and of the others with one less its specificity. Both rates are uncertain: beta posteriors from
 * Jeffreys' prior on the effective number of answers, so each part is beta-binomial and the sum their convolution.
 *
 * @param marking - from `markAnswers`
 * @param pack - the one that was marked; it carries its scenario's shares
 * @param options - `cases` of the inspection (as many as were inspected), `confidence` of the range
 * @returns for each key question the mean count of Yes and the range that contains the given share of inspections
 * @source Rogan and Gladen 1978 for the apparent share; Skellam 1948 for the beta-binomial.
 * @example
 * inspectMarkers(markAnswers(pack, rows), pack)[0]?.perfect.mean // 41
 */
export function inspectMarkers(
  marking: Marking,
  pack: Pick<Pack, 'scenario'>,
  options: { readonly cases?: number; readonly confidence?: number } = {},
): readonly MarkersInspection[] {
  requireMade('marking', marking, {
    isMade: hasParts(marking, ['group', 'participants']),
    makers: 'markAnswers',
  });
  requireMade('pack', pack, { isMade: hasParts(pack, [], ['scenario']), makers: 'buildPack or readPack' });
  const { scenario } = pack;
  const { cases = scenario.inspected, confidence = 0.95 } = requireFields('options', options);
  requireWhole('cases', cases, { min: 1, max: 1000 });
  requireConfidence(confidence);
  return marking.group.map(({ question, sensitivity, specificity }) => {
    const truth = requireBetween(
      `pack.scenario.shares.${question}`,
      scenario.shares[question] ?? Number.NaN,
      0,
      1,
      'both',
    );
    const perfect = Array.from({ length: cases + 1 }, (_, count) => binomialPmf(count, cases, truth));
    const markers =
      sensitivity === null || specificity === null
        ? null
        : summary(apparentCounts(cases, truth, posterior(sensitivity), posterior(specificity)), confidence);
    return { question, cases, truth, perfect: summary(perfect, confidence), markers };
  });
}

interface BetaPosterior {
  readonly a: number;
  readonly b: number;
}

/** Jeffreys' posterior of a rate from its effective answers. */
function posterior({ estimate, effective }: Share): BetaPosterior {
  return { a: estimate * effective + 0.5, b: (1 - estimate) * effective + 0.5 };
}

/**
 * The distribution of the count of Yes reported in `cases` cases. For any number truly Yes it is the sum of two
 * independent beta-binomials; that number is binomial.
 */
export function apparentCounts(
  cases: number,
  truth: number,
  sensitivity: BetaPosterior,
  specificity: BetaPosterior,
): readonly number[] {
  requireBetween('truth', truth, 0, 1, 'both');
  const total = new Array<number>(cases + 1).fill(0);
  for (let truly = 0; truly <= cases; truly++) {
    const weight = binomialPmf(truly, cases, truth);
    if (weight < 1e-18) continue;
    const right = betaBinomial(truly, sensitivity.a, sensitivity.b);
    const wrong = betaBinomial(cases - truly, specificity.b, specificity.a);
    right.forEach((p, i) => {
      wrong.forEach((q, j) => {
        total[i + j]! += weight * p * q;
      });
    });
  }
  return total;
}

/** Mean, and the narrowest equal-tailed range of counts that contains at least the given share. */
function summary(chances: readonly number[], confidence: number): Reported {
  const tail = (1 - confidence) / 2;
  const mean = chances.reduce((sum, chance, count) => sum + chance * count, 0);
  let below = 0;
  let lower = 0;
  while (lower < chances.length - 1 && below + chances[lower]! <= tail) below += chances[lower++]!;
  let above = 0;
  let upper = chances.length - 1;
  while (upper > 0 && above + chances[upper]! <= tail) above += chances[upper--]!;
  return { mean, lower, upper };
}
