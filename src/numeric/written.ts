/** Numbers as people write them, in a command, a scenario or a table: read in one way wherever they are. */

/** What may come after a number to make a percentage of it, as part of a regular expression. */
export const PERCENT_SIGN = String.raw`\s*(?:[%％﹪]|per[\s-]*cent)`;

const SIGNED = new RegExp(String.raw`^([\s\S]*\S)${PERCENT_SIGN}\s*$`, 'i');

/** What comes before the sign of a percentage, in any of its spellings: 49%, 49 %, 49 per cent; null where there is none. */
export function beforePercentSign(text: string): string | null {
  return SIGNED.exec(text)?.[1]?.trim() ?? null;
}

/** What may come after a number of percentage points, as part of a regular expression: 10%, 10 points, 10 percentage points. */
export const POINTS_SIGN = String.raw`(?:${PERCENT_SIGN}|\s*(?:percentage[ -]?)?points?)`;

const IN_POINTS = new RegExp(String.raw`^([\s\S]*?\S)${POINTS_SIGN}\s*$`, 'i');

/** What comes before the unit of percentage points, in any of its spellings; null where there is none. */
export function beforePointsSign(text: string): string | null {
  return IN_POINTS.exec(text)?.[1]?.trim() ?? null;
}

/** A decimal number such as `0.5`, `-2` or `1e-3`; NaN for what is none. */
export function readDecimal(text: string): number {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
}

/** A proportion, the same as a percentage, or so many of so many: `0.5`, `50%`, `1 in 2`, `5 out of 10`; NaN for what is none. */
export function readProportion(text: string): number {
  const [, some, all] = /^\s*(\d+)\s+(?:in|out\s+of)\s+(\d+)\s*$/i.exec(text) ?? [];
  if (some !== undefined)
    return Number(all) > 0 && Number(all) <= MOST_WRITTEN ? Number(some) / Number(all) : Number.NaN;
  const percent = beforePercentSign(text);
  // The digits moved by two, not a quotient: 0.07 is 7%.
  return percent === null ? readDecimal(text) : Number((readDecimal(percent) / 100).toPrecision(15));
}

/** What no quantity here comes near. */
export const MOST_WRITTEN = 1e12;

/**
 * What to say of a text that has a number larger than anything here is; undefined where none is. Whatever reads quantities
 * says so of those that it refuses, in these words.
 */
export function largeNumberHint(text: string): string | undefined {
  const numbers = text.match(/(?:\d[\d,_]*(?:\.\d+)?|\.\d+)(?:e\+?\d+)?/gi) ?? [];
  const large = numbers.find((digits) => Number(digits.replace(/[,_]/g, '')) > MOST_WRITTEN);
  if (large === undefined) return undefined;
  const shown = large.length > MOST_SHOWN ? `${large.slice(0, MOST_SHOWN)}…` : large;
  return `${shown} is too large: at most ${MOST_WRITTEN.toLocaleString('en-GB')}.`;
}

const MOST_SHOWN = 24;

/** How to write what was meant for a number and cannot be read as one; undefined where nothing is known of it. */
export function slipHint(text: string): string | undefined {
  const large = largeNumberHint(text);
  if (large !== undefined) return large;
  const usual = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const decimal = /^(\d+),(\d{1,6}) ?%$/.exec(usual);
  if (decimal !== null) return `Write ${decimal[1]}.${decimal[2]}%.`;
  const range = /^(\d+(?:\.\d+)?) ?%? ?(?:-|\u2013|\u2014|to|\.\.) ?(\d+(?:\.\d+)?) ?(?:%|per ?cent)/i.exec(
    usual,
  );
  if (range !== null) return `It is a range: write one percentage, ${range[1]}% or ${range[2]}%.`;
  const sign = /^(?:% ?)?(\d+(?:\.\d+)?) ?(?:%+|pct\.?|pc|p\.c\.|prozent|per-?centage)?$/i.exec(usual)?.[1];
  const isPlain = Number.isFinite(readDecimal(beforePercentSign(text) ?? text));
  return sign === undefined || isPlain ? undefined : `Write ${sign}${/[a-z%]/i.test(usual) ? '%' : ''}.`;
}

/** Whether a text is a day, such as 2025-05-12, 12/05/2025 or 12 May 2025, where a quantity is wanted. */
export const isDay = (text: string): boolean =>
  /^\s*(\d{1,4}([-/.])\d{1,2}\2\d{1,4}(?!\d)|\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i.test(
    text,
  );

/** Whether a text is a percentage, its sign left out or not, of more than all. */
export const isOverHundred = (text: string): boolean => readDecimal(beforePercentSign(text) ?? text) > 100;

/** Why a text is no whole number: `none`, or a number that is too large, is not whole, or may be meant in two ways. */
export type NotWhole = 'none' | 'too large' | 'not whole' | 'ambiguous';

/** A number without what separates its thousands: a comma, a blank of any kind, `_` or `'`; any other text as it is. */
export function withoutThousands(text: string): string {
  const isGrouped = /^[-+]?\d{1,3}([,_ \u00a0\u2009\u202f'\u2019]\d{3})+(\.\d*)?$/.test(text);
  return isGrouped ? text.replace(/[,_\s'\u2019]/g, '') : text;
}

/**
 * A whole number, with a sign or without, its thousands separated by `,`, `_`, a blank or `'` if at all. What a spreadsheet
 * makes of one, 84.0, is whole; 84.000 may as well be thousands.
 */
export function readWhole(text: string): number | NotWhole {
  const written = text.trim();
  if (/^[-+]?\d+\.0*[1-9]\d*$/.test(written)) return 'not whole';
  if (/^[-+]?\d{1,3}\.000$/.test(written)) return 'ambiguous';
  const plain = withoutThousands(written).replace(/\.0*$/, '');
  if (!/^[-+]?\d+$/.test(plain))
    return Math.abs(readDecimal(written)) > Number.MAX_SAFE_INTEGER ? 'too large' : 'none';
  const value = Number(plain);
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? 'too large' : value;
}
