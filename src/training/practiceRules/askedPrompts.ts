import { type Role, variableWithRole } from '../../scenario/roles.js';
import type { KeyQuestion, Scenario } from '../../scenario/scenario.js';
import type { PromptWording, Wording } from '../words/wordingTypes.js';

/** A key question that a pack asks, with the prompts that inform it. */
export interface AskedQuestion extends Pick<KeyQuestion, 'id' | 'letter' | 'label'> {
  /** What its random stream is called: its role, so that its name decides nothing; its name where it has none. */
  readonly stream: string;
  readonly prompts: readonly AskedPrompt[];
}

export interface AskedPrompt {
  /** Its name in the template files. */
  readonly id: string;
  /** Its name on the answer sheet, such as `A.a`. */
  readonly item: string;
  readonly prompt: PromptWording;
  /** The scenario's variable that settles its answer; null where it is drawn to fit the key question. */
  readonly from: string | null;
}

/**
 * The key questions of a scenario, each with the prompts of the template files that inform it.
 *
 * A prompt informs the question that its own variable informs, where the scenario has one of its role, and else the
 * question of the role, or of the name, that the template files give it. Where there is none it is not asked.
 *
 * @param also - prompts, by their names in the template files, that are asked although no variable settles them
 */
export function askedIn(
  scenario: Scenario,
  wording: Wording,
  also: readonly string[] = [],
): readonly AskedQuestion[] {
  const homeOf = ({ question }: PromptWording): KeyQuestion | undefined => {
    const name = scenario.variables.find(({ role }) => role === question)?.name ?? question;
    return scenario.keyQuestions.find(({ id }) => id === name);
  };
  const known = Object.entries(wording.prompts).flatMap(([id, prompt]) => {
    const variable = prompt.role === undefined ? undefined : variableWithRole(scenario, prompt.role);
    if (prompt.onlyIfDeclared && variable === undefined && !also.includes(id)) return [];
    const home = homeOf(prompt);
    const question = scenario.keyQuestions.find((one) => one.id === variable?.question) ?? home;
    const letter = (home ?? question)?.letter;
    return [{ id, prompt, question: question?.id, letter, from: variable?.name ?? null }];
  });
  // Prompts of one scenario only come after the ones that all packs ask.
  known.sort((a, b) => Number(a.prompt.onlyIfDeclared) - Number(b.prompt.onlyIfDeclared));
  const taken = new Set<string>();
  return scenario.keyQuestions.map(({ id: asked, letter, label }) => ({
    id: asked,
    letter,
    label,
    stream: variableNamed(scenario, asked)?.role ?? asked,
    prompts: known
      .filter(({ question }) => question === asked)
      .map(({ id, prompt, from, letter: own = letter }) => ({
        id,
        prompt,
        from,
        item: freeName(`${own}.${id.slice(id.indexOf('.') + 1)}`, taken),
      })),
  }));
}

/** The name in the template files of the prompt with a role; null where it is not asked. */
export function promptWithRole(prompts: readonly AskedPrompt[], role: Role): string | null {
  return prompts.find(({ prompt }) => prompt.role === role)?.id ?? null;
}

function variableNamed({ variables }: Scenario, name: string): Scenario['variables'][number] | undefined {
  return variables.find((variable) => variable.name === name);
}

/** A name that no other item has: prompts of two questions may come together under one. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let other = 2; taken.has(name); other++) name = `${wanted}${other}`;
  taken.add(name);
  return name;
}
