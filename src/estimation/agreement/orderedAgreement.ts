import { requireList, requireOneOf, requireWhole } from '../../check.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { refuse } from '../../problem.js';
import { MOST_LEVELS } from '../ordered/levels.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';
import { type RatedAnswer, tableOf } from './raterTable.js';
import {
  AGREEMENT_WEIGHTS,
  type AgreementWeights,
  agreementWeights,
  weightedKappa,
} from './weightedKappa.js';

/** The coefficients for answers on an ordered scale. */
export const ORDERED_COEFFICIENTS = {
  ac2: {
    label: "Gwet's AC2",
    source: 'Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition, chapter 4',
  },
  'alpha-ordinal': {
    label: "Krippendorff's alpha, ordinal",
    source: "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability",
  },
  'weighted-kappa': {
    label: 'Weighted kappa',
    source: 'Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72:323',
  },
} as const;
export type OrderedCoefficientName = keyof typeof ORDERED_COEFFICIENTS;
export const ORDERED_COEFFICIENT_NAMES = Object.keys(
  ORDERED_COEFFICIENTS,
) as readonly OrderedCoefficientName[];

/** What is asked of answers on an ordered scale. */
export interface OrderedQuestion {
  readonly coefficient: OrderedCoefficientName;
  readonly standardError: 'linearised' | 'jackknife' | undefined;
  readonly levels: readonly RatedAnswer[] | undefined;
  readonly weights: AgreementWeights | undefined;
  readonly confidence: number;
}

/** One coefficient of agreement on an ordered scale. */
export interface OrderedAgreement {
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly items: number;
  readonly shared: number;
  readonly categories: number;
  /** Observed agreement and what chance would give, near levels counted in part; null where it is 0/0. */
  readonly observed: number | null;
  readonly chance: number | null;
  /** What a distance between levels counts: without it the value says nothing. */
  readonly weights: AgreementWeights | 'ordinal';
}

/** Agreement of raters on an ordered scale; `agreement` checks the rest and is what others call. */
export function orderedAgreement(
  answers: readonly (readonly RatedAnswer[])[],
  asked: OrderedQuestion,
): OrderedAgreement {
  const levels = requireLevels(asked.levels);
  const { items: given } = tableOf(answers, levels.length);
  const items = given.length === 0 ? [] : itemsOf(answers, levels);
  const shared = items.filter(({ raters }) => raters >= 2).length;
  const facts = { items: items.length, shared, categories: levels.length };
  const found = (() => {
    switch (asked.coefficient) {
      case 'ac2':
        return ac2(items, requireWeights(asked), asked);
      case 'alpha-ordinal':
        return ordinalAlpha(items, asked);
      case 'weighted-kappa':
        return kappaOf(items, requireWeights(asked), asked);
    }
  })();
  return Object.freeze({ ...found, ...facts });
}

type Found = Omit<OrderedAgreement, 'items' | 'shared' | 'categories'>;

function requireLevels(levels: readonly RatedAnswer[] | undefined): readonly RatedAnswer[] {
  requireList('levels', levels ?? 'nothing');
  const given = levels ?? [];
  requireWhole('the number of levels', given.length, { min: 2, max: MOST_LEVELS });
  given.forEach((level, index) => {
    if (given.indexOf(level) < index || level === null) {
      refuse(
        'bad-argument',
        `levels[${index}] must be a level that is not in the list before, not ${level}.`,
        {
          path: `levels[${index}]`,
          got: String(level),
        },
      );
    }
  });
  return given;
}

const requireWeights = ({ weights }: OrderedQuestion): AgreementWeights =>
  requireOneOf('weights', weights ?? 'nothing', AGREEMENT_WEIGHTS);

/** An item that somebody answered: how many chose each level, and which level each rater chose. */
interface LevelItem {
  readonly counts: readonly number[];
  readonly raters: number;
  readonly chosen: readonly (number | null)[];
}

function itemsOf(answers: readonly (readonly RatedAnswer[])[], levels: readonly RatedAnswer[]): LevelItem[] {
  return answers.flatMap((row, i) => {
    const chosen = row.map((answer, g) => {
      if (answer === null) return null;
      const level = levels.indexOf(answer);
      if (level >= 0) return level;
      return refuse('bad-argument', `answers[${i}][${g}] must be one of the levels, not ${answer}.`, {
        path: `answers[${i}][${g}]`,
        got: String(answer),
        near: levels.map(String),
      });
    });
    const counts = levels.map((_, level) => chosen.filter((one) => one === level).length);
    const raters = counts.reduce((sum, count) => sum + count, 0);
    return raters === 0 ? [] : [{ counts, raters, chosen }];
  });
}

const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Limits by t, cut at 1; Wilson's on the observed agreement, chance being fixed, where there is no spread to measure. */
function limitsBy(
  known: {
    readonly estimate: number;
    readonly standardError: number;
    readonly items: number;
    readonly observed: number;
    readonly chance: number;
  },
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const { estimate, standardError, items, observed, chance } = known;
  if (standardError > 1e-9) {
    const reach = tUpperQuantile((1 - confidence) / 2, items - 1) * standardError;
    return { lower: estimate - reach, upper: Math.min(1, estimate + reach) };
  }
  const wilson = wilsonLimits(Math.min(1, Math.max(0, observed)) * items, items, criticalValue(confidence));
  const corrected = (share: number) => (share - chance) / (1 - chance);
  return { lower: corrected(wilson.lower), upper: Math.min(1, corrected(wilson.upper)) };
}

const NO_ERROR = { standardError: null, lower: null, upper: null } as const;
const UNDEFINED = { estimate: null, observed: null, chance: null, ...NO_ERROR } as const;

function ac2(items: readonly LevelItem[], weights: AgreementWeights, asked: OrderedQuestion): Found {
  const levels = items[0]?.counts.length ?? 2;
  const weight = agreementWeights(levels, weights);
  const all = weight.flat().reduce((sum, w) => sum + w, 0) / (levels * (levels - 1));
  const parts = items.map(({ counts, raters }) => {
    const near = counts.map((_, k) => counts.reduce((sum, count, l) => sum + weight[k]![l]! * count, 0));
    const pairs = counts.reduce((sum, count, k) => sum + count * (near[k]! - 1), 0);
    return {
      shares: counts.map((count) => count / raters),
      agreed: raters < 2 ? null : pairs / (raters * (raters - 1)),
    };
  });
  const sum = (left: readonly (typeof parts)[number][]) => ({
    items: left.length,
    shared: left.filter(({ agreed }) => agreed !== null).length,
    agreed: left.reduce((total, { agreed }) => total + (agreed ?? 0), 0),
    shares: weight.map((_, k) => left.reduce((total, { shares }) => total + shares[k]!, 0)),
  });
  const sums = sum(parts);
  const coefficient = ({ shared, agreed, shares, items: m }: typeof sums) => {
    if (shared === 0) return null;
    const [observed, mean] = [agreed / shared, shares.map((share) => share / m)];
    const chance = all * mean.reduce((total, share) => total + share * (1 - share), 0);
    return chance < 1 - 1e-12
      ? { observed, chance, mean, estimate: (observed - chance) / (1 - chance) }
      : null;
  };
  const found = coefficient(sums);
  if (found === null) return { ...UNDEFINED, weights };
  const { observed, chance, mean, estimate } = found;
  const value = { estimate, observed, chance, weights };
  const m = items.length;
  if (m < 2) return { ...value, ...NO_ERROR };
  let standardError: number;
  if (asked.standardError === 'jackknife') {
    const left = parts.map(({ shares, agreed }) =>
      coefficient({
        items: m - 1,
        shared: sums.shared - Number(agreed !== null),
        agreed: sums.agreed - (agreed ?? 0),
        shares: sums.shares.map((total, k) => total - shares[k]!),
      }),
    );
    const known = left.flatMap((one) => (one === null ? [] : [one.estimate]));
    if (known.length < m) return { ...value, ...NO_ERROR };
    standardError = jackknifeError(known);
  } else {
    const moved = parts.map(({ shares, agreed }) => {
      const seen = agreed === null ? 0 : ((agreed - chance) * m) / sums.shared / (1 - chance);
      const byChance = all * shares.reduce((total, share, k) => total + share * (1 - mean[k]!), 0) - chance;
      return seen - estimate - (2 * (1 - estimate) * byChance) / (1 - chance);
    });
    standardError = Math.sqrt(squares(moved) / (m * (m - 1)));
  }
  const known = { estimate, standardError, items: m, observed, chance };
  return { ...value, standardError, ...limitsBy(known, asked.confidence) };
}

/** Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 3. */
function jackknifeError(left: readonly number[]): number {
  const mean = meanOf(left);
  return Math.sqrt(((left.length - 1) / left.length) * squares(left.map((value) => value - mean)));
}

/**
 * One less the disagreement seen over that expected, by the square of how many answers are between two levels. Leaving out an
 * item changes how many those are, so the jackknife works each out anew from the pairs of levels.
 */
function ordinalAlpha(items: readonly LevelItem[], asked: OrderedQuestion): Found {
  if (asked.standardError === 'linearised') {
    refuse('bad-argument', 'standardError must be jackknife for alpha-ordinal, not "linearised".', {
      path: 'standardError',
      got: 'linearised',
      expected: 'jackknife',
    });
  }
  const counted = items.filter(({ raters }) => raters >= 2);
  const pairs = counted.map(({ counts, raters }) =>
    counts.map((count, c) => counts.map((other, k) => (count * (other - Number(c === k))) / (raters - 1))),
  );
  const levels = items[0]?.counts.length ?? 2;
  const total = Array.from({ length: levels }, (_, c) =>
    Array.from({ length: levels }, (__, k) => pairs.reduce((sum, pair) => sum + pair[c]![k]!, 0)),
  );
  const found = alphaOf(total);
  if (found === null) return { ...UNDEFINED, weights: 'ordinal' };
  const value = { ...found, weights: 'ordinal' as const };
  const left = pairs.map((pair) => alphaOf(total.map((row, c) => row.map((sum, k) => sum - pair[c]![k]!))));
  const known = left.flatMap((one) => (one === null ? [] : [one.estimate]));
  if (counted.length < 2 || known.length < left.length) return { ...value, ...NO_ERROR };
  const standardError = jackknifeError(known);
  const limits = limitsBy({ ...found, standardError, items: counted.length }, asked.confidence);
  return { ...value, standardError, ...limits };
}

/** Alpha of pairs of levels: null where all are alike, as it is 0/0. */
function alphaOf(
  pairs: readonly (readonly number[])[],
): { readonly estimate: number; readonly observed: number; readonly chance: number } | null {
  const counts = pairs.map((row) => row.reduce((sum, pair) => sum + pair, 0));
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (!(answers > 1.5)) return null;
  const upTo = counts.map((_, level) => counts.slice(0, level + 1).reduce((sum, count) => sum + count, 0));
  const apart = (c: number, k: number) => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const between = upTo[high]! - upTo[low]! + counts[low]! - (counts[low]! + counts[high]!) / 2;
    return between * between;
  };
  let [seen, expected, most] = [0, 0, 0];
  pairs.forEach((row, c) => {
    row.forEach((pair, k) => {
      if (c === k) return;
      seen += pair * apart(c, k);
      expected += (counts[c]! * counts[k]! * apart(c, k)) / (answers - 1);
      most = Math.max(most, apart(c, k));
    });
  });
  if (!(expected > 1e-12 * most * answers)) return null;
  const estimate = 1 - seen / expected;
  return { estimate, observed: 1 - seen / answers / most, chance: 1 - expected / answers / most };
}

function kappaOf(items: readonly LevelItem[], weights: AgreementWeights, asked: OrderedQuestion): Found {
  const raters = items[0]?.chosen.length ?? 2;
  requireWhole('the number of raters with weighted-kappa', raters, { min: 2, max: 2 });
  const levels = items[0]?.counts.length ?? 2;
  const pairs = items.filter((item) => item.raters === 2);
  if (pairs.length === 0) return { ...UNDEFINED, weights };
  const table = Array.from({ length: levels }, () => new Array<number>(levels).fill(0));
  for (const { chosen } of pairs) table[chosen[0] ?? 0]![chosen[1] ?? 0]! += 1;
  const { confidence } = asked;
  const whole = weightedKappa(table, { weights, confidence });
  const { estimate, standardError, lower, upper, observed, chance } = whole;
  if (estimate === null || asked.standardError !== 'jackknife') {
    return { estimate, standardError, lower, upper, observed, chance, weights };
  }
  const value = { estimate, observed, chance, weights };
  const left = pairs.map(({ chosen }) => {
    const without = table.map((row, i) =>
      row.map((count, j) => count - Number(i === chosen[0] && j === chosen[1])),
    );
    return pairs.length === 1 ? null : weightedKappa(without, { weights, confidence }).estimate;
  });
  const known = left.filter((one) => one !== null);
  if (known.length < left.length) return { ...value, ...NO_ERROR };
  const error = jackknifeError(known);
  const limits = limitsBy(
    { estimate, standardError: error, items: pairs.length, observed, chance },
    confidence,
  );
  return { ...value, standardError: error, ...limits };
}
