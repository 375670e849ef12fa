import type { JointTable } from '../../model/model.js';

/** A joint table as digits: what state each variable has in a cell. */
export interface Cells {
  readonly table: JointTable;
  readonly at: (cell: number, name: string) => number;
}

export function cellsOf(table: JointTable): Cells {
  const strides = new Map<string, { stride: number; size: number }>();
  let stride = 1;
  for (let index = table.names.length - 1; index >= 0; index--) {
    const size = table.levels[index]?.length ?? 1;
    strides.set(table.names[index] ?? '', { stride, size });
    stride *= size;
  }
  return {
    table,
    at: (cell, name) => {
      const found = strides.get(name);
      return found === undefined ? 0 : Math.floor(cell / found.stride) % found.size;
    },
  };
}

/** Sums of a table by key; a key is made of the states of some variables. */
export function sumsBy(cells: Cells, names: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  cells.table.probabilities.forEach((mass, cell) => {
    const key = keyOf(cells, cell, names);
    sums.set(key, (sums.get(key) ?? 0) + mass);
  });
  return sums;
}

export function keyOf(cells: Cells, cell: number, names: readonly string[]): string {
  return names.map((name) => cells.at(cell, name)).join();
}

/** Subsets of a list, the fewest members first. */
export function subsets<Member>(members: readonly Member[]): Member[][] {
  const all = Array.from({ length: 1 << members.length }, (_, bits) =>
    members.filter((_, index) => ((bits >> index) & 1) === 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

const INDEPENDENT = 1e-13;

/** Whether, given `core`, the groups of variables are independent of one another. */
export function separates(
  cells: Cells,
  core: readonly string[],
  groups: readonly (readonly string[])[],
): boolean {
  const given = sumsBy(cells, core);
  const each = groups.map((group) => ({
    names: [...core, ...group],
    sums: sumsBy(cells, [...core, ...group]),
  }));
  const together = [...core, ...groups.flat()];
  const joint = sumsBy(cells, together);
  const seen = new Set<string>();
  for (let cell = 0; cell < cells.table.probabilities.length; cell++) {
    const key = keyOf(cells, cell, together);
    if (seen.has(key)) continue;
    seen.add(key);
    const mass = given.get(keyOf(cells, cell, core)) ?? 0;
    if (mass === 0) continue;
    const product = each.reduce(
      (p, { names, sums }) => p * ((sums.get(keyOf(cells, cell, names)) ?? 0) / mass),
      mass,
    );
    if (Math.abs(product - (joint.get(key) ?? 0)) > INDEPENDENT) return false;
  }
  return true;
}
