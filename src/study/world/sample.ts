import type { CompiledWorld } from './compileWorld.js';
import { MODES } from './scoring.js';

/** What a study needs to know beyond the scored answers. */
export interface Wanted {
  /** What is true of the whole cohort. */
  readonly cohort: boolean;
  /** What is true of the sampled cases. */
  readonly truth: boolean;
  /** How often each pattern of answers was scored. */
  readonly patterns: boolean;
}

/** What one inspection found, as counts; filled anew by every replicate. */
export interface WorldSample {
  readonly groups: number;
  readonly questions: number;
  /** Cohort cases per group; all 0 for a cohort without limit. */
  readonly sizes: Int32Array;
  readonly taken: Int32Array;
  /** Row of the distribution each group's cases come from: its stratum, or its cluster's effect. */
  readonly row: Int32Array;
  /** Scored answers: index `group·questions + question`. */
  readonly yes: Int32Array;
  readonly relevant: Int32Array;
  /** Sampled cases by scored pattern; only where asked for. */
  readonly patterns: Int32Array;
  /** Truly yes and sampled cases by mode of marking: index `(group·3 + mode)·questions + question`, `group·3 + mode`. */
  readonly trueYes: Int32Array;
  readonly modeCases: Int32Array;
  /** The whole cohort's true yes and relevant cases, by question; only where asked for. */
  readonly cohortYes: Float64Array;
  readonly cohortRelevant: Float64Array;
  /** Double-marked cases: both yes, first only, second only, neither; index `question·4 + cell`. */
  readonly agreement: Int32Array;
}

/** An empty sample as large as a world's design can fill, with what is `wanted` beyond the scored answers. */
export function emptySample(
  { groups, patterns }: CompiledWorld,
  wanted: Pick<Wanted, 'truth' | 'patterns'>,
): WorldSample {
  const size = groups.names.length;
  const questions = patterns.questions.length;
  const modes = wanted.truth ? size * MODES : 0;
  return {
    groups: size,
    questions,
    sizes: new Int32Array(size),
    taken: new Int32Array(size),
    row: Int32Array.from({ length: size }, (_, group) => group),
    yes: new Int32Array(size * questions),
    relevant: new Int32Array(size * questions),
    patterns: new Int32Array(wanted.patterns ? patterns.count : 0),
    trueYes: new Int32Array(modes * questions),
    modeCases: new Int32Array(modes),
    cohortYes: new Float64Array(questions),
    cohortRelevant: new Float64Array(questions),
    agreement: new Int32Array(questions * 4),
  };
}
