import fc from 'fast-check';
import type { Counts } from '../../../src/counts.js';

/** Regions from the input of a reference row, such as `41/84 29/64`. */
export function regionsOf(input: string): Counts[] {
  return Array.from(input.matchAll(/(\d+)\/(\d+)/g), ([, yes, of]) => ({ yes: Number(yes), of: Number(of) }));
}

/** Leagues for laws: three to seven regions of some cases. */
export const leagues = (fewest = 1) =>
  fc.array(
    fc
      .integer({ min: fewest, max: 90 })
      .chain((of) => fc.integer({ min: 0, max: of }).map((yes) => ({ yes, of }))),
    { minLength: 3, maxLength: 7 },
  );

/** The same regions from the last to the first. */
export const turned = <Value>(values: readonly Value[]) => values.toReversed();

/** Numbers of a reference value such as `0.1 0.2`. */
export const numbers = (text = '') => text.trim().split(' ').map(Number);
