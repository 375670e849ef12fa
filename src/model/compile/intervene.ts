import { requireBetween, requireOneOf } from '../../check.js';
import { refuse } from '../../problem.js';
import type { CompiledVariable, Intervention } from '../model.js';
import { parentRows, solve, weightsInside } from '../network/conditionals.js';
import { type Conditionals, type Node, sweep } from '../network/network.js';
import { type ModelParts, planFor } from '../network/parts.js';

/** A margin this near to what is asked for is already there: what calibration itself guarantees. */
const SAME = 1e-12;

/** Shares may miss 1 by what adding rounded decimals misses it by, and no more. */
const SUM_TOLERANCE = 1e-9;

/**
 * The parts of the model after an intervention: each named variable's own intercepts are solved again so that it
 * ends at the margin asked for, over its parents as the intervention leaves them; everything else stays frozen.
 *
 * Variables that already are what is asked for are left untouched, so an intervention with the baseline's own
 * values gives back the baseline itself.
 */
export function intervene(parts: ModelParts, change: Intervention): ModelParts {
  const { nodes } = parts;
  const names = parts.variables.map((variable) => variable.name);
  const wanted = new Map<number, readonly number[]>();
  for (const [name, value] of Object.entries(change)) {
    const index = names.indexOf(requireOneOf('change', name, names));
    const variable = parts.variables[index];
    if (variable !== undefined) wanted.set(index, requestedShares(variable, value));
  }
  const variables = [...parts.variables];
  const conditionals: Conditionals[] = [...parts.conditionals];
  const asked = [...wanted.keys()].sort((a, b) => a - b);
  let changes = false;

  sweep(planFor(parts, asked, []), (index, weights) => {
    const shares = wanted.get(index);
    const current = conditionals[index] as Conditionals;
    if (shares === undefined) return current;
    const variable = parts.variables[index] as CompiledVariable;
    const rows = parentRows(variable, nodes[index] as Node, parts.variables);
    const inside = weightsInside(rows, weights());
    if (isAlready(variable, current, inside, shares)) return current;
    const asked = { ...variable, shares: Object.freeze(shares), counts: null, basis: 'assumed' as const };
    const solved = solve(asked, rows, inside);
    changes = true;
    variables[index] = solved.variable;
    conditionals[index] = solved.table;
    return solved.table;
  });
  if (!changes) return parts;
  const intervention = Object.freeze({ ...parts.intervention, ...change });
  return { ...parts, variables: Object.freeze(variables), conditionals, intervention };
}

/** The shares that a change asks for, checked, in order of level. */
function requestedShares(
  variable: CompiledVariable,
  change: number | Readonly<Record<string, number>>,
): readonly number[] {
  const { name, kind, levels, follows } = variable;
  const argument = `change.${name}`;
  if (follows !== undefined) {
    refuse('bad-argument', `${argument} cannot be changed by itself: it follows ${follows.variable}.`, {
      path: argument,
      hint: `Change ${follows.variable}.`,
    });
  }
  if (typeof change === 'number') {
    if (kind !== 'binary') {
      refuse(
        'bad-argument',
        `${argument} must give a share for each of ${levels.join(', ')}, not one number.`,
        { path: argument, got: String(change), expected: `a share for each of ${levels.join(', ')}` },
      );
    }
    const yes = requireBetween(argument, change, 0, 1, 'both');
    return [1 - yes, yes];
  }
  for (const level of Object.keys(change)) requireOneOf(argument, level, levels);
  const shares = levels.map((level) =>
    requireBetween(`${argument}.${level}`, change[level] as number, 0, 1, 'both'),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > SUM_TOLERANCE) {
    refuse('bad-argument', `The shares of ${argument} must add to 1, not ${total}.`, {
      path: argument,
      got: String(total),
      expected: 'shares that add to 1',
    });
  }
  return shares;
}

/** Whether a variable's margin, over these weights of its parents inside the gate, is what is asked for. */
function isAlready(
  variable: CompiledVariable,
  table: Conditionals,
  inside: Float64Array,
  shares: readonly number[],
): boolean {
  const states = table.length / inside.length;
  const relevant = inside.reduce((sum, weight) => sum + weight, 0);
  if (relevant === 0) return shares.every((share, level) => share === variable.shares[level]);
  return shares.every((share, level) => {
    const mass = inside.reduce((sum, weight, row) => sum + weight * table[row * states + level]!, 0);
    return Math.abs(mass - share * relevant) <= SAME * relevant;
  });
}
