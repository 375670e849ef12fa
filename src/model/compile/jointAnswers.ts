import { requireBetween, requireList, requireWhole } from '../../check.js';
import type { Limits } from '../../limits.js';
import { leastOf } from '../../numeric/extremes.js';
import { ArgumentError } from '../../problem.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type CaseModel, type EffectsPreset, PRESETS } from '../model.js';
import { compileModel } from './compile.js';

/**
 * A pattern of answers to the key questions of one case, whose probability no publication fixes. Its limits are Fréchet's:
 * what the margins alone allow, whatever the effects.
 */
export interface JointAnswer extends Limits {
  readonly id: 'allYes' | 'noneYes' | 'planningYesDeliveryNo';
  readonly label: string;
  /** Its probability when the assumed effects are absent, as written, and doubled on the logit scale. */
  readonly independent: number;
  readonly moderate: number;
  readonly strong: number;
}

type Pattern = Readonly<Record<string, 'yes' | 'no'>>;

const each = ({ keyQuestions }: Scenario, answer: 'yes' | 'no'): Pattern =>
  Object.fromEntries(keyQuestions.map(({ id }) => [id, answer]));

const QUANTITIES: readonly {
  readonly id: JointAnswer['id'];
  readonly label: string;
  readonly pattern: (scenario: Scenario) => Pattern;
}[] = [
  { id: 'allYes', label: 'All key questions Yes', pattern: (scenario) => each(scenario, 'yes') },
  { id: 'noneYes', label: 'No key question Yes', pattern: (scenario) => each(scenario, 'no') },
  { id: 'planningYesDeliveryNo', label: 'Planning Yes but delivery No', pattern: planningWithoutDelivery },
];

/**
 * The bounds on the probability that several events all happen, from their own probabilities alone.
 *
 * @param probabilities - of each event, from 0 to 1
 * @returns `max(0, Σp − (k − 1))` and `min p`
 * @throws ArgumentError for a number that is no probability
 * @source Fréchet 1935, Fundamenta Mathematicae 25:379.
 *
 * @example
 * frechetBounds([0.58, 0.52]); // { lower: 0.1…, upper: 0.52 }
 */
export function frechetBounds(probabilities: readonly number[]): Limits {
  requireList('probabilities', probabilities).forEach((p, index) => {
    requireBetween(`probabilities[${index}]`, p, 0, 1, 'both');
  });
  requireWhole('the number of probabilities', probabilities.length, { min: 1 });
  const sum = probabilities.reduce((total, p) => total + p, 0);
  return { lower: Math.max(0, sum - (probabilities.length - 1)), upper: leastOf(probabilities, 1) };
}

/**
 * The joint answers of a scenario under the three presets of effects, each with its Fréchet bounds.
 *
 * @param scenario - a validated scenario, from `loadScenario` or `parseScenario`
 * @returns one entry for each pattern whose key questions the scenario has, and whose joint distribution is within
 *   reach; probabilities from 0 to 1
 * @throws DataError as `compileModel`
 * @source the exact joint of the case model; Fréchet 1935 for the bounds
 *
 * @example
 * jointAnswers(scenario)[0]; // { id: 'allYes', independent: 0.0645…, …, lower: 0, upper: 0.476… }
 */
export function jointAnswers(scenario: Scenario): readonly JointAnswer[] {
  const models = Object.fromEntries(
    PRESETS.map((effects) => [effects, compileModel(scenario, { effects })]),
  ) as Record<EffectsPreset, CaseModel>;
  return QUANTITIES.flatMap(({ id, label, pattern }) => {
    const wanted = pattern(scenario);
    const names = Object.keys(wanted);
    if (names.length < 2) return [];
    const under = (effects: EffectsPreset): number | null => probabilityOf(models[effects], names, wanted);
    const [independent, moderate, strong] = [under('independent'), under('moderate'), under('strong')];
    if (independent === null || moderate === null || strong === null) return [];
    // Sums over the joint may pass 1 in the last bit.
    const margins = names.map((name) => Math.min(1, models.moderate.margin(name)[wanted[name]!]!));
    return [
      Object.freeze({
        id,
        label,
        independent,
        moderate,
        strong,
        ...frechetBounds(margins),
      }),
    ];
  });
}

/** Null where the table of all these questions is too large. */
function probabilityOf(model: CaseModel, names: readonly string[], wanted: Pattern): number | null {
  try {
    return model.joint(names).probability(wanted);
  } catch (error) {
    if (error instanceof ArgumentError && error.problems.every(({ code }) => code === 'too-large'))
      return null;
    throw error;
  }
}

function planningWithoutDelivery(scenario: Scenario): Pattern {
  const planning = variableWithRole(scenario, 'planning');
  const delivery = variableWithRole(scenario, 'delivery');
  return planning === undefined || delivery === undefined
    ? {}
    : { [planning.name]: 'yes', [delivery.name]: 'no' };
}
