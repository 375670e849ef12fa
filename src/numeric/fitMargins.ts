import { mostOf } from './extremes.js';

/** A margin of the columns of a table: which part each column belongs to, and what each part is to add up to. */
export interface ColumnMargin {
  readonly partOf: readonly number[];
  readonly totals: readonly number[];
}

const MOST_ROUNDS = 2000;

/** How near to its total each part of a margin comes. */
const NEAR = 1e-12;

/**
 * Fits a table to the totals of its rows and to margins of its columns, and keeps its odds ratios: iterative proportional
 * fitting. Zeros stay zeros. Where they leave no table that fits, the rows still do.
 *
 * @source Deming and Stephan (1940), Annals of Mathematical Statistics 11, 427.
 */
export function fitMargins(
  start: readonly (readonly number[])[],
  rows: readonly number[],
  margins: readonly ColumnMargin[],
): number[][] {
  const table = start.map((row) => [...row]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const error = mostOf(margins.map((margin) => fitColumns(table, margin)));
    fitRows(table, rows);
    if (error < NEAR) break;
  }
  return table;
}

function fitRows(table: number[][], rows: readonly number[]): void {
  table.forEach((row, i) => {
    const sum = row.reduce((total, value) => total + value, 0);
    if (sum === 0) return;
    row.forEach((value, j) => {
      row[j] = (value * rows[i]!) / sum;
    });
  });
}

/** Fits one margin, and says how far the table was from it. */
function fitColumns(table: number[][], { partOf, totals }: ColumnMargin): number {
  const sums = totals.map(() => 0);
  for (const row of table) {
    row.forEach((value, j) => {
      sums[partOf[j]!]! += value;
    });
  }
  for (const row of table) {
    row.forEach((value, j) => {
      const part = partOf[j]!;
      if (sums[part]! > 0) row[j] = (value * totals[part]!) / sums[part]!;
    });
  }
  return mostOf(totals.map((total, part) => Math.abs(total - sums[part]!)));
}
