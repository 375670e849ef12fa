import { MOST_CASES, requireConfidence, requireFields, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { findRoot } from '../../numeric/root.js';
import { finitePopulationInterval } from '../cohort/finitePopulation.js';
import { type LevelCounts, requireLevelCounts, requireScores } from '../ordered/levels.js';
import { meanOf } from '../ordered/meanScore.js';
import { proportionInterval } from '../proportion/proportion.js';

/** Favourable answers of those who answered, and how many were invited. */
export interface SurveyAnswers {
  readonly yes: number;
  readonly answered: number;
  readonly invited: number;
}

/** What those who did not answer could hide. */
export interface NonResponse extends SurveyAnswers {
  readonly response: number;
  /** The share of all invited: none of the silent are favourable, or all of them are. */
  readonly least: number;
  readonly most: number;
  /** The same where the invited are themselves a random sample of many: limits that contain the true share. */
  readonly sampled: Limits & { readonly constant: number };
  /**
   * The share of the silent at which half of all invited are favourable: below 0 where more than half are already, above 1
   * where no answers of theirs would do. Null where nobody is silent.
   */
  readonly tippingHalf: number | null;
  /** Favourable people among the invited if silence is by chance: an assumption, named as one. */
  readonly byChance: Limits & { readonly lowerCount: number; readonly upperCount: number };
  readonly confidence: number;
}

/**
 * What the silence of those who were invited and did not answer could hide.
 *
 * @param survey - `yes` favourable answers of `answered` people of `invited`: whole, `0 ≤ yes ≤ answered ≤ invited`,
 *   `answered ≥ 1`
 * @param options - `confidence` in (0, 1)
 * @returns the share of all invited whatever the silent think; limits where the invited are a sample; at which share of the
 *   silent half is reached; and whole people if silence is by chance
 * @throws ArgumentError naming the argument that is out of range
 * @source Manski 1989, Journal of Human Resources 24:343; Imbens and Manski 2004, Econometrica 72:1845
 *
 * @example
 * nonResponse({ yes: 33, answered: 58, invited: 210 }); // 16% to 88%
 */
export function nonResponse(
  survey: SurveyAnswers,
  options: { readonly confidence?: number } = {},
): NonResponse {
  const { yes, answered, invited } = requireFields(
    'survey',
    survey,
    '{ yes: 33, answered: 58, invited: 210 }',
  );
  requireWhole('answered', answered, { min: 1, max: MOST_CASES });
  requireInvited(invited, answered);
  requireWhole('yes', yes, { max: answered });
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  const silent = invited - answered;
  const [least, most] = [yes / invited, (yes + silent) / invited];
  const known = finitePopulationInterval({ yes, of: answered, cohort: invited }, { confidence });
  return Object.freeze({
    yes,
    answered,
    invited,
    response: answered / invited,
    least,
    most,
    sampled: sampledLimits({ least, most, invited, yes }, confidence),
    tippingHalf: silent === 0 ? null : (invited / 2 - yes) / silent,
    byChance: {
      lower: known.lower,
      upper: known.upper,
      lowerCount: known.lowerCount ?? yes,
      upperCount: known.upperCount ?? yes + silent,
    },
    confidence,
  });
}

/** Imbens and Manski's limits. Where nobody is silent and all think alike they have no width: Wilson's are taken. */
function sampledLimits(
  known: { readonly least: number; readonly most: number; readonly invited: number; readonly yes: number },
  confidence: number,
): NonResponse['sampled'] {
  const { least, most, invited, yes } = known;
  const spread = (share: number) => Math.sqrt(share * (1 - share));
  const larger = Math.max(spread(least), spread(most));
  const tail = 1 - confidence;
  if (least === most && larger === 0) {
    const { lower, upper } = proportionInterval({ yes, of: invited }, { confidence });
    return { lower, upper, constant: normalUpperQuantile(tail / 2) };
  }
  const apart = larger === 0 ? Infinity : (Math.sqrt(invited) * (most - least)) / larger;
  // The chance left outside: less than the tail on one side, at most the two halves of it on both.
  const outside = (constant: number) => normalUpperTail(constant) + normalUpperTail(constant + apart) - tail;
  const [low, high] = [normalUpperQuantile(tail), normalUpperQuantile(tail / 2)];
  const constant = outside(low) <= 0 ? low : outside(high) >= 0 ? high : findRoot(outside, low, high);
  const reach = (share: number) => (constant * spread(share)) / Math.sqrt(invited);
  return {
    lower: Math.max(0, Math.min(least, least - reach(least))),
    upper: Math.min(1, Math.max(most, most + reach(most))),
    constant,
  };
}

/** The mean score of all invited, whatever the silent think. */
export interface NonResponseMean {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The mean score of all who were invited to a survey, with those who did not answer at the lowest level or at the highest.
 *
 * @param counts - those who answered by level, lowest first: 2 to 100 whole numbers, at least one person in all
 * @param options - `invited`, at least as many as answered; `scores` of the levels, rising (0, 1, 2 … if omitted)
 * @returns the mean of those who answered, and the least and most that all invited could have
 * @throws ArgumentError naming the argument that is out of range
 * @source Manski 1989, Journal of Human Resources 24:343
 *
 * @example
 * nonResponseMean([4, 9, 15, 22, 8], { invited: 210, scores: [1, 2, 3, 4, 5] }); // 1.65 to 4.55
 */
export function nonResponseMean(
  counts: LevelCounts,
  options: { readonly invited: number; readonly scores?: readonly number[] },
): NonResponseMean {
  const answered = requireLevelCounts('counts', counts);
  const { invited, scores: given } = requireFields('options', options, '{ invited: 210 }');
  requireInvited(invited, answered);
  const scores = requireScores(given, counts.length);
  const mean = meanOf(counts, scores);
  const withSilentAt = (score: number) => (answered / invited) * mean + (1 - answered / invited) * score;
  return Object.freeze({ mean, least: withSilentAt(scores[0]!), most: withSilentAt(scores.at(-1)!) });
}

function requireInvited(invited: number, answered: number): void {
  requireWhole('invited', invited, {
    min: answered,
    max: MOST_CASES,
    hint: 'Those who answered are among those invited.',
  });
}
