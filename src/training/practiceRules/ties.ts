import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel, EffectsPreset, SyntheticCase } from '../../model/model.js';
import { type Role, variableWithRole } from '../../scenario/roles.js';
import { type CaseVariable, NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';

/** Facts that give other agencies a part in a case: none of them is so where no agency has one. */
const GIVE_A_PART = [
  'domestic-abuse-relevant',
  'child-safeguarding-relevant',
  'mappa-eligible',
  'mappa-level-1',
] as const satisfies readonly Role[];

/** What the tie assumes, for the notes. */
export const TIE_ASSUMPTION =
  'Domestic abuse, children and MAPPA are relevant only where other agencies have a part in the case, whatever the strength of the effects. Each published margin stays exact; that they go together is assumed, anywhere from this to independence.';

/** The case model of a pack: the scenario's own, with its facts tied together as practice ties them. */
export function packModel(scenario: Scenario, effects: EffectsPreset): CaseModel {
  return compileModel(tied(scenario), { effects });
}

/** A case of the tied model with the levels that its scenario has: a fact that no agency had a part in is a plain no. */
export function untied(scenario: Scenario, drawn: SyntheticCase): SyntheticCase {
  const facts = tiedFacts(scenario).map(({ name }) => [
    name,
    drawn[name] === NOT_RELEVANT ? 'no' : drawn[name],
  ]);
  return { ...drawn, ...Object.fromEntries(facts) };
}

/**
 * The scenario with each of the facts drawn inside the cases that other agencies have a part in, at a share that leaves
 * its margin over all cases as it is.
 */
function tied(scenario: Scenario): Scenario {
  const agencies = agenciesIn(scenario);
  const facts = tiedFacts(scenario);
  if (agencies === null || facts.length === 0) return scenario;
  const gate = { variable: agencies.name, levels: ['yes'] };
  const within = (variable: CaseVariable): CaseVariable => {
    const yes = yesShare(variable) / yesShare(agencies);
    return { ...variable, gate, shares: [1 - yes, yes] };
  };
  const others = scenario.variables.filter(({ name }) => name !== agencies.name);
  const variables = others.map((variable) => (facts.includes(variable) ? within(variable) : variable));
  return { ...scenario, variables: [agencies, ...variables] };
}

/** The facts that can be tied: those of all cases, and no more common than agencies with a part. */
function tiedFacts(scenario: Scenario): CaseVariable[] {
  const agencies = agenciesIn(scenario);
  if (agencies === null) return [];
  return GIVE_A_PART.flatMap((role) => variableWithRole(scenario, role) ?? []).filter(
    (variable) =>
      variable.kind === 'binary' && variable.gate === null && yesShare(variable) <= yesShare(agencies),
  );
}

/** The variable that says whether other agencies have a part, where it depends on nothing. */
function agenciesIn(scenario: Scenario): CaseVariable | null {
  const found = variableWithRole(scenario, 'other-agencies-in-plan-relevant');
  const isFree =
    found !== undefined && found.kind === 'binary' && found.gate === null && found.effects.length === 0;
  return isFree ? found : null;
}

function yesShare({ shares }: CaseVariable): number {
  return shares[1] ?? 0;
}
