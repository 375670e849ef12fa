/** What a screen asks for: each key under the name that the address has. */
export type Keys = Readonly<Record<string, Key>>;

export type Key = NumberKey | ChoiceKey | TextKey;

interface Asked {
  readonly label: string;
  readonly hint?: string;
  /** What it is behind, with others of the same name, as few will touch it. */
  readonly behind?: string;
}

/** A number, with a stepper and a slider; null where it may be left open. */
export interface NumberKey extends Asked {
  readonly kind: 'number';
  readonly usual: number | null;
  readonly least: number;
  readonly greatest: number;
  /** The key that it may not exceed, such as the cases that the Yes answers are of. */
  readonly atMost?: string;
  readonly step: number;
  readonly decimals?: number;
  readonly unit?: string;
  /** What it is where nothing is chosen, such as today's value in a region: it is shown, and the steps start there. */
  readonly today?: (state: State) => number | null;
}

/** One of a few. */
export interface ChoiceKey extends Asked {
  readonly kind: 'choice';
  readonly usual: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Lines that are typed or pasted, such as a table of regions. */
export interface TextKey extends Asked {
  readonly kind: 'text';
  readonly usual: string;
  readonly rows: number;
  readonly longest: number;
}

export type Value = number | string | null;

/** A value for each key. */
export type State = Readonly<Record<string, Value>>;

/** The same, typed by the keys of a screen. */
export type StateOf<K extends Keys> = { readonly [Name in keyof K]: ValueOf<K[Name]> };

type ValueOf<K> = K extends { kind: 'number' }
  ? K extends { usual: null }
    ? number | null
    : number
  : string;

/** What each key has before anybody touches it. */
export function usualOf(keys: Keys): State {
  return Object.fromEntries(Object.entries(keys).map(([name, { usual }]) => [name, usual]));
}

/** The greatest that a number may be beside the others. */
export function greatestOf(key: NumberKey, state: State): number {
  const bound = key.atMost === undefined ? null : state[key.atMost];
  return typeof bound === 'number' ? Math.min(key.greatest, bound) : key.greatest;
}

/** A state in which no number exceeds the one that bounds it. */
export function settled(keys: Keys, state: State): State {
  const within = Object.entries(keys).flatMap(([name, key]) => {
    const value = state[name];
    return key.kind === 'number' && typeof value === 'number' && value > greatestOf(key, state)
      ? [[name, greatestOf(key, state)] as const]
      : [];
  });
  return within.length === 0 ? state : { ...state, ...Object.fromEntries(within) };
}
