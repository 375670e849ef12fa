import { refuse } from '../../problem.js';
import type { Assumption } from './assumptions.js';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What cannot be nothing, a delay or people for each senior, and where more or less than this leaves nobody or no end. */
const BOUNDS_OF_UNIT: Readonly<Record<string, Partial<Bounds>>> = {
  weeks: { low: 0.5 },
  months: { low: 0.1 },
  'odds ratio': { low: 0.05, high: 20 },
  'times the effect in the scenario': { high: 20 },
};
const BOUNDS_OF_NAME: Readonly<Record<string, Partial<Bounds>>> = {
  growth: { low: -0.15, high: 0.25 },
  workTrend: { low: -0.15, high: 0.15 },
  supervised: { low: 0.5, high: 2 },
  officerCases: { low: 0.01, high: 0.99 },
  span: { low: 2, high: 60 },
  seniorUnderTwo: { high: 0.9 },
  takingPosts: { low: 0.3 },
  officersUnderTwo: { low: 0.02, high: 0.6 },
  servicesUnderTwo: { low: 0.02, high: 0.6 },
  seniorMoves: { high: 1 },
  programmeStarts: { low: 0.01 },
  reviewers: { low: 0.1 },
  reviewRate: { low: 0.01 },
  premisesBeds: { low: 1 },
  unpaidHours: { low: 10 },
};

/** So many times as large as the highest assumed is out of any sense: of shares, of log odds, and of others. */
const MOST_TIMES = { share: 5, log: 3, others: 10 };
/** Numbers that go with the size of a region may be larger or smaller by more. */
const MOST_TIMES_SCALED = 100;

/** Numbers of events and hours, which go with the size of a region. */
const SCALED_UNITS = ['a month', 'hours a month'];

/** The least and the most that an assumption of one's own may be. */
export function boundsOf({ unit, name, high }: Assumption): Bounds {
  const most = unit.startsWith('share')
    ? Math.min(1, MOST_TIMES.share * high)
    : high * (unit.startsWith('log ') ? MOST_TIMES.log : timesOf(unit));
  return { low: 0, high: most, ...BOUNDS_OF_UNIT[unit], ...BOUNDS_OF_NAME[name] };
}

const timesOf = (unit: string): number =>
  SCALED_UNITS.includes(unit) ? MOST_TIMES_SCALED : MOST_TIMES.others;

/** What is nearer to none than this, but is not none, is a slip; 0 where nothing is. */
function leastOf({ unit, low, central }: Assumption): number {
  if (unit === 'odds ratio') return 0;
  if (!unit.startsWith('share')) return low > 0 ? low / timesOf(unit) : 0;
  return low > 0 ? low / MOST_TIMES.share : Math.max(0, central) / (MOST_TIMES.share * MOST_TIMES.share);
}

/**
 * Refuses an assumption of one's own that is out of any sense, with the likely slip. The ends of its range may be closer to
 * none than its value may.
 */
export function checkSense(
  assumption: Assumption,
  path: string,
  number: number,
  { isEnd = false } = {},
): void {
  const { label, unit } = assumption;
  const { low, high } = boundsOf(assumption);
  const least = isEnd || low > 0 ? 0 : leastOf(assumption);
  const isSlight = number !== 0 && Math.abs(number) < least;
  if (Number.isFinite(number) && number >= low && number <= high && !isSlight) return;
  const shown = (value: number): string => shownIn(unit, value);
  const slip = Number.isFinite(number) ? slipOf(assumption, number, shown) : '';
  const from =
    low <= 0 && least > 0
      ? `${low < 0 ? '' : '0, or '}from ${shown(low < 0 ? low : least)}`
      : `from ${shown(low)}`;
  refuse('out-of-range', `${label} cannot be ${shown(number)}.${slip}`, {
    path,
    got: String(number),
    expected: unit.startsWith('share') ? `a share from ${low} to ${high}` : `from ${low} to ${high}`,
    hint: `It can be ${from} to ${shown(high)}.`,
  });
}

/** What was probably meant: the same digits a hundred or ten times larger or smaller, where that is likely. */
function slipOf(
  { unit, low, high, central }: Assumption,
  number: number,
  shown: (value: number) => string,
): string {
  const isShare = unit.startsWith('share');
  if (isShare && number > 1 && number < 2) return ' It is a share: at most 100%.';
  const [from, to] = [Math.min(low, central / 2), Math.max(high, 2 * central)];
  const likely = [100, 0.01, 10, 0.1]
    .map((times) => number * times)
    .find((meant) => meant >= from && meant <= to);
  if (likely !== undefined && likely !== 0) return ` Did you mean ${shown(Number(likely.toPrecision(12)))}?`;
  if (number < 0 && -number >= from && -number <= to) return ` Did you mean ${shown(-number)}?`;
  return isShare && number > 1 ? ` It is a share: ${number}% is ${number / 100}.` : '';
}

/** A number of an assumption as people write it. */
function shownIn(unit: string, value: number): string {
  const [first, ...rest] = unit.split(' ');
  if (first !== 'share') return `${tidied(value)} ${unit}`;
  return [`${tidied(100 * value)}%`, ...rest].join(' ');
}

const tidied = (value: number): number => Number(value.toPrecision(6));
