import { refuseArgument, requireBetween, requireCohort, requireCounts, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf } from '../../numeric/distributions.js';
import { uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';

/** The shares of which a claim is true: those strictly between two ends, either of which may be left open. */
export interface ClaimedShares {
  /** From 0 to 1; the claim is true of shares above it. */
  readonly above?: number;
  /** From 0 to 1; the claim is true of shares below it. */
  readonly below?: number;
}

/** What is known of how cases were chosen and judged. */
export interface ClaimSample {
  /** How many times the variance is that of cases chosen one by one; 1 if omitted. */
  readonly designEffect?: number;
  /** How often an inspector says Yes of a case that deserves it, and No of one that does not; both 1 if omitted. */
  readonly sensitivity?: number;
  readonly specificity?: number;
}

export interface ShareClaimOptions extends ClaimedShares, ClaimSample {
  /** Cases of a finite cohort that the claim is about; the work that it is an example of if omitted. */
  readonly cohort?: number;
}

/**
 * How probable it is that a claim about one share is true of the work behind the cases inspected: that the share is above
 * or below a cut, or between two. Of the cases themselves it is simply true or false.
 *
 * @param counts - `yes` of `of` cases
 * @param options - the cut `above` or `below`, each from 0 to 1; `cohort`, the whole number of cases that the claim is
 *   about, which those inspected are among; `designEffect` from a millionth to a million; `sensitivity` and `specificity` of the inspectors, which
 *   add to more than 1
 * @returns the posterior probability, with Jeffreys's prior: Beta(yes + ½, of − yes + ½), and for the cases of a cohort that
 *   were not inspected the beta-binomial that follows
 * @throws ArgumentError naming the argument
 * @source Jeffreys 1946 for the prior; Geisser 1993 for the cohort; Rogan and Gladen 1978 for inspectors who err
 *
 * @example
 * shareClaim({ yes: 41, of: 84 }, { below: 0.5 }); // 0.586…
 */
export function shareClaim(counts: Counts, options: ShareClaimOptions): number {
  requireCounts(counts);
  const { above, below, cohort } = requireFields('options', options, '{ below: 0.5 }');
  if (above === undefined && below === undefined)
    refuseArgument('options.below', undefined, 'a share, or give above');
  for (const [name, cut] of [
    ['above', above],
    ['below', below],
  ] as const)
    if (cut !== undefined) requireBetween(name, cut, 0, 1, 'both');
  if (above !== undefined && below !== undefined && !(above < below))
    refuseArgument('below', below, `above ${above}`);
  const sample = requireClaimSample(options);
  if (cohort === undefined) return betweenShares(counts, { above, below }, sample);
  requireCohort(cohort, counts.of, LARGEST_COHORT);
  if (sample.designEffect !== 1 || sample.sensitivity < 1 || sample.specificity < 1) {
    refuse('bad-argument', 'cohort cannot be given together with a design effect or inspectors who err.', {
      path: 'cohort',
      hint: 'Leave out one of them.',
    });
  }
  return inCohort(counts, cohort, { above, below });
}

/** One probability is kept for each case that was not inspected. */
const LARGEST_COHORT = 1_000_000;

/** The same with every part settled. */
export type SettledSample = Required<ClaimSample>;

/** Whatever a sample leaves unsaid: independent cases, inspectors who do not err. */
export function requireClaimSample(sample: ClaimSample): SettledSample {
  const { designEffect = 1, sensitivity = 1, specificity = 1 } = sample;
  requireBetween('designEffect', designEffect, 1e-6, 1e6, 'both');
  requireBetween('sensitivity', sensitivity, 0, 1, 'high');
  requireBetween('specificity', specificity, 0, 1, 'high');
  if (sensitivity + specificity <= 1) {
    refuse(
      'bad-argument',
      `sensitivity and specificity must add to more than 1, not ${sensitivity + specificity}.`,
      {
        path: 'sensitivity',
      },
    );
  }
  return { designEffect, sensitivity, specificity };
}

interface Cuts {
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/** The same, nothing checked. */
export function betweenShares({ yes, of }: Counts, { above, below }: Cuts, sample: SettledSample): number {
  const [a, b] = [yes / sample.designEffect + 0.5, (of - yes) / sample.designEffect + 0.5];
  const upTo = (cut: number) => betaCdf(apparent(cut, sample), a, b);
  const [low, high] = [above ?? 0, below ?? 1];
  const isAll = low === 0 && high === 1;
  if (isAll) return 1;
  if (low === 0) return uncertain(upTo(high));
  // Whichever tail is small is known to its last digits.
  const beyond = (cut: number) => betaCdf(1 - apparent(cut, sample), b, a);
  return uncertain(high === 1 ? beyond(low) : Math.max(0, 1 - upTo(low) - beyond(high)));
}

/** The share of Yes that inspectors would say where so much deserves it. */
export const apparent = (share: number, { sensitivity, specificity }: SettledSample): number =>
  share * sensitivity + (1 - share) * (1 - specificity);

/** Cuts are compared with whole counts: a third of 84 is 28, however a double has it. */
const SLACK = 1e-9;

/** The chance that the share of a whole cohort is within the cuts, given the cases of it that were inspected. */
function inCohort({ yes, of }: Counts, cohort: number, { above, below }: Cuts): number {
  const unseen = cohort - of;
  const isWithin = (count: number) =>
    (above === undefined || count > above * cohort + SLACK) &&
    (below === undefined || count < below * cohort - SLACK);
  if (unseen === 0) return isWithin(yes) ? 1 : 0;
  return chanceOf(betaBinomial(unseen, yes + 0.5, of - yes + 0.5), (count) => isWithin(yes + count));
}

/** The chance of the counts of which something is true; certain only where it is true of all, impossible where of none. */
export function chanceOf(chances: Float64Array, isTrue: (count: number) => boolean): number {
  let [inside, outside, some, others] = [0, 0, 0, 0];
  chances.forEach((chance, count) => {
    if (isTrue(count)) {
      inside += chance;
      some++;
    } else {
      outside += chance;
      others++;
    }
  });
  if (some === 0 || others === 0) return some === 0 ? 0 : 1;
  return uncertain(inside < 0.5 ? inside : 1 - outside);
}
