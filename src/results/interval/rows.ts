import type { Counts } from '../../counts.js';
import { conflictWith } from '../../estimation/agreement/imperfect.js';
import type { Limits } from '../../limits.js';
import { mostOf } from '../../numeric/extremes.js';
import type { StatedCounts } from '../tables/readCounts.js';
import { type Complication, complicationsOf, type Knows, type RowsAsked, type Way, waysTo } from './ways.js';

export interface IntervalRow extends Limits {
  /** What it is of, as it was given. */
  readonly given: string;
  readonly knows: Knows;
  /** What was given and this row leaves out. */
  readonly leavesOut: readonly (Complication | 'the checks')[];
  readonly method: string;
  readonly label: string;
  readonly confidence: number;
  /** Whole cases of the cohort at each limit, where the method counts them. */
  readonly lowerCount: number | null;
  readonly upperCount: number | null;
  /** The method's own estimate, always between the limits; null when the count is not settled. */
  readonly estimate: number | null;
  /** The estimates of all the counts that it may be; one and the same where the count is settled. */
  readonly estimates: Limits;
  /** Independent cases that say as much, where a design, a cohort or inspectors make them fewer or more; Infinity, null in JSON, where nothing is left to sampling. */
  readonly effectiveSample: number | null;
  readonly clipped: boolean;
  readonly pValue: number | null;
  /** The posterior probability of a true share above the one asked about, of rows that know of a prior. */
  readonly probabilityAbove: number | null;
  /** The same of all the counts that it may be. */
  readonly probabilitiesAbove: Limits | null;
  /** A good method for what was asked that leaves out nothing that was given, of enough cases to say anything. */
  readonly recommended: boolean;
  /** The first for its count and level: the one that the first sentence says. */
  readonly leads: boolean;
}

/** Every interval for some counts at a level: first those that allow for all that was given, then for one thing at a time. */
export function intervalRows(stated: StatedCounts, confidence: number, asked: RowsAsked): IntervalRow[] {
  const ways = waysTo(asked, stated, { confidence, side: asked.side });
  return ways.map((way, index) => ({
    ...rowOf(way, { stated, confidence, asked }),
    leads: index === 0,
  }));
}

function rowOf(
  { knows, method, label, recommended = true, leavesOut = [], intervalOf, pValueOf }: Way,
  { stated, confidence, asked }: { stated: StatedCounts; confidence: number; asked: RowsAsked },
): Omit<IntervalRow, 'leads'> {
  const found = countsToTry(stated).map((yes) => intervalOf({ yes, of: stated.of }));
  const lowest = found.reduce((least, one) => (one.lower < least.lower ? one : least));
  const highest = found.reduce((most, one) => (one.upper > most.upper ? one : most));
  const isSettled = stated.lowest.yes === stated.highest.yes;
  const left = [...complicationsOf(asked).filter((one) => !allowsFor(knows, one)), ...leavesOut];
  const { insteadBy } = found.find((one) => one.insteadBy !== undefined) ?? {};
  // At levels so low that they leave out the middle, an estimate that is a mean is drawn in to the limits.
  const drawnIn = (estimate: number) => Math.min(highest.upper, Math.max(lowest.lower, estimate));
  const estimates = {
    lower: drawnIn(found.at(0)?.estimate ?? stated.lowest.yes / stated.of),
    upper: drawnIn(found.at(-1)?.estimate ?? stated.highest.yes / stated.of),
  };
  const above = [found.at(0)?.probabilityAbove ?? null, found.at(-1)?.probabilityAbove ?? null];
  return {
    given: stated.text,
    knows,
    leavesOut: left,
    method,
    label: insteadBy ?? label,
    confidence,
    lower: lowest.lower,
    upper: highest.upper,
    lowerCount: lowest.lowerCount ?? null,
    upperCount: highest.upperCount ?? null,
    estimate: isSettled ? estimates.lower : null,
    estimates,
    effectiveSample: lowest.effectiveSample ?? null,
    clipped: lowest.clipped || highest.clipped,
    pValue:
      asked.against === null || pValueOf === undefined
        ? null
        : largestPValue(stated, asked.against, pValueOf),
    probabilityAbove: isSettled ? (above[0] ?? null) : null,
    probabilitiesAbove: above[0] == null || above[1] == null ? null : { lower: above[0], upper: above[1] },
    recommended:
      recommended &&
      insteadBy === undefined &&
      left.length === 0 &&
      !isContradicted(stated, asked, method) &&
      !hasTooFew({ method, effectiveSample: lowest.effectiveSample ?? null }, stated.of),
  };
}

/** Whether every count that it may be is one that inspectors of that accuracy would not mark, whatever the truth. */
function isContradicted(
  { of, lowest, highest }: Pick<StatedCounts, 'of' | 'lowest' | 'highest'>,
  { accuracy }: Pick<RowsAsked, 'accuracy'>,
  method: string,
): boolean {
  if (accuracy === null || method === 'beta') return false;
  const [from, to] = [lowest, highest].map(({ yes }) => conflictWith(yes / of, accuracy));
  return from !== null && from === to;
}

/** Fewer cases than these say next to nothing of a share. */
export const FEWEST_CASES = 5;

/** Whether what the cases count for, or how many there are, is too little to say anything without a prior. */
export function hasTooFew(
  { method, effectiveSample }: Pick<IntervalRow, 'method' | 'effectiveSample'>,
  of: number,
): boolean {
  return method !== 'beta' && (effectiveSample ?? of) < FEWEST_CASES;
}

function allowsFor(knows: Knows, one: Complication): boolean {
  if (knows === 'everything given') return true;
  return knows === 'all but the prior' ? one !== 'a prior' : knows === one;
}

/**
 * The counts whose limits enclose those of all that a percentage may stand for: limits rise with the count, but for the
 * delta methods' at high levels, and theirs only fall among the first few counts and the last.
 */
function countsToTry({ lowest, highest }: Pick<StatedCounts, 'lowest' | 'highest'>): number[] {
  const [from, to] = [lowest.yes, highest.yes];
  const afterFirst = Math.min(to, from + FEW);
  const beforeLast = Math.max(afterFirst + 1, to - FEW);
  const some = (low: number, high: number) =>
    Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  return [...some(from, afterFirst), ...some(beforeLast, to)];
}

/** The limits of the logit fall while the count is below z²/4, which is 20 at a level of 1 − 1e-18. */
const FEW = 20;

/** Over every count the percentage may stand for: the value is hardest to reject from the count nearest to it. */
function largestPValue(
  { lowest, highest, of }: StatedCounts,
  against: number,
  pValueOf: (counts: Counts, against: number) => number,
): number {
  const nearest = [Math.floor(against * of), Math.ceil(against * of)];
  const within = nearest.map((yes) => Math.min(highest.yes, Math.max(lowest.yes, yes)));
  const counts = new Set([...countsToTry({ lowest, highest }), ...within]);
  return mostOf([...counts].map((yes) => pValueOf({ yes, of }, against)));
}
