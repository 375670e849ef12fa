import type { Patterns } from './patterns.js';
import { QuestionTotals } from './questionTotals.js';
import type { WorldSample } from './sample.js';
import { MODES } from './scoring.js';

/** What is true of the sampled cases, by group and mode of marking: counted by pattern, then added up by question. */
export class SampledTruth {
  private readonly counts: Int32Array;
  private readonly totals: QuestionTotals;

  constructor(
    private readonly sample: WorldSample,
    private readonly patterns: Patterns,
  ) {
    this.counts = new Int32Array(sample.groups * MODES * patterns.count);
    this.totals = new QuestionTotals(patterns, sample.trueYes, null);
  }

  clear(): void {
    this.counts.fill(0);
  }

  add(group: number, mode: number, pattern: number): void {
    this.counts[(group * MODES + mode) * this.patterns.count + pattern]! += 1;
  }

  /** Fills in the totals of the sample. */
  total(): void {
    const { sample, counts, totals } = this;
    const { count } = this.patterns;
    totals.clear();
    sample.modeCases.fill(0);
    for (let group = 0; group < sample.groups; group++) {
      if (sample.taken[group] === 0) continue;
      for (let part = group * MODES; part < (group + 1) * MODES; part++) {
        let cases = 0;
        for (let pattern = 0; pattern < count; pattern++) cases += counts[part * count + pattern]!;
        totals.addCounts(counts, part * count, part * sample.questions, cases);
        sample.modeCases[part] = cases;
      }
    }
  }
}

/** What is true of the whole cohort: counted by pattern, then added up by question. */
export class CohortTruth {
  private readonly counts: Int32Array;
  private readonly totals: QuestionTotals;
  private cases = 0;

  constructor({ cohortYes, cohortRelevant }: WorldSample, patterns: Patterns) {
    this.counts = new Int32Array(patterns.count);
    this.totals = new QuestionTotals(patterns, cohortYes, cohortRelevant);
  }

  clear(): void {
    this.counts.fill(0);
    this.cases = 0;
  }

  add(pattern: number): void {
    this.counts[pattern]! += 1;
    this.cases++;
  }

  /** Adds cases that are counted by pattern. */
  addCounts(counts: Int32Array, cases: number): void {
    for (let pattern = 0; pattern < counts.length; pattern++) this.counts[pattern]! += counts[pattern]!;
    this.cases += cases;
  }

  /** Fills in the totals of the sample. */
  total(): void {
    this.totals.clear();
    this.totals.addCounts(this.counts, 0, 0, this.cases);
  }
}
