import { type Position, type Problem, problem } from '../../problem.js';

/** When a round was, as a year with decimals: a year, a month or a day counts as its middle. Null where it cannot be read. */
export function readWhen(text: string): number | null {
  for (const [pattern, parts] of FORMS) {
    const found = pattern.exec(text.trim());
    if (found !== null) return yearOf(parts(found.slice(1)));
  }
  return null;
}

/** What `readWhen` reads, for those who wrote something else. */
export const WHEN_FORMS = '2025, 2025-05, May 2025, 2025-05-12, 12 May 2025 or 12/05/2025 (day first)';

/** What is wrong with a cell that is no date. */
export function badDate(text: string, position: Position): Problem {
  const message = text === '' ? 'There is no date under when.' : `"${text}" cannot be read as a date.`;
  return problem('bad-date', message, { position, path: 'when', hint: `Write ${WHEN_FORMS}.` });
}

interface Parts {
  readonly year: string | undefined;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const FORMS: readonly (readonly [RegExp, (found: readonly (string | undefined)[]) => Parts])[] = [
  [/^(\d{4})$/, ([year]) => ({ year })],
  [/^(\d{4})-(\d{1,2})$/, ([year, month]) => ({ year, month })],
  [/^([A-Za-z]{3,9})\.? (\d{4})$/, ([month, year]) => ({ year, month })],
  // A sheet's own dates come with a time of day.
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/, ([year, month, day]) => ({ year, month, day })],
  [/^(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})$/, ([day, month, year]) => ({ year, month, day })],
  [/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/, ([day, month, year]) => ({ year, month, day })],
];

function yearOf({ year: written, month: named, day }: Parts): number | null {
  const year = Number(written);
  if (!(year >= 1900 && year <= 2200)) return null;
  if (named === undefined) return year + 0.5;
  const month = monthOf(named);
  if (month === null) return null;
  if (day === undefined) return year + (month + 0.5) / 12;
  const inMonth = DAYS[month]! + (month === 1 && isLeap(year) ? 1 : 0);
  const date = Number(day);
  if (date < 1 || date > inMonth) return null;
  const before = DAYS.slice(0, month).reduce((sum, days) => sum + days, 0);
  const leap = isLeap(year) ? 1 : 0;
  return year + (before + (month > 1 ? leap : 0) + date - 0.5) / (365 + leap);
}

/** From 0; null where it is none. */
function monthOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) - 1 : null;
  const word = text.toLowerCase();
  const index = MONTHS.indexOf(word) >= 0 ? MONTHS.indexOf(word) : NAMES.indexOf(word);
  return word === 'sept' ? 8 : index < 0 ? null : index;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
