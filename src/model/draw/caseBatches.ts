import { requireOneOf, requireWhole } from '../../check.js';
import { stream } from '../../numeric/stream.js';
import type { CaseModel } from '../model.js';
import { type Conditionals, rowsOf } from '../network/network.js';
import { type ModelParts, modelParts } from '../network/parts.js';
import { drawExactColumns } from './drawExact.js';

const MATCHES = ['expected', 'exact'] as const;
/** `expected`: independent draws, which vary as real samples do. `exact`: every published count is reproduced. */
export type Match = (typeof MATCHES)[number];

export interface DrawOptions {
  /** How many cases; those of the published sample by default. */
  readonly cases?: number;
  /** A whole number, 0 or more. */
  readonly seed: number;
  readonly match?: Match;
}

/** Some consecutive cases in columns: for each variable the state of each case, `notRelevant` after the levels. */
export interface CaseBatch {
  /** How many cases came before this batch. */
  readonly start: number;
  readonly size: number;
  readonly columns: readonly Uint16Array[];
}

/** The most cases that a stream will draw, and the most that fit in memory as records or as an exact sample. */
const MOST_STREAMED = 100_000_000;
export const MOST_IN_MEMORY = 1_000_000;
const BATCH = 4096;

/**
 * Synthetic cases in batches of columns, in bounded memory however many there are.
 *
 * Each variable has a stream of its own, named after it, and takes one number per case whether its gate is open
 * or not: so adding a variable, or more cases, changes no value that was there before.
 *
 * @throws ArgumentError for a number of cases or a seed that cannot be, and where `exact` is impossible
 */
export function caseBatches(
  model: CaseModel,
  { cases: asked, seed, match = 'expected' }: DrawOptions,
): Iterable<CaseBatch> {
  const parts = modelParts(model);
  const cases = asked ?? parts.scenario.sample.cases;
  requireOneOf('match', match, MATCHES);
  requireWhole('seed', seed);
  requireWhole('cases', cases, { min: 1, max: match === 'exact' ? MOST_IN_MEMORY : MOST_STREAMED });
  if (match === 'expected') return expectedBatches(parts, cases, seed);
  return slices(drawExactColumns(parts, cases, seed), cases);
}

/** Running totals of each row's probabilities; from the last possible state on they are 1, so a draw never misses. */
function cumulative(conditionals: Conditionals, states: number): Float64Array {
  const table = new Float64Array(conditionals.length);
  for (let start = 0; start < table.length; start += states) {
    let last = states - 1;
    while (last > 0 && conditionals[start + last]! === 0) last--;
    let total = 0;
    for (let state = 0; state < states; state++) {
      total += conditionals[start + state]!;
      table[start + state] = state >= last ? 1 : total;
    }
  }
  return table;
}

function* expectedBatches(parts: ModelParts, cases: number, seed: number): Generator<CaseBatch> {
  const streams = parts.variables.map(({ name }) => stream(seed, 'cases', name));
  const tables = parts.conditionals.map((table, index) => cumulative(table, parts.nodes[index]?.states ?? 1));
  for (let start = 0; start < cases; start += BATCH) {
    const size = Math.min(BATCH, cases - start);
    const columns: Uint16Array[] = [];
    streams.forEach((random, index) => {
      const states = parts.nodes[index]?.states ?? 1;
      const table = tables[index] ?? new Float64Array(0);
      const rows = rowsOf(parts.nodes, index, columns, size);
      const column = new Uint16Array(size);
      for (let i = 0; i < size; i++) {
        const u = random();
        const row = rows[i]! * states;
        let state = 0;
        while (u >= table[row + state]!) state++;
        column[i] = state;
      }
      columns.push(column);
    });
    yield { start, size, columns };
  }
}

/** Whole columns in batches, so that what is made of them is as small as of cases that are drawn in batches. */
function* slices(columns: readonly Uint16Array[], cases: number): Generator<CaseBatch> {
  for (let start = 0; start < cases; start += BATCH) {
    const size = Math.min(BATCH, cases - start);
    yield { start, size, columns: columns.map((column) => column.subarray(start, start + size)) };
  }
}
