import { type Key, type Keys, type NumberKey, type State, settled, usualOf, type Value } from './keys.js';

/** A screen by its name, with the keys that its address may have. */
export interface Addressed {
  readonly id: string;
  readonly keys: Keys;
}

/** Where the address leads. */
export interface Where {
  readonly screen: string;
  readonly state: State;
  /** What the address asked for and cannot have, in words. */
  readonly refused: readonly string[];
}

/** `#/one?yes=41&of=84`: keys in the order of the screen, those left as usual not written. */
export function writeAddress({ id, keys }: Addressed, state: State): string {
  const written = Object.entries(keys).flatMap(([name, { usual }]) => {
    const value = state[name];
    return value === undefined || value === usual
      ? []
      : [`${name}=${encodeURIComponent(String(value ?? ''))}`];
  });
  return `#/${id}${written.length === 0 ? '' : `?${written.join('&')}`}`;
}

/** Reads an address; what does not fit becomes what is usual, and is said. The first screen is the one of an empty address. */
export function readAddress(address: string, screens: readonly Addressed[]): Where {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const home = screens[0]!;
  const found = screens.find(({ id }) => id === path);
  const { id, keys } = found ?? home;
  const refused: string[] = found === undefined && path !== '' ? [`There is no screen ${shown(path)}.`] : [];
  const state: Record<string, Value> = { ...usualOf(keys) };
  for (const part of query === '' ? [] : query.split('&')) {
    const [name = '', text = ''] = part.split(/=(.*)/s).map(decoded);
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key === undefined) {
      refused.push(`Nothing here is called ${shown(name)}.`);
      continue;
    }
    const value = valueFrom(key, text);
    if (value === undefined) refused.push(`${key.label} cannot be ${shown(text)}: ${wanted(key)}.`);
    else state[name] = value;
  }
  const within = settled(keys, state);
  for (const [name, key] of Object.entries(keys)) {
    if (within[name] !== state[name]) refused.push(`${key.label} cannot be more than ${within[name]}.`);
  }
  return { screen: id, state: within, refused };
}

/** A value of a key from its text; undefined where it is none. */
export function valueFrom(key: Key, text: string): Value | undefined {
  switch (key.kind) {
    case 'number':
      return numberOf(key, text);
    case 'choice':
      return key.options.some(({ value }) => value === text) ? text : undefined;
    case 'text':
      return text.length <= key.longest ? text : undefined;
  }
}

function numberOf(
  { usual, least, greatest, decimals = 0 }: NumberKey,
  text: string,
): number | null | undefined {
  if (text === '') return usual === null ? null : undefined;
  const pattern = decimals === 0 ? /^-?\d{1,12}$/ : new RegExp(`^-?\\d{1,12}(?:\\.\\d{1,${decimals}})?$`);
  const value = Number(text);
  return pattern.test(text) && value >= least && value <= greatest ? value : undefined;
}

/** What a key takes, for one that was given something else. */
export function wanted(key: Key): string {
  switch (key.kind) {
    case 'number':
      return `a ${(key.decimals ?? 0) === 0 ? 'whole number' : 'number'} from ${key.least} to ${key.greatest}`;
    case 'choice':
      return `one of ${key.options.map(({ label }) => label).join(', ')}`;
    case 'text':
      return `at most ${key.longest} characters`;
  }
}

/** What was typed, short enough for a line. */
function shown(text: string): string {
  return `"${text.length > 30 ? `${text.slice(0, 30)}…` : text}"`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
