import type { Counts } from '../counts.js';
import { type IfPublishedIsTrue, ifPublishedIsTrue } from '../estimation/prediction/ifTruth.js';
import type { NextInspection, NextInspectionOptions } from '../estimation/prediction/nextInspection.js';
import { nextQuestions } from '../estimation/prediction/severalQuestions.js';

/** What the next inspection would report of one question. */
export interface NextReport {
  /** What the next inspection is likely to report, given what this one did. */
  readonly next: NextInspection;
  /** The range of `next` at the higher level that lets all questions fall in theirs together. */
  readonly nextTogether: NextInspection;
  /** A narrower question: what inspections would report if the published rate were the truth. */
  readonly reinspection: IfPublishedIsTrue;
}

/** How likely the next inspection is to report every question within its range. */
export interface AllWithin {
  /** If the questions were independent of one another. */
  readonly ifIndependent: number;
  /** What it cannot be less than, however they depend on each other. */
  readonly atLeast: number;
}

/** Of the ranges of the next inspection: of `next`, each at the level asked for, and of `nextTogether`. */
export interface AllWithinRanges {
  readonly each: AllWithin;
  readonly together: AllWithin;
}

/** What the next inspection would report of several questions, each and all together. */
export function nextReports(
  counts: readonly Counts[],
  options: NextInspectionOptions & { readonly cases: number; readonly confidence: number },
): { readonly reports: readonly NextReport[]; readonly allWithin: AllWithinRanges } {
  const { cases, confidence } = options;
  const each = nextQuestions(counts, { ...options, level: 'each' });
  const together = nextQuestions(counts, { ...options, level: 'all' });
  return {
    reports: counts.map((published, index) => ({
      next: each.ranges[index]!,
      nextTogether: together.ranges[index]!,
      reinspection: ifPublishedIsTrue(published, { cases, confidence }),
    })),
    allWithin: { each: allWithin(each), together: allWithin(together) },
  };
}

const allWithin = ({ ifIndependent, atLeast }: AllWithin): AllWithin => ({ ifIndependent, atLeast });
