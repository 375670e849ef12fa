import { betaBinomial } from '../estimation/bands.js';
import { binomialPmf } from '../numeric/distributions.js';
import { publishedCounts } from './analyses/next.js';
import type { CompiledWorld } from './compileWorld.js';
import type { WorldSample } from './sample.js';
import { type Scoring, scoredDistribution } from './scoring.js';

/** Every outcome of one world's inspection: `each` fills the sample and passes on its probability. */
export interface Outcomes {
  readonly count: number;
  each(probability: number, visit: (probability: number) => void): void;
}

/**
 * The yes answers to one ungated question from clusters: given its effect each cluster is binomial, so each is a
 * mixture of binomials, and the whole their convolution.
 */
export function clusterOutcomes(
  world: CompiledWorld,
  scoring: Scoring,
  sample: WorldSample,
  questions: readonly number[],
): Outcomes | null {
  const [question] = questions;
  const { design, effectWeights } = world;
  // Whole clusters are as large as their cohort makes them; the other designs take the same numbers from any.
  if (design.kind === 'cluster') return null;
  if (question === undefined || questions.length > 1 || effectWeights === null) return null;
  if ((world.relevance[question] ?? 0) < 1 - 1e-12) return null;
  const yesGiven = world.distributions.map((distribution) => {
    const scored = scoredDistribution(world.patterns, distribution, scoring);
    const total = scored.reduce((sum, mass) => sum + mass, 0);
    const yes = scored.reduce(
      (sum, mass, pattern) => sum + (((world.patterns.yes[pattern] ?? 0) >> question) & 1) * mass,
      0,
    );
    return Math.min(1, yes / total);
  });
  const mixtures = new Map<number, Float64Array>();
  const mixture = (cases: number): Float64Array => {
    const known = mixtures.get(cases);
    if (known !== undefined) return known;
    const made = Float64Array.from({ length: cases + 1 }, (_, yes) =>
      yesGiven.reduce((sum, p, value) => sum + (effectWeights[value] ?? 0) * binomialPmf(yes, cases, p), 0),
    );
    mixtures.set(cases, made);
    return made;
  };
  world.take(null, () => 0, sample.taken);
  let total = Float64Array.of(1);
  for (const cases of sample.taken) {
    const one = mixture(cases);
    const sum = new Float64Array(total.length + cases);
    total.forEach((first, a) => {
      one.forEach((second, b) => {
        sum[a + b] = (sum[a + b] ?? 0) + first * second;
      });
    });
    total = sum;
  }
  const cases = total.length - 1;
  return {
    count: total.length,
    each: (probability, visit) => {
      sample.relevant[question] = cases;
      total.forEach((mass, yes) => {
        sample.yes[question] = yes;
        if (mass > 0) visit(probability * mass);
      });
      sample.relevant[question] = 0;
      sample.yes[question] = 0;
    },
  };
}

/** The next inspection given the published one: beta-binomial, under the Jeffreys prior. */
export function nextOutcomes(world: CompiledWorld, sample: WorldSample, question: number): Outcomes | null {
  const counts = publishedCounts(world.scenario, world.patterns.questions[question] ?? '');
  if (counts === null) return null;
  const { cases } = world.design;
  const masses = betaBinomial(cases, counts.yes + 0.5, counts.of - counts.yes + 0.5);
  return {
    count: masses.length,
    each: (probability, visit) => {
      sample.relevant[question] = cases;
      masses.forEach((mass, yes) => {
        sample.yes[question] = yes;
        visit(probability * mass);
      });
    },
  };
}
