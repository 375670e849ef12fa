import { expit } from '../../numeric/logistic.js';
import { NOT_RECORDED } from '../../scenario/scenario.js';
import type { CompiledEffect, CompiledVariable } from '../model.js';
import { calibrateLevels } from './calibrate.js';
import type { Conditionals, Node } from './network.js';
import { stridesOf } from './network.js';

/** A variable connected to its parents, before its intercepts are solved. */
export type Uncalibrated = Omit<CompiledVariable, 'intercepts'>;

type Ranked = Pick<CompiledVariable, 'kind' | 'levels'>;

/** States of a variable in the network: its levels, then `notRelevant` if it is gated. */
export function statesOf({ levels, gate }: Pick<CompiledVariable, 'levels' | 'gate'>): number {
  return levels.length + (gate === null ? 0 : 1);
}

/** The mean rank of a variable's ranked levels under its shares: what it counts as where it has no rank. */
export function meanRank(variable: Ranked & Pick<CompiledVariable, 'shares'>): number {
  const ranked = variable.shares.slice(0, rankedLevels(variable));
  const total = ranked.reduce((sum, share) => sum + share, 0);
  return total > 0 ? ranked.reduce((sum, share, rank) => sum + share * rank, 0) / total : 0;
}

/** For each configuration of a variable's parents: whether the gate is open, and the shift η of the effects. */
export interface ParentRows {
  readonly open: readonly boolean[];
  readonly shifts: Float64Array;
  /** The level of the variable that is followed; null where none is. */
  readonly followed: Int32Array | null;
}

export function parentRows(
  variable: Pick<CompiledVariable, 'gateIndex' | 'gateOpen' | 'compiledEffects' | 'followsIndex'>,
  { parents }: Node,
  variables: readonly (Ranked & Pick<CompiledVariable, 'gate'>)[],
): ParentRows {
  const sizes = parents.map((parent) => {
    const found = variables[parent];
    return found === undefined ? 1 : statesOf(found);
  });
  const { strides, cells } = stridesOf(sizes);
  const stateAt = (row: number, parent: number): number => {
    const index = parents.indexOf(parent);
    return Math.floor(row / strides[index]!) % sizes[index]!;
  };
  const value = ({ parent, neutral }: CompiledEffect, row: number): number => {
    const state = stateAt(row, parent);
    const found = variables[parent];
    return found !== undefined && state < rankedLevels(found) ? state : neutral;
  };
  const { gateIndex, gateOpen, followsIndex } = variable;
  const effects = variable.compiledEffects.filter((effect) => effect.logOdds !== 0);
  const rows = Array.from({ length: cells }, (_, row) => row);
  return {
    open: rows.map((row) => gateIndex === null || gateOpen[stateAt(row, gateIndex)] === true),
    shifts: Float64Array.from(rows, (row) =>
      effects.reduce((sum, effect) => sum + effect.logOdds * value(effect, row), 0),
    ),
    followed: followsIndex === null ? null : Int32Array.from(rows, (row) => stateAt(row, followsIndex)),
  };
}

/** The weights of the parents' configurations with those outside the gate struck out. */
export function weightsInside({ open }: ParentRows, weights: Float64Array): Float64Array {
  return weights.map((weight, row) => (open[row] ? weight : 0));
}

/** Calibrates a variable to its shares over these weights of its parents; gives it with its probabilities. */
export function solve(
  variable: Uncalibrated,
  rows: ParentRows,
  inside: Float64Array,
): { variable: CompiledVariable; table: Conditionals } {
  const ranked = variable.shares.slice(0, rankedLevels(variable));
  const configurations = { weights: inside, shifts: rows.shifts };
  const calibrated = variable.kind !== 'nominal' && rows.followed === null;
  const intercepts = calibrated ? calibrateLevels(configurations, ranked) : [];
  const solved = Object.freeze({ ...variable, intercepts: Object.freeze(intercepts) });
  return { variable: solved, table: conditionalsOf(solved, rows) };
}

/** The probability of each state of a variable for each configuration of its parents. */
function conditionalsOf(variable: CompiledVariable, rows: ParentRows): Conditionals {
  const { shares, intercepts, levels } = variable;
  const states = statesOf(variable);
  const ranked = rankedLevels(variable);
  const recorded = ranked === levels.length ? 1 : 1 - shares[ranked]!;
  const shifted =
    variable.kind !== 'nominal' && variable.compiledEffects.some(({ logOdds }) => logOdds !== 0);
  const table = new Float64Array(rows.open.length * states);
  rows.open.forEach((open, row) => {
    const start = row * states;
    if (!open) table[start + levels.length] = 1;
    // Where what is followed is not relevant, neither is this: no case is there, whatever is set.
    else if (rows.followed !== null)
      table.set(variable.follows!.shares[rows.followed[row]!] ?? shares, start);
    else if (!shifted) table.set(shares, start);
    else {
      let reached = 1;
      for (let level = 0; level < ranked; level++) {
        const beyond = level === ranked - 1 ? 0 : expit(intercepts[level]! + rows.shifts[row]!);
        table[start + level] = Math.max(0, reached - beyond) * recorded;
        reached = beyond;
      }
      if (ranked < levels.length) table[start + ranked] = shares[ranked]!;
    }
  });
  return table;
}

/** How many of a variable's levels have a rank: all but `notRecorded`. */
function rankedLevels({ kind, levels }: Ranked): number {
  return kind === 'ordinal' && levels.at(-1) === NOT_RECORDED ? levels.length - 1 : levels.length;
}
