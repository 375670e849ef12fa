import type { Patterns } from './patterns.js';

type Totals = Int32Array | Float64Array;

/** Totals of the answers to each question, to which cases are added by their patterns. */
export class QuestionTotals {
  constructor(
    private readonly patterns: Patterns,
    /** Yes answers: those of one group stand together, in the order of the questions. */
    private readonly yes: Totals,
    /** Cases to which a question applies, in the same order; null where nobody asks. */
    private readonly relevant: Totals | null,
  ) {}

  clear(): void {
    this.yes.fill(0);
    this.relevant?.fill(0);
  }

  /** Adds one case to the totals that begin at an index. */
  addCase(pattern: number, at: number): void {
    const { yes, relevant, patterns } = this;
    const yesMask = patterns.yes[pattern]!;
    const relevantMask = patterns.relevant[pattern]!;
    for (let question = 0; question < patterns.questions.length; question++) {
      yes[at + question]! += (yesMask >> question) & 1;
      if (relevant !== null) relevant[at + question]! += (relevantMask >> question) & 1;
    }
  }

  /** Adds the cases that are counted by pattern, from an index on, to the totals that begin at another. */
  addCounts(counts: Int32Array, from: number, at: number): void {
    const { yes, relevant, patterns } = this;
    for (let pattern = 0; pattern < patterns.count; pattern++) {
      const count = counts[from + pattern]!;
      if (count === 0) continue;
      const yesMask = patterns.yes[pattern]!;
      const relevantMask = patterns.relevant[pattern]!;
      for (let question = 0; question < patterns.questions.length; question++) {
        if ((yesMask >> question) & 1) yes[at + question]! += count;
        if (relevant !== null && (relevantMask >> question) & 1) relevant[at + question]! += count;
      }
    }
  }
}
