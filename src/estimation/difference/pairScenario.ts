import { requireFields, requireList } from '../../check.js';
import { compileModel } from '../../model/compile/compile.js';
import { type EffectsPreset, PRESETS } from '../../model/model.js';
import { refuse, together } from '../../problem.js';
import { withCuts } from '../../scenario/audit/inspectedScenario.js';
import { yesCounts } from '../../scenario/figures/yesCounts.js';
import { requireAnyScenario, requireScenario } from '../../scenario/requireScenario.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import { findVariable } from './findVariable.js';
import { type FrechetRange, frechetRange, type PossibleTable } from './frechet.js';
import type { McnemarTest } from './pairedDifference.js';

/** What a scenario's assumed effects make of two questions whose joint answers no publication gives. */
export interface ImpliedTable {
  readonly effects: EffectsPreset;
  /** Expected cases with a yes to both, of those inspected. */
  readonly both: number;
  /** The possible table nearest to it. */
  readonly nearest: PossibleTable;
}

export interface ScenarioPair {
  readonly first: CaseVariable;
  readonly second: CaseVariable;
  readonly margins: { readonly first: number; readonly second: number; readonly of: number };
  readonly range: FrechetRange;
  readonly implied: readonly ImpliedTable[];
}

/**
 * Two questions that one inspection asked of the same cases: what their published totals allow, and where in that range
 * the scenario's assumed effects put them.
 *
 * @param given - an inspection; of questions on a scale, whether they are at a level or above it, such as `safeFromGood`
 * @param names - two different yes-or-no variables that apply to the same cases
 * @param options - `confidence` in (0, 1); `test` as for `frechetRange`
 * @returns both margins, the range of tables (`frechetRange`), and the table that each preset of effects implies
 * @throws ArgumentError naming the variable that is unknown, not yes-or-no, not counted, or about other cases
 * @source Fréchet 1951 for the range; the case model for what the effects imply
 *
 * @example
 * pairFromScenario(scenario, ['planning', 'assessment']).range.verdict;
 */
export function pairFromScenario(
  given: Scenario,
  names: readonly [string, string],
  options: { confidence?: number; test?: McnemarTest } = {},
): ScenarioPair {
  const scenario = requireScenario('scenario', withCuts(requireAnyScenario('scenario', given)));
  requireList('names', names);
  const { confidence = 0.95, test = 'exact' } = requireFields('options', options);
  const [first, second] = together(
    () => find(scenario, names[0]),
    () => find(scenario, names[1]),
  );
  if (first === second) refuse('bad-pair', `${names[1]} cannot be compared with itself.`, { path: names[1] });
  if (
    first.gate?.variable !== second.gate?.variable ||
    String(first.gate?.levels) !== String(second.gate?.levels)
  ) {
    refuse(
      'bad-pair',
      `${names[0]} and ${names[1]} do not apply to the same cases, so they cannot be paired.`,
      {
        path: names[1],
      },
    );
  }
  const [a, b] = together(
    () => counts(first),
    () => counts(second),
  );
  const margins = { first: a.yes, second: b.yes, of: a.of };
  const range = frechetRange(margins, { confidence, test });
  const implied = PRESETS.map((effects) => {
    const model = compileModel(scenario, { effects });
    const joint = model.joint(names).probability({ [names[0]]: 'yes', [names[1]]: 'yes' });
    const both = (a.of * joint) / model.relevance(names[0]);
    const index = Math.min(range.tables.length - 1, Math.max(0, Math.round(both) - range.both.from));
    return { effects, both, nearest: range.tables[index] };
  });
  return {
    first,
    second,
    margins,
    range,
    implied: implied.flatMap(({ nearest: table, ...rest }) =>
      table === undefined ? [] : [{ ...rest, nearest: table }],
    ),
  };
}

function find(scenario: Scenario, name: string): CaseVariable {
  const found = findVariable(scenario, name);
  if (found.kind === 'binary') return found;
  const binary = scenario.variables.filter(({ kind }) => kind === 'binary').map((variable) => variable.name);
  return refuse('bad-pair', `${name} is not a yes-or-no question.`, {
    path: name,
    hint: `These are: ${binary.join(', ')}.`,
  });
}

function counts(variable: CaseVariable) {
  const found = yesCounts(variable);
  return (
    found ?? refuse('bad-pair', `The scenario gives no count for ${variable.name}.`, { path: variable.name })
  );
}
