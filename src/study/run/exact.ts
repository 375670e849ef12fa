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
  const samples = worlds.map((world) => emptySample(world, { truth: false }));
  let outcomes: Outcomes = { count: 1, each: (probability, visit) => visit(probability) };
  for (let place = 0; place < worlds.length; place++) {
    const [world, scored, sample] = [worlds[place], scoring[place], samples[place]];
    if (world === undefined || scored === undefined || sample === undefined) return null;
    if (!involved.includes(world.name)) continue;
    const questions = asked.map((question) => world.patterns.questions.indexOf(question));
    const ofDesign = () => outcomesOf(world, scored, sample, { questions, estimate: answer.estimate, about });
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
  const { doubleMarked, checked, leniency } = scoring.inspectors;
  if (!scoring.perfect && (doubleMarked > 0 || checked > 0 || leniency > 0)) return null;
  const outcomes = kindOf(design.kind).outcomes(design);
  if (outcomes === 'clusters') {
    return estimate === 'raw' && !ofCohort ? clusterOutcomes(world, scoring, sample, questions) : null;
  }
  if (outcomes === null) return null;
  const sized = design.cohort !== null;
  // What is scored and what is true of the whole cohort must be known together: only without inspectors' errors.
  if (ofCohort && (!sized || !scoring.perfect)) return null;
  world.take(null, () => 0, sample.taken);
  if (sized) sample.sizes[0] = design.cohort;
  const parts: Part[] = [];
  world.distributions.forEach((distribution, group) => {
    const scored = scoredDistribution(world.patterns, distribution, scoring);
    const kinds = reduce(world, scored, questions);
    parts.push({ group, cases: sample.taken[group] ?? 0, sampled: true, ...kinds });
    if (ofCohort) {
      const rest = (design.cohort ?? 0) - (sample.taken[group] ?? 0);
      parts.push({ group, cases: rest, sampled: false, ...kinds });
    }
  });
  return partOutcomes(world, sample, parts);
}

/** Patterns told apart only by the questions asked: one full pattern stands for all that agree on them. */
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
    const key = `${(patterns.relevant[pattern] ?? 0) & mask} ${(patterns.yes[pattern] ?? 0) & mask}`;
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
  function place(
    part: number,
    kind: number,
    left: number,
    share: number,
    probability: number,
    visit: Visit,
  ): void {
    const current = parts[part];
    if (current === undefined) {
      visit(probability);
      return;
    }
    const { patterns, probabilities } = current;
    const next = parts[part + 1]?.cases ?? 0;
    const pattern = patterns[kind] ?? 0;
    if (kind === patterns.length - 1) {
      put(world, sample, current, pattern, left);
      place(part + 1, 0, next, 1, probability, visit);
      put(world, sample, current, pattern, -left);
      return;
    }
    const own = probabilities[kind] ?? 0;
    const chance = Math.min(1, own / share);
    for (let held = 0; held <= left; held++) {
      const reached = probability * binomialPmf(held, left, chance);
      if (reached < NEGLIGIBLE) continue;
      put(world, sample, current, pattern, held);
      place(part, kind + 1, left - held, share - own, reached, visit);
      put(world, sample, current, pattern, -held);
    }
  }
  return {
    count,
    each: (probability, visit) => place(0, 0, parts[0]?.cases ?? 0, 1, probability, visit),
  };
}

type Visit = (probability: number) => void;

/** Adds cases of one pattern to the sample, and to the cohort they belong to. */
function put(world: CompiledWorld, sample: WorldSample, part: Part, pattern: number, cases: number): void {
  const relevant = world.patterns.relevant[pattern] ?? 0;
  const yes = world.patterns.yes[pattern] ?? 0;
  for (let question = 0; question < sample.questions; question++) {
    const applies = (relevant >> question) & 1;
    const says = (yes >> question) & 1;
    sample.cohortRelevant[question] = (sample.cohortRelevant[question] ?? 0) + applies * cases;
    sample.cohortYes[question] = (sample.cohortYes[question] ?? 0) + says * cases;
    if (!part.sampled) continue;
    const place = part.group * sample.questions + question;
    sample.relevant[place] = (sample.relevant[place] ?? 0) + applies * cases;
    sample.yes[place] = (sample.yes[place] ?? 0) + says * cases;
  }
  if (part.sampled) sample.patterns[pattern] = (sample.patterns[pattern] ?? 0) + cases;
}
