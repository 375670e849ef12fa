import { firstWhole } from '../../numeric/firstWhole.js';
import type { Declaration } from '../declare/declaration.js';
import { readWords } from '../figures/conventions.js';
import { feasibleRange, readPercentage } from '../figures/feasibleCounts.js';
import { countsInWords } from '../figures/words.js';
import type { Figure } from '../scenario.js';

/** From the lowest to the highest whole number of cases that something can be. */
export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** Where a figure, or another printing of it, is in the network: the cases it counts, and out of which. */
export interface CountedFigure {
  readonly figure: Figure;
  readonly variable: number;
  readonly level: number;
  /** Cell of the cases counted, and of the cases for which the variable applies. */
  readonly counted: number;
  readonly whole: number;
  /** The counts it allows, given how many cases it is a share of. */
  readonly allowed: (of: number) => Bounds;
}

/**
 * Everything that whole counts of cases must satisfy in one sample: levels add up to the relevant cases, the cases
 * that pass a gate are the relevant cases of what is behind it, and every figure prints as it was printed.
 */
export interface CountNetwork {
  readonly sample: number;
  /** Cell 0 is the sample; then, for each variable, its relevant cases and each of its levels. */
  readonly cells: number;
  readonly figures: readonly CountedFigure[];
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  readonly relevantCell: (variable: number) => number;
  readonly levelCell: (variable: number, level: number) => number;
}

export function countNetwork(declaration: Declaration): CountNetwork {
  const { variables } = declaration;
  const starts: number[] = [];
  let cells = 1;
  for (const { levels } of variables) {
    starts.push(cells);
    cells += 1 + levels.length;
  }
  const relevantCell = (variable: number) => starts[variable]!;
  const levelCell = (variable: number, level: number) => starts[variable]! + 1 + level;
  const index = new Map(variables.map(({ name }, position) => [name, position]));
  const sums: { total: number; parts: number[] }[] = [];
  const figures: CountedFigure[] = [];
  for (const [position, variable] of variables.entries()) {
    const whole = relevantCell(position);
    sums.push({ total: whole, parts: variable.levels.map((_, level) => levelCell(position, level)) });
    const gate = variable.gate === null ? undefined : index.get(variable.gate.variable);
    const opening =
      gate === undefined
        ? []
        : (variables[gate]?.levels ?? []).flatMap((level, rank) =>
            variable.gate?.levels.includes(level) ? [levelCell(gate, rank)] : [],
          );
    sums.push({ total: whole, parts: gate === undefined ? [0] : opening });
    for (const [level, figure] of variable.figures.entries()) {
      if (figure === null) continue;
      const cells = { variable: position, level, counted: levelCell(position, level), whole };
      for (const printing of [figure, ...figure.also]) {
        figures.push({ figure: printing, allowed: allowanceOf(printing), ...cells });
      }
    }
  }
  return { sample: declaration.sample.cases, cells, figures, sums, relevantCell, levelCell };
}

/** The counts that one figure allows when it is a share of some cases; lowest above highest when none. */
export function countsAllowed(figure: Figure, of: number): Bounds {
  return allowanceOf(figure)(of);
}

/** Reads a figure once, and gives the counts that it allows for any number of cases. */
function allowanceOf({ value, basis, rounding = 'half-up' }: Figure): (of: number) => Bounds {
  if (value.kind === 'count') {
    const { count } = value;
    return (of) => ({ lowest: count, highest: Math.min(count, of) });
  }
  if (value.kind === 'percent') {
    const printed = readPercentage(value.percent);
    if (printed === undefined) return () => ({ lowest: 1, highest: 0 });
    if (basis !== 'assumed') return (of) => feasibleRange(printed, of, rounding);
    // An assumed share is exact, and need not be whole cases.
    const parts = 100n * printed.scale;
    return (of) => {
      const exact = printed.units * BigInt(of);
      const lowest = Number(exact / parts);
      return { lowest, highest: exact % parts === 0n ? lowest : lowest + 1 };
    };
  }
  const quantity = value.kind === 'words' ? readWords(value.words, value.convention) : undefined;
  return (of) => (quantity === undefined ? { lowest: 0, highest: of } : countsInWords(quantity, of));
}

/** The whole that a figure names, as in 31 of 62. */
export function namedWhole({ value }: Figure): number | null {
  return value.kind === 'number' ? null : value.of;
}

/** More rounds than any real scenario needs; beyond it the bounds are merely wider than they could be. */
const MOST_ROUNDS = 2000;

/**
 * Narrows the bounds of every cell until nothing moves.
 *
 * @param uses Which figures count, by index.
 * @param fixed Cells whose value is settled.
 * @returns Bounds of every cell; null when no whole counts satisfy everything.
 */
export function propagate(
  network: CountNetwork,
  uses: (figure: number) => boolean = () => true,
  fixed: ReadonlyMap<number, number> = new Map(),
): Bounds[] | null {
  const lowest = new Array<number>(network.cells).fill(0);
  const highest = new Array<number>(network.cells).fill(network.sample);
  lowest[0] = network.sample;
  // A question that applies to no case has no answer.
  for (const { total } of network.sums) lowest[total] = 1;
  let moved = true;
  let broken = false;
  const narrow = (cell: number, low: number, high: number): void => {
    const nowLow = lowest[cell]!;
    const nowHigh = highest[cell]!;
    if (low > nowLow) lowest[cell] = low;
    if (high < nowHigh) highest[cell] = high;
    if (low > nowLow || high < nowHigh) moved = true;
    if (Math.max(low, nowLow) > Math.min(high, nowHigh)) broken = true;
  };
  for (const [cell, value] of fixed) narrow(cell, value, value);

  for (let round = 0; moved && !broken && round < MOST_ROUNDS; round++) {
    moved = false;
    for (const { total, parts } of network.sums) {
      const sumLow = parts.reduce((sum, part) => sum + lowest[part]!, 0);
      const sumHigh = parts.reduce((sum, part) => sum + highest[part]!, 0);
      narrow(total, sumLow, sumHigh);
      for (const part of parts) {
        const low = lowest[part]!;
        const high = highest[part]!;
        narrow(part, lowest[total]! - (sumHigh - high), highest[total]! - (sumLow - low));
      }
    }
    for (const [position, { figure, counted, whole, allowed }] of network.figures.entries()) {
      if (!uses(position)) continue;
      const of = namedWhole(figure);
      if (of !== null) narrow(whole, of, of);
      const wholeLow = lowest[whole]!;
      const wholeHigh = highest[whole]!;
      narrow(counted, allowed(wholeLow).lowest, allowed(wholeHigh).highest);
      // Both ends of what a figure allows rise with the whole, so the whole can be narrowed by halving.
      const least = firstWhole(
        wholeLow,
        wholeHigh,
        (size) => allowed(size).highest >= lowest[counted]!,
        wholeLow,
      );
      const most = largest(wholeLow, wholeHigh, (size) => allowed(size).lowest <= highest[counted]!);
      narrow(whole, least, most);
    }
  }
  return broken ? null : lowest.map((low, cell) => ({ lowest: low, highest: highest[cell] ?? low }));
}

/** The largest whole number up to `high` for which a falling condition is met; below `low` when it never does. */
function largest(low: number, high: number, holds: (size: number) => boolean): number {
  return firstWhole(low, high, (size) => !holds(size), high) - 1;
}
