import { requireBetween, requireConfidence, requireCounts, requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import {
  chanceBetween,
  type NextInspection,
  nextInspection,
  predictive,
} from '../estimation/prediction/nextInspection.js';
import { firstWhole } from '../numeric/firstWhole.js';
import { type Stream, stream } from '../numeric/stream.js';

/** Inspections that might have been: the same but for the cases drawn, beside somebody's guess of how far they move. */
export interface InspectionReplay {
  readonly counts: Counts;
  /** Cases of each inspection drawn. */
  readonly cases: number;
  readonly seed: number;
  /** Where the next inspection would report, as the law behind the draws has it. */
  readonly range: NextInspection;
  readonly guess: Guess;
  /** The Yes answers of each inspection drawn, in order. */
  readonly drawn: readonly number[];
  /** How many of them the guess caught. */
  readonly caught: number;
}

/** A guess of how far the next inspection could move either way. */
export interface Guess {
  /** The greatest move, as a proportion. */
  readonly move: number;
  /** The counts that it catches; the higher is below the lower where it catches none. */
  readonly lowerCount: number;
  readonly upperCount: number;
  /** The exact chance that the next inspection falls within it. */
  readonly probability: number;
}

export interface ReplayOptions {
  /** How far the percentage could move, as a proportion from 0 to 1. */
  readonly guess: number;
  /** Inspections to draw, 0 to 1,000. */
  readonly shown: number;
  readonly seed: number;
  /** Of the range; 0.95 if omitted. */
  readonly confidence?: number;
}

/**
 * Draws inspections that might have been, each of as many cases, from the law that also gives the range of the next one: the
 * true share is not known, but inferred from this one.
 *
 * @param counts - `yes` of `of` cases inspected, `of` from 1 to a million
 * @param options - `guess`, a proportion from 0 to 1; `shown`, inspections from 0 to 1,000; `seed`; `confidence` in (0, 1)
 * @returns the Yes answers of each, how many the guess caught, its exact chance, and the range of the next inspection
 * @throws ArgumentError naming the argument
 * @source the beta-binomial law of `nextInspection`
 *
 * @example
 * replayInspection({ yes: 41, of: 84 }, { guess: 0.05, shown: 50, seed: 1 }).guess.probability; // 0.513…
 */
export function replayInspection(counts: Counts, options: ReplayOptions): InspectionReplay {
  requireCounts(counts);
  requireWhole('counts.of', counts.of, { min: 1, max: MOST_CASES });
  const { guess, shown, seed, confidence = 0.95 } = requireFields('options', options, SUCH);
  requireBetween('guess', guess, 0, 1, 'both');
  requireWhole('shown', shown, { min: 0, max: MOST_SHOWN });
  requireWhole('seed', seed, { min: 0 });
  requireConfidence(confidence);
  const chances = predictive(counts, {});
  const within = guessed(counts, guess, chances);
  const draw = drawing(chances);
  const drawn = Array.from({ length: shown }, (_, index) => draw(stream(seed, 'replay', index)));
  return Object.freeze({
    counts,
    cases: counts.of,
    seed,
    range: nextInspection(counts, { confidence }),
    guess: within,
    drawn,
    caught: drawn.filter((yes) => yes >= within.lowerCount && yes <= within.upperCount).length,
  });
}

const SUCH = '{ guess: 0.05, shown: 50, seed: 1 }';
const MOST_SHOWN = 1000;

/** A chance is worked out for each count. */
const MOST_CASES = 1_000_000;

/** Counts whose share differs from the published one by no more than the guess. */
function guessed({ yes, of }: Counts, move: number, chances: Float64Array): Guess {
  const lowerCount = Math.max(0, Math.ceil(yes - move * of - TIE));
  const upperCount = Math.min(of, Math.floor(yes + move * of + TIE));
  return { move, lowerCount, upperCount, probability: chanceBetween(chances, lowerCount, upperCount) };
}

/** Counts that differ from a whole one by less are that one: 5% of 20 cases is one case. */
const TIE = 1e-9;

/** A draw from chances: the first count at which they add up to more than a uniform number. */
function drawing(chances: Float64Array): (next: Stream) => number {
  const sums = new Float64Array(chances.length);
  let sum = 0;
  chances.forEach((chance, count) => {
    sum += chance;
    sums[count] = sum;
  });
  const last = chances.length - 1;
  return (next) => {
    const uniform = next();
    return Math.min(
      last,
      firstWhole(0, last, (count) => sums[count]! > uniform),
    );
  };
}
