import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel } from '../../model/model.js';
import { logit } from '../../numeric/logistic.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Assumed } from '../region/assumptions.js';
import type { Practice } from './practice.js';
import type { QuestionEngine } from './questionEngine.js';
import { calibrateQuestions, sharesOfYes, tabulateQuestions } from './questions.js';
import { questionTable } from './questionTable.js';

/** A case variable whose share of Yes is moved, from the published one. */
export interface MovedVariable {
  readonly variable: string;
  readonly today: number;
  readonly becomes: number;
  /** Cases inspected that the published share is of. */
  readonly of: number;
}

/** What a moved case variable adds to the log odds of each key question: by its effects as written, and at their high. */
export interface AddedOdds extends MovedVariable {
  readonly written: Float64Array;
  readonly high: Float64Array;
}

/** What the log odds are worked out in: practice as at the start, with every assumption central. */
export interface AtStart {
  readonly assumed: Assumed;
  readonly practice: Practice;
}

/**
 * Moves case variables one after another by `intervene`, every other intercept frozen, and reads what each adds to the
 * log odds of every key question. They are worked out once, at the start: what practice adds on top hardly changes them.
 */
export function addedOdds(
  model: CaseModel,
  moved: readonly MovedVariable[],
  engineOf: (model: CaseModel) => QuestionEngine,
  atStart: AtStart,
): AddedOdds[] {
  const written = stepsOf(model, moved, engineOf, atStart);
  const high = stepsOf(compileModel(atItsHigh(model.scenario, moved)), moved, engineOf, atStart);
  return moved.map((one, index) => ({ ...one, written: written[index]!, high: high[index]! }));
}

/** Log odds that a variable adds at so many times its effects as written: 0 none, 1 as written, 2 at their high. */
export function oddsAt({ written, high }: AddedOdds, question: number, strength: number): number {
  const asWritten = written[question]!;
  return strength <= 1 ? strength * asWritten : asWritten + (strength - 1) * (high[question]! - asWritten);
}

function stepsOf(
  model: CaseModel,
  moved: readonly MovedVariable[],
  engineOf: (model: CaseModel) => QuestionEngine,
  { assumed, practice }: AtStart,
): Float64Array[] {
  const engine = engineOf(model);
  const calibrated = questionTable(engine);
  calibrateQuestions(engine, assumed, practice, calibrated);
  let before = Float64Array.from(engine.published, logit);
  let now = model;
  return moved.map(({ variable, becomes }) => {
    now = now.intervene({ [variable]: becomes });
    const movedEngine = engineOf(now);
    const table = questionTable(movedEngine);
    tabulateQuestions(movedEngine, assumed, calibrated, table);
    const shares = new Float64Array(movedEngine.links.length);
    sharesOfYes(movedEngine, table, practice, shares);
    const after = shares.map(logit);
    const added = after.map((value, question) => oddsBetween(value, before[question]!));
    before = after;
    return added;
  });
}

/** A difference this near to none is the rounding of sums. */
const ROUNDING = 1e-10;

function oddsBetween(after: number, before: number): number {
  // To a question that is always or never Yes there is nothing to add.
  if (!Number.isFinite(after)) return 0;
  return Math.abs(after - before) < ROUNDING ? 0 : after - before;
}

/** The scenario with every effect of some variables at its high. */
function atItsHigh(scenario: Scenario, moved: readonly MovedVariable[]): Scenario {
  const names = moved.map(({ variable }) => variable);
  return {
    ...scenario,
    variables: scenario.variables.map((variable) => ({
      ...variable,
      effects: variable.effects.map((effect) =>
        names.includes(effect.parent) ? { ...effect, odds: effect.high } : effect,
      ),
    })),
  };
}
