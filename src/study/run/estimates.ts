import { inquiryKind } from '../inquiries/registry.js';
import type { CompiledCondition } from './compileCondition.js';

/** What is kept of each replicate of an answer, as proportions; NaN where there is none. */
export const KEPT = ['estimate', 'standardError', 'lower', 'upper', 'truth'] as const;

/** The replicates of one answer in one block, one after another, each with what is kept of it. */
export class Replicates {
  private at = 0;

  /**
   * @param values - what is kept of all replicates, NaN to start with
   * @param from - index of the first of this answer
   */
  constructor(
    private readonly values: Float64Array,
    private readonly from: number,
  ) {}

  /** Moves to another replicate, by its index in the block. */
  start(replicate: number): void {
    this.at = this.from + replicate * KEPT.length;
  }

  estimate(value: number, variance: number, truth: number): void {
    this.values[this.at] = value;
    this.values[this.at + 1] = Math.sqrt(variance);
    this.values[this.at + 4] = truth;
  }

  limits(lower: number, upper: number): void {
    this.values[this.at + 2] = lower;
    this.values[this.at + 3] = upper;
  }
}

/** An answer whose replicates can be kept: one that is simulated and estimates a number. */
export interface KeptAnswer {
  /** Index of the condition, and of the analysis in it. */
  readonly condition: number;
  readonly analysis: number;
}

interface Conditions {
  readonly conditions: readonly CompiledCondition[];
}

/** The answers whose replicates can be kept, in the order of the results. */
export function keptAnswers({
  conditions,
}: {
  readonly conditions: readonly CompiledCondition[];
}): KeptAnswer[] {
  return conditions.flatMap(({ analyses, exact }, condition) =>
    analyses.flatMap(({ inquiry }, analysis) =>
      exact[analysis] === false && inquiryKind(inquiry.kind).estimand !== 'none'
        ? [{ condition, analysis }]
        : [],
    ),
  );
}

/** How many numbers are kept of so many replicates. */
export function keptValues(prepared: Conditions, replicates: number): number {
  return keptAnswers(prepared).length * replicates * KEPT.length;
}
