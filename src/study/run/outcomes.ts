import { drawsUnits, unitsPerCluster } from '../../designs/groups.js';
import { convolve } from '../../numeric/convolve.js';
import { binomialPmf } from '../../numeric/distributions.js';
import type { Outcomes } from '../inquiries/kind.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { WorldSample } from '../world/sample.js';
import { type Scoring, scoredDistribution } from '../world/scoring.js';

/**
 * The yes answers to one ungated question from clusters: given its effect each unit is binomial, so each is a
 * mixture of binomials; given the cluster's effect units are independent, so each cluster is a mixture of their
 * convolutions; and the whole is the convolution of the clusters.
 */
export function clusterOutcomes(
  world: CompiledWorld,
  scoring: Scoring,
  sample: WorldSample,
  questions: readonly number[],
): Outcomes | null {
  const [question] = questions;
  const { grouping, effectWeights, unitWeights } = world;
  if (grouping.into !== 'clusters') return null;
  // Cases drawn from a cluster at large fall to its units by chance, which matters where units have effects.
  if (unitWeights !== null && !drawsUnits(grouping)) return null;
  if (question === undefined || questions.length > 1 || effectWeights === null) return null;
  if (world.relevance[question]! < 1 - 1e-12) return null;
  const yesGiven = world.distributions.map((distribution) => {
    const scored = scoredDistribution(world.patterns, distribution, scoring);
    const total = scored.reduce((sum, mass) => sum + mass, 0);
    const yes = scored.reduce(
      (sum, mass, pattern) => sum + ((world.patterns.yes[pattern]! >> question) & 1) * mass,
      0,
    );
    return Math.min(1, yes / total);
  });
  const ofUnits = unitWeights ?? Float64Array.of(1);
  /** Yes answers among so many cases of one unit, given its cluster's effect. */
  const unit = (effect: number, cases: number): Float64Array =>
    Float64Array.from({ length: cases + 1 }, (_, yes) =>
      ofUnits.reduce(
        (sum, weight, value) =>
          sum + weight * binomialPmf(yes, cases, yesGiven[effect * ofUnits.length + value]!),
        0,
      ),
    );
  const clusters = new Map<string, Float64Array>();
  /** Yes answers of one cluster, from the cases of each of its units. */
  const cluster = (counts: readonly number[]): Float64Array => {
    const known = clusters.get(counts.join());
    if (known !== undefined) return known;
    const made = new Float64Array(counts.reduce((sum, cases) => sum + cases, 1));
    effectWeights.forEach((weight, effect) => {
      const given = counts.map((cases) => unit(effect, cases)).reduce(convolve, Float64Array.of(1));
      given.forEach((mass, yes) => {
        made[yes]! += weight * mass;
      });
    });
    clusters.set(counts.join(), made);
    return made;
  };
  world.take(null, () => 0, sample.taken);
  const units = unitsPerCluster(grouping);
  const parts = Array.from({ length: grouping.clusters }, (_, cluster) =>
    [...sample.taken.subarray(cluster * units, (cluster + 1) * units)].filter((cases) => cases > 0),
  );
  const total = parts.map(cluster).reduce(convolve, Float64Array.of(1));
  return {
    count: total.length,
    each: (probability, visit) => {
      sample.taken.forEach((cases, group) => {
        sample.relevant[group * sample.questions + question] = cases;
      });
      total.forEach((mass, yes) => {
        // Only their sum counts, so one group may have it all.
        sample.yes[question] = yes;
        if (mass > 0) visit(probability * mass);
      });
      for (let group = 0; group < sample.groups; group++) {
        sample.relevant[group * sample.questions + question] = 0;
      }
      sample.yes[question] = 0;
    },
  };
}
