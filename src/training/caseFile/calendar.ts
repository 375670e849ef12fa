/** Days are counted from 1 January 1970, so that all of this is whole-number arithmetic without a clock. */
export type Day = number;

const MILLISECONDS = 86_400_000;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The day that an ISO date names; null when there is no such date. */
export function dayOf(iso: string): Day | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  if (year === undefined) return null;
  const day = Date.UTC(Number(year), Number(month) - 1, Number(date)) / MILLISECONDS;
  return isoOf(day) === iso ? day : null;
}

export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Not a weekend and not a bank holiday in England and Wales. */
export function isWorkday(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(day);
}

/** The first working day on or after a day. */
export function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : workdayFrom(day + 1);
}

/** How a voice writes dates. */
export function showDate(day: Day, style: string): string {
  const [year = '', month = '', date = ''] = isoOf(day).split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  if (style === '04/06') return `${date}/${month}`;
  if (style === '04.06.25') return `${date}.${month}.${year.slice(2)}`;
  if (style === '4 Jun 2025') return `${Number(date)} ${name.slice(0, 3)} ${year}`;
  const plain = `${Number(date)} ${name}`;
  return style === '4 June' ? plain : `${WEEKDAYS[weekdayOf(day)]} ${plain} ${year}`;
}

/** A date in full, `4 June 2025`: how a case file heads its entries, whichever officer wrote them. */
export function fullDate(day: Day): string {
  const [year = '', month = '', date = ''] = isoOf(day).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

// 1 January 1970 was a Thursday.
const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

function isBankHoliday(day: Day): boolean {
  const [year = 0, month = 0, date = 0] = isoOf(day).split('-').map(Number);
  const weekday = weekdayOf(day);
  if (weekday === 1 && month === 5 && (date <= 7 || date > 24)) return true;
  if (weekday === 1 && month === 8 && date > 24) return true;
  if (month === 12 || month === 1) return isWinterHoliday(month, date, weekday);
  const easter = easterSunday(year);
  return day === easter - 2 || day === easter + 1;
}

/** Christmas, Boxing Day and New Year, with the days that stand in for those on a weekend. */
function isWinterHoliday(month: number, date: number, weekday: number): boolean {
  if (month === 1) return date === 1 || (weekday === 1 && date <= 3);
  return date === 25 || date === 26 || ((weekday === 1 || weekday === 2) && (date === 27 || date === 28));
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm; Meeus 1991, chapter 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Date.UTC(year, month - 1, (h + l - 7 * m + 33 * month + 19) % 32) / MILLISECONDS;
}
