import { defaultCohort } from '../declare/defaults.js';
import { orderedTop, requireAnyScenario, requireScenario } from '../requireScenario.js';
import {
  type CaseVariable,
  type Effect,
  type KeyQuestion,
  NOT_RECORDED,
  type OtherSample,
  type Sample,
  type Scenario,
} from '../scenario.js';

/**
 * A scenario with the cases that its key questions were asked of: itself, or, where those are on an ordered scale, the same with
 * the sample at its top as the cases of the inspection. Where no question has an effect, each is assumed to depend on the one before it.
 */
export function inspectedScenario(argument: string, scenario: Scenario): Scenario {
  requireAnyScenario(argument, scenario);
  const top = scenario.variables.length > 0 ? undefined : orderedTop(scenario);
  if (top?.sample == null) return requireScenario(argument, scenario);
  const { sample: own, variables: all, questions } = top;
  const variables = withEffects(
    all,
    questions.map(({ name }) => name),
  );
  const keyQuestions = questions.map(({ name, label }, index): KeyQuestion => {
    const variable = variables.find((one) => one.name === name);
    const scale = variable?.kind === 'ordinal' ? variable.levelLabels : ['No', 'Yes'];
    return { id: name, letter: letterOf(index), label, scale };
  });
  return Object.freeze({ ...scenario, sample: withCohort(own, top), variables, keyQuestions });
}

/**
 * The same, and beside each key question on a scale the questions whether an answer is at a level or above it, which follow it:
 * `safeFromGood` for `safe`. What needs Yes and No can ask those.
 */
export function withCuts(scenario: Scenario): Scenario {
  if (scenario.variables.length > 0 || orderedTop(scenario) === undefined) return scenario;
  const inspected = inspectedScenario('scenario', scenario);
  const variables = inspected.variables.flatMap((variable) =>
    variable.section === 'keyQuestion' && variable.kind === 'ordinal'
      ? [variable, ...cutsOf(variable)]
      : [variable],
  );
  return Object.freeze({ ...inspected, variables });
}

function cutsOf(variable: CaseVariable): CaseVariable[] {
  const { name, label, levels, levelLabels, shares, counts } = variable;
  return levels.slice(1).flatMap((level, index): CaseVariable[] => {
    if (level === NOT_RECORDED) return [];
    const cut = index + 1;
    const isAbove = (at: number) => at >= cut && levels[at] !== NOT_RECORDED;
    const sumAbove = (all: readonly number[]) =>
      all.reduce((sum, one, at) => sum + (isAbove(at) ? one : 0), 0);
    const above = sumAbove(shares);
    const all = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    return [
      {
        ...variable,
        name: cutName(name, level),
        label: `${label}: at ${levelLabels[cut] ?? level}${cut === levels.length - 1 ? '' : ' or above'}`,
        ...{ kind: 'binary', levels: ['no', 'yes'], levelLabels: ['No', 'Yes'], meanings: [null, null] },
        ...{ section: 'circumstance', question: null, role: null, effects: [], figures: [null, null] },
        shares: [1 - above, above],
        counts: counts === null ? null : [all - sumAbove(counts), sumAbove(counts)],
        follows: { variable: name, shares: levels.map((_, at) => (isAbove(at) ? [0, 1] : [1, 0])) },
      },
    ];
  });
}

/** The name of the question whether an answer is at a level or above it: `safeFromGood`. */
export const cutName = (question: string, level: string): string => `${question}From${capital(level)}`;

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** A sample whose file says nothing of a cohort has one that is assumed, as that of any inspection. */
function withCohort(sample: Sample, { cohort }: OtherSample): Sample {
  if (cohort !== null) return sample;
  const figure = defaultCohort(sample.cases);
  const { value } = figure;
  return { ...sample, cohort: value.kind === 'count' ? value.count : sample.cases, cohortFigure: figure };
}

function withEffects(
  variables: readonly CaseVariable[],
  questions: readonly string[],
): readonly CaseVariable[] {
  const isQuestion = ({ name }: CaseVariable) => questions.includes(name);
  if (variables.some((variable) => isQuestion(variable) && variable.effects.length > 0)) return variables;
  let before: CaseVariable | null = null;
  return variables.map((variable) => {
    if (!isQuestion(variable)) return variable;
    const effects = before === null ? [] : [effectOf(before)];
    before = variable;
    return { ...variable, effects };
  });
}

/**
 * The odds ratio for each step of the question before: three, as between questions answered Yes or No, and on longer scales as much
 * less as makes nine from the lowest level to the highest.
 */
function effectOf({ name, levels }: CaseVariable): Effect {
  const steps = levels.length - 1;
  const odds = Number(Math.exp(Math.log(MOST_ODDS) / Math.max(2, steps)).toFixed(2));
  const why = 'no effect is declared; each key question is assumed to depend on the one before it';
  return { parent: name, odds, low: 1, high: Number((odds * odds).toFixed(4)), why, position: null };
}

const MOST_ODDS = 9;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letterOf = (index: number): string =>
  `${index < LETTERS.length ? '' : (LETTERS[Math.floor(index / LETTERS.length) - 1] ?? '')}${LETTERS[index % LETTERS.length] ?? ''}`;
