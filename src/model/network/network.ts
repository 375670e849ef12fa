/**
 * The graph of the case model and exact sums over it.
 *
 * A node is one case variable; its states are its levels and, if it is gated, `notRelevant` last. Its parents
 * are its gate and the variables with an effect on it; all come before it. A sweep takes the nodes in order and
 * keeps a table over only the live ones, those still needed: variable elimination (Zhang and Poole 1994) in the
 * order of the scenario.
 */
export interface Node {
  readonly states: number;
  /** Indices of the parents, ascending. */
  readonly parents: readonly number[];
}

/** One row per configuration of the parents (last parent fastest), one column per state of the node. */
export type Conditionals = Float64Array;

/** What one node needs to join the table: how its table's cells map to parent rows and to the next table. */
interface Step {
  readonly node: number;
  readonly states: number;
  /** Number of states of each live variable before this step, in ascending order of variable. */
  readonly sizes: readonly number[];
  /** What one more of each live variable adds to the parents' row, and to the base cell of the next table. */
  readonly rowStrides: readonly number[];
  readonly baseStrides: readonly number[];
  readonly rows: number;
  /** Cells of the table after this step. */
  readonly cells: number;
  /** Whether the node stays in the table. */
  readonly kept: boolean;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly largestTable: number;
}

/** Strides of a dense table whose last variable changes fastest, and its number of cells. */
export function stridesOf(sizes: readonly number[]): { strides: number[]; cells: number } {
  const strides = sizes.map(() => 0);
  let cells = 1;
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = cells;
    cells *= sizes[i]!;
  }
  return { strides, cells };
}

/**
 * The steps that visit `asked` and all their ancestors, in order, and end with the joint table of `kept`.
 * Planning allocates no table, so it is how the largest one is known beforehand.
 */
export function planSweep(nodes: readonly Node[], asked: Iterable<number>, kept: readonly number[]): Plan {
  const inside = closure(nodes, asked);
  const lastUse = nodes.map((_, index) => (kept.includes(index) ? nodes.length : index));
  nodes.forEach(({ parents }, child) => {
    if (!inside[child]) return;
    for (const parent of parents) lastUse[parent] = Math.max(lastUse[parent]!, child);
  });
  const statesOf = (index: number): number => nodes[index]?.states ?? 1;
  const steps: Step[] = [];
  let live: number[] = [];
  let largestTable = 1;
  nodes.forEach(({ states, parents }, node) => {
    if (!inside[node]) return;
    const next = [...live, node].filter((index) => lastUse[index]! > node);
    const nextTable = stridesOf(next.map(statesOf));
    const parentTable = stridesOf(parents.map(statesOf));
    steps.push({
      node,
      states,
      sizes: live.map(statesOf),
      rowStrides: live.map((index) => parentTable.strides[parents.indexOf(index)] ?? 0),
      baseStrides: live.map((index) => nextTable.strides[next.indexOf(index)] ?? 0),
      rows: parentTable.cells,
      cells: nextTable.cells,
      kept: next.includes(node),
    });
    live = next;
    largestTable = Math.max(largestTable, nextTable.cells, parentTable.cells * states);
  });
  return { steps, largestTable };
}

/** Visits every cell of a table in order with its parents' row and its base cell in the next table. */
function walk(step: Step, visit: (cell: number, row: number, base: number) => void): void {
  const { sizes, rowStrides, baseStrides } = step;
  const digits = new Int32Array(sizes.length);
  const cells = sizes.reduce((product, size) => product * size, 1);
  let row = 0;
  let base = 0;
  for (let cell = 0; cell < cells; cell++) {
    visit(cell, row, base);
    for (let i = sizes.length - 1; i >= 0; i--) {
      const size = sizes[i]!;
      const [rowStride, baseStride] = [rowStrides[i]!, baseStrides[i]!];
      const digit = digits[i]! + 1;
      row += rowStride;
      base += baseStride;
      digits[i] = digit;
      if (digit < size) break;
      row -= rowStride * size;
      base -= baseStride * size;
      digits[i] = 0;
    }
  }
}

/**
 * Runs a plan. `conditionals(node, weights)` gives the node's conditional probabilities; calling `weights()`
 * there gives the exact distribution of its parents' configurations. Returns the table over what was asked for,
 * in ascending order of variable.
 */
export function sweep(
  plan: Plan,
  conditionals: (node: number, weights: () => Float64Array) => Conditionals,
): Float64Array {
  let table = Float64Array.of(1);
  for (const step of plan.steps) {
    const current = table;
    const given = conditionals(step.node, () => {
      const weights = new Float64Array(step.rows);
      walk(step, (cell, row) => {
        weights[row] = weights[row]! + current[cell]!;
      });
      return weights;
    });
    const next = new Float64Array(step.cells);
    const { states, kept } = step;
    walk(step, (cell, row, base) => {
      const mass = current[cell]!;
      if (!kept) next[base] = next[base]! + mass;
      else {
        for (let state = 0; state < states; state++) {
          next[base + state] = next[base + state]! + mass * given[row * states + state]!;
        }
      }
    });
    table = next;
  }
  return table;
}

/** Row of each case in a node's conditionals, from the columns of states of the nodes before it. */
export function rowsOf(
  nodes: readonly Node[],
  index: number,
  columns: readonly Uint16Array[],
  size: number,
): Int32Array {
  const rows = new Int32Array(size);
  const parents = nodes[index]?.parents ?? [];
  const { strides } = stridesOf(parents.map((parent) => nodes[parent]?.states ?? 1));
  parents.forEach((parent, i) => {
    const column = columns[parent] ?? new Uint16Array(size);
    const stride = strides[i]!;
    for (let i = 0; i < size; i++) rows[i] = rows[i]! + column[i]! * stride;
  });
  return rows;
}

/** Ancestors of some nodes and the nodes themselves: all that their joint distribution depends on. */
function closure(nodes: readonly Node[], asked: Iterable<number>): boolean[] {
  const inside = nodes.map(() => false);
  for (const index of asked) inside[index] = true;
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (inside[index]) for (const parent of nodes[index]?.parents ?? []) inside[parent] = true;
  }
  return inside;
}
