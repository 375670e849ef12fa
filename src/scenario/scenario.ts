import type { Counts } from '../counts.js';
import type { Position } from '../problem.js';
import type { Basis, Figure, Place, WordsName } from './figure.js';
import type { Role } from './roles.js';

export {
  type Basis,
  type Figure,
  type FigureValue,
  type Place,
  type Reading,
  ROUNDINGS,
  type Rounding,
  WORDS_NAMES,
  type WordsName,
} from './figure.js';

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
  /** The rules by which it was rated: the id or path of a programme. */
  readonly programme?: string;
  /** Units that were rated by that programme. */
  readonly rated?: RatedUnits;
  /** Other samples, each with cases of its own; nothing joins two of them. */
  readonly samples?: readonly OtherSample[];
  /** What one case of the inspection is called, and several; absent where they are cases. */
  readonly noun?: readonly [string, string];
  /** Every figure of it is invented, which every output says. */
  readonly invented?: true;
  /** Hash of what the scenario's numbers come from: the same for two files that say the same thing; blind to roles. */
  readonly hash: string;
}

/** A part of a region, such as a probation delivery unit. */
export interface Unit {
  readonly label: string;
  /** Its own figures, by the names that those of the region have; people supervised is among them. */
  readonly figures: Readonly<Record<string, Figure>>;
}

/** Units that were rated, of all there are. */
export interface RatedUnits {
  /** What one is called, and several. */
  readonly noun: readonly [string, string];
  /** How many there are, rated or not; null where that is not said. */
  readonly all: Figure | null;
  /** How the rated ones were chosen; null where that is not said. */
  readonly chosen: { readonly says: string; readonly assumedBecause: string | null } | null;
  readonly from: readonly Place[];
  readonly units: readonly RatedUnit[];
}

export interface RatedUnit {
  readonly name: string;
  readonly label: string;
  /** The level of each standard by its name; null where they are not known. */
  readonly ratings: Readonly<Record<string, string>> | null;
  /** Why they are not known: not legible, or not published; null where they are. */
  readonly unknown: { readonly how: 'notLegible' | 'notPublished'; readonly why: string } | null;
  /** Points as printed. */
  readonly total: Figure | null;
  /** The overall level as printed. */
  readonly overall: { readonly level: string; readonly from: readonly Place[] } | null;
  /** The overall level as other sources, or other parts of the same one, print it. */
  readonly also: readonly { readonly level: string; readonly from: readonly Place[] }[];
  /** The lowest level that a standard can have had, by its name. */
  readonly atLeast: Readonly<Record<string, string>>;
  /** Counts that no source prints, by the standard that they are behind; one for each of its questions. */
  readonly supposed: {
    readonly why: string;
    readonly counts: Readonly<Record<string, readonly Counts[]>>;
  } | null;
  /** Where each part of it is in the file, by its dotted path from the unit, such as `ratings.staff`. */
  readonly positions: Readonly<Record<string, Position>>;
}

/** A sample beside that of the inspection, such as a survey of staff. */
export interface OtherSample<Variable = CaseVariable> {
  readonly name: string;
  readonly label: string;
  /** What one case is called, and several. */
  readonly noun: readonly [string, string];
  /** How many there are; null where no source prints it. */
  readonly sample: Sample | null;
  /** Out of how many they were chosen; null where that is not said. */
  readonly cohort: Figure | null;
  /** How many were asked; null where that is not said. */
  readonly invited: Figure | null;
  /** What is not printed of the numbers of cases and of those asked, as the file says it. */
  readonly notPublished: { readonly cases: string | null; readonly invited: string | null };
  readonly chosen: string | null;
  /** What is known of each case, questions last; their shares are empty where no number of cases is known. */
  readonly variables: readonly Variable[];
  readonly questions: readonly AskedQuestion[];
}

/** A question of another sample; its answers are those of the variable with its name. */
export interface AskedQuestion {
  readonly name: string;
  readonly label: string;
  /** Which answers count as Yes, as the source says. */
  readonly means: string | null;
  /** The score of each level; null for a question answered Yes or No. */
  readonly scores: readonly number[] | null;
  /** The level from which an answer counts as favourable; null where none is named. */
  readonly favourable: string | null;
  /** The level at or above which Yes is; null for a question of which each level is known. */
  readonly atOrAbove: string | null;
  readonly noAnswer: number;
  readonly notApplicable: number;
}

export interface Source {
  readonly title: string;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly licence: string | null;
  /** The convention by which its quantities in words are read; casesim's own where absent. */
  readonly words?: WordsName;
}

export interface Sample {
  /** Cases inspected. */
  readonly cases: number;
  readonly casesFigure: Figure;
  /** Eligible cases from which the sample was drawn. */
  readonly cohort: number;
  readonly cohortFigure: Figure;
  /** Cases chosen whose files could not be read, beside those inspected; absent where none is declared. */
  readonly missing?: number;
  readonly missingFigure?: Figure;
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
  /** By whose words the share is read, where a source has its own; casesim's if undefined. */
  readonly convention?: WordsName;
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
