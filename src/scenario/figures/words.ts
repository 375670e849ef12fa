import { beforePercentSign, MOST_WRITTEN } from '../../numeric/written.js';

/**
 * Quantities in words as intervals of proportions.
 *
 * The conventions, which the documents do not define: "over", "more than" and "at least" reach to all, "under",
 * "less than" and "up to" reach to none; "just over", "just under", "almost" and "nearly" stay within five points
 * of the fraction (ten of "all": one report prints "almost all" beside 94%); "about" is five points either way,
 * and a bare fraction such as "a third" two and a half points either way; "most" and "the majority" are over half.
 */
export interface Quantity {
  readonly low: Fraction;
  readonly high: Fraction;
  /** The fraction that the words name, to which the count used is the nearest possible. */
  readonly named: Fraction;
}

/** A fraction in lowest whole numbers, and whether the interval that it ends includes it. */
export interface Fraction {
  readonly top: number;
  readonly bottom: number;
  readonly included: boolean;
}

type Reach = readonly [
  low: number | 'none',
  lowIncluded: boolean,
  high: number | 'all',
  highIncluded: boolean,
];

/** Offsets from the named fraction in thousandths. */
const MODIFIERS: Readonly<Record<string, Reach>> = {
  'just over': [0, false, 50, true],
  'slightly over': [0, false, 50, true],
  'slightly more than': [0, false, 50, true],
  'just under': [-50, true, 0, false],
  'slightly under': [-50, true, 0, false],
  'slightly less than': [-50, true, 0, false],
  almost: [-50, true, 0, false],
  nearly: [-50, true, 0, false],
  'close to': [-50, true, 50, true],
  about: [-50, true, 50, true],
  around: [-50, true, 50, true],
  approximately: [-50, true, 50, true],
  roughly: [-50, true, 50, true],
  over: [0, false, 'all', true],
  'more than': [0, false, 'all', true],
  above: [0, false, 'all', true],
  'at least': [0, true, 'all', true],
  under: ['none', true, 0, false],
  'less than': ['none', true, 0, false],
  'fewer than': ['none', true, 0, false],
  below: ['none', true, 0, false],
  'at most': ['none', true, 0, true],
  'no more than': ['none', true, 0, true],
  'not more than': ['none', true, 0, true],
  'no less than': [0, true, 'all', true],
  'no fewer than': [0, true, 'all', true],
  'not less than': [0, true, 'all', true],
  'not fewer than': [0, true, 'all', true],
  'up to': ['none', true, 0, true],
  exactly: [0, true, 0, true],
  '': [-25, true, 25, true],
};

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const PARTS = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
]);

/** What a sign before a percentage is in words: <1% is less than 1%. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(<=|≤)/, 'at most '],
  [/^(>=|≥)/, 'at least '],
  [/^</, 'less than '],
  [/^>/, 'more than '],
];

/**
 * What some words say about a proportion; undefined when they are not a quantity that casesim knows. A percentage alone is
 * a printed figure, not words, however its sign is spelt.
 */
export function readQuantity(words: string): Quantity | undefined {
  const [sign, meant] = SIGNS.find(([one]) => one.test(words.trim())) ?? [/^/, ''];
  const spelt = words.trim().replace(sign, meant);
  const text = spelt.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
  if (/^(most|the majority|a majority|majority)$/.test(text)) return reach('more than', [1, 2]);
  if (/^(a minority|the minority|minority)$/.test(text)) return reach('fewer than', [1, 2]);
  const modifier = Object.keys(MODIFIERS).find((key) => key !== '' && text.startsWith(`${key} `)) ?? '';
  if (modifier === '' && beforePercentSign(text) !== null) return undefined;
  const named = readFraction(text.slice(modifier.length).trim());
  return named === undefined ? undefined : reach(modifier, named);
}

function readFraction(text: string): readonly [number, number] | undefined {
  if (text === 'all') return [1, 1];
  if (text === 'none' || text === 'no') return [0, 1];
  const inWords = /^(?:(\w+) )?(half|third|quarter|fifth|sixth|eighth|tenth)s?$/.exec(text);
  if (inWords !== null) return proper(numberNamed(inWords[1] ?? 'one'), PARTS.get(inWords[2] ?? ''));
  const ratio = readRatio(text);
  if (ratio !== undefined) return ratio;
  const percent = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(beforePercentSign(text) ?? '');
  if (percent === null) return undefined;
  const [, whole = '', decimals = ''] = percent;
  return proper(Number(whole + decimals), 100 * Number(`1${'0'.repeat(decimals.length)}`));
}

/** So many in, or out of, so many: `one in five`, `6 out of 10`, `six out of every 10`; undefined for anything else. */
export function readRatio(text: string): readonly [number, number] | undefined {
  const found = ratioIn(text);
  return found === null ? undefined : proper(numberNamed(found[1] ?? ''), numberNamed(found[2] ?? ''));
}

/** Whether a text is meant as so many in so many, even where its numbers are too large or more than all. */
export const isRatio = (text: string): boolean =>
  readRatio(text) !== undefined ||
  ratioIn(text)
    ?.slice(1)
    .every((part) => /^\d+$/.test(part)) === true;

const ratioIn = (text: string) =>
  /^(\w+) (?:in|out of) (?:every )?(\w+)$/.exec(
    text.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim(),
  );

function numberNamed(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word) > MOST_WRITTEN ? undefined : Number(word);
  const index = NUMBERS.indexOf(word === 'a' ? 'one' : word);
  return index < 0 ? undefined : index + 1;
}

function proper(top: number | undefined, bottom: number | undefined): readonly [number, number] | undefined {
  return top === undefined || bottom === undefined || bottom === 0 || top > bottom
    ? undefined
    : [top, bottom];
}

function reach(modifier: string, [top, bottom]: readonly [number, number]): Quantity {
  const exact = top === bottom || top === 0;
  const [below, lowIncluded, above, highIncluded] = MODIFIERS[
    exact && modifier === '' ? 'exactly' : modifier
  ] ?? [0, true, 0, true];
  // "Almost all" is wider than "almost half".
  const widen = exact ? 2 : 1;
  const end = (offset: number, { included }: Pick<Fraction, 'included'>): Fraction => ({
    top: Math.min(Math.max(top * 1000 + offset * widen * bottom, 0), bottom * 1000),
    bottom: bottom * 1000,
    included,
  });
  return {
    low: below === 'none' ? { top: 0, bottom: 1, included: true } : end(below, { included: lowIncluded }),
    high: above === 'all' ? { top: 1, bottom: 1, included: true } : end(above, { included: highIncluded }),
    named: { top, bottom, included: true },
  };
}

/** The lowest and highest whole counts of `of` cases that the words allow; lowest above highest when none does. */
export function countsInWords({ low, high }: Quantity, of: number): { lowest: number; highest: number } {
  const lowest = low.included ? ceiling(low, of) : floor(low, of) + 1;
  const highest = high.included ? floor(high, of) : ceiling(high, of) - 1;
  return { lowest: Math.max(0, lowest), highest: Math.min(of, highest) };
}

/** The whole number at or below so many times a fraction of whole numbers, exact at any size. */
function floor({ top, bottom }: Fraction, of: number): number {
  return Number((BigInt(top) * BigInt(of)) / BigInt(bottom));
}

function ceiling({ top, bottom }: Fraction, of: number): number {
  const [product, by] = [BigInt(top) * BigInt(of), BigInt(bottom)];
  return Number((product + by - 1n) / by);
}
