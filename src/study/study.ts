import { hasParts, requireMade } from '../check.js';
import type { NamedDesign } from '../designs/registry.js';
import type { AccuracyAsked, Inspectors } from '../inspection/inspectors.js';
import type { EffectsPreset } from '../model/model.js';
import type { Scenario } from '../scenario/scenario.js';
import type { MeasureName } from './measureNames.js';

/**
 * A study as all other modules see it: validated, whole, frozen, in plain data. `parse.ts` makes it from a
 * YAML file; the shape of the file itself is in `schema.ts`.
 */
export interface Study {
  readonly id: string;
  /** The question that the study answers. */
  readonly title: string;
  readonly aims: string;
  readonly notes: string | null;
  /** What is inspected, by name. */
  readonly worlds: readonly World[];
  readonly designs: readonly NamedDesign[];
  readonly inspectors: readonly NamedInspectors[];
  readonly inquiries: readonly Inquiry[];
  readonly answers: readonly AnswerStrategy[];
  readonly grid: readonly GridAxis[];
  /** The axes of the grid that stand for what is not known, for the split of the variance. */
  readonly assumptions: readonly AxisName[];
  /** What the first sentence of the results is about; null, as any part of it, leaves the choice to casesim. */
  readonly headline: HeadlineAsked | null;
  readonly replicates: number;
  readonly seed: number;
  /** A published whole percentage misleads when it is more than this many points from the truth. */
  readonly misleadingPoints: number;
  /** Hash of everything that the results depend on, except seed and replicates. */
  readonly hash: string;
}

/** A study as casesim reads it from a file; not the name of one. */
export function requireStudy(argument: string, study: Study): Study {
  const isRead = hasParts(study, ['worlds', 'designs', 'inquiries']);
  requireMade(argument, study, { isMade: isRead, makers: 'loadStudy or parseStudy' });
  return study;
}

/** A scenario, or a change to one. */
export interface World {
  readonly name: string;
  readonly scenario: Scenario;
  /** How strongly effects act; null takes the grid's, or moderate. */
  readonly effects: EffectsPreset | null;
  /** Odds ratios added between case variables, all assumed: child, then parent. */
  readonly odds: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** New probabilities of yes, as proportions. */
  readonly change: Readonly<Record<string, number>>;
  /** Points added to what questions would be otherwise; null takes the grid's. */
  readonly shift: Readonly<Record<string, number | null>>;
}

export const AXES = [
  'cases',
  'cohort',
  'clusters',
  'take',
  'icc',
  'iccWithin',
  'proportion',
  'shift',
  'effects',
  'kappa',
  'leniency',
  'confidence',
] as const;
export type AxisName = (typeof AXES)[number];

export interface GridAxis {
  readonly name: AxisName;
  readonly values: readonly (number | EffectsPreset)[];
}

/** What distinguishes the answers of a study from each other. */
export const FACTORS = ['inquiry', 'design', 'inspectors', 'answer', ...AXES] as const;
export type Factor = (typeof FACTORS)[number];

/** One condition, by what distinguishes it: values of the grid, and names of a design, of inspectors, of an answer. */
export type At = Readonly<Partial<Record<Exclude<Factor, 'inquiry'>, number | string>>>;

export interface HeadlineAsked {
  readonly measure: MeasureName | null;
  readonly inquiry: string | null;
  /** The condition whose number is said first. */
  readonly at: At;
  /** The condition that it is compared with, by what is different there; null for none. */
  readonly than: At | null;
  /** What varies in the numbers that are said after it. */
  readonly along: Factor | null;
}

/** Inspectors as declared. */
export interface NamedInspectors extends Omit<Inspectors, 'accuracy' | 'leniency'> {
  readonly name: string;
  /** Null takes κ from the grid. */
  readonly accuracy: AccuracyAsked | null;
  readonly leniency: number | null;
}

/**
 * What is asked, in so far as all inquiries are alike. What else one has is known to the file of its kind alone, in
 * `inquiries/`.
 */
export interface Inquiry {
  readonly name: string;
  readonly kind: string;
  /** Yes answers as a proportion that the estimate is tested against; null for no test. */
  readonly against: number | null;
}

/** Whether an answer's interval is made from its variance, not from its counts as if of independent cases. */
export function fromVariance({ estimate, icc }: Pick<AnswerStrategy, 'estimate' | 'icc'>): boolean {
  return estimate === 'design' || icc !== undefined;
}

/** How an inquiry is answered from a sample. */
export interface AnswerStrategy {
  readonly name: string;
  /** `raw`: yes answers over relevant cases, as published; `design`: weighted, with design-based variance. */
  readonly estimate: 'raw' | 'design';
  /** Interval method; null for the estimate alone. */
  readonly interval: string | null;
  /** Null takes the grid's, or 0.95. */
  readonly confidence: number | null;
  /**
   * The correlation of two cases of one cluster that the standard error takes for granted, and of one unit within
   * it; left out where the standard error is estimated.
   */
  readonly icc?: number;
  readonly iccWithin?: number;
}
