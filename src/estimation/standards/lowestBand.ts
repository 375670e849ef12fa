import { requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf } from '../../numeric/distributions.js';
import { leastOf } from '../../numeric/extremes.js';
import { CUTS, type Cut } from '../bands/ratingBands.js';
import { fewestFor, MOST_NEXT, pointsOf, requireCuts, requireQuestions, USUAL_CUTS } from './standard.js';

/** How probable each band of a standard is, by rank from the lowest. */
export interface BandChances {
  /** If the questions are independent of one another, given what was found of each. */
  readonly independent: readonly number[];
  /** If they move together: a standard is then as good as its least likely question. */
  readonly together: readonly number[];
  /** P(this band or a higher one), by rank; `least` is the smallest that any dependence allows. */
  readonly atLeast: readonly {
    readonly independent: number;
    readonly together: number;
    readonly least: number;
  }[];
}

export interface LowestBand {
  /** Of the work behind the cases: posterior of each question's true share. */
  readonly now: BandChances;
  /** Of a next inspection of as many cases. */
  readonly next: BandChances;
  /** The band found, by rank from the lowest. */
  readonly found: number;
}

export interface LowestBandOptions {
  /** Percentages at which each band above the lowest begins; 50, 65 and 80 if omitted. */
  readonly cuts?: readonly number[];
  /** Whether a percentage is compared as it is (`exact`, if omitted) or as printed, rounded half up. */
  readonly cut?: Cut;
  /** Cases of the next inspection; as many for each question as now if omitted. */
  readonly cases?: number;
}

/**
 * How probable each band of a standard is that takes the band of its lowest key question.
 *
 * @param questions - for each key question `yes` of `of` cases, at most a million
 * @param options - `cuts` in per cent, rising; `cut`, `exact` or `printed`, for what was found and the next inspection;
 *   `cases` of the next inspection, 1 to a million
 * @returns the band found and the probability of each band now and next, if the questions are independent, if they move
 *   together, and the least that any dependence between them allows
 * @throws ArgumentError naming the argument that is out of range
 * @source Jeffreys 1946 prior for each question; beta-binomial for the next inspection; Fréchet 1951 for the least
 *
 * @example
 * lowestBand([{ yes: 14, of: 24 }, { yes: 11, of: 24 }, { yes: 9, of: 24 }]).now.independent[0]; // 0.970…
 */
export function lowestBand(questions: readonly Counts[], options: LowestBandOptions = {}): LowestBand {
  requireQuestions(questions);
  const {
    cuts = USUAL_CUTS,
    cut = 'exact',
    cases,
  } = requireFields('options', options, '{ cuts: [50, 65, 80] }');
  requireCuts(cuts);
  requireOneOf('cut', cut, CUTS);
  if (cases !== undefined) requireWhole('cases', cases, { min: 1, max: MOST_NEXT });
  return Object.freeze({
    now: joined(questions.map((counts) => cuts.map((at) => chanceOfMore(counts, at / 100)))),
    next: joined(questions.map((counts) => nextSurvival(counts, cases ?? counts.of, { cuts, cut }))),
    found: pointsOf({ questions }, cuts, cut),
  });
}

/** P(true share ≥ a share), from whichever tail is small. */
function chanceOfMore({ yes, of }: Counts, share: number): number {
  if (share >= 1) return 0;
  return betaCdf(1 - share, of - yes + 0.5, yes + 0.5);
}

/** P(the next percentage reaches each cut). */
function nextSurvival(
  { yes, of }: Counts,
  cases: number,
  { cuts, cut }: { readonly cuts: readonly number[]; readonly cut: Cut },
): number[] {
  const chances = betaBinomial(cases, yes + 0.5, of - yes + 0.5);
  return cuts.map((at) => {
    let sum = 0;
    for (let k = cases; k >= fewestFor(at, cases, cut); k--) sum += chances[k]!;
    return Math.min(1, sum);
  });
}

/** The chances of a standard, from each question's chances of reaching each cut. */
function joined(survivals: readonly (readonly number[])[]): BandChances {
  const bands = (survivals[0]?.length ?? 0) + 1;
  const atLeast = Array.from({ length: bands }, (_, rank) => {
    if (rank === 0) return { independent: 1, together: 1, least: 1 };
    const chances = survivals.map((survival) => survival[rank - 1]!);
    return {
      independent: chances.reduce((product, chance) => product * chance, 1),
      together: leastOf(chances),
      least: Math.max(0, 1 - chances.reduce((sum, chance) => sum + (1 - chance), 0)),
    };
  });
  const exactly = (which: 'independent' | 'together') =>
    atLeast.map((chance, rank) => Math.max(0, chance[which] - (atLeast[rank + 1]?.[which] ?? 0)));
  return { independent: exactly('independent'), together: exactly('together'), atLeast };
}
