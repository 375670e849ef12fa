import { settled } from '../../designs/estimating/estimate.js';
import type { About, Scored } from '../../designs/groupedCounts.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { kindOf } from '../../designs/registry.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import { marginsOf } from '../world/patterns.js';
import { type Scoring, scoredDistribution } from '../world/scoring.js';
import { takingVariance } from './takingVariance.js';

/**
 * The variance of an estimated percentage about the truth, over everything that its design leaves to chance, worked
 * out rather than simulated: what a standard error should be.
 *
 * @param asked.question - index of a question among those of the world
 * @param asked.weighted - whether the estimate is weighted by the design, or as published
 * @param asked.about - the percentage of the cohort, or of the process that made it
 * A question that does not apply to every case has a percentage where it applies to any case of the sample: the variance
 * is that given such a sample, over the denominators it may have.
 *
 * @returns null where it is not known: see `takingVariance`, and a cohort with too many make-ups
 */
export function trueVariance(world: CompiledWorld, scoring: Scoring, asked: Asked): number | null {
  const found = varianceOf(world, scoring, asked);
  // A cohort that is inspected wholly leaves nothing but the rounding of its sums.
  return found === null ? null : settled(found);
}

/** Why there is no such variance, where there is none. */
export function whyUnknown(
  world: CompiledWorld,
  scoring: Scoring,
  { question, about }: Pick<Asked, 'question' | 'about'>,
): string {
  const gated = world.relevance[question]! < 1 - 1e-12;
  const plain = scoring.perfect || scoring.alike;
  const { design, grouping } = world;
  if (gated && about === 'cohort' && design.cohort !== null) {
    const isSimple = grouping.into === 'strata' && world.groups.shares.length === 1;
    const through = [...(isSimple ? [] : ['the design']), ...(plain ? [] : ['the inspectors'])].join(' and ');
    return `the question has a gate, so that both the sample and its cohort have a denominator left to chance, and they depend on each other through ${through}`;
  }
  if (grouping.into === 'clusters' && unitsPerCluster(grouping) > 1 && (gated || !plain)) {
    return `units within clusters share what is left to chance in both, and ${gated ? 'the question has a gate' : 'inspectors differ'}`;
  }
  return 'the design can take cases in too many ways to add up';
}

interface Asked {
  readonly question: number;
  readonly weighted: boolean;
  readonly about: About;
}

function varianceOf(
  world: CompiledWorld,
  scoring: Scoring,
  { question, weighted, about }: Asked,
): number | null {
  const plain = scoring.perfect || scoring.alike;
  if (!plain || world.relevance[question]! < 1 - 1e-12) {
    return takingVariance(world, scoring, { question, weighted, about });
  }
  const { sensitivity, specificity } = scoring.final[question] ?? { sensitivity: 1, specificity: 1 };
  const signal = scoring.perfect ? 1 : sensitivity + specificity - 1;
  const of = (distribution: Float64Array): Scored => {
    const yes = (from: Float64Array): number => {
      const mass = from.reduce((sum, one) => sum + one, 0);
      return Math.min(1, marginsOf(world.patterns, from).yes[question]! / mass);
    };
    return {
      truth: yes(distribution),
      scored: yes(scoredDistribution(world.patterns, distribution, scoring)),
    };
  };
  const { design, grouping, groups, take } = world;
  const strata =
    grouping.into === 'strata'
      ? world.distributions.map((distribution, stratum) => ({
          share: groups.shares[stratum]!,
          ...of(distribution),
        }))
      : [];
  return kindOf(design.kind).trueVariance(design, {
    overall: of(world.overall),
    strata,
    take,
    signal,
    weighted,
    about: design.cohort === null ? 'process' : about,
  });
}
