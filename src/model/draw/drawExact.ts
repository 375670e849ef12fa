import { expit, logit } from '../../numeric/logistic.js';
import { type Stream, stream } from '../../numeric/stream.js';
import { ArgumentError, type Problem, refuse } from '../../problem.js';
import type { CompiledVariable } from '../model.js';
import { calibrateIntercept } from '../network/calibrate.js';
import { rowsOf } from '../network/network.js';
import type { ModelParts } from '../network/parts.js';

/** Log odds beyond this are certainties; kept finite so that they can be moved. */
const CERTAIN = 700;

/**
 * A sample that reproduces every published count exactly, in columns; shares that are only assumed are met to the
 * nearest whole case.
 *
 * Variable by variable, the levels are split off one at a time from the last. Each split selects a fixed number of
 * cases, with the model's conditional probabilities moved along the logit scale until they add to that number.
 */
export function drawExactColumns(parts: ModelParts, cases: number, seed: number): Uint16Array[] {
  const problem = obstacle(parts, cases);
  if (problem !== null) throw new ArgumentError([problem]);
  const scale = cases / parts.scenario.sample.cases;
  const columns: Uint16Array[] = [];
  parts.variables.forEach((variable, index) => {
    const random = stream(seed, 'exact cases', variable.name);
    const { levels } = variable;
    const states = parts.nodes[index]?.states ?? 1;
    const table = parts.conditionals[index] ?? new Float64Array(0);
    const rows = rowsOf(parts.nodes, index, columns, cases);
    const gate = variable.gateIndex === null ? undefined : columns[variable.gateIndex];
    const column = new Uint16Array(cases).fill(levels.length);
    let undecided: Int32Array = Int32Array.from({ length: cases }, (_, i) => i).filter(
      (i) => gate === undefined || variable.gateOpen[gate[i] ?? -1] === true,
    );
    const wanted = targets(followed(variable, columns, cases), undecided.length, scale);
    for (let level = levels.length - 1; level > 0; level--) {
      const size = wanted[level]!;
      // The log odds of this level against those not yet split off, for each configuration of the parents.
      const shifts = Float64Array.from({ length: table.length / states }, (_, row) => {
        const cells = table.subarray(row * states, row * states + level + 1);
        const sum = cells.reduce((a, b) => a + b, 0);
        const odds = sum > 0 ? logit(Math.min(1, cells[level]! / sum)) : 0;
        return Math.max(-CERTAIN, Math.min(CERTAIN, odds));
      });
      const weights = new Float64Array(shifts.length);
      for (const i of undecided) weights[rows[i]!] = weights[rows[i]!]! + 1;
      const move = calibrateIntercept({ weights, shifts }, size / Math.max(1, undecided.length));
      const byRow = shifts.map((shift) => expit(move + shift));
      const inclusion = (i: number): number => byRow[rows[i]!]!;
      const { chosen, others } = fixedSizeSample(undecided, size, inclusion, random);
      for (const i of chosen) column[i] = level;
      undecided = others;
    }
    for (const i of undecided) column[i] = 0;
    columns.push(column);
  });
  return columns;
}

/**
 * Exactly `size` of the units, unit i with probability `inclusion(i)`, which must add to `size`; and the others.
 * Systematic sampling in random order (Madow 1949; Hartley and Rao 1962).
 */
export function fixedSizeSample(
  units: Int32Array,
  size: number,
  inclusion: (unit: number) => number,
  random: Stream,
): { chosen: Int32Array; others: Int32Array } {
  const chosen = new Int32Array(size);
  const others = new Int32Array(units.length - size);
  const start = random();
  let taken = 0;
  let reached = 0;
  shuffled(units, random).forEach((unit, order) => {
    reached += inclusion(unit);
    // Rounding in the running total must not cost a unit: the last ones are taken if all are still needed.
    const allNeeded = size - taken === units.length - order;
    if (taken < size && (reached > start + taken || allNeeded)) chosen[taken++] = unit;
    else others[order - taken] = unit;
  });
  return { chosen, others };
}

/** Whole numbers in proportion to shares, adding to `total` (largest remainders, the earlier level at a tie). */
export function largestRemainders(shares: readonly number[], total: number): number[] {
  const quotas = shares.map((share) => share * total);
  // A share such as 6/84 times 84 may fall a hair below 6: that is a whole quota, not a remainder.
  const counts = quotas.map((quota) => Math.floor(quota + 1e-9));
  const order = quotas
    .map((quota, level) => ({ level, remainder: quota - counts[level]! }))
    .sort((a, b) => b.remainder - a.remainder || a.level - b.level);
  const missing = total - counts.reduce((sum, count) => sum + count, 0);
  for (const { level } of order.slice(0, missing)) counts[level] = counts[level]! + 1;
  return counts;
}

/** Why a sample of this size cannot reproduce the published counts; null when it can. */
function obstacle({ scenario, variables, intervention }: ModelParts, cases: number): Problem | null {
  if (intervention !== null) {
    return {
      code: 'exact-after-intervention',
      path: 'match',
      message: 'An exact match reproduces published counts, and this model has been moved away from them.',
      hint: 'Draw with match "expected".',
    };
  }
  const published = scenario.sample.cases;
  const parts = variables.flatMap(({ name, levels, counts, relevant, basis }) =>
    levels.flatMap((level, index) => {
      const count = basis === 'assumed' ? undefined : counts?.[index];
      return count === undefined || (count * cases) % published === 0
        ? []
        : [{ level: `${name}: ${level}`, count, of: relevant ?? published }];
    }),
  );
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const scaled = ((first.count * cases) / published).toFixed(2);
  const more = others.length === 0 ? '' : `, and ${others.length} more would not be whole either`;
  return {
    code: 'exact-impossible',
    path: 'cases',
    got: String(cases),
    expected: `a multiple of ${published}`,
    message: `${cases} cases cannot match every published count exactly: ${first.level} in ${first.count} of ${first.of} would be ${scaled} cases${more}.`,
    hint: `Ask for a multiple of ${published} cases, or draw with match "expected".`,
  };
}

/** A variable whose shares are those that go with the cases as drawn, where it follows another; else itself. */
function followed(
  variable: CompiledVariable,
  columns: readonly Uint16Array[],
  cases: number,
): CompiledVariable {
  const { follows, followsIndex, levels } = variable;
  if (follows === undefined || followsIndex === null) return variable;
  const counts = new Float64Array(follows.shares.length);
  for (const state of columns[followsIndex]!) counts[state]! += 1;
  const shares = levels.map((_, level) =>
    follows.shares.reduce((sum, row, state) => sum + (row[level]! * counts[state]!) / cases, 0),
  );
  return { ...variable, shares };
}

/** How many of the relevant cases take each level. */
function targets(variable: CompiledVariable, relevant: number, scale: number): number[] {
  const { name, counts, shares, basis } = variable;
  if (counts === null || basis === 'assumed') return largestRemainders(shares, relevant);
  const wanted = counts.map((count) => Math.round(count * scale));
  const total = wanted.reduce((sum, count) => sum + count, 0);
  if (total !== relevant) {
    refuse(
      'exact-impossible',
      `An exact match is impossible: ${name} is counted over ${total} cases, but its gate lets ${relevant} through.`,
      {
        path: 'match',
        got: String(relevant),
        expected: String(total),
        hint: 'Draw with match "expected", or correct the gate in the scenario.',
      },
    );
  }
  return wanted;
}

/** A list in random order (Fisher and Yates; Durstenfeld 1964). */
function shuffled(list: Int32Array, random: Stream): Int32Array {
  const result = list.slice();
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = result[last]!;
    result[last] = result[other]!;
    result[other] = kept;
  }
  return result;
}
