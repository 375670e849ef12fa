import type { InspectorsAsked } from '../../estimation/agreement/finalAccuracy.js';
import type { CheckedAccuracy } from '../../estimation/agreement/imperfect.js';
import { type ClusterSizes, clusterDesignEffect } from '../../estimation/design/clusterDesignEffect.js';
import type { BetaPrior } from '../../estimation/proportion/proportion.js';
import { ArgumentError, type Problem } from '../../problem.js';

/** What is known beside counts, flat, as a command line or a form has it. */
export interface GivenFacts {
  readonly cohort?: number | undefined;
  readonly deff?: number | undefined;
  readonly icc?: number | undefined;
  /** Cases of each cluster, or their mean. */
  readonly clusterSize?: number | undefined;
  readonly clusterCv?: number | undefined;
  readonly clusterSizes?: readonly number[] | undefined;
  /** Clusters in the cohort, visited or not. */
  readonly clusters?: number | undefined;
  readonly df?: number | undefined;
  readonly sensitivity?: number | undefined;
  readonly specificity?: number | undefined;
  /** One number of checks for both rates, or two. */
  readonly checks?: readonly number[] | undefined;
  /** Agreement beyond chance of two inspectors, in place of a rate or of both. */
  readonly kappa?: number | undefined;
  /** Share of cases that a second inspector marked too, a third deciding where they differed. */
  readonly doubleMarked?: number | undefined;
  readonly prior?: BetaPrior | undefined;
  readonly above?: number | undefined;
}

export const FACTS = [
  'cohort',
  'deff',
  'icc',
  'clusterSize',
  'clusterCv',
  'clusterSizes',
  'clusters',
  'df',
  'sensitivity',
  'specificity',
  'checks',
  'kappa',
  'doubleMarked',
  'prior',
  'above',
] as const satisfies readonly (keyof GivenFacts)[];

/** What is known of how the cases were chosen and judged, and beforehand; null for what is not. */
export interface Facts {
  /** Eligible cases of which these are a sample without replacement. */
  readonly cohort: number | null;
  readonly design: SampleDesign | null;
  readonly accuracy: InspectorsAsked | null;
  readonly prior: BetaPrior | null;
  /** A true share whose exceeding the prior and the cases are to give a probability. */
  readonly above: number | null;
}

/** The same with the accuracy of the answers in the end. */
export type SettledFacts = Omit<Facts, 'accuracy'> & { readonly accuracy: CheckedAccuracy | null };

/** The design effect, as stated or as clusters and their correlation give it, and its degrees of freedom. */
export type SampleDesign = { readonly degreesOfFreedom: number | null } & (
  | { readonly effect: number }
  | { readonly clusters: ClusterSizes; readonly inCohort: number | null }
);

/** Which fact does not fit, and what to do. */
type Misfit = (fact: keyof GivenFacts, says: string, hint?: string) => void;

/**
 * What is known beside counts, put together: whatever does not fit is said at once, with what is missing.
 *
 * @param given - the facts as given
 * @param nameOf - what to call a fact in a message, such as the option it came from
 * @throws ArgumentError naming each fact that does not fit
 */
export function intervalFacts(
  given: GivenFacts,
  nameOf: (fact: keyof GivenFacts) => string = (fact) => fact,
): Facts {
  const problems: Problem[] = [];
  const misfit: Misfit = (fact, says, hint) => {
    const message = `${nameOf(fact)} ${says.replace(/\{(\w+)\}/g, (_, name) => nameOf(name as keyof GivenFacts))}`;
    problems.push({
      code: 'bad-options',
      path: nameOf(fact),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  const facts = {
    cohort: given.cohort ?? null,
    design: designFrom(given, misfit),
    accuracy: accuracyFrom(given, misfit),
    prior: priorFrom(given, misfit),
    above: given.above ?? null,
  };
  if (problems.length > 0) throw new ArgumentError(problems);
  return facts;
}

function designFrom(given: GivenFacts, misfit: Misfit): SampleDesign | null {
  const { deff, icc, df, clusters } = given;
  const degreesOfFreedom = df ?? null;
  if (deff !== undefined && icc !== undefined)
    misfit('deff', 'and {icc} both give the design effect.', 'Choose one.');
  if (clusters !== undefined && (icc === undefined || given.cohort === undefined))
    misfit('clusters', 'needs {cohort}, {icc} and the sizes of the clusters visited.');
  const sizes = sizesFrom(given, misfit);
  if (icc !== undefined && sizes !== null) {
    const least = leastCorrelation(sizes);
    if (icc > least) return { clusters: { icc, ...sizes }, inCohort: clusters ?? null, degreesOfFreedom };
    const size = given.clusterSize === undefined ? 'these sizes' : `clusters of ${given.clusterSize}`;
    misfit('icc', `must be above ${least} for ${size}, not ${icc}.`, 'A variance cannot be 0 or less.');
    return null;
  }
  if (icc === undefined && deff !== undefined) {
    if (deff >= LEAST_EFFECT) return { effect: deff, degreesOfFreedom };
    if (deff > 0)
      misfit(
        'deff',
        `must be ${LEAST_EFFECT} or more, not ${deff}.`,
        'No design makes a case count for a hundred.',
      );
    else misfit('deff', `must be above 0, not ${deff}.`, 'A variance cannot be 0 or less.');
  } else if (df !== undefined && deff === undefined) {
    misfit(
      'df',
      'needs {deff}, or {icc} and {clusterSize}.',
      'They are the degrees of freedom of a design effect.',
    );
  }
  return null;
}

type Sizes = { readonly sizes: readonly number[] } | { readonly meanSize: number; readonly cv: number };

/** The sizes of clusters, in whichever of the two ways they were given; null where they were not. */
function sizesFrom({ icc, clusterSize, clusterCv, clusterSizes }: GivenFacts, misfit: Misfit): Sizes | null {
  if (clusterCv !== undefined && clusterSize === undefined)
    misfit('clusterCv', 'needs {clusterSize}, the mean size.');
  if (clusterSize !== undefined && clusterSizes !== undefined)
    misfit('clusterSize', 'and {clusterSizes} both give the sizes.', 'Choose one.');
  const has = clusterSize !== undefined || clusterSizes !== undefined;
  if (icc !== undefined && !has)
    misfit(
      'icc',
      'needs {clusterSize} or {clusterSizes}.',
      'A correlation within clusters says nothing without their sizes.',
    );
  if (icc === undefined && has)
    misfit(
      clusterSize === undefined ? 'clusterSizes' : 'clusterSize',
      'needs {icc}, the correlation within clusters.',
    );
  if (clusterSizes !== undefined) return { sizes: clusterSizes };
  return clusterSize === undefined ? null : { meanSize: clusterSize, cv: clusterCv ?? 0 };
}

/** The correlation at which the variance would be 0. */
function leastCorrelation(sizes: Sizes): number {
  const { meanSize, cvSquared } = clusterDesignEffect({ ...sizes, icc: 0 });
  const others = meanSize * (1 + cvSquared) - 1;
  return others <= 0 ? -1 : Math.max(-1, Number((-1 / others).toPrecision(6)));
}

function accuracyFrom(
  { sensitivity, specificity, checks, kappa, doubleMarked }: GivenFacts,
  misfit: Misfit,
): InspectorsAsked | null {
  const marked = doubleMarked === undefined ? {} : { doubleMarked };
  if (kappa !== undefined) {
    const rates = {
      ...(sensitivity === undefined ? {} : { sensitivity }),
      ...(specificity === undefined ? {} : { specificity }),
    };
    if (sensitivity !== undefined && specificity !== undefined)
      misfit('kappa', 'follows from {sensitivity} and {specificity}.', 'Leave out one of the three.');
    if (checks !== undefined)
      misfit(
        'checks',
        'needs {sensitivity} and {specificity}: a κ comes from no cases of known truth.',
        'Of a κ the accuracy is taken as known.',
      );
    if (kappa > 0) return { kappa, ...rates, ...marked };
    misfit('kappa', `must be above 0, not ${kappa}.`, 'Inspectors who agree by chance alone say nothing.');
    return null;
  }
  if (sensitivity === undefined || specificity === undefined) {
    if (sensitivity !== specificity)
      misfit(
        sensitivity === undefined ? 'specificity' : 'sensitivity',
        sensitivity === undefined ? 'needs {sensitivity} as well.' : 'needs {specificity} as well.',
      );
    if (checks !== undefined) misfit('checks', 'needs {sensitivity} and {specificity}.');
    if (doubleMarked !== undefined)
      misfit('doubleMarked', 'needs {kappa}, or {sensitivity} and {specificity}, of one inspector.');
    return null;
  }
  if (sensitivity + specificity <= 1) {
    const sum = `${sensitivity} + ${specificity}`;
    const hint = 'Inspectors no better than chance say nothing about the truth.';
    misfit('sensitivity', `and {specificity} must add to more than 1, not ${sum}.`, hint);
    return null;
  }
  if (checks === undefined) return { sensitivity, specificity, ...marked };
  const [first, second = first, ...more] = checks;
  if (first === undefined || second === undefined || more.length > 0) {
    misfit('checks', 'takes one number for both, or two.');
    return null;
  }
  return { sensitivity, specificity, sensitivityChecks: first, specificityChecks: second, ...marked };
}

function priorFrom({ prior, above }: GivenFacts, misfit: Misfit): BetaPrior | null {
  if (prior === undefined) {
    if (above !== undefined)
      misfit(
        'above',
        'needs {prior}: without one, a true share has no probability.',
        'Such as 0.5,0.5, the least informative.',
      );
    return null;
  }
  return prior;
}

/** What plans of cases take too. */
const LEAST_EFFECT = 0.01;
