import { ArgumentError, DataError, type Problem, problem } from '../problem.js';
import { feasibleCounts } from '../scenario/figures/feasibleCounts.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { list, whole } from '../words/format.js';
import { type Beginning, type BegunQuestion, CASES_UNKNOWN } from './starting/beginning.js';
import { scenarioText } from './starting/scenarioText.js';

export interface NewScenario {
  readonly text: string;
  readonly scenario: Scenario;
}

/**
 * Writes a scenario of somebody's own as a file with comments that works as it is.
 *
 * @param beginning - what they said; what nobody knows yet is assumed, and marked so
 * @returns the text of the file, and the scenario that it is
 * @throws ArgumentError with everything that does not fit together
 */
export function newScenario(beginning: Beginning): NewScenario {
  const problems = problemsOf(beginning);
  if (problems.length > 0) throw new ArgumentError(problems);
  const text = scenarioText(beginning);
  try {
    return { text, scenario: parseScenario(text, 'the scenario') };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    // It is in no file yet, so its lines would tell nobody anything.
    throw new ArgumentError(error.problems.map(({ position: _, ...rest }) => rest));
  }
}

const MOST_KEY_QUESTIONS = 26;
const MOST_QUESTIONS = 40;

function problemsOf({ cases, cohort, invited, variables, questions, ...given }: Beginning): Problem[] {
  const of = cases ?? CASES_UNKNOWN;
  const [, several] = given.noun;
  const isOrdered = questions.some(({ scale }) => scale !== null);
  const most = isOrdered ? MOST_QUESTIONS : MOST_KEY_QUESTIONS;
  const found: Problem[] = [];
  const note = (path: string, message: string, hint?: string) =>
    found.push(problem('does-not-fit', message, { path, hint }));
  if (cohort !== null && cohort < of)
    note('cohort', `${whole(of)} ${several} cannot come from ${whole(cohort)}.`);
  if (invited !== null && invited < of)
    note('invited', `${whole(of)} answered, and only ${whole(invited)} were asked.`);
  if (questions.length === 0) note('questions', 'No question is asked.', 'Ask at least one.');
  if (questions.length > most)
    note('questions', `${questions.length} questions are asked; there may be ${most}.`);
  for (const { label, kind, levels, missing, notApplicable } of variables) {
    const sum = levels.reduce((total, { count }) => total + count, missing + notApplicable);
    if (kind === 'yesNo' || sum === of) continue;
    note(label, `The groups of ${label} have ${whole(sum)} ${several}, and there are ${whole(of)}.`);
  }
  for (const question of questions) found.push(...answerProblems(question, of));
  return found;
}

function answerProblems(
  { label, scale, answers, noAnswer, notApplicable }: BegunQuestion,
  cases: number,
): Problem[] {
  if (answers.length === 0) return [];
  const of = cases - noAnswer - notApplicable;
  const refused = (message: string) => [problem('does-not-fit', message, { path: label })];
  const wanted = scale === null ? 1 : scale.levels.length;
  if (answers.length !== wanted) {
    const says =
      scale === null
        ? `${label} is answered Yes or No, so one number is enough, not ${answers.length}.`
        : `${label} needs ${wanted} numbers, one for each of ${list(scale.levels.map((level) => level.label))}, not ${answers.length}.`;
    return refused(says);
  }
  const percentages = answers.filter((answer) => answer.endsWith('%'));
  const impossible = percentages.filter(
    (answer) => feasibleCounts({ percent: answer.slice(0, -1), of }).length === 0,
  );
  if (impossible.length > 0)
    return refused(`${label}: no whole number of ${whole(of)} prints as ${list(impossible)}.`);
  if (percentages.length > 0) return [];
  const sum = answers.reduce((total, answer) => total + Number(answer), 0);
  if (scale === null ? sum <= of : sum === of) return [];
  return refused(`${label} has ${whole(sum)} answers, and there are ${whole(of)}.`);
}
