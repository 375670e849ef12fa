import { ArgumentError, type Problem, problem } from '../../problem.js';
import { QUESTION_ROLES, rolesNotDeclared } from '../../scenario/roles.js';
import type { Scenario } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import type { Wording } from '../words/wordingTypes.js';

/**
 * Refuses a scenario for whose key questions the template files have no words.
 *
 * @throws ArgumentError with every key question that no prompt informs and what to declare for it, and every prompt
 * that is written for a key question which is not there
 */
export function requirePrompts(scenario: Scenario, wording: Wording, asked: readonly AskedQuestion[]): void {
  const without = asked.filter(({ prompts }) => prompts.length === 0).map(({ id }) => id);
  const problems = [
    ...(without.length > 0 ? [withoutPrompts(without, scenario, wording)] : []),
    ...misdirected(scenario, wording),
  ];
  if (problems.length > 0) throw new ArgumentError(problems);
}

/** A case file shows what its prompts plant, so a question without one could not be answered from it. */
function withoutPrompts(questions: readonly string[], scenario: Scenario, { prompts }: Wording): Problem {
  const missing = rolesNotDeclared(scenario);
  const written = Object.values(prompts);
  const forQuestion = missing.filter((role) => written.some(({ question }) => question === role));
  const forPrompts = missing.find((role) => written.some((prompt) => prompt.role === role));
  const [first = ''] = questions;
  const ways = [
    ...(forQuestion.length > 0 ? [`the role ${list(forQuestion, 'or')}`] : []),
    ...(forPrompts === undefined
      ? []
      : [`a variable with prompt: ${first} and a role such as ${forPrompts}`]),
    `prompts with question: ${first} in a template file`,
  ];
  const each = questions.length === 1 ? `Give ${first}` : 'Give each';
  return problem('no-prompts', `A practice pack cannot ask about ${list(questions)}: no prompt does.`, {
    path: 'keyQuestions',
    got: questions.join(', '),
    expected: 'key questions that prompts of the template files inform',
    hint: `${each} ${list(ways, 'or')}; casesim scenarios show ID lists the roles.`,
  });
}

/** Prompts whose question is neither a role nor a key question of the scenario, most likely misspelt. */
function misdirected({ id: scenario, keyQuestions }: Scenario, { prompts }: Wording): Problem[] {
  const known = [...QUESTION_ROLES, ...keyQuestions.map(({ id }) => id)];
  return Object.entries(prompts)
    .filter(([, { question }]) => !known.includes(question))
    .map(([name, { question }]) => {
      const message = `The prompt ${name} informs ${question}, which is no role of a key question and no key question of ${scenario}.`;
      return problem('unknown-question', message, {
        path: `prompts.${name}.question`,
        got: question,
        expected: `one of ${known.join(', ')}`,
        near: known,
        hint: `There are ${list(known)}.`,
      });
    });
}
