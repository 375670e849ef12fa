import { requireOneOf } from '../../check.js';
import type { JointTable } from '../model.js';
import { stridesOf } from '../network/network.js';

/** A joint table with its reader; `probabilities` is dense, the last variable's level changing fastest. */
export function jointTable(
  names: readonly string[],
  levels: readonly (readonly string[])[],
  probabilities: Float64Array,
): JointTable {
  const { strides } = stridesOf(levels.map((list) => list.length));
  const probability = (where: Readonly<Record<string, string>>): number => {
    const conditions = Object.entries(where).map(([name, level]) => {
      const index = names.indexOf(requireOneOf('where', name, names));
      const known = levels[index] ?? [];
      const wanted = known.indexOf(requireOneOf(`where.${name}`, level, known));
      return { stride: strides[index]!, size: known.length, wanted };
    });
    let sum = 0;
    probabilities.forEach((mass, cell) => {
      if (conditions.every(({ stride, size, wanted }) => Math.floor(cell / stride) % size === wanted)) {
        sum += mass;
      }
    });
    return sum;
  };
  return Object.freeze({ names: Object.freeze([...names]), levels, probabilities, probability });
}

/** The cells of a dense table rearranged so that its variables are in another order. */
export function reorder(
  table: Float64Array,
  sizes: readonly number[],
  order: readonly number[],
): Float64Array {
  if (order.every((from, to) => from === to)) return table;
  const from = stridesOf(sizes).strides;
  const to = stridesOf(order.map((index) => sizes[index]!)).strides;
  const moved = new Float64Array(table.length);
  table.forEach((mass, cell) => {
    let target = 0;
    order.forEach((index, position) => {
      const digit = Math.floor(cell / from[index]!) % sizes[index]!;
      target += digit * to[position]!;
    });
    moved[target] = mass;
  });
  return moved;
}
