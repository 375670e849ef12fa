import { requireBetween, requireFields } from '../../check.js';
import type { Counts } from '../../counts.js';
import { finalAccuracy, type InspectorsAsked } from '../../estimation/agreement/finalAccuracy.js';
import type { CheckedAccuracy } from '../../estimation/agreement/imperfect.js';
import { clusterDesignEffect, cohortDesignEffect } from '../../estimation/design/clusterDesignEffect.js';
import type { ComplexSample } from '../../estimation/design/complexInterval.js';
import type { Accuracy } from '../../inspection/inspectors.js';
import { refuse } from '../../problem.js';
import type { SampleDesign, SettledFacts } from './facts.js';

/** A sample with all of what is known of how it was chosen and judged; of the design about the process, where `cohort` is null. */
export function complexSample(
  { yes, of }: { readonly yes: number; readonly of: number },
  { cohort, design, accuracy }: Pick<SettledFacts, 'cohort' | 'design' | 'accuracy'>,
): ComplexSample {
  return {
    yes,
    of,
    ...(cohort === null ? {} : { cohort }),
    ...(design === null ? {} : { designEffect: designEffectOf(design, { of, cohort }) }),
    ...(design?.degreesOfFreedom == null ? {} : { degreesOfFreedom: design.degreesOfFreedom }),
    ...(accuracy === null ? {} : { accuracy }),
  };
}

/** Refuses what says neither the design effect nor the clusters. */
export function requireSampleDesign(design: SampleDesign): void {
  requireFields('design', design, '{ effect: 1.5, degreesOfFreedom: null }');
  if ('effect' in design) requireBetween('design.effect', design.effect, 0, Number.MAX_VALUE);
  else requireFields('design.clusters', design.clusters, '{ sizes: [30, 12, 12], icc: 0.05 }');
}

/** The variance of these cases over that of independent ones: about the process behind them, or about their cohort. */
export function designEffectOf(
  design: SampleDesign,
  { of, cohort }: { readonly of: number; readonly cohort: number | null },
): number {
  if ('effect' in design) return design.effect;
  const { clusters, inCohort } = design;
  if ('sizes' in clusters) {
    const cases = clusters.sizes.reduce((sum, size) => sum + size, 0);
    if (cases !== of)
      refuse('sizes-disagree', `clusterSizes add to ${cases} cases, not ${of}.`, {
        path: 'clusterSizes',
        hint: 'Give the number of inspected cases of each cluster.',
      });
  } else if (clusters.meanSize > of)
    refuse('sizes-disagree', `clusterSize is ${clusters.meanSize}, and there are only ${of} cases.`, {
      path: 'clusterSize',
      hint: 'Give the number of inspected cases of each cluster.',
    });
  if (cohort === null) return clusterDesignEffect(clusters).designEffect;
  return cohortDesignEffect(clusters, { of, cohort, ...(inCohort === null ? {} : { clusters: inCohort }) });
}

/** The accuracy that an interval allows for, which is that of the answers in the end, and where it comes from. */
export interface InspectorsUsed extends CheckedAccuracy {
  /** Of one inspector; the same unless cases were marked twice. */
  readonly each: Accuracy;
  /** What their accuracy follows from, where it was given so. */
  readonly kappa: number | null;
  /** Share of cases that were marked twice. */
  readonly doubleMarked: number;
}

/** How accurate the answers are in the end; a κ says so of one settled count alone. */
export function inspectorsUsed(
  asked: InspectorsAsked,
  stated: readonly {
    readonly text: string;
    readonly of: number;
    readonly lowest: Counts;
    readonly highest: Counts;
  }[],
): InspectorsUsed {
  const kappa = 'kappa' in asked ? asked.kappa : null;
  const [first, ...others] = stated;
  const unsettled = stated.find(({ lowest, highest }) => lowest.yes !== highest.yes);
  if (kappa !== null && (unsettled !== undefined || others.length > 0)) {
    const says =
      unsettled === undefined
        ? `${stated.length} counts would each have another`
        : `"${unsettled.text}" could be any count from ${unsettled.lowest.yes} to ${unsettled.highest.yes} of ${unsettled.of}`;
    refuse('kappa-unsettled', `A κ settles how accurate inspectors are at one count of Yes: ${says}.`, {
      path: 'kappa',
      got: String(kappa),
      hint:
        unsettled === undefined
          ? 'Ask about one count at a time, or give sensitivity and specificity.'
          : `Give the count itself, such as ${unsettled.lowest.yes}/${unsettled.of}, or sensitivity and specificity.`,
    });
  }
  // Without a κ the share says nothing of the accuracy.
  const share = kappa === null || first === undefined ? 0.5 : first.lowest.yes / first.of;
  const { each, final } = finalAccuracy(share, asked);
  return { ...final, each, kappa, doubleMarked: asked.doubleMarked ?? 0 };
}
