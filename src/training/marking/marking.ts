import type { Counts } from '../../counts.js';
import type { CoefficientName } from '../../estimation/agreement/agreement.js';
import type { ItemStatistics } from '../../estimation/markers/items.js';
import type { PooledMarker, PooledMarkers } from '../../estimation/markers/pooledMarkers.js';
import type { MarkerApart } from '../../estimation/markers/whoDiffers.js';
import type { Limits } from '../../limits.js';
import type { Problem } from '../../problem.js';
import type { Answer } from '../pack.js';

/** A share with limits; null limits never occur, an unmeasurable share is null as a whole. */
export interface Share extends Limits {
  readonly count: number;
  readonly of: number;
  readonly estimate: number;
  /** How many independent answers would know it as well: several answers to one case count for less. */
  readonly effective: number;
}

/** How answers to one key question compare with the key, over the cases that the key settles. */
export interface QuestionMarks {
  /** The id of the key question. */
  readonly question: string;
  /** Null where nothing was answered. */
  readonly agreement: Share | null;
  /** Yes where the key says Yes; null where it never does. */
  readonly sensitivity: Share | null;
  /** No where the key says No; null where it never does. */
  readonly specificity: Share | null;
  /** Share of Yes given less the share in the key, on the same cases: above 0 is lenient. */
  readonly leniency: (Limits & { readonly difference: number }) | null;
}

export interface ParticipantMarks {
  readonly participant: string;
  readonly answered: number;
  readonly asked: number;
  readonly questions: readonly QuestionMarks[];
  /** Prompts answered as the key has them, contested ones either way. */
  readonly prompts: Share | null;
  /** Key questions answered otherwise than the key, case by case. */
  readonly differing: readonly DifferingAnswer[];
  readonly missed: readonly MissedCue[];
  /** What was answered of which the key says that either answer can be argued. */
  readonly arguable: readonly ArguableAnswer[];
}

/** A key question that a participant answered otherwise than the key. */
export interface DifferingAnswer {
  readonly case: number;
  readonly item: string;
  readonly given: Answer;
  readonly answer: Answer;
  readonly why: string;
}

/** An answer to what the key leaves contested: `answer` is the key's own reading, `argument` what can be said for each. */
export interface ArguableAnswer {
  readonly case: number;
  readonly item: string;
  readonly given: Answer;
  readonly answer: Answer;
  readonly argument: string;
}

/** A prompt that a participant answered otherwise than the key. */
export interface MissedCue {
  readonly participant: string;
  readonly case: number;
  readonly item: string;
  readonly given: Answer;
  readonly answer: Answer;
  readonly entries: readonly number[];
  readonly why: string;
  /** Why the answer that was given is so often given. */
  readonly wrong: string;
}

/** How one item of a case was answered: what the key says of it is in doubt where most of the better markers disagree. */
export interface ItemMarks extends ItemStatistics {
  readonly case: number;
  readonly item: string;
  readonly answer: Answer;
  readonly given: Readonly<Record<Answer, number>>;
  /** Of those who answered it, the share who agree with the key. */
  readonly share: number;
  readonly doubtful: boolean;
}

/** Severity and acuity of one marker, over all key questions that the key settles. */
export interface MarkerMarks extends PooledMarker {
  readonly participant: string;
  /** Yes where the key says Yes, and where it says No. */
  readonly hits: Counts;
  readonly falseAlarms: Counts;
  /** From the marker's own answers alone, with the log-linear correction; null where one kind was not answered. */
  readonly dPrime: number | null;
  readonly criterion: number | null;
  readonly apart: MarkerApart;
  /** The mean of the shares of answers in which each other marker agrees; null where none shares any. */
  readonly agreement: number | null;
}

/** How far two markers agree on the key questions that both answered. */
export interface PairMarks {
  readonly first: string;
  readonly second: string;
  readonly agreed: number;
  readonly of: number;
}

export interface MarkersMarks {
  readonly markers: readonly MarkerMarks[];
  readonly spread: PooledMarkers['spread'];
  /** Empty where there are too many to print. */
  readonly pairs: readonly PairMarks[];
}

/** One cell of the map of cases by items: how many answers fit the key. */
export interface MapCell {
  readonly case: number;
  readonly item: string;
  readonly right: number;
  readonly of: number;
  readonly contested: boolean;
}

/** Agreement between participants on one key question. */
export interface BetweenMarks {
  readonly question: string;
  /** Cases that somebody answered. */
  readonly cases: number;
  /** Cases that two or more answered: agreement is seen on these alone. */
  readonly shared: number;
  /** Answers there are to choose from. */
  readonly categories: number;
  readonly coefficients: readonly {
    readonly coefficient: CoefficientName;
    /** Null where it is 0/0, as kappa is when every answer is the same. */
    readonly estimate: number | null;
    /** Limits by the jackknife over cases; null where there are none. */
    readonly lower: number | null;
    readonly upper: number | null;
    /** Standard errors, by the jackknife over cases and linearised. */
    readonly jackknife: number | null;
    readonly linearised: number | null;
  }[];
}

export interface Marking {
  readonly packCode: string;
  readonly confidence: number;
  readonly participants: readonly ParticipantMarks[];
  readonly group: readonly QuestionMarks[];
  /** Cases that the key leaves contested, and so not marked, by the id of each key question. */
  readonly contested: Readonly<Record<string, readonly number[]>>;
  readonly map: readonly MapCell[];
  readonly between: readonly BetweenMarks[];
  readonly items: readonly ItemMarks[];
  readonly severity: MarkersMarks;
  readonly warnings: readonly string[];
  /** Why rows were not marked: no such case or item, no answer, or a second one. */
  readonly leftOut: readonly Problem[];
}
