import { refuse } from '../problem.js';
import { percentDigits } from '../scenario/figures/feasibleCounts.js';
import { NUMBER_WORDS } from './numberWords.js';

/**
 * Numbers as people read them. Counts are rounded by integer arithmetic, half up, as the publications do;
 * proportions are given as numbers from 0 to 1.
 */

/** `49% (41 of 84)`; `–` where no case is relevant. */
export function percentWithCounts(yes: number, of: number, decimals = 0): string {
  if (of === 0) return '– (0 of 0)';
  return `${percentOfCounts(yes, of, decimals)} (${whole(yes)} of ${whole(of)})`;
}

/** The percentage that `yes` of `of` prints as, rounded half up in whole-number arithmetic: `49%`. */
export function percentOfCounts(yes: number, of: number, decimals = 0): string {
  if (!Number.isSafeInteger(yes) || !Number.isSafeInteger(of) || of < 1 || yes < 0) {
    refuse('bad-argument', `A percentage is of whole cases, at least one, not ${yes} of ${of}.`, {
      path: 'counts',
      got: `${yes} of ${of}`,
    });
  }
  return `${percentDigits(yes, of, decimals)}%`;
}

/** `49%` or, with one decimal, `48.8%`. */
export function percent(proportion: number, decimals = 0): string {
  return `${fixed(proportion * 100, decimals)}%`;
}

/** A percentage that suffices where less does not, rounded up so that what is printed suffices too: `73.7%`. */
export function percentReached(proportion: number, decimals = 0): string {
  const scale = Number(`1e${decimals}`);
  const units = Math.ceil(Number((proportion * 100 * scale).toPrecision(12)));
  return percent(units / scale / 100, decimals);
}

/** A share that prints as 0% or 100% only where it is exactly that: `49%`, `<1%`, `>99.9%`. */
export function percentWithin(share: number, decimals = 0): string {
  const points = Number(fixed(share * 100, decimals));
  const least = 10 ** -decimals;
  if (share > 0 && points === 0) return `<${percent(least / 100, decimals)}`;
  if (share < 1 && points === 100) return `>${percent(1 - least / 100, decimals)}`;
  return percent(share, decimals);
}

/** A proportion as a person would write it, with as many decimals as it has: `72.5%`, `48%`; 100% only where it is that. */
export function percentAsWritten(proportion: number): string {
  const points = asWritten(proportion * 100);
  if (proportion >= 1 || points !== '100') return `${points}%`;
  // Twelve digits are too few: those that it has, two to the left.
  const digits = String(proportion).slice('0.'.length);
  return `${digits.slice(0, 2)}.${digits.slice(2)}%`;
}

/** `38% to 60%`; with more decimals where two limits that differ would print as one. */
export function percentRange(lower: number, upper: number, decimals = 0): string {
  const shown = decimalsBetween({ lower, upper }, decimals);
  return `${percentWithin(lower, shown)} to ${percentWithin(upper, shown)}`;
}

/** The fewest decimals, at least so many, with which limits that differ do not print as one share. */
export function decimalsBetween(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  decimals: number,
): number {
  let shown = decimals;
  while (
    shown < MOST_DECIMALS &&
    lower < upper &&
    percentWithin(lower, shown) === percentWithin(upper, shown)
  )
    shown++;
  return shown;
}

/** A simulated proportion with its Monte Carlo standard error: `12.3% ± 0.1`. */
export function percentWithError(proportion: number, standardError: number, decimals = 1): string {
  return `${percentWithin(proportion, decimals)} ${monteCarloError(standardError * 100, decimals)}`;
}

/** A Monte Carlo standard error beside its number: `± 0.1`, `± <0.1`. */
export function monteCarloError(standardError: number, decimals: number): string {
  const shown = fixed(standardError, decimals);
  return standardError > 0 && Number(shown) === 0 ? `± <${fixed(10 ** -decimals, decimals)}` : `± ${shown}`;
}

/** A simulated number with its Monte Carlo standard error: `0.123 ± 0.001`. */
export function numberWithError(value: number, standardError: number, decimals = 3): string {
  return `${number(value, decimals)} ${monteCarloError(standardError, decimals)}`;
}

/** A difference of two proportions in percentage points, always signed: `+12.3 points`. */
export function points(difference: number, decimals = 1): string {
  return `${signed(difference * 100, decimals)} percentage points`;
}

/** `−9.7 to +30.2 points`; a limit that is not 0 has as many decimals as show its sign. */
export function pointsRange(lower: number, upper: number, decimals = 1): string {
  return `${limitInPoints(lower, decimals)} to ${limitInPoints(upper, decimals)} percentage points`;
}

/** A number with as many decimals as were written: `1.255`, `0.999999`. */
export function asWritten(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** `10 percentage points`, with as many decimals as were written. */
export function pointsAsWritten(proportion: number): string {
  const points = asWritten(100 * proportion);
  return `${points} percentage ${Math.abs(Number(points)) === 1 ? 'point' : 'points'}`;
}

/** `+3.25 percentage points`: a difference that was written, with its sign. */
export function differenceAsWritten(difference: number): string {
  return `${difference > 0 ? '+' : ''}${pointsAsWritten(difference)}`;
}

/** A limit in percentage points, which never prints as 0.0 where its sign decides: `+0.02`. */
export function limitInPoints(limit: number, decimals = 1): string {
  return limitBeside(0, limit, decimals);
}

/** A limit in percentage points with as many decimals as show on which side of a boundary, itself a difference, it lies. */
export function limitBeside(boundary: number, limit: number, decimals = 1): string {
  return signed(limit * 100, decimalsBeside(boundary, limit, decimals));
}

/** A limit on a share, as a percentage, with as many decimals as show on which side of a share, if one is tested, it lies: `38.26%`. */
export function percentBeside(tested: number | null, limit: number, decimals = 0): string {
  return percentWithin(limit, tested === null ? decimals : decimalsBeside(tested, limit, decimals));
}

/** The fewest decimals of a percentage, at least so many, that leave it on its own side of a boundary. */
function decimalsBeside(boundary: number, limit: number, decimals: number): number {
  const [at = 0, points = 0] = [boundary, limit].map((share) => Number((share * 100).toPrecision(12)));
  let shown = decimals;
  while (shown < MOST_DECIMALS && Math.sign(Number(fixed(points, shown)) - at) !== Math.sign(points - at))
    shown++;
  return shown;
}

const MOST_DECIMALS = 12;

/** A number that always shows its sign: `+1.2`, `-0.4`, `0.0`. */
export function signed(value: number, decimals = 1): string {
  const shown = number(value, decimals);
  return value > 0 && Number(fixed(value, decimals)) !== 0 ? `+${shown}` : shown;
}

/** A probability to three decimals, never rounded into certainty: `0.469`, `<0.001`, `>0.999`, `0`, `1`. */
export function probability(p: number): string {
  if (p === 0 || p === 1) return String(p);
  if (p < 0.0005) return '<0.001';
  if (p > 0.9995) return '>0.999';
  return fixed(p, 3);
}

/** The same in a sentence: `0.469`, `below 0.001`, `above 0.999`. */
export const probabilityInWords = (p: number): string => signsInWords(probability(p));

/** After "a probability" or "a chance": `of 0.469`, `below 0.001`, `above 0.999`. */
export function ofProbability(p: number): string {
  const shown = probability(p);
  return /^[<>]/.test(shown) ? signsInWords(shown) : `of ${shown}`;
}

/** After "never less than": `0.469`, `0.999`, `0`. */
export function leastProbability(p: number): string {
  return p < 0.0005 ? '0' : probability(p).replace('>', '');
}

/** `below 0.001 to 0.02` for `<0.001 to 0.02`. */
export function signsInWords(shown: string): string {
  return shown.replaceAll('<', 'below ').replaceAll('>', 'above ');
}

/**
 * A p-value to two significant digits, zeros included: `0.0039`, `0.36`, `0.90`, `<0.0001`; where something is decided at a
 * level, with as many as show on which side of it the p-value lies.
 */
export function pValue(p: number, decidedAt?: number): string {
  if (decidedAt !== undefined) return pValueBeside(p, decidedAt);
  if (p < 0.0001) return '<0.0001';
  if (p >= 0.995) return p === 1 ? '1' : '>0.99';
  return p >= 0.095 ? fixed(p, 2) : p.toPrecision(2);
}

/** A p-value in a sentence: `p = 0.0039`, `p < 0.0001`. */
export function pIs(shown: string): string {
  return `p ${shown.replace(/^([<>]?)\s*/, (_, sign: string) => (sign === '' ? '= ' : `${sign} `))}`;
}

/** With as many digits as show on which side of the level it lies. */
function pValueBeside(p: number, decidedAt: number): string {
  const level = Number(decidedAt.toPrecision(12));
  const shown = pValue(p);
  if (shown.startsWith('<') || shown.startsWith('>')) return shown;
  for (let digits = 2; digits <= 12; digits++) {
    const text = digits === 2 ? shown : p.toPrecision(digits);
    if (Number(text) < level === p < level) return text;
  }
  return shown;
}

/** A number with commas between thousands: `25,343`, `1,234.50`. */
export function number(value: number, decimals = 0): string {
  const text = fixed(value, decimals);
  const [head = '', tail] = text.split('.');
  const grouped = head.replace(/\B(?=(\d{3})+$)/g, ',');
  return tail === undefined ? grouped : `${grouped}.${tail}`;
}

/** A number that nothing may bound from above, such as the upper end of a ratio to none: `1.24`, `no limit`. */
export function numberOrNoLimit(value: number, decimals = 0): string {
  return value === Number.POSITIVE_INFINITY ? 'no limit' : number(value, decimals);
}

/** A whole number with commas between thousands. */
export function whole(value: number): string {
  return number(value, 0);
}

/** `1 case`, `84 cases`, `2 inquiries`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** Beyond it numbers are digits. */
const LARGEST_WORD = 10;

/** A number as a sentence has it: in words up to ten, `four`, then in digits. */
export function inWords(count: number): string {
  return (count <= LARGEST_WORD ? NUMBER_WORDS[count] : undefined) ?? whole(count);
}

/** All of so many, to begin a sentence: `Both`, `All four`. */
export function allOf(count: number): string {
  return count === 2 ? 'Both' : `All ${inWords(count)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** Whole numbers in order, neighbours drawn together: `3 and 7 to 9`. */
export function wholeRanges(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let index = 0; index < numbers.length; ) {
    let last = index;
    while (numbers[last + 1] === Number(numbers[last]) + 1) last++;
    runs.push(last === index ? `${numbers[index]}` : `${numbers[index]} to ${numbers[last]}`);
    index = last + 1;
  }
  return list(runs);
}

/** What is to be printed must be a number; one that is none is a fault of ours, and stops everything before it is. */
export function requireFinite(value: number, name = 'a number'): number {
  if (!Number.isFinite(value)) throw new TypeError(`${name} is ${value}, which cannot be printed`);
  return value;
}

/** Half away from zero on the number as a person would write it (12 significant digits); never `-0`. */
function fixed(value: number, decimals: number): string {
  const written = Number(Math.abs(requireFinite(value)).toPrecision(12)).toFixed(decimals);
  return value < 0 && Number(written) !== 0 ? `-${written}` : written;
}
