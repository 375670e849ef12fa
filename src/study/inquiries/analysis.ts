import type { About, Estimator } from '../../designs/groupedCounts.js';
import type { Stream } from '../../numeric/stream.js';
import type { Inquiry } from '../study.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { WorldSample } from '../world/sample.js';
import type { Scoring } from '../world/scoring.js';
import type { Tally } from '../world/tally.js';

/** One inquiry answered in one way: reads the samples of a replicate and adds what it finds to its sums. */
export interface Analysis {
  readonly inquiry: Inquiry;
  readonly answer: ConditionAnswer;
  /** The truth, for the report; null where it differs by replicate or is no single number. */
  readonly truth: number | null;
  /** The variance of the estimate about the truth, where the design settles it; null where it does not. */
  readonly designVariance?: () => number | null;
  /** What the inquiry draws of its own, beside the samples of the scenarios. */
  readonly draws?: Draws;
  /** Adds one replicate, or one outcome of that probability; false when there was nothing to estimate. */
  readonly add: (samples: readonly WorldSample[], tally: Tally, weight: number) => boolean;
}

/** Draws of an inquiry's own, from a stream of its own. */
export interface Draws {
  /** Called at the start of each block. */
  begin(random: Stream): void;
  /** Called in each replicate before it is added up, or passed over. */
  next(): void;
}

/** A question in a world, both with their indices. */
export interface QuestionIn {
  /** Index of the world, and of its sample. */
  readonly index: number;
  readonly world: CompiledWorld;
  readonly scoring: Scoring;
  /** Index of the question. */
  readonly question: number;
}

/** What an analysis needs to know of its condition. */
export interface Context {
  readonly misleadingPoints: number;
  locate(world: string, question: string): QuestionIn;
  /** The estimator that an answer uses in a world. */
  estimator(answer: ConditionAnswer, world: CompiledWorld, truth: { about: About }): Estimator;
  /** The true variance of an answer's estimate, worked out when it is first asked for. */
  designVariance(answer: ConditionAnswer, at: QuestionIn, truth: { about: About }): () => number | null;
}
