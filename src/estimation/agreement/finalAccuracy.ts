import { refuseArgument, requireBetween, requireFields } from '../../check.js';
import {
  type Accuracy,
  type AccuracyAsked,
  accuracyFor,
  apparentProportion,
  kappaOf,
  majorityAccuracy,
} from '../../inspection/inspectors.js';
import { findRoot } from '../../numeric/root.js';
import { refuse } from '../../problem.js';
import type { CheckedAccuracy } from './imperfect.js';

/** Inspectors as they are known: by their accuracy and the checks behind it, or by their agreement. */
export type InspectorsAsked = (CheckedAccuracy | Extract<AccuracyAsked, { readonly kappa: number }>) & {
  /** Share of cases that a second inspector marks too, a third deciding where they differ; 0 if omitted. */
  readonly doubleMarked?: number;
};

/** How accurate one inspector is, and the answers in the end, which are those of several where cases are marked twice. */
export interface FinalAccuracy {
  readonly each: Accuracy;
  /** With the checks of single inspectors counted as checks of the answers in the end, as many as say as much. */
  readonly final: CheckedAccuracy;
}

/**
 * The accuracy of the answers that a sample has in the end, from what is known of its inspectors. Of a case marked twice the
 * majority of three decides. A κ between two inspectors settles their accuracy together with the share of Yes: equal
 * sensitivity and specificity, or the one that goes with the other, such that the share of Yes is the one seen.
 *
 * @param share - of the cases that were found to be Yes, from 0 to 1; with a κ, between them
 * @param asked - `sensitivity` and `specificity` of one inspector, with `sensitivityChecks` and `specificityChecks` if they
 *   were estimated; or `kappa` with one of the two or neither; `doubleMarked`, a share of the cases
 * @returns the accuracy of `each` inspector and of the `final` answers, whose checks are as many as give the error that
 *   those of single inspectors leave (to first order, each rate with one check more of either kind, as Lang and Reiczigel
 *   count them; rounded down)
 * @throws ArgumentError for a number out of range, a κ where every answer is alike, and one that no accuracy reaches
 * @source Kraemer 1979, Ramifications of a population model for κ as a coefficient of reliability, Psychometrika 44:461, solved
 * for the accuracy at the apparent share of Rogan and Gladen 1978, American Journal of Epidemiology 107:71.
 *
 * @example
 * finalAccuracy(0.5, { kappa: 0.6 }).final.sensitivity; // 0.887…
 */
export function finalAccuracy(share: number, asked: InspectorsAsked): FinalAccuracy {
  requireBetween('share', share, 0, 1, 'both');
  const { doubleMarked = 0 } = requireFields('asked', asked, '{ kappa: 0.6 }');
  requireBetween('doubleMarked', doubleMarked, 0, 1, 'both');
  const ofAll = (one: Accuracy) => mixed(one, doubleMarked);
  if (!('kappa' in asked)) {
    const each = { sensitivity: asked.sensitivity, specificity: asked.specificity };
    accuracyFor(each, share);
    const { sensitivityChecks, specificityChecks } = asked;
    const sensitivity = { rate: each.sensitivity, checks: sensitivityChecks };
    const specificity = { rate: each.specificity, checks: specificityChecks };
    return {
      each,
      final: {
        ...ofAll(each),
        ...(sensitivity.checks === undefined
          ? {}
          : { sensitivityChecks: checksOfFinal(sensitivity.rate, sensitivity.checks, doubleMarked) }),
        ...(specificity.checks === undefined
          ? {}
          : { specificityChecks: checksOfFinal(specificity.rate, specificity.checks, doubleMarked) }),
      },
    };
  }
  const each = accuracyFor(asked, trueShareBehind(share, asked, ofAll));
  return { each, final: ofAll(each) };
}

/** The accuracy of a case of which it is only known how probably it is marked twice. */
function mixed(one: Accuracy, doubleMarked: number): Accuracy {
  const both = majorityAccuracy(one, one);
  const of = (rate: keyof Accuracy) => one[rate] + doubleMarked * (both[rate] - one[rate]);
  return { sensitivity: of('sensitivity'), specificity: of('specificity') };
}

/** The checks of final answers that leave their rate as uncertain as so many checks of a single inspector do. */
function checksOfFinal(rate: number, checks: number, doubleMarked: number): number {
  if (doubleMarked === 0) return checks;
  const one = (checks * rate + 1) / (checks + 2);
  const final = mixed({ sensitivity: one, specificity: one }, doubleMarked).sensitivity;
  const slope = 1 - doubleMarked + doubleMarked * 6 * one * (1 - one);
  const variance = (slope * slope * one * (1 - one)) / (checks + 2);
  return Math.max(1, Math.floor((final * (1 - final)) / variance - 2));
}

type KappaAsked = Extract<InspectorsAsked, { readonly kappa: number }>;

/** The true share at which inspectors of that κ would say Yes to the share that they did. */
function trueShareBehind(share: number, asked: KappaAsked, ofAll: (one: Accuracy) => Accuracy): number {
  const { low, high } = sharesWith(asked);
  const gap = (p: number) => apparentProportion(p, ofAll(accuracyFor(asked, p))) - share;
  if (share === 0 || share === 1) {
    return refuse('kappa-undefined', 'Where every answer is alike, a κ says nothing of how inspectors err.', {
      path: 'kappa',
      got: String(asked.kappa),
      hint: 'Give sensitivity and specificity instead.',
    });
  }
  const [lowest, highest] = [gap(low), gap(high)];
  if (lowest > 0 || highest < 0) {
    const reached = `${(100 * (share + lowest)).toFixed(1)}% to ${(100 * (share + highest)).toFixed(1)}%`;
    return refuse(
      'kappa-unreachable',
      `Inspectors with a κ of ${asked.kappa} and the rate given with it say Yes to ${reached} of cases, never to ${(100 * share).toFixed(1)}%.`,
      {
        path: 'kappa',
        got: String(asked.kappa),
        hint: 'Ask for a smaller κ, or leave out the sensitivity or specificity given with it.',
      },
    );
  }
  return findRoot(gap, low, high);
}

/** The true shares at which some accuracy has that κ: all of them, unless one of its rates is given. */
function sharesWith({ kappa, sensitivity, specificity }: KappaAsked): { low: number; high: number } {
  requireBetween('kappa', kappa, 0, 1, 'high');
  const fixed = sensitivity ?? specificity;
  if (fixed === undefined) return { low: 0, high: 1 };
  if (sensitivity !== undefined && specificity !== undefined)
    refuseArgument('kappa', kappa, 'left out where both sensitivity and specificity are given');
  requireBetween('sensitivity or specificity', fixed, 0, 1, 'high');
  if (kappa >= fixed) {
    refuse('kappa-unreachable', `A κ of ${kappa} needs a rate above it, not ${fixed}.`, {
      path: 'kappa',
      got: String(kappa),
      hint: 'Ask for a smaller κ, or leave out the sensitivity or specificity given with it.',
    });
  }
  // With the other rate at 1, κ grows towards the rate given as the share goes to the end that this rate decides.
  const best = (p: number) =>
    kappaOf(
      p,
      sensitivity === undefined ? { sensitivity: 1, specificity: fixed } : { sensitivity, specificity: 1 },
    );
  const [none, all] = sensitivity === undefined ? [0, 1] : [1, 0];
  const edge = findRoot((p) => (p === all ? fixed : best(p)) - kappa, none, all);
  const within = edge + 1e-9 * (all - edge);
  return sensitivity === undefined ? { low: within, high: 1 } : { low: 0, high: within };
}
