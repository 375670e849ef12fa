import { median, sampleCorrelation } from 'simple-statistics';

/** How one item was answered, beside how the same markers answered the others. */
export interface ItemStatistics {
  /** Markers who answered it, and those of them who agree with the key. */
  readonly of: number;
  readonly agreeing: number;
  /** Correlation of agreeing on it with the share of the other items agreed on; null where either is the same for all. */
  readonly discrimination: number | null;
  /** Markers whose share of the other items is above the median of such shares, and those of them who disagree with the key. */
  readonly better: { readonly of: number; readonly against: number };
}

/**
 * The statistics of items from a table of whether each marker agrees with the key, null for no answer. A marker's total
 * without the item is the share of the others that he or she answered.
 *
 * @source Lord and Novick 1968, Statistical Theories of Mental Test Scores, chapter 15, for the correlation without the item.
 */
export function itemStatistics(table: readonly (readonly (boolean | null)[])[]): ItemStatistics[] {
  const totals = table.map((row) => ({
    of: row.filter((agrees) => agrees !== null).length,
    agreeing: row.filter((agrees) => agrees === true).length,
  }));
  const items = table[0]?.length ?? 0;
  return Array.from({ length: items }, (_, item) => {
    const answers = table.flatMap((row, marker) => {
      const agrees = row[item];
      return agrees === null || agrees === undefined ? [] : [{ agrees, total: totals[marker]! }];
    });
    const compared = answers.flatMap(({ agrees, total: { of, agreeing } }) =>
      of < 2 ? [] : [{ agrees, rest: (agreeing - Number(agrees)) / (of - 1) }],
    );
    const middle = compared.length === 0 ? 0 : median(compared.map(({ rest }) => rest));
    const better = compared.filter(({ rest }) => rest > middle);
    return {
      of: answers.length,
      agreeing: answers.filter(({ agrees }) => agrees).length,
      discrimination: correlationOf(compared),
      better: { of: better.length, against: better.filter(({ agrees }) => !agrees).length },
    };
  });
}

function correlationOf(
  compared: readonly { readonly agrees: boolean; readonly rest: number }[],
): number | null {
  const [first] = compared;
  const isSpread =
    compared.some(({ agrees }) => agrees !== first?.agrees) &&
    compared.some(({ rest }) => rest !== first?.rest);
  if (!isSpread) return null;
  const correlation = sampleCorrelation(
    compared.map(({ agrees }) => Number(agrees)),
    compared.map(({ rest }) => rest),
  );
  return Math.max(-1, Math.min(1, correlation));
}
