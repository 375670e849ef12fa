import alea from 'seedrandom/lib/alea.js';
import { requireBetween } from '../check.js';

/** A source of uniform numbers in [0, 1). */
export type Stream = () => number;

/**
 * The random stream that belongs to a seed and a path, such as `stream(7, 'cases', 'risk')`.
 *
 * A stream is named by what it is for, never passed on and shared: so adding a variable, a case or a
 * worker changes no number that was there before. The generator is Alea (Baagøe 2010) from seedrandom: that file alone, as the
 * whole of it asks Node for cryptography, which takes longer to load than to draw a cohort.
 *
 * @param seed - a number or text
 * @param path - what the stream is for: words and numbers
 * @returns a function that gives the next uniform number in [0, 1)
 * @throws ArgumentError for a seed or a path that is neither number nor text
 * @source Baagøe 2010, Alea, as in seedrandom
 *
 * @example
 * stream(7, 'cases', 'risk')() === stream(7, 'cases', 'risk')(); // true
 */
export function stream(seed: number | string, ...path: readonly (string | number)[]): Stream {
  for (const part of [seed, ...path]) {
    if (typeof part !== 'string') requireBetween('seed', part, -Infinity, Infinity);
  }
  return alea([seed, ...path].join('/'));
}
