import { groupingOf, kindOf } from '../../../designs/registry.js';
import type { Study } from '../../../study/study.js';
import { conditionsOf } from '../../../study/world/conditions.js';

/** How the data of a study are made, step by step, for what it uses of clusters, strata and inspectors. */
export function mechanismLines(study: Study): string[] {
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
    'Cases: each case has answers to all questions, drawn from the joint distribution of the scenario: a network of logistic models whose intercepts are set so that every margin is the published figure.',
    ...(designs.some(({ cohort }) => cohort !== null)
      ? [
          'Cohort: each replicate draws a whole cohort of independent cases from that distribution, then samples from it without replacement. "The process" is the distribution; "the cohort" is the cohort of the replicate.',
        ]
      : []),
    ...(strata
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
          'Scores: given the true answers, each score is independent; sensitivity is the chance of Yes where the truth is Yes, specificity that of No where it is No. κ is that of two inspectors who score the same cases, at the true share of each question.',
        ]
      : []),
    ...(errs && lenient
      ? [
          'Leniency: each inspector has one for the whole inspection, normal on the log odds of saying Yes with mean 0, from a quadrature of 16 points; the mean accuracy over inspectors is the stated one.',
        ]
      : []),
    'Every replicate is independent of the others. Random numbers are from Alea (Baagøe 2010), one stream for each block of 1,000 replicates and each purpose; designs share them.',
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
