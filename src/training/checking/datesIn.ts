import { type Day, dayOf, isoOf } from '../caseFile/calendar.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const IN_WORDS =
  /\b(\d{1,2}) (Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?: (\d{4}))?/g;
const IN_FIGURES = /\b(\d{2})[./](\d{2})(?:\.(\d{2}))?(?!\d)/g;

/** The days that a text names, as officers write them: `4 June`, `4 Jun 2025`, `04/06`, `04.06.25`. Without a year, that of the entry. */
export function datesIn(text: string, entered: Day): Day[] {
  const own = isoOf(entered).slice(0, 4);
  const day = (date: string, month: number, year: string): Day[] => {
    const iso = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
    const found = dayOf(iso);
    return found === null ? [] : [found];
  };
  const words = [...text.matchAll(IN_WORDS)].flatMap(([, date = '', name = '', year = own]) =>
    day(date, MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1, year),
  );
  const figures = [...text.matchAll(IN_FIGURES)].flatMap(([, date = '', month = '', year]) =>
    day(date, Number(month), year === undefined ? own : `20${year}`),
  );
  return [...words, ...figures];
}
