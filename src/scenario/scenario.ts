import { hasParts, requireMade } from '../check.js';
import type { Position } from '../problem.js';
import type { Role } from './roles.js';

/** How a publication turned a proportion into a printed percentage. */
export const ROUNDINGS = ['half-up', 'half-even', 'truncated'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * A scenario as the other modules see it: validated, whole, frozen, in plain data.
 * `parse.ts` makes it from a YAML file; the shape of the file itself is in `schema.ts`.
 */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The publications that figures cite, by the short name used in `from`. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly sample: Sample;
  /** Every case variable in dependency order, key questions last: a variable's parents come before it. */
  readonly variables: readonly CaseVariable[];
  /** The questions that the inspection answers for every case, in its order; each is a variable too. */
  readonly keyQuestions: readonly KeyQuestion[];
  /** Published figures that no case variable uses, by group (staffing, performance, geography, …). */
  readonly context: Readonly<Record<string, Readonly<Record<string, Figure>>>>;
  /** Units of the region with staffing of their own; absent where the file lists none. */
  readonly units?: Readonly<Record<string, Unit>>;
  /** The comparisons that publications make in words; absent where the file lists none. */
  readonly claims?: readonly PublishedClaim[];
  /** Hash of what the scenario's numbers come from: the same for two files that say the same thing; blind to roles. */
  readonly hash: string;
}

/** A scenario as casesim reads it from a file; not the name of one. */
export function requireScenario(argument: string, scenario: Scenario): Scenario {
  const isRead = isDeclared(scenario) && scenario.variables.every(({ shares }) => Array.isArray(shares));
  requireMade(argument, scenario, { isMade: isRead, makers: 'loadScenario or parseScenario' });
  return scenario;
}

/** The same, or a declaration, whose numbers need not agree. */
export function requireDeclaration(argument: string, declaration: object): void {
  requireMade(argument, declaration, {
    isMade: isDeclared(declaration),
    makers: 'loadScenario, parseScenario or parseDeclaration',
  });
}

function isDeclared(given: object): boolean {
  return (
    hasParts(given, ['variables'], ['sample', 'sources']) &&
    (given as Pick<Scenario, 'variables'>).variables.every((variable) =>
      hasParts(variable, ['effects'], ['levels', 'levelLabels', 'figures']),
    )
  );
}

/** A part of a region, such as a probation delivery unit. */
export interface Unit {
  readonly label: string;
  /** Its own figures, by the names that those of the region have; people supervised is among them. */
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface Source {
  readonly title: string;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly licence: string | null;
}

export interface Sample {
  /** Cases inspected. */
  readonly cases: number;
  readonly casesFigure: Figure;
  /** Eligible cases from which the sample was drawn. */
  readonly cohort: number;
  readonly cohortFigure: Figure;
}

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
  /** How the source rounded a percentage; half-up when absent. */
  readonly rounding?: Rounding;
  readonly position: Position | null;
}

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

/** What a comparison says of shares: against a share, or against each other. */
export const CLAIM_KINDS = ['below', 'above', 'around', 'highest', 'lowest', 'moreThan', 'inOrder'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** A comparison that a publication makes in words; all its parts have to be true for it to be. */
export interface PublishedClaim {
  /** Dotted path in the scenario, such as `claims.0`. */
  readonly path: string;
  /** The gist of the sentence, in words of the file's own. */
  readonly says: string;
  readonly kind: ClaimKind;
  /** What it is said of; for an order, highest first. */
  readonly about: readonly ClaimTerm[];
  /** What those are compared with; empty for a share and for an order. */
  readonly others: readonly ClaimTerm[];
  /** The share as written, such as `half`; null for a comparison of shares with each other. */
  readonly share: string | null;
  readonly from: readonly Place[];
  /** Where the source has another word for the same thing: what it prints, and what is meant. */
  readonly wording: { readonly prints: string; readonly means: string } | null;
  readonly note: string | null;
  readonly position: Position | null;
}

/** The share of one level of a case variable, or of a figure under `context`, where the level is yes. */
export interface ClaimTerm {
  readonly name: string;
  readonly level: string;
}

/** A question that an inspection answers for every case. */
export interface KeyQuestion {
  /** The name of its case variable. */
  readonly id: string;
  /** A capital letter by which answer sheets call it; no other question of the scenario has it. */
  readonly letter: string;
  readonly label: string;
  /** The answers it can have, lowest first. */
  readonly scale: readonly string[];
}

/** One attribute of a case. */
export interface CaseVariable {
  readonly name: string;
  readonly label: string;
  readonly kind: 'binary' | 'ordinal' | 'nominal';
  /**
   * Level names in rank order; a binary variable's are always `['no', 'yes']`. An ordinal variable may end with
   * `notRecorded`, which has no rank: its share depends on nothing, and to a child it counts as the mean rank.
   */
  readonly levels: readonly string[];
  /** Readable name of each level. */
  readonly levelLabels: readonly string[];
  /** What each level means to its role; null where that is not declared, or the role asks for no meaning. */
  readonly meanings: readonly (string | null)[];
  /** Where it is in the account of an inspection. */
  readonly section: 'profile' | 'circumstance' | 'prompt' | 'keyQuestion';
  /** What it is to the features that look for it; null where none does. */
  readonly role: Role | null;
  /** The id of the key question that a prompt informs, or that the variable is. */
  readonly question: string | null;
  /** A protected characteristic: no path of effects may lead from it to a key question. */
  readonly protectedCharacteristic: boolean;
  /** The condition under which it applies; null when it applies to every case. */
  readonly gate: Gate | null;
  /** Target share of each level among the cases for which it applies; adds to 1. */
  readonly shares: readonly number[];
  /**
   * Whole cases of the inspected sample at each level: the only ones that the figures allow, or the nearest to them
   * where they allow several (`levelCounts` gives all); null when the shares are assumed and not whole cases.
   */
  readonly counts: readonly number[] | null;
  /** Cases of the inspected sample for which it applies, where figures settle that; else null. */
  readonly relevant: number | null;
  /** The figure behind each level; null for the level that is the remainder. */
  readonly figures: readonly (Figure | null)[];
  readonly basis: Basis;
  readonly effects: readonly Effect[];
  /** What settles its levels in place of effects; no file declares it, and absent is none. */
  readonly follows?: Following;
  readonly note: string | null;
}

/** The shares of a variable's levels within each level of an earlier variable that applies to every case. */
export interface Following {
  readonly variable: string;
  /** One row for each level of that variable, each adding to 1. */
  readonly shares: readonly (readonly number[])[];
}

/** A gate is open when `variable` has one of `levels`; it is shut when `variable` itself is not relevant. */
export interface Gate {
  readonly variable: string;
  readonly levels: readonly string[];
}

/** An assumed odds ratio from a parent: per step of rank, for an ordinal parent. */
export interface Effect {
  readonly parent: string;
  readonly odds: number;
  readonly low: number;
  readonly high: number;
  readonly why: string | null;
  readonly position: Position | null;
}

/** The value of a variable for a case outside its gate: a value of its own, never a blank. */
export const NOT_RELEVANT = 'notRelevant';

/** The last level of an ordinal variable whose published shares leave some cases unclassified. */
export const NOT_RECORDED = 'notRecorded';
