import { ARGUMENT_KEYS } from './argumentKeys.js';
import type { Counts } from './counts.js';
import { nearest, nearHint, refuse, tooLarge } from './problem.js';

/**
 * Checks on the arguments of public functions; each names the argument and the value it was given, of whatever type:
 * callers in JavaScript have no compiler.
 */

/** Refuses an argument, naming it and its value, for what it should have been. */
export function refuseArgument(argument: string, value: unknown, expected: string, hint?: string): never {
  const got = shown(value);
  refuse('bad-argument', `${argument} must be ${expected}, not ${got}.`, {
    path: argument,
    got,
    expected,
    hint,
  });
}

/** A value as a message quotes it: a whole file passed by mistake is not repeated. */
function shown(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > MOST_SHOWN ? `"${value.slice(0, MOST_SHOWN)}…"` : `"${value}"`;
  }
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length.toLocaleString('en-GB')}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value).slice(0, MOST_SHOWN);
}

const MOST_SHOWN = 100;

/** An argument with fields, `such` as an example shows: not null, a number or a word, and none of its keys misspelt. */
export function requireFields<Fields extends object>(
  argument: string,
  value: Fields,
  such = '{ confidence: 0.95 }',
): Fields {
  const keys = Object.keys(requireByName(argument, value, such));
  if (keys.length > MOST_KEYS) refuseArgument(argument, value, `an object such as ${such}, with few keys`);
  for (const key of keys) {
    const meant = ARGUMENT_KEYS.has(key) ? undefined : slipOf(key);
    if (meant === undefined) continue;
    const facts = { path: argument, got: key, hint: `Did you mean ${meant}?` };
    refuse('unknown-key', `${argument} has no key ${key}.`, facts);
  }
  return value;
}

/** More keys than any argument has. */
const MOST_KEYS = 100;

/** An argument that has values by names of the caller's own, such as levels. */
export function requireByName<Named extends object>(argument: string, value: Named, such: string): Named {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    refuseArgument(argument, value, `an object such as ${such}`);
  }
  return value;
}

/** The known key that a slip of the keyboard made this of. A plural may be another key. */
function slipOf(key: string): string | undefined {
  const others = [...ARGUMENT_KEYS].filter((known) => known !== `${key}s` && key !== `${known}s`);
  return nearest(key, others);
}

/** A list, or a column of numbers; not one with gaps, over which callbacks would pass in silence. */
export function requireList<List extends ArrayLike<unknown>>(argument: string, value: List): List {
  if (ArrayBuffer.isView(value)) return value;
  if (!Array.isArray(value)) refuseArgument(argument, value, 'a list');
  for (let i = 0; i < value.length; i++) {
    if (!(i in value)) refuseArgument(`${argument}[${i}]`, undefined, 'an entry of the list');
  }
  return value;
}

/** A list that is worked through for long, or looked up in often: of at most so many. */
export function requireShortList<List extends ArrayLike<unknown>>(
  argument: string,
  value: List,
  most = 1000,
): List {
  if (requireList(argument, value).length > most)
    refuseArgument(argument, value, `a list of at most ${most.toLocaleString('en-GB')}`);
  return value;
}

/** Text, such as that of a file or a name. */
export function requireText(argument: string, value: string): string {
  if (typeof value !== 'string') refuseArgument(argument, value, 'text');
  return value;
}

/** A function that casesim calls back. */
export function requireFunction(argument: string, value: unknown): void {
  if (typeof value !== 'function') refuseArgument(argument, value, 'a function');
}

/** Plain data that only casesim makes, such as a scenario, by the functions named: never an id or a path instead. */
export function requireMade(
  argument: string,
  value: unknown,
  { isMade, makers }: { readonly isMade: boolean; readonly makers: string },
): void {
  if (!isMade) refuseArgument(argument, value, `one from ${makers}`);
}

/** Whether a value is an object with a list or an object at each of the keys. */
export function hasParts(value: unknown, lists: readonly string[], objects: readonly string[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const parts = new Map(Object.entries(value));
  const isObject = (part: unknown) => typeof part === 'object' && part !== null;
  return (
    lists.every((key) => {
      const part: unknown = parts.get(key);
      return Array.isArray(part) && part.every(isObject);
    }) && objects.every((key) => isObject(parts.get(key)))
  );
}

/** A whole number from `min` to `max`, both included. */
export function requireWhole(
  argument: string,
  value: number | undefined,
  {
    min = 0,
    max = Number.MAX_SAFE_INTEGER,
    hint,
  }: { min?: number; max?: number; hint?: string | undefined } = {},
): number {
  if (value === undefined || !Number.isSafeInteger(value) || value < min || value > max) {
    if (exceeds(value, Number.MAX_SAFE_INTEGER)) refuseLarge(argument, value, max);
    const range =
      max === Number.MAX_SAFE_INTEGER
        ? `of ${grouped(min)} or more`
        : `from ${grouped(min)} to ${grouped(max)}`;
    refuseArgument(argument, value, min === max ? grouped(min) : `a whole number ${range}`, hint);
  }
  return value;
}

/** With commas between thousands, as wherever a number is read. */
const grouped = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 20 });

/** A number strictly between `low` and `high`, or including either end where `inclusive` says so. */
export function requireBetween(
  argument: string,
  value: number,
  low: number,
  high: number,
  inclusive: 'neither' | 'low' | 'high' | 'both' = 'neither',
  hint?: string,
): number {
  const given = typeof value === 'number' ? value : Number.NaN;
  const aboveLow = inclusive === 'low' || inclusive === 'both' ? given >= low : given > low;
  const belowHigh = inclusive === 'high' || inclusive === 'both' ? given <= high : given < high;
  if (!(aboveLow && belowHigh)) {
    if (exceeds(value, Number.MAX_VALUE)) refuseLarge(argument, value, high);
    if (high === Number.MAX_VALUE) {
      const isFrom = inclusive === 'low' || inclusive === 'both';
      refuseArgument(argument, value, isFrom ? `a number of ${low} or more` : `a number above ${low}`, hint);
    }
    const ends = { neither: 'both excluded', low: `${high} excluded`, high: `${low} excluded`, both: '' };
    const note = ends[inclusive] === '' ? '' : ` (${ends[inclusive]})`;
    refuseArgument(argument, value, `a number from ${grouped(low)} to ${grouped(high)}${note}`, hint);
  }
  return value;
}

/** Refuses a number that no limit comes near. */
function refuseLarge(argument: string, value: unknown, most: number): never {
  const { expected, hint } = tooLarge(most);
  refuseArgument(argument, value, expected, hint);
}

/** Whether a value is a number above another: what a hint asks of one that may be anything. */
export const exceeds = (value: unknown, limit: number): boolean => typeof value === 'number' && value > limit;

/** A confidence level, as a proportion; 95 is refused with the correction rather than guessed at. */
export function requireConfidence(value: number): number {
  return requireBetween('confidence', value, 0, 1, 'neither', asProportion(value));
}

/** Confidence levels of which there may be several: at least one, each as `requireConfidence` has it. */
export function requireConfidences(values: readonly number[]): readonly number[] {
  requireShortList('confidences', values).forEach((value, index) => {
    requireBetween(`confidences[${index}]`, value, 0, 1, 'neither', asProportion(value));
  });
  return values;
}

const asProportion = (value: number) =>
  exceeds(value, 1) && value < 100 ? `Did you mean ${value / 100}?` : undefined;

/**
 * The chance of an answer that a plan asks for, such as its power: no nearer to certain than sums of tails in double
 * precision can tell from certain, and from the rise and fall of an exact test, with digits to spare.
 */
export function requireChanceWanted(argument: 'power' | 'assurance', value: number): number {
  const hint = exceeds(value, 1) && value <= 100 ? `Did you mean ${value / 100}?` : undefined;
  return requireBetween(argument, value, 0, MOST_CHANCE_WANTED, 'high', hint);
}

const MOST_CHANCE_WANTED = 0.999_999;

/** Beyond this the distributions lose the digits that their limits need. */
export const MOST_CASES = 1e9;

/** Yes answers out of a number of cases: both whole, `of` at least 1, `yes` at most `of`. */
export function requireCounts(counts: Counts, name = ''): void {
  const { yes, of } = requireFields(name === '' ? 'counts' : name, counts, '{ yes: 41, of: 84 }');
  const prefix = name === '' ? '' : `${name}.`;
  // First without the upper end, which would only puzzle a caller who has no cases.
  requireWhole(`${prefix}of`, of, { min: 1 });
  requireWhole(`${prefix}of`, of, { min: 1, max: MOST_CASES });
  requireWhole(`${prefix}yes`, yes, { max: of });
}

/** A cohort at least as large as the sample drawn from it. */
export function requireCohort(cohort: number, of: number, max = Number.MAX_SAFE_INTEGER): number {
  const hint =
    typeof cohort === 'number' && exceeds(of, cohort)
      ? `The sample of ${of} cases cannot be larger than the cohort.`
      : undefined;
  return requireWhole('cohort', cohort, { min: of, max, hint });
}

/** One of a list of words, or true or false; a near miss is named. */
export function requireOneOf<Word extends string | boolean>(
  argument: string,
  value: string | boolean,
  options: readonly Word[],
): Word {
  const found = options.find((option) => option === value);
  if (found !== undefined) return found;
  return refuseArgument(argument, value, `one of ${options.join(', ')}`, nearHint(value, options, undefined));
}
