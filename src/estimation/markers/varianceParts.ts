import { tUpperQuantile } from '../../numeric/tTail.js';
import { reliabilityOf } from '../agreement/reliability.js';

/** What the answers of several markers to the same cases vary by, as shares of a variance of Yes and No. */
export interface VarianceParts {
  /** Between cases: what is to be seen. */
  readonly cases: number;
  /** Between markers: some say Yes more often, whatever the case. */
  readonly markers: number;
  /** Of markers and cases together: who sees what in which case, and all else. */
  readonly interaction: number;
}

export interface ReliabilityTrial extends VarianceParts {
  /** Of one marker's answer: the share of the variance that is between cases. Null where nothing varies. */
  readonly reliability: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Cases and markers with an answer, and pairs of answers to one case. */
  readonly answeredCases: number;
  readonly answeredMarkers: number;
}

/**
 * Splits the variance of answers by case, by marker and by both together, with gaps. The means of half the squared difference of
 * two answers to one case, of two by one marker, and of two that share neither, are sums of the three parts: with every
 * answer given, the estimates are those of the analysis of variance. A part that is estimated below 0 is given as 0. Limits
 * of reliability are by the jackknife over cases, with t.
 *
 * @param table - a row a case, an entry a marker: 1 for Yes, 0 for No, null for no answer
 * @source Koch 1967, Technometrics 9:93, for the estimates with gaps; Shrout and Fleiss 1979, Psychological Bulletin 86:420, case 2,
 *   for the reliability.
 */
export function varianceParts(
  table: readonly (readonly (number | null)[])[],
  confidence: number,
): ReliabilityTrial | null {
  const rows = table.filter((row) => row.some((answer) => answer !== null));
  const sums = sumsOf(rows);
  const parts = partsOf(sums);
  if (parts === null) return null;
  const reliability = reliabilityFrom(parts);
  const without = rows.flatMap((row) => {
    const others = partsOf(less(sums, row));
    return others === null ? [] : [reliabilityFrom(others)];
  });
  const kept = without.filter((value) => value !== null);
  const isWhole = kept.length === rows.length && rows.length > 2;
  const error = reliability === null || !isWhole ? null : jackknifeError(kept);
  const reach = error === null ? null : tUpperQuantile((1 - confidence) / 2, rows.length - 1) * error;
  return {
    cases: Math.max(0, parts.cases),
    markers: Math.max(0, parts.markers),
    interaction: Math.max(0, parts.interaction),
    reliability: reliability === null ? null : Math.max(0, Math.min(1, reliability)),
    lower: reliability === null || reach === null ? null : Math.max(0, Math.min(1, reliability - reach)),
    upper: reliability === null || reach === null ? null : Math.max(0, Math.min(1, reliability + reach)),
    answeredCases: rows.length,
    answeredMarkers: sums.markers.filter(({ of }) => of > 0).length,
  };
}

/** The reliability of the mean of several markers' answers to a case. */
export const withMarkers = (reliability: number, markers: number): number =>
  reliabilityOf(reliability, markers);

/**
 * How reliably several cases tell markers apart: the share of the variance of a marker's mean over them that is between markers.
 * Null where nothing but cases varies.
 */
export function withCases({ markers, interaction }: VarianceParts, cases: number): number | null {
  const one = markers + interaction;
  return one === 0 ? null : reliabilityOf(markers / one, cases);
}

/** Sums of answers and of their squares, in all and by marker, and over the rows the sums of squares of sums. */
interface Sums {
  readonly of: number;
  readonly sum: number;
  readonly squares: number;
  /** Ordered pairs of answers to one case, and the sum of half their squared differences. */
  readonly casePairs: number;
  readonly caseDifferences: number;
  readonly markers: readonly { readonly of: number; readonly sum: number; readonly squares: number }[];
}

function sumsOf(rows: readonly (readonly (number | null)[])[]): Sums {
  const markers = Array.from({ length: rows[0]?.length ?? 0 }, () => ({ of: 0, sum: 0, squares: 0 }));
  const total = { of: 0, sum: 0, squares: 0, casePairs: 0, caseDifferences: 0, markers };
  for (const row of rows) {
    const own = rowSums(row);
    total.of += own.of;
    total.sum += own.sum;
    total.squares += own.squares;
    total.casePairs += own.of * (own.of - 1);
    total.caseDifferences += own.of * own.squares - own.sum ** 2;
    row.forEach((answer, marker) => {
      if (answer === null) return;
      const mine = markers[marker]!;
      mine.of++;
      mine.sum += answer;
      mine.squares += answer ** 2;
    });
  }
  return total;
}

function rowSums(row: readonly (number | null)[]): { of: number; sum: number; squares: number } {
  const given = row.filter((answer) => answer !== null);
  return {
    of: given.length,
    sum: given.reduce((sum, answer) => sum + answer, 0),
    squares: given.reduce((sum, answer) => sum + answer ** 2, 0),
  };
}

function less(sums: Sums, row: readonly (number | null)[]): Sums {
  const own = rowSums(row);
  return {
    of: sums.of - own.of,
    sum: sums.sum - own.sum,
    squares: sums.squares - own.squares,
    casePairs: sums.casePairs - own.of * (own.of - 1),
    caseDifferences: sums.caseDifferences - (own.of * own.squares - own.sum ** 2),
    markers: sums.markers.map((mine, marker) => {
      const answer = row[marker] ?? null;
      if (answer === null) return mine;
      return { of: mine.of - 1, sum: mine.sum - answer, squares: mine.squares - answer ** 2 };
    }),
  };
}

/** Null where no two answers share a case, none a marker, or none neither. */
function partsOf({ of, sum, squares, casePairs, caseDifferences, markers }: Sums): VarianceParts | null {
  const markerPairs = markers.reduce((total, mine) => total + mine.of * (mine.of - 1), 0);
  const markerDifferences = markers.reduce(
    (total, mine) => total + mine.of * mine.squares - mine.sum ** 2,
    0,
  );
  const otherPairs = of * (of - 1) - casePairs - markerPairs;
  if (casePairs === 0 || markerPairs === 0 || otherPairs <= 0) return null;
  const otherDifferences = of * squares - sum ** 2 - caseDifferences - markerDifferences;
  const sameCase = caseDifferences / casePairs;
  const sameMarker = markerDifferences / markerPairs;
  const neither = otherDifferences / otherPairs;
  return {
    cases: neither - sameCase,
    markers: neither - sameMarker,
    interaction: sameCase + sameMarker - neither,
  };
}

/** Of the variance of one answer; null where there is none. */
function reliabilityFrom({ cases, markers, interaction }: VarianceParts): number | null {
  const all = cases + markers + interaction;
  return all <= 1e-12 ? null : cases / all;
}

function jackknifeError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((values.length - 1) / values.length) * squares);
}
