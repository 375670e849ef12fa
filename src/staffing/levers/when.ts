import { ArgumentError, problem, refuse } from '../../problem.js';

/** The months in which a lever is moved. */
export interface When {
  /** The first month, the one in which it goes back, and the months it takes to be moved in full. */
  readonly from: number;
  readonly until: number;
  readonly over: number;
  /** The same in words, as they were written; empty for all months. */
  readonly words: string;
}

export const ALWAYS: When = Object.freeze({ from: 0, until: Number.POSITIVE_INFINITY, over: 0, words: '' });

const TIME = /\s+(?:from|until|over)\s.*$/i;
const PART = /^(from|until|over)(?:\s+month)?\s+(\d+)(?:\s+months?)?(?:\s+|$)/i;
const FORMS = 'from month 6, until month 18, over 12 months';
const MOST_MONTHS = 240;

/**
 * Reads the months off a lever's value, such as `8 weeks from month 6 until month 18` or `+10 posts over 12 months`.
 *
 * @throws ArgumentError for months that cannot be read, or that are none
 */
export function readWhen(lever: string, text: string): { readonly value: string; readonly when: When } {
  const found = TIME.exec(text);
  if (found === null) return { value: text, when: ALWAYS };
  const words = found[0].trim();
  const given: Partial<Record<'from' | 'until' | 'over', number>> = {};
  let rest = words;
  while (rest !== '') {
    const part = PART.exec(rest);
    const name = part?.[1]?.toLowerCase() as keyof typeof given | undefined;
    if (/^\w+\s+(month\s+)?[-−–]\s*\d/.test(rest)) {
      return refuseWhen(lever, text, 'no month before 0, which is today');
    }
    if (part === null || name === undefined || name in given) return refuseWhen(lever, text, FORMS);
    given[name] = Number(part[2]);
    rest = rest.slice(part[0].length);
  }
  const { from = 0, until = Number.POSITIVE_INFINITY, over = 0 } = given;
  if (until <= from || [from, over, until].some((month) => Number.isFinite(month) && month > MOST_MONTHS)) {
    return refuseWhen(lever, text, `months from 0 to ${MOST_MONTHS}, and an end after the beginning`);
  }
  return { value: text.slice(0, found.index), when: { from, until, over, words } };
}

function refuseWhen(lever: string, text: string, expected: string): never {
  const message = `${lever}=${text} has months that cannot be used: expected ${expected}.`;
  refuse('bad-lever-value', message, { path: lever, got: text, expected, hint: `Write them like ${FORMS}.` });
}

/** How far a lever is moved in a month, from 0 to 1: on its way, the mean over the month, so that what it adds up to is exact. */
export function strengthAt({ from, until, over }: When, month: number): number {
  if (month < from || month >= until) return 0;
  return over === 0 ? 1 : Math.min(1, (month - from + 0.5) / over);
}

/** The months in which a lever begins, is moved in full, and goes back, with the last before that, but for month 0. */
export function turnsOf({ from, until, over }: When): number[] {
  const ends = Number.isFinite(until) ? [until - 1, until] : [];
  return [...new Set([from, from + over, ...ends])]
    .filter((month) => month > 0)
    .sort((one, other) => one - other);
}

/**
 * Refuses a lever that begins only when a course is over.
 *
 * @param last - the last month that is followed
 */
export function refuseLate(
  moves: readonly { readonly lever: string; readonly text: string; readonly when: When }[],
  last: number,
): void {
  const late = moves.filter(({ when }) => when.from >= last);
  if (late.length === 0) return;
  throw new ArgumentError(
    late.map(({ lever, text, when: { from } }) =>
      problem(
        'bad-lever-value',
        `${lever}=${text} begins in month ${from}, and the last month that is followed is ${last}.`,
        {
          path: lever,
          got: text,
          expected: `a month before ${last}`,
          hint: `Give an earlier month, or follow more months: casesim whatif --months ${Math.min(MOST_MONTHS, from + 12)}.`,
        },
      ),
    ),
  );
}
