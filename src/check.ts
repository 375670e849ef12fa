import { ArgumentError, nearest } from './problem.js';

/**
 * Checks on the arguments of public functions; each names the argument and the value it was given, of whatever type:
 * callers in JavaScript have no compiler.
 */

function refuse(argument: string, value: unknown, expected: string, hint?: string): never {
  const got = typeof value === 'string' ? `"${value}"` : String(value);
  throw new ArgumentError([
    {
      code: 'bad-argument',
      path: argument,
      got,
      expected,
      message: `${argument} must be ${expected}, not ${got}.`,
      ...(hint === undefined ? {} : { hint }),
    },
  ]);
}

/** A whole number from `min` to `max`, both included. */
export function requireWhole(
  argument: string,
  value: number,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {},
): number {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    refuse(argument, value, `a whole number ${range}`);
  }
  return value;
}

/** A number strictly between `low` and `high`, or including either end where `inclusive` says so. */
export function requireBetween(
  argument: string,
  value: number,
  low: number,
  high: number,
  inclusive: 'neither' | 'low' | 'high' | 'both' = 'neither',
  hint?: string,
): number {
  const aboveLow = inclusive === 'low' || inclusive === 'both' ? value >= low : value > low;
  const belowHigh = inclusive === 'high' || inclusive === 'both' ? value <= high : value < high;
  if (typeof value !== 'number' || !(aboveLow && belowHigh)) {
    if (high === Number.MAX_VALUE) {
      const isFrom = inclusive === 'low' || inclusive === 'both';
      refuse(argument, value, isFrom ? `a number of ${low} or more` : `a number above ${low}`, hint);
    }
    const ends = { neither: 'both excluded', low: `${high} excluded`, high: `${low} excluded`, both: '' };
    const note = ends[inclusive] === '' ? '' : ` (${ends[inclusive]})`;
    refuse(argument, value, `a number from ${low} to ${high}${note}`, hint);
  }
  return value;
}

/** A confidence level, as a proportion; 95 is refused with the mend rather than guessed at. */
export function requireConfidence(value: number): number {
  const meant =
    typeof value === 'number' && value > 1 && value < 100 ? `Did you mean ${value / 100}?` : undefined;
  return requireBetween('confidence', value, 0, 1, 'neither', meant);
}

/** Beyond this the distributions lose the digits that their limits need. */
const MOST_CASES = 1e12;

/** Yes answers out of a number of cases: both whole, `of` at least 1, `yes` at most `of`. */
export function requireCounts({ yes, of }: { yes: number; of: number }, name = ''): void {
  const prefix = name === '' ? '' : `${name}.`;
  requireWhole(`${prefix}of`, of, { min: 1 });
  requireWhole(`${prefix}of`, of, { min: 1, max: MOST_CASES });
  requireWhole(`${prefix}yes`, yes, { max: of });
}

/** One of a list of words; a near miss is named. */
export function requireOneOf<Word extends string>(
  argument: string,
  value: string,
  options: readonly Word[],
): Word {
  const found = options.find((option) => option === value);
  if (found !== undefined) return found;
  const near = typeof value === 'string' ? nearest(value, options) : undefined;
  const hint = near === undefined ? undefined : `Did you mean ${near}?`;
  return refuse(argument, value, `one of ${options.join(', ')}`, hint);
}
