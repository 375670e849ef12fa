import type { About } from '../../designs/groupedCounts.js';
import { kindOf } from '../../designs/registry.js';
import { binomialPmf } from '../../numeric/distributions.js';
import type { Analysis } from '../inquiries/analysis.js';
import type { Outcomes } from '../inquiries/kind.js';
import { inquiryKind } from '../inquiries/registry.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import { emptySample, type WorldSample } from '../world/sample.js';
import { type Scoring, scoredDistribution } from '../world/scoring.js';
import { TALLY_SIZE, Tally } from '../world/tally.js';
import { clusterOutcomes } from './outcomes.js';

/** Most outcomes that are summed rather than simulated. */
const MOST_OUTCOMES = 250_000;

/** An outcome less likely than this changes no digit of a sum. */
const NEGLIGIBLE = 1e-20;

/** Cases of one kind that fall independently into some patterns. */
interface Part {
  readonly group: number;
  readonly cases: number;
  /** Whether the cases are in the sample, or in the rest of the cohort. */
  readonly sampled: boolean;
  readonly patterns: readonly number[];
  readonly probabilities: readonly number[];
}

/** Every outcome that an analysis can meet, and the samples they appear in. */
interface Listed {
  readonly samples: readonly WorldSample[];
  readonly outcomes: Outcomes;
}

/** Lists the outcomes of the worlds that an analysis looks at; null when there are too many or no list is known. */
export function outcomesFor(
  worlds: readonly CompiledWorld[],
  scoring: readonly Scoring[],
  { inquiry, answer }: Analysis,
): Listed | null {
  const kind = inquiryKind(inquiry.kind);
  const { questions: asked, worlds: involved, about } = kind.subject(inquiry);
  const samples = worlds.map((world) => emptySample(world, { truth: false, patterns: true }));
  let outcomes: Outcomes = { count: 1, each: (probability, visit) => visit(probability) };
  for (const [index, world] of worlds.entries()) {
    if (!involved.includes(world.name)) continue;
    const questions = asked.map((question) => world.patterns.questions.indexOf(question));
    const sample = samples[index]!;
    const ofDesign = () =>
      outcomesOf(world, scoring[index]!, sample, { questions, estimate: answer.estimate, about });
    const own = kind.outcomes(inquiry, { world, sample, ofDesign });
    if (own === null || own.count * outcomes.count > MOST_OUTCOMES) return null;
    const before = outcomes;
    outcomes = {
      count: own.count * before.count,
      each: (probability, visit) => before.each(probability, (reached) => own.each(reached, visit)),
    };
  }
  return { samples, outcomes };
}

/** The sums of an analysis over every outcome, each with its probability as weight. */
export function exactSums(analysis: Analysis, { samples, outcomes }: Listed): Float64Array {
  const sums = new Float64Array(TALLY_SIZE);
  const tally = new Tally(sums);
  outcomes.each(1, (probability) => {
    analysis.add(samples, tally, probability);
  });
  return sums;
}

function outcomesOf(
  world: CompiledWorld,
  scoring: Scoring,
  sample: WorldSample,
  { questions, estimate, about }: { questions: readonly number[]; estimate: 'raw' | 'design'; about: About },
): Outcomes | null {
  const ofCohort = about === 'cohort';
  const { design } = world;
  if (!scoring.perfect && !scoring.alike) return null;
  const outcomes = kindOf(design.kind).outcomes(design);
  if (outcomes === 'clusters') {
    return estimate === 'raw' && !ofCohort ? clusterOutcomes(world, scoring, sample, questions) : null;
  }
  if (outcomes === null) return null;
  const { cohort } = design;
  // What is scored and what is true of the whole cohort must be known together: only without inspectors' errors.
  if (ofCohort && (cohort === null || !scoring.perfect)) return null;
  world.take(null, () => 0, sample.taken);
  if (cohort !== null) sample.sizes[0] = cohort;
  const parts: Part[] = [];
  world.distributions.forEach((distribution, group) => {
    const scored = scoredDistribution(world.patterns, distribution, scoring);
    const kinds = reduce(world, scored, questions);
    const cases = sample.taken[group]!;
    parts.push({ group, cases, sampled: true, ...kinds });
    if (ofCohort && cohort !== null) parts.push({ group, cases: cohort - cases, sampled: false, ...kinds });
  });
  return partOutcomes(world, sample, parts);
}

/** Patterns distinguished only by the questions asked: one full pattern stands for all that agree on them. */
function reduce(
  { patterns }: CompiledWorld,
  distribution: Float64Array,
  questions: readonly number[],
): { patterns: number[]; probabilities: number[] } {
  const mask = questions.reduce((bits, question) => bits | (1 << question), 0);
  const found = new Map<string, { pattern: number; mass: number }>();
  let total = 0;
  distribution.forEach((mass, pattern) => {
    total += mass;
    if (mass <= 0) return;
    const key = `${patterns.relevant[pattern]! & mask} ${patterns.yes[pattern]! & mask}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { pattern, mass });
    else known.mass += mass;
  });
  const kinds = [...found.values()];
  return {
    patterns: kinds.map(({ pattern }) => pattern),
    probabilities: kinds.map(({ mass }) => mass / total),
  };
}

/** Ways to share `cases` out over `kinds` patterns: C(cases + kinds − 1, kinds − 1). */
function waysOf({ cases, patterns }: Part): number {
  let ways = 1;
  for (let kind = 1; kind < patterns.length; kind++) ways = (ways * (cases + kind)) / kind;
  return ways;
}

/** Multinomial outcomes of several independent parts, as a product of conditional binomials. */
function partOutcomes(world: CompiledWorld, sample: WorldSample, parts: readonly Part[]): Outcomes {
  const count = parts.reduce((product, part) => product * waysOf(part), 1);
  /** Shares what is left of a part's cases out over its kinds from one on, then goes on with the next part. */
  function shareOut(at: At, visit: Visit): void {
    const part = parts[at.part];
    if (part === undefined) {
      visit(at.probability);
      return;
    }
    const { patterns, probabilities } = part;
    const pattern = patterns[at.kind]!;
    if (at.kind === patterns.length - 1) {
      put(world, sample, part, pattern, at.left);
      shareOut(startOf(at.part + 1, at.probability), visit);
      put(world, sample, part, pattern, -at.left);
      return;
    }
    const own = probabilities[at.kind]!;
    const chance = Math.min(1, own / at.share);
    for (let cases = 0; cases <= at.left; cases++) {
      const probability = at.probability * binomialPmf(cases, at.left, chance);
      if (probability < NEGLIGIBLE) continue;
      put(world, sample, part, pattern, cases);
      const { kind, left, share } = at;
      shareOut({ part: at.part, kind: kind + 1, left: left - cases, share: share - own, probability }, visit);
      put(world, sample, part, pattern, -cases);
    }
  }
  function startOf(part: number, probability: number): At {
    // After the last part no cases are left.
    return { part, kind: 0, left: parts[part]?.cases ?? 0, share: 1, probability };
  }
  return { count, each: (probability, visit) => shareOut(startOf(0, probability), visit) };
}

/** How far the cases are shared out: from a part and one of its kinds on. */
interface At {
  readonly part: number;
  readonly kind: number;
  /** Cases of the part that have no kind yet, and the probability of the kinds that are left. */
  readonly left: number;
  readonly share: number;
  /** Of all that is shared out so far. */
  readonly probability: number;
}

type Visit = (probability: number) => void;

/** Adds cases of one pattern to the sample, and to the cohort they belong to. */
function put(world: CompiledWorld, sample: WorldSample, part: Part, pattern: number, cases: number): void {
  const relevant = world.patterns.relevant[pattern]!;
  const yes = world.patterns.yes[pattern]!;
  for (let question = 0; question < sample.questions; question++) {
    const applies = (relevant >> question) & 1;
    const says = (yes >> question) & 1;
    sample.cohortRelevant[question]! += applies * cases;
    sample.cohortYes[question]! += says * cases;
    if (!part.sampled) continue;
    const index = part.group * sample.questions + question;
    sample.relevant[index]! += applies * cases;
    sample.yes[index]! += says * cases;
  }
  if (part.sampled) sample.patterns[pattern]! += cases;
}
