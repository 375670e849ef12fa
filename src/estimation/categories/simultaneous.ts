import {
  MOST_CASES,
  requireConfidence,
  requireFields,
  requireList,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import type { Limits } from '../../limits.js';
import { chisquareQuantile } from '../../numeric/distributions.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { refuse } from '../../problem.js';
import { finishInterval, type Interval } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import { sisonGlazBox } from './sisonGlaz.js';

interface SimultaneousMethod {
  readonly label: string;
  readonly source: string;
  readonly limits: (counts: readonly number[], of: number, confidence: number) => readonly Limits[];
}

export const SIMULTANEOUS_METHODS = {
  goodman: {
    label: 'Goodman',
    source: 'Goodman 1965, Technometrics 7:247: Wilson limits, 1 - confidence shared between the categories',
    limits: (counts, of, confidence) => {
      const z = normalUpperQuantile((1 - confidence) / (2 * counts.length));
      return counts.map((count) => wilsonLimits(count, of, z));
    },
  },
  'quesenberry-hurst': {
    label: 'Quesenberry-Hurst',
    source:
      'Quesenberry and Hurst 1964, Technometrics 6:191: chi-squared with categories - 1 degrees of freedom',
    limits: (counts, of, confidence) => {
      const z = Math.sqrt(chisquareQuantile(confidence, counts.length - 1));
      return counts.map((count) => wilsonLimits(count, of, z));
    },
  },
  'sison-glaz': {
    label: 'Sison-Glaz',
    source:
      'Sison and Glaz 1995, Journal of the American Statistical Association 90:366; box probability exact',
    limits: (counts, of, confidence) => {
      const { c, gamma } = sisonGlazBox(counts, confidence);
      return counts.map((count) => ({ lower: (count - c) / of, upper: (count + c + 2 * gamma) / of }));
    },
  },
} as const satisfies Record<string, SimultaneousMethod>;

export type SimultaneousMethodName = keyof typeof SIMULTANEOUS_METHODS;
export const SIMULTANEOUS_METHOD_NAMES = Object.keys(
  SIMULTANEOUS_METHODS,
) as readonly SimultaneousMethodName[];

/** Beyond it a list is no list of categories; and the exact probability of a box takes time as their square. */
const MOST_CATEGORIES = 100_000;
const MOST_BOXES = 500;
/** The time that a box takes rises as cases times categories: beyond this, more than some seconds. */
const MOST_CELLS = 10_000_000;

/**
 * Limits on the share of every category of one question, all true together.
 *
 * @param counts - cases in each category: 2 to 100,000 whole numbers (500 for sison-glaz), at
 *   least one case in all, at most 1,000,000,000 (10,000,000 over the categories for sison-glaz)
 * @param options - `method` (goodman if omitted), `confidence` in (0, 1) for all the intervals together
 * @returns one interval per category, in order
 * @throws ArgumentError naming the argument that is out of range
 * @source per method in `SIMULTANEOUS_METHODS`.
 *
 * @example
 * simultaneousIntervals([6, 53, 25]); // low risk 2.8% to 16.9%, medium 50.0% to 74.5%, high 19.4% to 42.7%
 */
export function simultaneousIntervals(
  counts: readonly number[],
  options: { method?: SimultaneousMethodName; confidence?: number } = {},
): readonly Interval<SimultaneousMethodName>[] {
  const { method = 'goodman', confidence = 0.95 } = requireFields('options', options);
  requireList('counts', counts);
  const name = requireOneOf('method', method, SIMULTANEOUS_METHOD_NAMES);
  const max = name === 'sison-glaz' ? MOST_BOXES : MOST_CATEGORIES;
  requireWhole('the number of categories', counts.length, { min: 2, max });
  counts.forEach((count, i) => {
    requireWhole(`counts[${i}]`, count);
  });
  const of = counts.reduce((sum, count) => sum + count, 0);
  if (of === 0) {
    refuse('no-cases', 'All counts are 0, so there is no case to go by.', {
      path: 'counts',
      hint: 'Give one count above 0 or more.',
    });
  }
  const most = name === 'sison-glaz' ? Math.floor(MOST_CELLS / counts.length) : MOST_CASES;
  requireWhole('the number of cases', of, {
    max: most,
    hint:
      name === 'sison-glaz'
        ? `The exact limits of Sison and Glaz take too long for more, over ${counts.length} categories.`
        : undefined,
  });
  requireConfidence(confidence);
  const raw = SIMULTANEOUS_METHODS[name].limits([...counts], of, confidence);
  return raw.map((limits) => finishInterval(limits, { method: name, confidence, side: 'both' }));
}
