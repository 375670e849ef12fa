import { type Design, groupingOf, kindOf } from '../../../designs/registry.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { Study } from '../../../study/study.js';
import { conditionsOf } from '../../../study/world/conditions.js';
import { capital } from '../../../words/capital.js';
import { list } from '../../../words/format.js';

/** How the data of a study are made, step by step, for what it asks and what it uses of clusters, strata and inspectors. */
export function mechanismLines(study: Study): string[] {
  const kinds = [...new Set(study.inquiries.map(({ kind }) => kind))].map(inquiryKind);
  return [
    ...inspectionLines(study, { wholeCases: kinds.some(({ drawsNoInspections }) => !drawsNoInspections) }),
    ...kinds.flatMap(({ kind, mechanism }) => {
      const own = study.inquiries.flatMap((inquiry) => (inquiry.kind === kind ? [inquiry.name] : []));
      return mechanism === null ? [] : [`${capital(kind)} (${list(own)}): ${mechanism}`];
    }),
    ...(kinds.every(({ onlyExact }) => onlyExact)
      ? []
      : [
          'Every replicate is independent of the others. Random numbers are from Alea (Baagøe 2010), one stream for each block of 1,000 replicates and each purpose; designs share them.',
        ]),
  ];
}

/** How inspections of the scenarios are drawn. */
function inspectionLines(study: Study, { wholeCases }: { readonly wholeCases: boolean }): string[] {
  const conditions = conditionsOf(study);
  const designs = conditions.map(({ design }) => design);
  const clusterings = designs.flatMap((design) => {
    const grouping = groupingOf(design);
    return grouping.into === 'clusters' ? [grouping] : [];
  });
  const strata = designs.some(({ kind }) => kindOf(kind).groupsAre === 'strata');
  const errs = conditions.some(({ inspectors: { accuracy } }) =>
    'kappa' in accuracy ? accuracy.kappa < 1 : accuracy.sensitivity < 1 || accuracy.specificity < 1,
  );
  const lenient = conditions.some(({ inspectors }) => inspectors.leniency > 0);
  return [
    ...(wholeCases ? caseLines(designs) : []),
    ...(wholeCases && strata
      ? ['Sampling: within a stratum, or in the whole cohort, every set of cases is as likely as any other.']
      : []),
    ...(clusterings.length > 0
      ? clusterLines({
          units: clusterings.some(({ within }) => within !== null),
          equal: clusterings.some(({ sizes }) => sizes === undefined),
          unequal: clusterings.some(({ sizes }) => sizes !== undefined),
        })
      : []),
    ...(errs
      ? [
          'Scores: given the true answers, each score is independent; sensitivity is the chance of Yes where the truth is Yes, specificity that of No where it is No. κ is that of two inspectors who score the same cases, at the true share of each question; of several levels of one scale, which are marked as one level, it is linearly weighted.',
        ]
      : []),
    ...(errs && lenient
      ? [
          'Leniency: each inspector has one for the whole inspection, normal on the log odds of saying Yes with mean 0, from a quadrature of 16 points; the mean accuracy over inspectors is the stated one.',
        ]
      : []),
  ];
}

/** What cases are drawn from, and the cohorts they make up. */
function caseLines(designs: readonly Design[]): string[] {
  const ofCohort = designs.filter(({ cohort }) => cohort !== null);
  const clustered = ofCohort.filter((design) => groupingOf(design).into === 'clusters');
  const cases =
    clustered.length === 0
      ? 'independent cases from that distribution'
      : clustered.length === ofCohort.length
        ? 'cases that, given the effects of their clusters, are independent, and that have that distribution on average over clusters'
        : 'cases from that distribution, independent of each other but for the effects of clusters in designs that have them';
  return [
    'Cases: each case has answers to all questions, drawn from the joint distribution of the scenario: a network of logistic models whose intercepts are set so that every margin is the published figure.',
    ...(ofCohort.length === 0
      ? []
      : [
          `Cohort: each replicate draws a whole cohort of ${cases}, then samples from it without replacement. "The process" is the distribution; "the cohort" is the cohort of the replicate.`,
        ]),
  ];
}

interface ClusterFacts {
  readonly units: boolean;
  /** Whether some designs have clusters of equal size, and some of unequal. */
  readonly equal: boolean;
  readonly unequal: boolean;
}

function clusterLines({ units, equal, unequal }: ClusterFacts): string[] {
  return [
    `Clusters: each has one effect on the log odds of Yes, normal with mean 0, drawn from a Gauss-Hermite quadrature of the normal distribution with 32 points${units ? ', or 16 where units have an effect too' : ''}. For each question its standard deviation is such that the answers, 0 or 1, of two cases of one cluster have the stated ICC, and the intercept such that the mean over clusters is the margin.`,
    ...(equal
      ? [
          `Clusters${unequal ? ' without sizes of their own' : ''} are of equal size, as near as whole cases allow. Those taken are a simple random sample of them.`,
        ]
      : []),
    ...(unequal
      ? [
          'Clusters with sizes, or with a coefficient of variation of them (sizes are then quantiles of a lognormal distribution), share the cohort in proportion, to whole cases. Those taken are a simple random sample of them, whatever their size; cases come from each in proportion to its size, or all of them do. Their effect has nothing to do with their size.',
        ]
      : []),
    ...(units
      ? [
          'Units within clusters have an effect of their own beside that of their cluster, made in the same way.',
        ]
      : []),
  ];
}
