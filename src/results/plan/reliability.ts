import { requireFields } from '../../check.js';
import { type ReviewsNeeded, reliabilityOf, reviewsNeeded } from '../../estimation/agreement/reliability.js';
import { exactDecimal } from '../../numeric/exactDecimal.js';

/** Reviews of a case for a reliability that is asked for, and the reliability that given reviews have. */
export interface ReliabilityPlan {
  /** The reliability of one review. */
  readonly single: number;
  /** The reviews for the reliability asked for; null where only that of given reviews is asked. */
  readonly needed: (ReviewsNeeded & { readonly target: number }) | null;
  readonly given: { readonly reviews: number; readonly reliability: number } | null;
  /** The reliability of one review, two, and so on. */
  readonly curve: readonly { readonly reviews: number; readonly reliability: number }[];
}

/**
 * How many reviews of a case make their mean as reliable as asked; and how reliable the mean of given reviews is.
 *
 * @param question - `single`, the reliability of one review in (0, 1], a number or as written, such as `"0.25"`; `target`
 *   in (0, 1), 0.8 if omitted, in the same ways; or `reviews`, whose reliability is asked
 * @returns the reviews needed, the reliability of those given, and that of each number of reviews
 * @throws ArgumentError naming the argument
 *
 * @example
 * reliabilityPlan({ single: '0.25', target: '0.8' }).needed?.reviews; // 12
 */
export function reliabilityPlan(question: {
  readonly single: number | string;
  readonly target?: number | string;
  readonly reviews?: number;
}): ReliabilityPlan {
  const { single, reviews, target: asked } = requireFields('question', question, "{ single: '0.25' }");
  const target = asked ?? (reviews === undefined ? '0.8' : undefined);
  const one = exactDecimal('single', single).value;
  const needed =
    target === undefined
      ? null
      : { ...reviewsNeeded(single, target), target: exactDecimal('target', target).value };
  const given = reviews === undefined ? null : { reviews, reliability: reliabilityOf(one, reviews) };
  const end = Math.min(MOST_DRAWN, Math.max(10, 2 * (needed?.reviews ?? 0), 2 * (given?.reviews ?? 0)));
  const curve = Array.from({ length: Math.ceil(end) }, (_, i) => ({
    reviews: i + 1,
    reliability: reliabilityOf(one, i + 1),
  }));
  return { single: one, needed, given, curve };
}

const MOST_DRAWN = 200;
