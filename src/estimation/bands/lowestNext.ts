import { requireConfidence, requireCounts, requireFields, requireList, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { leastOf } from '../../numeric/extremes.js';
import { type NextInspectionOptions, predictive } from '../prediction/nextInspection.js';
import { type BandName, bandOf, type PerBand } from './ratingBands.js';

/** What the lowest percentage of the next inspection is likely to be. */
export interface LowestNext {
  /** If the questions are independent of one another, given what was found of each. */
  readonly ifIndependent: {
    readonly expected: number;
    /** Its equal-tailed range in whole counts, both ends included, and the exact probability of the range. */
    readonly lowerCount: number;
    readonly upperCount: number;
    readonly probability: number;
    readonly band: PerBand<number>;
  };
  /** Between what its mean and the chance of the lowest band lie, however the questions depend on each other. */
  readonly whatever: {
    readonly expected: readonly [number, number];
    readonly inadequate: readonly [number, number];
  };
  readonly cases: number;
  readonly confidence: number;
}

/**
 * The lowest of several questions in the next inspection, given what this one found of each: it allows for not knowing the
 * true proportions.
 *
 * @param questions - for each question `yes` of `of` cases
 * @param options - `cases` of the next inspection (as many as now if omitted), `confidence` in (0, 1), `prior`, as for
 *   `nextInspection`
 * @returns the lowest proportion on average, its range and the probability of each band if the questions are independent;
 *   and between what its mean and the chance of the lowest band lie whatever the effects
 * @throws ArgumentError naming the argument that is out of range
 * @source order statistics of beta-binomials; Fréchet 1951 for the bounds.
 *
 * @example
 * lowestNext([{ yes: 41, of: 84 }, { yes: 49, of: 84 }]).ifIndependent.expected; // 0.47…
 */
export function lowestNext(questions: readonly Counts[], options: NextInspectionOptions = {}): LowestNext {
  requireList('questions', questions);
  requireWhole('the number of questions', questions.length, { min: 1, max: 1000 });
  questions.forEach((counts, index) => {
    requireCounts(counts, `questions[${index}]`);
  });
  const { confidence = 0.95, cases = questions[0]?.of } = requireFields('options', options, '{ cases: 84 }');
  requireConfidence(confidence);
  requireWhole('cases', cases, { min: 1 });
  const of = cases ?? 1;
  const survivals = questions.map((counts) => survivalOf(predictive(counts, { ...options, cases: of })));
  const atEach = (join: (chances: readonly number[]) => number) =>
    Float64Array.from({ length: of + 2 }, (_, k) => join(survivals.map((survival) => survival[k] ?? 0)));
  const independent = atEach((chances) => chances.reduce((product, chance) => product * chance, 1));
  const least = atEach((chances) => Math.max(0, 1 - chances.reduce((sum, chance) => sum + (1 - chance), 0)));
  const most = atEach((chances) => leastOf(chances));
  const half = firstOfHalf(of);
  return Object.freeze({
    ifIndependent: {
      expected: meanOf(independent),
      ...rangeOf(independent, confidence),
      band: bandsOf(independent),
    },
    whatever: {
      expected: [meanOf(least), meanOf(most)] as const,
      inadequate: [1 - most[half]!, 1 - least[half]!] as const,
    },
    cases: of,
    confidence,
  });
}

/** P(count ≥ k) for k from 0 to one more than the cases. */
function survivalOf(chances: Float64Array): Float64Array {
  const survival = new Float64Array(chances.length + 1);
  for (let k = chances.length - 1; k >= 0; k--) survival[k] = Math.min(1, survival[k + 1]! + chances[k]!);
  return survival;
}

/** The mean of a proportion whose counts have these chances of at least k. */
function meanOf(survival: Float64Array): number {
  const of = survival.length - 2;
  return survival.subarray(1).reduce((sum, chance) => sum + chance / of, 0);
}

function rangeOf(survival: Float64Array, confidence: number) {
  const tail = (1 - confidence) / 2;
  const last = survival.length - 2;
  let [lowerCount, upperCount] = [0, last];
  while (lowerCount < last && 1 - survival[lowerCount + 1]! <= tail + TIE) lowerCount++;
  while (upperCount > lowerCount && survival[upperCount]! <= tail + TIE) upperCount--;
  return { lowerCount, upperCount, probability: survival[lowerCount]! - survival[upperCount + 1]! };
}

/** Probabilities that differ by less are the same. */
const TIE = 1e-12;

function bandsOf(survival: Float64Array): PerBand<number> {
  const of = survival.length - 2;
  const band: Record<BandName, number> = { inadequate: 0, requiresImprovement: 0, good: 0, outstanding: 0 };
  for (let yes = 0; yes <= of; yes++) {
    band[bandOf({ yes, of }).name] += Math.max(0, survival[yes]! - survival[yes + 1]!);
  }
  return band;
}

/** The first count that is no longer in the lowest band. */
function firstOfHalf(of: number): number {
  let yes = 0;
  while (yes <= of && bandOf({ yes, of }).name === 'inadequate') yes++;
  return yes;
}
