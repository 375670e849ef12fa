import type { AnyDocument } from '../../report/document/document.js';
import type { Keys, State, StateOf } from '../state/keys.js';

/** For whom a screen is: the headings of the menu. */
export const DOORS = {
  methods: 'I test methods',
  staffing: 'I plan staff',
  everyone: 'For everyone',
} as const;

/** What is behind each door, to those who come for the first time. */
export const BEHIND: Readonly<Record<keyof typeof DOORS, string>> = {
  methods:
    'How sure a percentage is, whether two or many differ, how many cases are enough, what repeated inspections show.',
  staffing:
    'What more posts, faster vetting or fewer leavers would do, and whether an inspection would see it.',
  everyone: 'A whole inspection repeated, where each number comes from, and a region of your own.',
};

/** One screen of the page: what it asks for, and how it is answered. A new one is a file beside this and an entry in `screens`. */
export interface Screen {
  /** Its name in addresses. */
  readonly id: string;
  /** In the menu. */
  readonly name: string;
  readonly door: keyof typeof DOORS;
  readonly heading: string;
  /** What it is for, in a sentence or two. */
  readonly lead: string;
  readonly keys: Keys;
  /** Whether it is answered at once, or in the worker as it may take longer. */
  readonly where: 'here' | 'worker';
  readonly answer: (state: State, tell: Tell) => Answer;
  /** What to answer first while a slider moves, such as fewer draws, and how that is said. */
  readonly rough?: { readonly state: State; readonly words: string };
  /** What to write at a terminal for the same. */
  readonly command: (state: State) => string;
  /** The same of its other documents, in their order. */
  readonly others: (state: State) => readonly string[];
  /** The sentences in the order in which this screen says them, where it is not that of its documents. */
  readonly said?: (documents: readonly AnyDocument[]) => readonly string[];
  /** A button that moves a number on, once and then again and again. */
  readonly player?: Player;
  /** A button that keeps what is asked now beside what is asked next. */
  readonly keeper?: Keeper;
  /** Cut-offs that are dragged on a picture of the counts that they cut. */
  readonly handles?: (state: State) => readonly HandleScale[];
  /** Whether a region of one's own is given here. */
  readonly takesRegion?: true;
}

/** Counts from one end to the other, cut into stretches by handles. */
export interface HandleScale {
  readonly label: string;
  readonly least: number;
  readonly greatest: number;
  readonly stretches: readonly {
    readonly from: number;
    readonly to: number;
    readonly says: string;
    readonly kind: 'low' | 'on' | 'high';
  }[];
  readonly cuts: readonly {
    /** The key that it moves, its value, and within which it is sound beside the others. */
    readonly key: string;
    readonly name: string;
    readonly value: number;
    readonly lowest: number;
    readonly highest: number;
    readonly says: string;
    /** From the value to the cut, which is between two counts. */
    readonly before: number;
  }[];
}

/** Draws one more at each press, and from the last of `singly` on as many as `all` at a pace that can be watched. */
export interface Player {
  readonly key: string;
  readonly words: string;
  readonly singly: number;
  readonly all: number;
}

/** Keeps what is asked as a line of a key of text, which no control of its own shows. */
export interface Keeper {
  readonly key: string;
  readonly words: string;
  readonly most: number;
  /** What would be kept; empty where there is nothing to keep. */
  readonly entryOf: (state: State) => string;
}

/** What a screen says, the main thing first. */
export interface Answer {
  readonly documents: readonly AnyDocument[];
}

/** Told how far long work has come. */
export type Tell = (done: number, of: number, words: string) => void;

/** A screen with its keys typed, as any screen. */
export function screen<const K extends Keys>(
  definition: Omit<Screen, 'answer' | 'command' | 'others' | 'keys' | 'handles'> & {
    readonly keys: K;
    readonly answer: (state: StateOf<K>, tell: Tell) => Answer;
    readonly command: (state: StateOf<K>) => string;
    readonly others?: (state: StateOf<K>) => readonly string[];
    readonly handles?: (state: StateOf<K>) => readonly HandleScale[];
  },
): Screen {
  const { answer, command, others = () => [], handles } = definition;
  return {
    ...definition,
    answer: (state, tell) => answer(state as StateOf<K>, tell),
    command: (state) => command(state as StateOf<K>),
    others: (state) => others(state as StateOf<K>),
    handles: (state) => handles?.(state as StateOf<K>) ?? [],
  };
}

/** `casesim interval 41/84 --cohort 650`: what is null or empty is left out, a list is one option after another. */
export function commandLine(
  words: readonly string[],
  options: Readonly<Record<string, string | number | null | readonly string[]>> = {},
): string {
  const written = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === null || one === '' ? [] : [`--${name} ${quoted(String(one))}`])),
  );
  return ['casesim', ...words.map(quoted), ...written].join(' ');
}

const quoted = (text: string): string =>
  /^[\w./%,+:=-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;
