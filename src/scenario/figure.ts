import type { Position } from '../problem.js';

/** How a publication turned a proportion into a printed percentage. */
export const ROUNDINGS = ['half-up', 'half-even', 'truncated'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Where a number comes from: published as printed, derived from published ones, or assumed. */
export type Basis = 'published' | 'derived' | 'assumed';

/** One number (or quantity in words) with everything known about it. */
export interface Figure {
  /** Dotted path in the scenario, such as `variables.risk.high`. */
  readonly path: string;
  readonly label: string;
  readonly basis: Basis;
  readonly value: FigureValue;
  /** The publications and sections that print it; empty when assumed. */
  readonly from: readonly Place[];
  /** Other printings of the same quantity, which the audit compares. */
  readonly also: readonly Figure[];
  /** Other ways to read an ambiguous sentence, each with the reason it is not the reading used. */
  readonly readings: readonly Reading[];
  /** For an assumed or vague value: the range it is believed to lie in, on the scale of the value. */
  readonly low: number | null;
  readonly high: number | null;
  /** Why an assumption was made, or how a derived value is derived. */
  readonly why: string | null;
  readonly note: string | null;
  readonly unit: string | null;
  /** The sum behind a derived value, such as `80 - 49`, or one that a published value should agree with. */
  readonly derivation?: string;
  /** Why it is taken as a share of all cases inspected, though no case variable uses it; absent where it is not. */
  readonly perCase?: string;
  /** Whether the file says that no source prints what it is a share of; absent is not. */
  readonly ofUnknown?: true;
  /** Whether the figure leaves out what it is a share of, so that `of` is the number of cases its question applies to; absent is not. */
  readonly ofSettled?: true;
  /** How the source rounded a percentage; half-up when absent. */
  readonly rounding?: Rounding;
  readonly position: Position | null;
}

/** The conventions by which quantities in words are read; `figures/conventions.ts` has what each says. */
export const WORDS_NAMES = ['casesim', 'education-scotland'] as const;
export type WordsName = (typeof WORDS_NAMES)[number];

export type FigureValue =
  /** A rounded percentage, digits as printed (`"49"` and `"49.0"` differ), of `of` cases if that is known. */
  | { readonly kind: 'percent'; readonly percent: string; readonly of: number | null }
  /** A whole number of cases, of `of` cases if that is known. */
  | { readonly kind: 'count'; readonly count: number; readonly of: number | null }
  /** A quantity in words, as the interval of proportions that the words allow. */
  | {
      readonly kind: 'words';
      readonly words: string;
      readonly low: number;
      readonly high: number;
      readonly of: number | null;
      /** The convention that they are read by; casesim's own where absent. */
      readonly convention?: WordsName;
    }
  /** Any other number. */
  | { readonly kind: 'number'; readonly number: number };

export interface Place {
  /** Short name of the source, a key of `Scenario.sources`. */
  readonly source: string;
  /** Section of the source; null when the source is not divided. */
  readonly section: string | null;
}

export interface Reading {
  readonly says: string;
  readonly value: FigureValue;
  readonly rejected: string;
}
