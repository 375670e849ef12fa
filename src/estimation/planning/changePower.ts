import {
  requireBetween,
  requireChanceWanted,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { findRoot } from '../../numeric/root.js';
import { isSettled, shortOfCertain } from '../../numeric/shortOfCertain.js';
import { percentAsWritten, probability, whole } from '../../words/format.js';
import { criticalValue } from '../proportion/interval.js';
import { risenChance } from './changeChances.js';
import { fewestCases, type ToothedChance } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';
import { type SampleSizeSearch, secondCases } from './secondCases.js';

/** The chance that two inspections are distinguished, and which way. */
export interface Power {
  /** Seen, and in the right direction. */
  readonly right: number;
  /** Seen, but in the wrong direction; for no true change, half of the false alarms. */
  readonly wrong: number;
}

export interface Change {
  /** True proportion at the first inspection, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** Cases at the first inspection. */
  readonly of: number;
  /** Cases at the second; as many if omitted. */
  readonly ofSecond?: number;
  readonly confidence?: number;
}

/**
 * The exact chance that two independent inspections show a change, by the Miettinen-Nurminen score test.
 *
 * @param change - `from` and `to` in [0, 1], `of` and `ofSecond` whole, from 1 to 10,000,000, `confidence` in (0, 1)
 * @returns probabilities of seeing the change, the right and the wrong way round
 * @throws ArgumentError naming the argument
 * @source the two binomials summed over the tables that the test rejects; Miettinen and Nurminen 1985 for the test.
 *
 * @example
 * powerToSeeChange({ from: 0.49, to: 0.59, of: 84 }).right; // about a quarter
 */
export function powerToSeeChange(change: Change): Power {
  const asked = requireChange(change);
  const isRise = asked.to >= asked.from;
  return Object.freeze({
    right: shown(asked, { isRise }).chance,
    wrong: shown(asked, { isRise: !isRise }).chance,
  });
}

/** The chance of seeing a change the right way round, alone. */
export function changeSeen(change: Change): number {
  const asked = requireChange(change);
  return shown(asked, { isRise: asked.to >= asked.from }).chance;
}

/** What is a fall of the second is a rise of the first. */
function shown(
  { from, to, of, ofSecond, confidence }: Required<Change>,
  { isRise }: { readonly isRise: boolean },
): ToothedChance {
  const z = Math.abs(criticalValue(confidence));
  const { chance, tooth } = isRise
    ? risenChance({ of, ofSecond, z }, from, to)
    : risenChance({ of: ofSecond, ofSecond: of, z }, to, from);
  return { chance: shortOfCertain(chance, { isCertain: isSettled(from) && isSettled(to) }), tooth };
}

function requireChange(change: Change): Required<Change> {
  requireFields('change', change, '{ from: 0.49, to: 0.59, of: 84 }');
  const { from, to, of, ofSecond = of, confidence = 0.95 } = change;
  requireBetween('from', from, 0, 1, 'both');
  requireBetween('to', to, 0, 1, 'both');
  requireWhole('of', of, { min: 1, max: LARGEST });
  requireWhole('ofSecond', ofSecond, { min: 1, max: LARGEST });
  requireConfidence(confidence);
  return { from, to, of, ofSecond, confidence };
}

/**
 * The fewest cases of each of two inspections that show a change with a stated chance.
 *
 * @param change - true proportions `from` and `to` in [0, 1], not equal; `power` above 0 and up to 0.999999, 0.8 if
 *   omitted; `ratio`, cases
 *   of the second inspection for each of the first, above 0 (1 if omitted)
 * @param options - `confidence` in (0, 1), 0.95 if omitted; `upTo`, the most cases of either inspection to look at, up to
 *   a million (200,000 if omitted)
 * @returns the fewest cases of the first inspection, also for good; those of the second; and their exact power
 * @throws ArgumentError naming the argument; where there is no change, or all the cases looked at are too few
 * @source as for `powerToSeeChange`.
 *
 * @example
 * changeSampleSize({ from: 0.49, to: 0.59 }); // 392, for good too; power 0.8004…
 */
export function changeSampleSize(
  change: { readonly from: number; readonly to: number; readonly power?: number; readonly ratio?: number },
  options: { readonly confidence?: number; readonly upTo?: number } = {},
): SampleSizeSearch {
  const { from, to, power = 0.8, ratio = 1 } = requireFields('change', change, '{ from: 0.49, to: 0.59 }');
  const { confidence = 0.95, upTo = USUALLY_SEARCHED } = requireFields('options', options);
  requireBetween('from', from, 0, 1, 'both');
  requireBetween('to', to, 0, 1, 'both');
  requireChanceWanted('power', power);
  requireBetween('ratio', ratio, 0.001, 1000, 'both');
  requireConfidence(confidence);
  requireWhole('upTo', upTo, { min: 1, max: 1_000_000 });
  if (from === to) {
    refuseOutOfReach('to', to, {
      message: `Both proportions are ${percentAsWritten(from)}, so there is no change to see.`,
      hint: 'Give two that differ by as much as matters.',
    });
  }
  const chanceOf = (of: number) =>
    shown({ from, to, of, ofSecond: secondCases(of, ratio), confidence }, { isRise: to > from });
  const most = mostSearched(ratio, upTo);
  const { fewest, fewestForGood } = fewestCases({
    chanceOf,
    target: power,
    variance: (of) => Math.max(1, of * (from * (1 - from) + (to * (1 - to)) / ratio)),
    upTo: most,
  });
  if (fewest === null) {
    refuseOutOfReach('to', to, {
      message: `Even ${whole(most)} cases show a change from ${percentAsWritten(from)} to ${percentAsWritten(to)} with a chance of only ${probability(chanceOf(most).chance)}, not ${percentAsWritten(power)}.`,
      hint: 'Look for a larger change, or ask for less power.',
    });
  }
  return Object.freeze({
    fewest,
    fewestForGood,
    ofSecond: secondCases(fewest, ratio),
    power: chanceOf(fewest).chance,
    upTo: most,
  });
}

/** The most cases of the first inspection that are looked at, so that neither inspection has more than the most of either. */
export function mostSearched(ratio: number, upTo = USUALLY_SEARCHED): number {
  return Math.max(1, Math.floor(Math.min(upTo, upTo / ratio)));
}

const USUALLY_SEARCHED = 200_000;

/** Beyond this many cases the counts that matter are too many to list; and a search lists them some forty times. */
const LARGEST = 10_000_000;
const LARGEST_SEARCHED = 1_000_000;

/**
 * The smallest change that two inspections would show with a given chance.
 *
 * @param options - `from` in [0, 1], `of` and `ofSecond` cases, at most a million, `power` above 0 and up to 0.999999,
 *   `confidence` in (0, 1), `direction`
 *   up (the default) or down
 * @returns the proportion at the second inspection; null when not even 0 or 1 would be seen with that chance
 * @throws ArgumentError naming the argument
 * @source `powerToSeeChange`, solved for the second proportion
 *
 * @example
 * detectableChange({ from: 0.49, of: 84 }); // 0.700…: twenty-one points
 */
export function detectableChange(options: {
  readonly from: number;
  readonly of: number;
  readonly ofSecond?: number;
  readonly power?: number;
  readonly confidence?: number;
  readonly direction?: 'up' | 'down';
}): number | null {
  requireFields('options', options, '{ from: 0.49, of: 84 }');
  const { from, power = 0.8, direction = 'up', ...rest } = options;
  requireOneOf('direction', direction, ['up', 'down']);
  requireChanceWanted('power', power);
  const { of, ofSecond = of } = rest;
  requireWhole('of', of, { min: 1, max: LARGEST_SEARCHED });
  requireWhole('ofSecond', ofSecond, { min: 1, max: LARGEST_SEARCHED });
  const end = direction === 'up' ? 1 : 0;
  const short = (to: number) => {
    if (to !== from) return changeSeen({ from, to, ...rest }) - power;
    const seen = powerToSeeChange({ from, to, ...rest });
    return Math.min(seen.right, seen.wrong) - power;
  };
  if (from === end || short(end) < 0) return null;
  if (short(from) >= 0) return from;
  return findRoot(short, Math.min(from, end), Math.max(from, end));
}
