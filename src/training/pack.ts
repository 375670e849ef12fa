import type { EffectsPreset } from '../model/model.js';

/** A set of practice cases with its answer key and facilitator notes: plain data, the same bytes for the same code. */
export interface Pack {
  readonly format: 'casesim-pack/1';
  /** Names the pack: the same scenario, seed, options, wording and version give the same code and the same cases. */
  readonly code: string;
  readonly notice: string;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly hash: string;
    /** Cases that were inspected, and the share of Yes there by the id of each key question. */
    readonly inspected: number;
    readonly shares: Readonly<Record<string, number>>;
  };
  readonly seed: number;
  readonly effects: EffectsPreset;
  readonly version: string;
  readonly options: {
    readonly cases: number;
    readonly include: readonly string[];
    readonly difficulty: Difficulty;
    readonly balance: boolean;
    readonly names: 'initials' | 'given';
    /** What every case is about; absent where nothing was named. */
    readonly focus?: readonly string[];
    /** What the pairs differ in; absent where there are none. */
    readonly pairs?: readonly string[];
    /** The codes of earlier packs whose stories are not told again; absent where none were named. */
    readonly notLike?: readonly string[];
  };
  /** What participants are told before they begin. */
  readonly instructions: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** The rows of the answer sheet. */
  readonly items: readonly PackItem[];
  readonly cases: readonly CaseFile[];
  readonly key: readonly CaseKey[];
  readonly notes: PackNotes;
  /** Cases that are alike but for one thing; absent where there are none. */
  readonly pairs?: readonly CasePair[];
  /** Cases that were made for another pack, or are somebody's own; absent where there are none. */
  readonly joined?: readonly JoinedCase[];
  /** What moderators changed of the key since the pack was made, the oldest first; absent from a pack as it was made. */
  readonly corrected?: { readonly edition: number; readonly changes: readonly KeyChange[] };
  /** Guards the whole against a slip of the hand: it does not protect against forgery. */
  readonly checksum: string;
}

export interface JoinedCase {
  readonly number: number;
  readonly id: string;
  /** The code of the pack whose anchor it is; null for a case of one's own. */
  readonly from: string | null;
}

/** Two cases that differ in one thing, and what that does to the key. */
export interface CasePair {
  /** The number of the case as drawn, and of the other one. */
  readonly first: number;
  readonly second: number;
  readonly differs: string;
  /** Which key questions are judged otherwise. */
  readonly outcome: string;
  /** The entries of each whose text the other does not have. */
  readonly entries: { readonly first: readonly number[]; readonly second: readonly number[] };
}

/** One answer of a key that was changed, with the reason, and the edition of the pack that has it first. */
export interface KeyChange {
  readonly edition: number;
  readonly case: number;
  readonly item: string;
  readonly from: Answer | 'contested';
  readonly to: Answer | 'contested';
  readonly reason: string;
}

export const DIFFICULTIES = ['easy', 'mixed', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

export type Answer = 'yes' | 'no' | 'notRelevant';

/** One row of the answer sheet: a key question, or a prompt that informs it. */
export interface PackItem {
  /** The letter of a key question, such as `A`; `A.a` for a prompt. */
  readonly id: string;
  readonly kind: 'keyQuestion' | 'prompt';
  /** The id of the key question. */
  readonly question: string;
  /** The letter in brackets; empty for a key question. */
  readonly letter: string;
  readonly text: string;
  readonly short: string;
}

export interface CaseFile {
  readonly number: number;
  /** From a range that no real case has. */
  readonly id: string;
  readonly person: string;
  readonly front: readonly { readonly label: string; readonly value: string }[];
  readonly entries: readonly CaseEntry[];
  readonly words: number;
}

export interface CaseEntry {
  readonly number: number;
  /** ISO date. */
  readonly date: string;
  /** The date as people read it. */
  readonly shown: string;
  readonly kind: 'document' | 'contact' | 'message' | 'oversight';
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface CaseKey {
  readonly number: number;
  readonly id: string;
  readonly questions: readonly QuestionKey[];
  readonly oversight: { readonly standing: string; readonly entries: readonly number[] };
  /** Null where it is not measured, as of a case of one's own. */
  readonly difficulty: CaseDifficulty | null;
}

export interface QuestionKey {
  readonly item: string;
  readonly question: string;
  readonly answer: 'yes' | 'no';
  readonly judgement: 'mustBeYes' | 'mustBeNo' | 'contested';
  /** The balance of the prompts, from −2.5 to 1. */
  readonly score: number;
  readonly why: string;
  readonly prompts: readonly PromptKey[];
}

export interface PromptKey {
  readonly item: string;
  readonly answer: Answer;
  readonly contested: boolean;
  /** `narrow`: little depends on it in this case; `serious`: much does; null unless the answer is No and plain. */
  readonly gap: 'narrow' | 'serious' | null;
  /** Entries that decide it; empty where it is the file as a whole. */
  readonly entries: readonly number[];
  readonly why: string;
  /** Why the other answer can be given too; null unless contested. */
  readonly either: string | null;
  readonly wrong: string;
  /** The scenario's variable that settles it; null where it was drawn to fit the key question. */
  readonly from: string | null;
}

/** Each part and the whole from 0 to 1. */
export interface CaseDifficulty {
  readonly closeness: number;
  readonly conflict: number;
  readonly missing: number;
  readonly length: number;
  readonly overall: number;
}

export interface PackNotes {
  readonly purpose: readonly string[];
  readonly plan: readonly PlanStep[];
  readonly cases: readonly CaseNotes[];
  readonly mix: readonly MixRow[];
  readonly mixNote: string;
  readonly difficulty: readonly string[];
  readonly assumptions: readonly string[];
}

/** One step of an event: everybody marks blind first, then the group compares. */
export interface PlanStep {
  /** `before` is before the event, for a pack that takes longer than a day. */
  readonly phase: 'before' | 'blind' | 'compare';
  readonly minutes: number;
  readonly step: string;
}

export interface CaseNotes {
  readonly number: number;
  readonly id: string;
  readonly about: string;
  readonly questions: readonly string[];
  readonly strong: readonly {
    readonly item: string;
    readonly entries: readonly number[];
    readonly says: string;
  }[];
  readonly mirrors: readonly string[];
  /** Which story of the template files it tells, by its id; null for a case of one's own. */
  readonly story: string | null;
  /** The case's difficulty and what makes it up. */
  readonly difficulty: string;
  /** How often the answers to the key questions occur together, under each preset of the assumed effects; null for a case of one's own. */
  readonly pattern: {
    readonly answers: string;
    readonly shares: Readonly<Record<EffectsPreset, number>>;
  } | null;
}

export interface MixRow {
  readonly name: string;
  readonly label: string;
  readonly level: string;
  readonly pack: number;
  readonly of: number;
  /** Share in the scenario; null for what the pack assumes. */
  readonly published: number | null;
  readonly publishedText: string;
}
