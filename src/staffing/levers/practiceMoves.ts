import type { CaseModel, CompiledVariable } from '../../model/model.js';
import { refuse } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import { list } from '../../words/format.js';
import { clamp, type Lever, SHOWN_AS_PERCENT } from './lever.js';
import { isPracticeMove, type LeverMove, type Move } from './moves.js';
import { PRACTICE } from './practiceForms.js';
import { type Change, stepOf, stepped } from './quantity.js';

const OVERSIGHT = 'management-oversight-effective';
const RISK = 'risk-of-serious-harm';

/**
 * The moves of case variables among some moves, each with its lever.
 *
 * @throws ArgumentError for a name that is neither a lever nor a case variable, and for a variable that cannot be moved
 */
export function practiceMoves(model: CaseModel, moves: readonly Move[]): LeverMove[] {
  return moves.filter(isPracticeMove).map((asked) => {
    const variable = movable(model, asked.lever);
    const today = model.margin(variable.name).yes!;
    const change = snapped(asked.change, today);
    const of = practiceLever(variable, today, { isOversight: hasRole(model, OVERSIGHT, variable) });
    return { ...asked, change, of, steps: [stepOf(change, today, { byAmount: true })] };
  });
}

/** What is put at today's value as printed stays where it is. */
function snapped(change: Change, today: number): Change {
  const { printed } = SHOWN_AS_PERCENT;
  return change.kind === 'set' && printed(change.to) === printed(today) ? { kind: 'set', to: today } : change;
}

function hasRole(model: CaseModel, role: typeof OVERSIGHT, variable: CompiledVariable): boolean {
  return variableWithRole(model, role) === variable;
}

function movable(model: CaseModel, name: string): CompiledVariable {
  const { variables } = model;
  const variable = variables.find((one) => one.name === name)!;
  const refuseIt = (why: string): never =>
    refuse('cannot-answer', `${name} cannot be moved in a staffing what-if: ${why}.`, {
      path: name,
      got: name,
    });
  if (variable.section === 'keyQuestion') {
    return refuseIt('it is a key question, which is what a what-if works out; move what it depends on');
  }
  if (variable.kind !== 'binary') {
    const instead = variable.role === RISK ? '; the lever high-risk moves its highest' : '';
    return refuseIt(
      `it has the levels ${list(variable.levels)}, and only what is yes or no can be moved${instead}`,
    );
  }
  if (variableWithRole(model, OVERSIGHT)?.gate?.variable === name) {
    return refuseIt("seniors' hours are counted by how many cases need oversight, as published");
  }
  return variable;
}

/** The lever on one case variable; what it is moved by is kept in the plan, at the published share. */
function practiceLever(
  { name, label, basis, counts }: CompiledVariable,
  today: number,
  { isOversight }: { readonly isOversight: boolean },
): Lever {
  const of = counts === null ? '' : `, ${counts[1]} of ${counts.reduce((sum, count) => sum + count, 0)}`;
  const { low, high } = PRACTICE.range;
  return {
    ...PRACTICE,
    name,
    label,
    source: `${basis} of the cases inspected${of}`,
    moves: [name],
    ...SHOWN_AS_PERCENT,
    values: ({ inCases }) => [today + (isOversight ? inCases.oversight : (inCases.moved[name] ?? 0))],
    move: (plan, [step], strength) => {
      const by = clamp(stepped(today, step!, strength), low, high) - today;
      const inCases = isOversight
        ? { ...plan.inCases, oversight: by }
        : { ...plan.inCases, moved: { ...plan.inCases.moved, [name]: by } };
      return { ...plan, inCases };
    },
  };
}
