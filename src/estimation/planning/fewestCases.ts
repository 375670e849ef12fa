import { firstWhole } from '../../numeric/firstWhole.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';

/** A chance that rises with the cases, but in a saw-tooth: whole counts make it fall a little between its jumps. */
export interface RisingChance {
  readonly chanceOf: (cases: number) => number;
  /** The chance asked for. */
  readonly target: number;
  /** About how far a tooth takes the chance from its smooth course, at so many cases; it shrinks as they grow. */
  readonly tooth: (cases: number) => number;
  /** The most cases that are looked at. */
  readonly upTo: number;
}

/** The fewest cases with the chance asked for; null where not even the most cases looked at have it. */
export interface FewestCases {
  readonly fewest: number | null;
  /** The fewest from which on every number of cases has it, as far as was looked. */
  readonly fewestForGood: number | null;
}

/**
 * Both ends of the stretch of cases in which a chance with a saw-tooth comes to reach a target. The stretch lies
 * between the cases whose chance is three drops of the saw-tooth below the target and those whose chance is three above it, and
 * goes on until the target has been met for a while; from the first case where a tooth alone may reach it. It is searched from
 * both ends: what lies between the first that has the chance and the last that has not need not be looked at.
 */
export function fewestCases({ target, upTo, ...asked }: RisingChance): FewestCases {
  const inTail = toothInTail(target);
  const tooth = (cases: number) => inTail * asked.tooth(cases);
  // The looks that find the stretch are at numbers of cases within it as well.
  const known = new Map<number, number>();
  const chanceOf = (cases: number): number => {
    const chance = known.get(cases) ?? asked.chanceOf(cases);
    known.set(cases, chance);
    return chance;
  };
  const far = (cases: number) => Math.min(target + 3 * tooth(cases), 1 - (1 - target) / 100);
  const near = (cases: number) => Math.max(target - 3 * tooth(cases), target / 100);
  const last = Math.min(
    upTo,
    firstWhole(1, upTo, (cases) => chanceOf(cases) >= far(cases), Math.min(upTo, TYPICAL)),
  );
  const rising = firstWhole(1, last, (cases) => chanceOf(cases) >= near(cases), last);
  const first = tooth(rising) > target / 4 ? 1 : rising;
  // A method without width where all answers are alike may have the chance with very few cases, and lose it again.
  const few = Array.from({ length: Math.min(first - 1, VERY_FEW) }, (_, i) => i + 1);
  const hasIt = (cases: number) => chanceOf(cases) >= target;
  let lastShort = last;
  while (lastShort >= first && hasIt(lastShort)) lastShort--;
  let end = last;
  for (; end < upTo && end + 1 - lastShort <= A_WHILE; end++) if (!hasIt(end + 1)) lastShort = end + 1;
  let fewest = few.find(hasIt) ?? first;
  while (fewest <= end && !hasIt(fewest)) fewest++;
  return {
    fewest: fewest > end ? null : fewest,
    fewestForGood: lastShort >= upTo ? null : lastShort + 1,
  };
}

/**
 * What is left of a tooth where the chance is almost certain: there the count at the edge is less likely, as the normal
 * curve is lower. Three times as much is kept, as exact tests are not normal.
 */
function toothInTail(target: number): number {
  const z = normalUpperQuantile(Math.min(1 - target, 0.5));
  return Math.min(1, 3 * Math.exp((-z * z) / 2));
}

/** Where to begin to look. */
const TYPICAL = 100;
const VERY_FEW = 30;
/** So many cases in a row settle a chance that rises but for its saw-tooth. */
const A_WHILE = 20;
