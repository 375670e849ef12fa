import type { Stream } from '../../numeric/stream.js';
import { refuse } from '../../problem.js';

/** A discrete distribution prepared for repeated draws, each in constant time. */
export interface AliasTable {
  /** The chance of keeping an outcome once its column is chosen, and the outcome taken otherwise. */
  readonly keep: Float64Array;
  readonly alias: Int32Array;
}

/**
 * Walker's alias table by Vose's construction (Vose 1991, IEEE Transactions on Software Engineering 17).
 *
 * @param weights - non-negative, not all zero; they need not add to 1
 * @throws ArgumentError when a weight is negative or not finite, or all are zero
 * @example
 * const table = aliasTable([0.2, 0.3, 0.5]);
 * drawAlias(table, stream(7, 'example')); // one of the indices of the weights
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let total = 0;
  let heaviest = 0;
  for (let i = 0; i < size; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0)) total = Number.NaN;
    total += weight;
    if (weight > weights[heaviest]!) heaviest = i;
  }
  if (!(total > 0 && total < Infinity)) {
    refuse('bad-argument', 'weights must be finite, none negative, and not all zero.', { path: 'weights' });
  }
  const keep = new Float64Array(size);
  const alias = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < size; i++) {
    const column = (weights[i]! * size) / total;
    keep[i] = column;
    (column < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large[large.length - 1]!;
    alias[less] = more;
    const rest = keep[more]! - (1 - keep[less]!);
    keep[more] = rest;
    if (rest < 1) {
      large.pop();
      small.push(more);
    }
  }
  // What is left differs from a whole column by rounding alone; an outcome of weight 0 must stay impossible.
  for (const i of [...small, ...large]) {
    const impossible = weights[i]! === 0;
    keep[i] = impossible ? 0 : 1;
    alias[i] = impossible ? heaviest : i;
  }
  return { keep, alias };
}

/** One outcome; takes two numbers from the stream, so that large tables lose no resolution. */
export function drawAlias({ keep, alias }: AliasTable, random: Stream): number {
  const column = Math.floor(random() * keep.length);
  return random() < keep[column]! ? column : (alias[column] ?? column);
}
