import { firstWhole } from '../../numeric/firstWhole.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';

/** A chance that rises with the cases, but in a saw-tooth: whole counts make it fall a little between its jumps. */
export interface RisingChance {
  readonly chanceOf: (cases: number) => ToothedChance;
  /** The chance asked for. */
  readonly target: number;
  /** About the variance of the count that decides, or of the difference of two: for a tooth that is not known. */
  readonly variance: (cases: number) => number;
  /** The most cases that are looked at. */
  readonly upTo: number;
}

/** A chance, and how much a count more would add to it: the height of a tooth, where the counts at the edge are known. */
export interface ToothedChance {
  readonly chance: number;
  readonly tooth?: number;
}

/** The fewest cases with the chance asked for; null where not even the most cases looked at have it. */
export interface FewestCases {
  readonly fewest: number | null;
  /** The fewest from which on every number of cases has it, as far as was looked. */
  readonly fewestForGood: number | null;
}

/**
 * Both ends of the stretch of cases in which a chance with a saw-tooth comes to reach a target. The stretch lies
 * between the cases whose chance is a tooth and a quarter below the target and those whose chance is as much above it, and
 * goes on until the target has been met for a while; from the first case where a tooth alone may reach it. It is searched from
 * both ends: what lies between the first that has the chance and the last that has not need not be looked at.
 *
 * Were whole counts smoothed, by which no chance falls, and none rises by more than a tooth, fewer cases could not have more than
 * a tooth beyond the chance of more. Of 1,544 random changes and margins, with every number of cases tried, none had more than
 * 0.71 of a tooth.
 */
export function fewestCases({ chanceOf, target, variance, upTo }: RisingChance): FewestCases {
  // The looks that find the stretch are at numbers of cases within it as well.
  const known = new Map<number, Required<ToothedChance>>();
  const lookAt = (cases: number): Required<ToothedChance> => {
    const seen = known.get(cases);
    if (seen !== undefined) return seen;
    const { chance, tooth = roughTooth(variance(cases), target) } = chanceOf(cases);
    const looked = { chance, tooth };
    known.set(cases, looked);
    return looked;
  };
  const isFar = (cases: number) => {
    const { chance, tooth } = lookAt(cases);
    return chance >= Math.min(target + REACH * tooth, 1 - (1 - target) / 100);
  };
  const isNear = (cases: number) => {
    const { chance, tooth } = lookAt(cases);
    return chance >= Math.max(target - REACH * tooth, target / 100);
  };
  const last = Math.min(upTo, firstWhole(1, upTo, isFar, Math.min(upTo, TYPICAL)));
  const rising = firstWhole(1, last, isNear, last);
  const first = lookAt(rising).tooth > target / 4 ? 1 : rising;
  // A method without width where all answers are alike may have the chance with very few cases, and lose it again.
  const few = Array.from({ length: Math.min(first - 1, VERY_FEW) }, (_, i) => i + 1);
  const hasIt = (cases: number) => lookAt(cases).chance >= target;
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
 * A tooth where the counts at the edge are not known: 2.4 times the chance of the likeliest count, by a normal
 * curve. Where the chance is almost certain the count at the edge is less likely, as the curve is lower; three times as much is
 * kept there, as exact tests are not normal.
 */
function roughTooth(variance: number, target: number): number {
  const z = normalUpperQuantile(Math.min(1 - target, 0.5));
  return (2.4 * Math.min(1, 3 * Math.exp((-z * z) / 2))) / Math.sqrt(2 * Math.PI * variance);
}

/** So much of a tooth below the target and above it. */
const REACH = 1.25;

/** Where to begin to look. */
const TYPICAL = 100;
const VERY_FEW = 30;
/** So many cases in a row settle a chance that rises but for its saw-tooth. */
const A_WHILE = 20;
