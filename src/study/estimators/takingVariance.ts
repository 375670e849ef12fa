import { settled } from '../../designs/estimating/estimate.js';
import type { About } from '../../designs/groupedCounts.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { kindOf } from '../../designs/registry.js';
import { leastOf } from '../../numeric/extremes.js';
import { overHalfLine } from '../../numeric/halfLine.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import { type Scoring, scoredDistribution } from '../world/scoring.js';
import { gatedCohortVariance } from './gatedCohortVariance.js';
import { GroupOfCases, type Row, SampledGroups } from './groupMoments.js';
import { markMoments } from './markMoments.js';

/** Less likely cases change no digit. */
const NEGLIGIBLE = 1e-15;

/** Evaluations of one study's percentage beyond which it would take seconds. */
const MOST_EVALUATIONS = 3e6;

/**
 * The variance of an estimated percentage about the truth, over every way in which the design can take cases, for
 * whatever inspectors and a question that may not apply to every case.
 *
 * The percentage is yes over relevant cases, N/D, both weighted. Where the question applies to all, D is known. Where it
 * does not, `E[N/D] = ∫ E[N·e^(−sD)] ds` and `E[N²/D²] = ∫ s·E[N²·e^(−sD)] ds` over s > 0, whose integrands are products
 * over strata and clusters: exact but for the rounding of a quadrature, given that the question applies to any case.
 *
 * @returns null for too many ways, for units within clusters, and for a cohort whose own percentage has a denominator
 *   left to chance, unless it is sampled simply
 */
export function takingVariance(
  world: CompiledWorld,
  scoring: Scoring,
  asked: { readonly question: number; readonly weighted: boolean; readonly about: About },
): number | null {
  const { design, grouping, groups } = world;
  const gated = world.relevance[asked.question]! < 1 - 1e-12;
  const ofCohort = asked.about === 'cohort' && design.cohort !== null;
  if (gated && ofCohort) return simplyGated(world, scoring, asked.question);
  if (grouping.into === 'clusters' && unitsPerCluster(grouping) > 1) return null;
  const each = kindOf(design.kind).takings(design, groups, world.take);
  if (each === null) return null;
  // The sizes of groups matter only to weights and to the cohort's own percentage.
  const sized = asked.weighted || ofCohort;
  const found = new Map<string, { chance: number; sizes: Int32Array | null; taken: Int32Array }>();
  each(({ chance, sizes, taken }) => {
    const key = sized && sizes !== null ? `${taken.join()} ${sizes.join()}` : taken.join();
    const known = found.get(key);
    if (known !== undefined) known.chance += chance;
    else found.set(key, { chance, sizes: sizes === null ? null : sizes.slice(), taken: taken.slice() });
  });
  if (found.size * (gated ? 100 : 1) > MOST_EVALUATIONS) return null;
  const marks = markMoments(scoring, asked.question);
  const rows = rowsOf(world, asked.question);
  let [defined, mean, square] = [0, 0, 0];
  for (const { chance, sizes, taken } of found.values()) {
    if (chance < NEGLIGIBLE) continue;
    const cases: GroupOfCases[] = [];
    let first = 0;
    taken.forEach((count, group) => {
      if (count === 0) return;
      const size = sizes?.[group] ?? groups.shares[group]!;
      const coefficient = asked.weighted ? size / count : 1;
      cases.push(
        new GroupOfCases({ rows: rows(group), count, first, coefficient, size }, scoring.modes, marks),
      );
      first += count;
    });
    const one = gated ? ratioMoments(cases) : meanMoments(cases);
    const about = ofCohort && sizes !== null ? aboutCohort(cases, rows, sizes) : NO_TRUTH;
    defined += chance * one.defined;
    mean += chance * (one.mean - about.mean);
    square += chance * (one.square - 2 * about.both + about.square);
  }
  return settled(square / defined - (mean / defined) * (mean / defined));
}

/** About the cohort's own percentage, whose denominator is left to chance too: known where all cases are alike. */
function simplyGated(world: CompiledWorld, scoring: Scoring, question: number): number | null {
  const { design, grouping, groups, overall } = world;
  const plain = scoring.perfect || scoring.alike;
  if (!plain || grouping.into !== 'strata' || groups.shares.length > 1 || design.cohort === null) return null;
  const { sensitivity, specificity } = scoring.final[question] ?? { sensitivity: 1, specificity: 1 };
  const shares = (from: Float64Array): Row => rowOf(world, from, { question, weight: 1 });
  const { cases, cohort } = design;
  const { relevant, yes: truth } = shares(overall);
  const { yes: scored } = shares(scoredDistribution(world.patterns, overall, scoring));
  const signal = scoring.perfect ? 1 : sensitivity + specificity - 1;
  const found = gatedCohortVariance({ cases, cohort, relevant, truth, scored, signal });
  return Number.isNaN(found) ? null : found;
}

const NO_TRUTH = { mean: 0, both: 0, square: 0 };

/** The chance that there is a percentage, and its mean and mean square where there is. */
interface Moments {
  readonly defined: number;
  readonly mean: number;
  readonly square: number;
}

/** Of a question that applies to every case, whose weighted number is then known. */
function meanMoments(groups: readonly GroupOfCases[]): Moments {
  const total = groups.reduce((sum, { coefficient, count }) => sum + coefficient * count, 0);
  const { first, second } = new SampledGroups(groups).at(0);
  return { defined: 1, mean: first / total, square: second / (total * total) };
}

/** Of a question that may apply to none. */
function ratioMoments(groups: readonly GroupOfCases[]): Moments {
  const none = groups.reduce((product, group) => product * group.irrelevant, 1);
  const expected = groups.reduce((sum, group) => sum + group.expected, 0);
  if (!(none < 1) || expected === 0) return { defined: 0, mean: 0, square: 0 };
  let [mean, square] = [0, 0];
  const sample = new SampledGroups(groups);
  const slowest = leastOf(groups.map(({ coefficient }) => coefficient));
  overHalfLine({ scale: 1 / expected, slowest }, (s, weight) => {
    const { first, second } = sample.at(s);
    mean += weight * first;
    square += weight * s * second;
  });
  return { defined: 1 - none, mean, square };
}

/** Mean and mean square of a cohort's own percentage, and its mean product with that of the sample. */
function aboutCohort(
  sampled: readonly GroupOfCases[],
  rows: (group: number) => readonly Row[],
  sizes: Int32Array,
): typeof NO_TRUTH {
  const cohort = sizes.reduce((sum, size) => sum + size, 0);
  let [mean, spread] = [0, 0];
  sizes.forEach((size, group) => {
    const [one, two] = [momentOf(rows(group), 1), momentOf(rows(group), 2)];
    mean += (size * one) / cohort;
    // Two cases of one group share what is left to chance in it.
    spread += (size * one * (1 - one) + size * (size - 1) * (two - one * one)) / (cohort * cohort);
  });
  const total = sampled.reduce((sum, { coefficient, count }) => sum + coefficient * count, 0);
  let [estimate, shared] = [0, 0];
  for (const { coefficient, size, yes, rows: own } of sampled) {
    const [one, two] = [momentOf(own, 1), momentOf(own, 2)];
    const signal = yes[1]! - yes[0]!;
    const covariance = one * (1 - one) + (size - 1) * (two - one * one);
    estimate += (coefficient * (yes[0]! + one * signal)) / total;
    shared += (coefficient * signal * covariance) / (total * cohort);
  }
  return { mean, both: estimate * mean + shared, square: spread + mean * mean };
}

/** The mean of a power of the share with yes, over what is left to chance in a group. */
function momentOf(rows: readonly Row[], power: 1 | 2): number {
  return rows.reduce((sum, { weight, yes }) => sum + weight * (power === 1 ? yes : yes * yes), 0);
}

/** For each group, the chances of its cases: one row for a stratum, one for each effect of a cluster. */
function rowsOf(world: CompiledWorld, question: number): (group: number) => readonly Row[] {
  const { distributions, effectWeights } = world;
  const all = distributions.map((distribution, index) =>
    rowOf(world, distribution, { question, weight: effectWeights?.[index] ?? 1 }),
  );
  const single = all.map((row) => [row]);
  return (group) => (effectWeights === null ? single[group]! : all);
}

/** The chances of a case from a distribution. */
function rowOf(
  { patterns }: CompiledWorld,
  distribution: Float64Array,
  { question, weight }: { readonly question: number; readonly weight: number },
): Row {
  let [total, relevant, yes] = [0, 0, 0];
  distribution.forEach((mass, pattern) => {
    total += mass;
    if (((patterns.relevant[pattern]! >> question) & 1) === 1) relevant += mass;
    if (((patterns.yes[pattern]! >> question) & 1) === 1) yes += mass;
  });
  const applies = relevant / total;
  return {
    weight,
    relevant: applies > 1 - 1e-12 ? 1 : applies,
    yes: relevant > 0 ? Math.min(1, yes / relevant) : 0,
  };
}
