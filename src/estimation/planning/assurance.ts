import {
  exceeds,
  requireBetween,
  requireChanceWanted,
  requireConfidence,
  requireCounts,
  requireFields,
  requireWhole,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { likelyCounts } from '../../numeric/likelyCounts.js';
import { isSettled, shortOfCertain } from '../../numeric/shortOfCertain.js';
import { percentAsWritten, pointsAsWritten, probability, whole } from '../../words/format.js';
import { hasWidthAtEnds, limitsByCount, widthsPeakOnce } from '../proportion/limitsByCount.js';
import { isByTail, limitVerdicts } from '../proportion/limitVerdicts.js';
import type { ProportionMethod } from '../proportion/registry.js';
import { fewestCases, type ToothedChance } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';

/** The width asked for, and what is known of the proportion: what it is, or an earlier sample. */
export type AssuranceQuestion = {
  /** The whole width of the interval, as a proportion: 0.2 is ±10 percentage points. */
  readonly width: number;
  /** The chance of an interval no wider; 0.8 if omitted. */
  readonly assurance?: number;
} & (
  | { readonly truth: number; readonly earlier?: undefined }
  | { readonly earlier: Counts; readonly truth?: undefined }
);

export interface AssuranceOptions {
  /** A method of `proportionInterval`; wilson if omitted. */
  readonly method?: ProportionMethod;
  readonly confidence?: number;
}

export interface AssuredSampleSize {
  readonly fewest: number;
  /** The fewest from which on every number of cases gives the assurance; null when beyond the most looked at. */
  readonly fewestForGood: number | null;
  /** The chance of an interval no wider, at `fewest`. */
  readonly assurance: number;
  /** The most cases that were looked at. */
  readonly upTo: number;
}

/**
 * The exact chance that the interval from a number of cases is no wider than asked.
 *
 * @param question - `width` in (0, 1); `truth`, the true proportion from 0 to 1, or `earlier`, yes of n cases of an
 *   earlier sample over whose Jeffreys posterior the chance is averaged; `of` cases, 1 to 100,000
 * @param options - `method` (wilson if omitted) and `confidence` in (0, 1) of the interval
 * @returns a probability
 * @throws ArgumentError naming the argument
 * @source Grieve 1991, Confidence intervals and sample sizes, Biometrics 47:1597, for assurance of a width; binomial or beta-binomial sums.
 *
 * @example
 * widthAssurance({ width: 0.2, truth: 0.49, of: 92 }); // 0.609…
 */
export function widthAssurance(
  question: AssuranceQuestion & { readonly of: number },
  options: AssuranceOptions = {},
): number {
  return widthAssuranceOver(question, options)(question.of);
}

/**
 * The fewest cases for which the interval is no wider than asked with a stated chance. An expected width is too wide half
 * of the time; assurance says how often it is not.
 *
 * @param question - `width` in (0, 1); `assurance` above 0 and up to 0.999999, 0.8 if omitted; `truth` from 0 to 1, or
 *   `earlier`, as for
 *   `widthAssurance`
 * @param options - `method` (wilson if omitted) and `confidence` in (0, 1) of the interval; `upTo`, the most cases to
 *   look at, up to 100,000 (10,000 if omitted)
 * @returns `{ fewest, fewestForGood, assurance, upTo }`
 * @throws ArgumentError naming the argument; for a width that all the cases looked at are too few for
 * @source as for `widthAssurance`.
 *
 * @example
 * assuredSampleSize({ width: 0.1, assurance: 0.8, truth: 0.9 }); // 162, for good from 165, assurance 0.8089…
 */
export function assuredSampleSize(
  question: AssuranceQuestion,
  options: AssuranceOptions & { readonly upTo?: number } = {},
): AssuredSampleSize {
  requireQuestion(question);
  const interval = requireInterval(options);
  const { assurance = 0.8, width } = question;
  const { upTo = 10_000 } = options;
  requireChanceWanted('assurance', assurance);
  requireWhole('upTo', upTo, { min: 1, max: MOST_CASES });
  const chanceOf = narrowChance(question, interval);
  const { fewest, fewestForGood } = fewestCases({
    chanceOf,
    target: assurance,
    variance: varianceOf(question),
    upTo,
  });
  if (fewest === null) {
    const best = chanceOf(upTo).chance;
    refuseOutOfReach('width', width, {
      message:
        best === 0
          ? `Even ${whole(upTo)} cases have no chance of an interval no wider than ${pointsAsWritten(width)}.`
          : `Even ${whole(upTo)} cases give an interval no wider than ${pointsAsWritten(width)} with a chance of only ${probability(best)}, not ${percentAsWritten(assurance)}.`,
      hint: `Ask for a wider interval${best === 0 ? '' : ', a smaller chance'} or a lower confidence.`,
    });
  }
  return Object.freeze({ fewest, fewestForGood, assurance: chanceOf(fewest).chance, upTo });
}

/** Of the count of so many cases; averaged over what an earlier sample left open, about all of it is what that left. */
function varianceOf({ truth, earlier }: AssuranceQuestion): (cases: number) => number {
  if (earlier === undefined) return (cases) => cases * truth * (1 - truth);
  const mean = (earlier.yes + 0.5) / (earlier.of + 1);
  const deviation = Math.sqrt((mean * (1 - mean)) / (earlier.of + 2));
  return (cases) => (cases * deviation) ** 2 / (2 * Math.PI);
}

/** The counts narrow enough: up to `low` and from `high` on, as widths are largest in between. */
interface NarrowCounts {
  readonly low: number;
  readonly high: number;
}

type Interval = Required<AssuranceOptions>;

/** The same as a function of the cases, for those who ask about many numbers of them; arguments are checked once. */
export function widthAssuranceOver(
  question: AssuranceQuestion,
  options: AssuranceOptions = {},
): (of: number) => number {
  requireQuestion(question);
  const chanceOf = narrowChance(question, requireInterval(options));
  return (of) => chanceOf(requireWhole('of', of, { min: 1, max: MOST_CASES })).chance;
}

/** The chance of a narrow interval as a function of the cases; asked in order, it begins where it left off. */
function narrowChance(
  { truth, earlier, width }: AssuranceQuestion,
  { method, confidence }: Interval,
): (of: number) => ToothedChance {
  if (!widthsPeakOnce(method)) {
    const narrowOf =
      method === 'blaker' ? blakerNarrow(width, confidence) : eachNarrow(method, width, confidence);
    return (of) => {
      const { from, chances } =
        earlier === undefined ? likelyCounts(of, truth) : { from: 0, chances: after(earlier, of) };
      const isNarrow = narrowOf(of);
      const sum = chances.reduce(
        (sum, chance, i) => (chance > NEGLIGIBLE && isNarrow(from + i) ? sum + chance : sum),
        0,
      );
      const all = () => Array.from({ length: of + 1 }, (_, yes) => yes).every(isNarrow);
      const isCertain = sum > 1 - 1e-9 && ((truth !== undefined && isSettled(truth)) || all());
      return { chance: shortOfCertain(sum, { isCertain }) };
    };
  }
  const narrowOf = narrowCounts(widthIsNarrow(method, width, confidence));
  return (of) => {
    const narrow = narrowOf(of);
    const found =
      earlier === undefined ? outside(narrow, of, truth) : outsideAfter(narrow, after(earlier, of));
    return hasWidthAtEnds(method) ? found : { chance: found.chance };
  };
}

/** Counts less likely than this make no difference to a chance. */
const NEGLIGIBLE = 1e-18;

type IsNarrow = (yes: number, of: number) => boolean;

function widthIsNarrow(method: ProportionMethod, width: number, confidence: number): IsNarrow {
  const { lower, upper } = limitsByCount(method, confidence);
  if (!isByTail(method)) return (yes, of) => upper(yes, of) - lower(yes, of) <= width + TIE;
  const { upperReaches } = limitVerdicts(method, confidence);
  return (yes, of) => !upperReaches(yes, of, lower(yes, of) + width + TIE);
}

/** Which counts of so many cases have a narrow interval, each of them looked at. */
const eachNarrow = (method: ProportionMethod, width: number, confidence: number) => {
  const isNarrow = widthIsNarrow(method, width, confidence);
  return (of: number) => (yes: number) => isNarrow(yes, of);
};

/**
 * Blaker's interval lies inside Clopper and Pearson's of its level (Blaker 2000, theorem 1) and contains theirs with twice
 * the error, as its acceptability is never less than the smaller tail: theirs settle all but a few counts, and their widths
 * peak once.
 */
function blakerNarrow(width: number, confidence: number): (of: number) => (yes: number) => boolean {
  const { lower } = limitsByCount('blaker', confidence);
  const { upperReaches } = limitVerdicts('blaker', confidence);
  const ownOf = (of: number) => {
    const known = new Map<number, boolean>();
    // Yes and No are treated alike: as many of one as of the other have the same width.
    return (count: number): boolean => {
      const yes = Math.min(count, of - count);
      const found = known.get(yes) ?? !upperReaches(yes, of, lower(yes, of) + width + TIE);
      known.set(yes, found);
      return found;
    };
  };
  const surelyOf = narrowCounts(widthIsNarrow('clopper-pearson', width, confidence));
  const twice = 1 - 2 * (1 - confidence);
  if (twice <= 0) return ownOf;
  const perhapsOf = narrowCounts(widthIsNarrow('clopper-pearson', width + 2 * TIE, twice));
  const isAmong = ({ low, high }: NarrowCounts, yes: number) => yes <= low || yes >= high;
  return (of) => {
    const [surely, perhaps, own] = [surelyOf(of), perhapsOf(of), ownOf(of)];
    return (yes) => isAmong(surely, yes) || (isAmong(perhaps, yes) && own(yes));
  };
}

/** Two widths this close are the same. */
const TIE = 1e-12;

const after = ({ yes, of }: Counts, cases: number) => betaBinomial(cases, yes + 0.5, of - yes + 0.5);

/** The narrow counts as a function of the cases, looked for where the last ones were. */
function narrowCounts(isNarrow: IsNarrow): (of: number) => NarrowCounts {
  let last = { low: 0, of: 1 };
  return (of) => {
    // Methods whose widths peak once treat yes and no alike: they peak in the middle.
    const peak = Math.floor(of / 2);
    const guess = Math.min(peak, Math.round((last.low / last.of) * of) + 1);
    const low = firstWhole(0, peak, (yes) => !isNarrow(yes, of), guess) - 1;
    last = { low, of };
    return low === peak ? { low: of, high: of + 1 } : { low, high: of - low };
  };
}

function outside(narrow: NarrowCounts, of: number, truth: number): ToothedChance {
  const { low, high } = narrow;
  if (low === of) return CERTAIN;
  const chance = shortOfCertain(atMost(low, of, truth) + atLeast(high, of, truth), {
    isCertain: isSettled(truth),
  });
  return { chance, tooth: justTooWide(narrow, (yes) => binomialPmf(yes, of, truth)) };
}

function outsideAfter(narrow: NarrowCounts, chances: Float64Array): ToothedChance {
  const { low, high } = narrow;
  if (low === chances.length - 1) return CERTAIN;
  const sum = chances.reduce((sum, chance, yes) => (yes <= low || yes >= high ? sum + chance : sum), 0);
  return { chance: shortOfCertain(sum), tooth: justTooWide(narrow, (yes) => chances[yes]!) };
}

const CERTAIN: ToothedChance = { chance: 1, tooth: 0 };

/** The chance of the counts next to the narrow ones. */
function justTooWide({ low, high }: NarrowCounts, chanceOf: (yes: number) => number): number {
  return low + 1 === high - 1 ? chanceOf(low + 1) : chanceOf(low + 1) + chanceOf(high - 1);
}

/** Beyond this many cases the sums would take long. */
const MOST_CASES = 100_000;

function requireQuestion(question: AssuranceQuestion): void {
  const { width, truth, earlier } = requireFields('question', question, '{ width: 0.2, truth: 0.49 }');
  requireBetween(
    'width',
    width,
    0,
    1,
    'neither',
    exceeds(width, 1) ? 'Twenty percentage points are 0.2.' : undefined,
  );
  if ((truth === undefined) === (earlier === undefined)) {
    refuseOutOfReach('truth', truth, {
      message:
        'Either truth, a proportion, or earlier, a sample such as { yes: 41, of: 84 }, must be given, and not both.',
      hint: 'The width of an interval depends on the proportion: 0.5 is the worst.',
    });
  }
  if (truth !== undefined) requireBetween('truth', truth, 0, 1, 'both');
  if (earlier !== undefined) requireCounts(earlier, 'earlier');
}

function requireInterval(options: AssuranceOptions): Interval {
  const { method = 'wilson', confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  limitsByCount(method, confidence);
  return { method, confidence };
}
