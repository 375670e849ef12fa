import type { Patterns } from './patterns.js';

type Totals = Int32Array | Float64Array;

/** Totals of the answers to each question, to which cases are added by their patterns. */
export class QuestionTotals {
  private readonly yesPatterns: readonly Int32Array[];
  /** Null for a question that every case is relevant to. */
  private readonly relevantPatterns: readonly (Int32Array | null)[];

  constructor(
    private readonly patterns: Patterns,
    /** Yes answers: those of one group are together, in the order of the questions. */
    private readonly yes: Totals,
    /** Cases to which a question applies, in the same order; null where nobody asks. */
    private readonly relevant: Totals | null,
  ) {
    this.yesPatterns = patterns.questions.map((_, question) => withBit(patterns.yes, question));
    this.relevantPatterns = patterns.questions.map((_, question) => {
      const found = withBit(patterns.relevant, question);
      return found.length === patterns.count ? null : found;
    });
  }

  clear(): void {
    const { yes, relevant } = this;
    // A loop: such short arrays are cleared faster by it than by `fill`.
    for (let index = 0; index < yes.length; index++) yes[index] = 0;
    if (relevant !== null) for (let index = 0; index < relevant.length; index++) relevant[index] = 0;
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

  /** Adds `cases` cases that are counted by pattern, from an index on, to the totals that begin at another. */
  addCounts(counts: Int32Array, from: number, at: number, cases: number): void {
    const { yes, relevant, yesPatterns, relevantPatterns } = this;
    for (let question = 0; question < yesPatterns.length; question++) {
      yes[at + question]! += sumAt(counts, from, yesPatterns[question]!);
      if (relevant === null) continue;
      const applies = relevantPatterns[question]!;
      relevant[at + question]! += applies === null ? cases : sumAt(counts, from, applies);
    }
  }
}

/** The patterns whose mask has a question. */
function withBit(masks: Int32Array, question: number): Int32Array {
  return Int32Array.from(masks.keys()).filter((pattern) => ((masks[pattern]! >> question) & 1) === 1);
}

function sumAt(counts: Int32Array, from: number, indices: Int32Array): number {
  let sum = 0;
  for (let index = 0; index < indices.length; index++) sum += counts[from + indices[index]!]!;
  return sum;
}
