import { requireFields, requireOneOf } from '../../check.js';
import { casesAt, type LevelCounts, requireSquareTable } from '../ordered/levels.js';
import { criticalValue } from '../proportion/interval.js';
import { wilsonLimits } from '../proportion/scoreLimits.js';

export const AGREEMENT_WEIGHTS = ['linear', 'quadratic'] as const;
/** How much of an agreement two levels are: 1 less their distance as a share of the scale, or less the square of that. */
export type AgreementWeights = (typeof AGREEMENT_WEIGHTS)[number];

/** Cohen's kappa with weights, which are part of what it says: another choice of them gives another value. */
export interface WeightedKappa {
  readonly weights: AgreementWeights;
  readonly observed: number;
  readonly chance: number;
  /** Null where both gave every case the same level, as it is 0/0. */
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** The standard error if they agreed no better than by chance. */
  readonly standardErrorByChance: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly cases: number;
  readonly confidence: number;
}

/**
 * How far two raters agree on an ordered scale beyond chance, with near levels counted as partial agreement.
 *
 * @param table - cases by the level that the first rater gave (rows, lowest first) and the second (columns): 2 to 100 levels,
 *   whole numbers, at least one case in all
 * @param options - `weights`, `linear` or `quadratic`, of which there is no usual choice; `confidence` in (0, 1)
 * @returns kappa with its weights, standard errors and limits by the normal distribution, all null where it is 0/0; Wilson's
 *   limits, chance being fixed, where all cases agree alike
 * @throws ArgumentError naming the argument that is out of range
 * @source Cohen 1968, Psychological Bulletin 70:213; Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72:323
 *
 * @example
 * weightedKappa([[9, 2, 0], [1, 7, 3], [0, 2, 8]], { weights: 'linear' }).estimate; // 0.717
 */
export function weightedKappa(
  table: readonly LevelCounts[],
  options: { readonly weights: AgreementWeights; readonly confidence?: number },
): WeightedKappa {
  const cases = requireSquareTable('table', table);
  const { weights, confidence = 0.95 } = requireFields('options', options, "{ weights: 'linear' }");
  requireOneOf('weights', weights, AGREEMENT_WEIGHTS);
  const z = criticalValue(confidence);
  const cells = cellsOf(table, cases, weights);
  const observed = cells.reduce((sum, { share, weight }) => sum + share * weight, 0);
  const chance = cells.reduce((sum, { byChance, weight }) => sum + byChance * weight, 0);
  const facts = { weights, observed, chance, cases, confidence };
  if (chance > 1 - 1e-12) return Object.freeze({ ...facts, ...UNDEFINED });
  const estimate = (observed - chance) / (1 - chance);
  const off = 1 - estimate;
  const squares = (value: (cell: Cell) => number, by: 'share' | 'byChance') =>
    cells.reduce((sum, cell) => sum + cell[by] * value(cell) * value(cell), 0);
  const centre = estimate - chance * off;
  const error = (spread: number, from: number) =>
    Math.sqrt(Math.max(0, spread - from * from) / cases) / (1 - chance);
  const standardError = error(
    squares(({ weight, margins }) => weight - margins * off, 'share'),
    centre,
  );
  const standardErrorByChance = error(
    squares(({ weight, margins }) => weight - margins, 'byChance'),
    chance,
  );
  const within = (limit: number) => Math.min(1, Math.max(-1, limit));
  const corrected = (share: number) => within((share - chance) / (1 - chance));
  const wilson = wilsonLimits(Math.min(1, observed) * cases, cases, z);
  const limits =
    standardError < 1e-7
      ? { lower: corrected(wilson.lower), upper: corrected(wilson.upper) }
      : { lower: within(estimate - z * standardError), upper: within(estimate + z * standardError) };
  return Object.freeze({ ...facts, estimate, standardError, standardErrorByChance, ...limits });
}

const UNDEFINED = {
  estimate: null,
  standardError: null,
  standardErrorByChance: null,
  lower: null,
  upper: null,
} as const;

/** How much of an agreement each pair of levels is. */
export function agreementWeights(levels: number, weights: AgreementWeights): number[][] {
  return Array.from({ length: levels }, (_, k) =>
    Array.from({ length: levels }, (__, l) => {
      const distance = Math.abs(k - l) / (levels - 1);
      return 1 - (weights === 'linear' ? distance : distance * distance);
    }),
  );
}

interface Cell {
  readonly share: number;
  readonly byChance: number;
  readonly weight: number;
  /** The mean weight of the row's level with the other rater's levels, and of the column's, added up. */
  readonly margins: number;
}

function cellsOf(table: readonly LevelCounts[], cases: number, weights: AgreementWeights): Cell[] {
  const weight = agreementWeights(table.length, weights);
  const rows = table.map((row) => casesAt(row) / cases);
  const columns = table.map((_, j) => casesAt(table.map((row) => row[j]!)) / cases);
  const ofRow = weight.map((row) => row.reduce((sum, w, j) => sum + w * columns[j]!, 0));
  const ofColumn = weight.map((row) => row.reduce((sum, w, i) => sum + w * rows[i]!, 0));
  return table.flatMap((row, i) =>
    row.map((count, j) => ({
      share: count / cases,
      byChance: rows[i]! * columns[j]!,
      weight: weight[i]![j]!,
      margins: ofRow[i]! + ofColumn[j]!,
    })),
  );
}
