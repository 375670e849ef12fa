import { requireBetween, requireList, requireWhole } from '../../check.js';

/** An answer: text such as `yes`, or the number of a level; null where a rater gave none. */
export type RatedAnswer = string | number | null;

/** Items with an answer, from rows of items with one entry a rater. */
export function tableOf(
  answers: readonly (readonly RatedAnswer[])[],
  possible: number | undefined,
): { items: Item[]; categories: number } {
  requireWhole('the number of items', requireList('answers', answers).length, { min: 1 });
  const raters = requireList('answers[0]', answers[0] ?? []).length;
  requireWhole('the number of raters', raters, { min: 2 });
  answers.forEach((row, i) => {
    requireWhole(`the number of raters of answers[${i}]`, requireList(`answers[${i}]`, row).length, {
      min: raters,
      max: raters,
    });
    row.forEach((answer, g) => {
      if (answer !== null && typeof answer !== 'string') {
        requireBetween(`answers[${i}][${g}]`, answer, -Number.MAX_VALUE, Number.MAX_VALUE);
      }
    });
  });
  const seen = [...new Set(answers.flat())].filter((answer) => answer !== null);
  const categories = requireWhole('categories', possible ?? Math.max(2, seen.length), {
    min: Math.max(2, seen.length),
    max: MOST_CATEGORIES,
  });
  const index = new Map(seen.map((answer, k) => [answer, k]));
  const items = answers.flatMap((row) => {
    const chosen = row.map((answer) => (answer === null ? null : (index.get(answer) ?? null)));
    const counts = new Array<number>(categories).fill(0);
    for (const category of chosen) if (category !== null) counts[category]!++;
    const answered = counts.reduce((sum, count) => sum + count, 0);
    if (answered === 0) return [];
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    return [
      { chosen, raters: answered, counts, agreed: answered < 2 ? 0 : pairs / (answered * (answered - 1)) },
    ];
  });
  return { items, categories };
}

export function sumsOf(items: readonly Item[], categories: number): Sums {
  const add = (value: (item: Item) => number) => items.reduce((sum, item) => sum + value(item), 0);
  const each = (value: (item: Item, k: number) => number) =>
    Array.from({ length: categories }, (_, k) => add((item) => value(item, k)));
  const isShared = ({ raters }: Item) => raters >= 2;
  return {
    items: items.length,
    shared: items.filter(isShared).length,
    answers: add(({ raters }) => raters),
    sharedAnswers: add((item) => (isShared(item) ? item.raters : 0)),
    agreed: add(({ agreed }) => agreed),
    agreedByRater: add(({ agreed, raters }) => agreed * raters),
    shares: each(({ counts, raters }, k) => counts[k]! / raters),
    sharedCounts: each((item, k) => (isShared(item) ? item.counts[k]! : 0)),
    byRater: (items[0]?.chosen ?? []).map((_, g) =>
      Array.from({ length: categories }, (__, k) => add(({ chosen }) => Number(chosen[g] === k))),
    ),
  };
}

/** What all items but one add up to. */
export function less(sums: Sums, item: Item): Sums {
  const shared = item.raters >= 2;
  return {
    items: sums.items - 1,
    shared: sums.shared - Number(shared),
    answers: sums.answers - item.raters,
    sharedAnswers: sums.sharedAnswers - (shared ? item.raters : 0),
    agreed: sums.agreed - item.agreed,
    agreedByRater: sums.agreedByRater - item.agreed * item.raters,
    shares: sums.shares.map((share, k) => share - item.counts[k]! / item.raters),
    sharedCounts: sums.sharedCounts.map((count, k) => count - (shared ? item.counts[k]! : 0)),
    byRater: sums.byRater.map((counts, g) => counts.map((count, k) => count - Number(item.chosen[g] === k))),
  };
}

/** An item that somebody answered. */
export interface Item {
  /** The category that each rater chose; null for no answer. */
  readonly chosen: readonly (number | null)[];
  readonly raters: number;
  /** How many raters chose each category. */
  readonly counts: readonly number[];
  /** Share of its pairs of raters that agree; 0 where only one answered. */
  readonly agreed: number;
}

/** What all items add up to, so that leaving one out is a subtraction. */
export interface Sums {
  readonly items: number;
  readonly shared: number;
  readonly answers: number;
  /** Answers to the items that two or more answered. */
  readonly sharedAnswers: number;
  readonly agreed: number;
  /** Agreement weighted by the raters of each item. */
  readonly agreedByRater: number;
  /** Per category, the shares of each item added up. */
  readonly shares: readonly number[];
  /** Per category, the answers to the items that two or more answered. */
  readonly sharedCounts: readonly number[];
  /** Per rater, how many of each category. */
  readonly byRater: readonly (readonly number[])[];
}

const MOST_CATEGORIES = 100;
