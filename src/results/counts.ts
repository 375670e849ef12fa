import { requireFields, requireList, requireOneOf, requireText, requireWhole } from '../check.js';
import { isOverHundred, slipHint } from '../numeric/written.js';
import { allOf, refuse, tooLarge } from '../problem.js';
import {
  feasibleCounts,
  nearestPercentages,
  printedDigits,
  printedPercentage,
  readPercentage,
} from '../scenario/figures/feasibleCounts.js';
import { countsInWords, readQuantity } from '../scenario/figures/words.js';
import { ROUNDINGS, type Rounding } from '../scenario/scenario.js';

/** What is asked of printed shares. */
export interface CountsQuestion {
  /** As printed: `49%`, `49`, `22.63%`, `over three quarters`. */
  readonly shares: readonly string[];
  /** Sample sizes considered, both ends included: from 1, and at most 10,000 more. */
  readonly of: SampleSizes;
  /** half-up if omitted. */
  readonly rounding?: Rounding;
}

export interface SampleSizes {
  readonly from: number;
  readonly to: number;
}

/** The whole counts that printed shares could have come from. */
export interface FeasibleReport {
  readonly shares: readonly string[];
  readonly of: SampleSizes;
  readonly rounding: Rounding;
  /** The sizes that all the shares allow together; the only one asked about, also where it allows none. */
  readonly sizes: readonly FeasibleSize[];
  /** For each share, the possible percentages on either side of one that no count gives; when one size was asked about. */
  readonly nearest?: readonly (readonly NearestPercentage[])[];
}

export interface FeasibleSize {
  readonly of: number;
  /** For each share, the counts that print so. */
  readonly counts: readonly (readonly number[])[];
}

export interface NearestPercentage {
  readonly percent: string;
  readonly count: number;
}

/**
 * The whole counts of cases that printed percentages, or quantities in words, could have come from.
 *
 * @param question - one or more `shares` as printed; `of`, the sizes considered; `rounding` of the publication
 * @returns for each size the whole counts of each share; none where it cannot be
 * @throws ArgumentError naming the argument, or the share that cannot be read
 *
 * @example
 * feasibleReport({ shares: ['49%'], of: { from: 84, to: 84 } }).sizes[0]?.counts; // [[41]]
 */
export function feasibleReport(question: CountsQuestion): FeasibleReport {
  const { shares, of, rounding = 'half-up' } = requireFields('question', question, SUCH);
  const texts = Array.from(requireList('shares', shares), (share, index) => () => {
    requireText(`shares[${index}]`, share);
  });
  allOf([...texts, () => requireSizes(of, rounding)]);
  const readers = allOf(Array.from(shares, (share) => () => readerOf(share, rounding)));
  const sizes = Array.from({ length: of.to - of.from + 1 }, (_, index) => of.from + index);
  const all = sizes.map((size): FeasibleSize => ({ of: size, counts: readers.map((read) => read(size)) }));
  const alone = of.from === of.to ? all[0] : undefined;
  if (alone !== undefined) {
    const nearest = shares.map((share, index) => nearestTo(share, alone, index, rounding));
    return { shares, of, rounding, sizes: all, nearest };
  }
  const possible = all.filter(({ counts }) => counts.every((list) => list.length > 0));
  return { shares, of, rounding, sizes: possible };
}

/** The percentages that a number of cases can and cannot give. */
export interface PrintableReport {
  readonly of: SampleSizes;
  readonly rounding: Rounding;
  /** Whole percentages that no count prints as. */
  readonly impossible: readonly number[];
  /** What each count prints as; the first thousand. */
  readonly prints: readonly { readonly count: number; readonly percent: string }[];
}

/**
 * The whole percentages that a number of cases cannot give, and what each count prints as.
 *
 * @param of - cases, 1 or more
 * @param settings - `rounding` of the publication, half-up if omitted
 * @returns the percentages that cannot be, and what each count prints as
 * @throws ArgumentError naming the argument
 *
 * @example
 * printableReport(84).impossible.includes(50); // false
 */
export function printableReport(
  of: number,
  settings: { readonly rounding?: Rounding } = {},
): PrintableReport {
  const { rounding = 'half-up' } = requireFields('settings', settings, "{ rounding: 'half-up' }");
  requireSizes({ from: of, to: of }, rounding);
  const whole = Array.from({ length: 101 }, (_, percent) => percent);
  const counts = Array.from({ length: Math.min(of, MOST_LISTED) + 1 }, (_, count) => count);
  return {
    of: { from: of, to: of },
    rounding,
    impossible: whole.filter((percent) => feasibleCounts({ percent, of, rounding }).length === 0),
    prints: counts.map((count) => ({ count, percent: printedPercentage({ count, of, rounding }) })),
  };
}

const MOST_LISTED = 1000;
const SUCH = "{ shares: ['49%'], of: { from: 84, to: 84 } }";

function requireSizes(of: SampleSizes, rounding: Rounding): void {
  requireOneOf('rounding', rounding, ROUNDINGS);
  const { from, to } = requireFields('of', of, '{ from: 84, to: 84 }');
  requireWhole('of', from, { min: 1 });
  requireWhole('of', to, { min: from, max: from + 10_000 });
}

/** The counts of a number of cases that one share allows. */
function readerOf(share: string, rounding: Rounding): (of: number) => readonly number[] {
  if (readPercentage(share) !== undefined) {
    const percent = printedDigits(share);
    return (of) => feasibleCounts({ percent, of, rounding });
  }
  const quantity = readQuantity(share);
  if (quantity === undefined) {
    const expected = 'a percentage from 0 to 100 as printed, or a quantity in words';
    if (isOverHundred(share)) {
      const large = tooLarge(100, '%');
      refuse('bad-share', `A share must be ${large.expected}, not "${share}".`, {
        path: 'share',
        got: share,
        ...large,
      });
    }
    refuse('bad-share', `A share must be ${expected} such as "over three quarters", not "${share}".`, {
      path: 'share',
      got: share,
      expected,
      hint: slipHint(share) ?? slipHint(`${share}%`),
    });
  }
  return (of) => {
    const { lowest, highest } = countsInWords(quantity, of);
    return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
  };
}

/** None where there are counts, or for words. */
function nearestTo(
  share: string,
  { of, counts }: FeasibleSize,
  index: number,
  rounding: Rounding,
): readonly NearestPercentage[] {
  if ((counts[index] ?? []).length > 0 || readPercentage(share) === undefined) return [];
  return nearestPercentages({ percent: printedDigits(share), of, rounding });
}
