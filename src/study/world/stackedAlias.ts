import { aliasTable } from '../../model/draw/alias.js';
import type { Stream } from '../../numeric/stream.js';

/** Several discrete distributions over the same outcomes, ready for fast draws: row by row in flat arrays. */
export interface StackedAlias {
  readonly outcomes: number;
  readonly keep: Float64Array;
  readonly alias: Int32Array;
}

/** One alias table per distribution; a row without any weight is never drawn from and stays at outcome 0. */
export function stackAlias(distributions: readonly ArrayLike<number>[], outcomes: number): StackedAlias {
  const keep = new Float64Array(distributions.length * outcomes);
  const alias = new Int32Array(distributions.length * outcomes);
  distributions.forEach((weights, row) => {
    let total = 0;
    for (let outcome = 0; outcome < outcomes; outcome++) total += weights[outcome]!;
    if (total <= 0) return;
    const table = aliasTable(weights);
    keep.set(table.keep, row * outcomes);
    alias.set(table.alias, row * outcomes);
  });
  return { outcomes, keep, alias };
}

/**
 * One outcome from one number of the stream: its whole part chooses the column, its fraction the side. A number
 * from the stream has 32 bits, so with a few hundred outcomes a probability is off by less than 1e-7.
 */
export function drawStacked(table: StackedAlias, row: number, random: Stream): number {
  const scaled = random() * table.outcomes;
  const column = scaled | 0;
  const index = row * table.outcomes + column;
  return scaled - column < table.keep[index]! ? column : table.alias[index]!;
}
