import { requireCounts, requireFields, requireOneOf } from '../../check.js';
import type { Counts } from '../../counts.js';
import { deepFreeze } from '../../deepFreeze.js';
import { WORDS_NAMES, type WordsName } from '../scenario.js';
import { countsInWords, type Quantity, readQuantity } from './words.js';

/** What one word says about a share, by a convention. */
export interface WordBand {
  readonly word: string;
  /** Other spellings of it, in small letters. */
  readonly spelt: readonly string[];
  /** From which percentage to which, as the convention is published; null where nobody published it. */
  readonly published: { readonly low: number; readonly high: number } | null;
  /** What of a share it is applied to, its ends whole numbers of cases compare with exactly. */
  readonly quantity: Quantity;
}

/** What words about shares mean, by whom, and where it is said. */
export interface WordsConvention {
  readonly title: string;
  readonly source: string;
  /** What a reader should know of it; null where nothing. */
  readonly note: string | null;
  /** The words that it defines, in the order in which they are asked of a share. */
  readonly bands: readonly WordBand[];
}

/** A convention is one entry here. What it does not define is read by casesim's own. */
export const WORD_CONVENTIONS = deepFreeze({
  casesim: {
    title: "casesim's own convention",
    source: 'casesim, as the inspectorates of probation define no words',
    note: null,
    bands: ['all', 'none', 'almost all', 'half', 'majority', 'minority'].map(ownBand),
  },
  'education-scotland': {
    title: "Education Scotland's convention",
    source: 'Education Scotland, Terms we use in the inspection process, education.gov.scot',
    note: 'It is applied to whole percentages, rounded half up. 15% is in two of its bands, few and less than half, and is read as less than half.',
    bands: [
      band({ word: 'almost all', low: 90, high: 100 }, { from: 91 }),
      band({ word: 'most', low: 75, high: 90 }),
      band({ word: 'majority', low: 50, high: 74 }, {}, ['the majority', 'a majority']),
      band({ word: 'less than half', low: 15, high: 49 }, {}, ['fewer than half']),
      band({ word: 'few', low: 0, high: 15 }, { upTo: 14 }, ['a few']),
    ],
  },
} satisfies Record<WordsName, WordsConvention>);

/**
 * The word for a share, by a convention.
 *
 * @param counts - `yes` of `of` cases
 * @param options - `words`, the convention: `casesim` if omitted, or `education-scotland`
 * @returns the first word of the convention that the share fits, such as `majority`
 * @throws ArgumentError naming the argument
 * @source Education Scotland, Terms we use in the inspection process; casesim's own where nobody defines any.
 *
 * @example
 * wordFor({ yes: 63, of: 84 }, { words: 'education-scotland' }); // most
 */
export function wordFor(counts: Counts, options: { readonly words?: WordsName } = {}): string {
  requireCounts(counts);
  const { words = 'casesim' } = requireFields('options', options, "{ words: 'education-scotland' }");
  requireOneOf('words', words, WORDS_NAMES);
  const fits = ({ quantity }: WordBand) => {
    const { lowest, highest } = countsInWords(quantity, counts.of);
    return counts.yes >= lowest && counts.yes <= highest;
  };
  const found = conventionNamed(words).bands.find(fits);
  if (found === undefined) throw new RangeError(`${words} has no word for ${counts.yes} of ${counts.of}`);
  return found.word;
}

/** What some words say about a share, by a convention, or by casesim's own where that does not define them. */
export function readWords(words: string, convention: WordsName = 'casesim'): Quantity | undefined {
  return bandOfWords(words, convention)?.quantity ?? readQuantity(words);
}

/** The band in which a convention defines some words; undefined where it does not. */
export function bandOfWords(words: string, convention: WordsName): WordBand | undefined {
  if (convention === 'casesim') return undefined;
  const text = words.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
  return conventionNamed(convention).bands.find(({ word, spelt }) => word === text || spelt.includes(text));
}

/** Every convention under one type, whatever its entry leaves empty. */
export const conventionNamed = (name: WordsName): WordsConvention => WORD_CONVENTIONS[name];

function ownBand(word: string): WordBand {
  const quantity = readQuantity(word);
  if (quantity === undefined) throw new RangeError(`casesim does not know ${word}`);
  return { word, spelt: [], published: null, quantity };
}

/** Whole percentages from one to another, both included: with halves rounded up, shares from half a point below the first. */
function band(
  { word, low, high }: { readonly word: string; readonly low: number; readonly high: number },
  { from = low, upTo = high }: { readonly from?: number; readonly upTo?: number } = {},
  spelt: readonly string[] = [],
): WordBand {
  const end = ({ halves, included }: { readonly halves: number; readonly included: boolean }) => ({
    top: Math.min(Math.max(halves, 0), 200),
    bottom: 200,
    included,
  });
  return {
    word,
    spelt,
    published: { low, high },
    quantity: {
      low: end({ halves: 2 * from - 1, included: true }),
      high: end({ halves: 2 * upTo + 1, included: upTo === 100 }),
      named: { top: from + upTo, bottom: 200, included: true },
    },
  };
}
