import { NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { type CaseState, OVERSIGHTS } from '../practiceRules/caseState.js';
import type { JudgedPrompt, JudgedQuestion } from '../practiceRules/judgement.js';
import { FACTS } from '../words/vocabulary.js';

/** All that is drawn of a case and that may be asked for, and what is drawn but may not. */
export interface Choices {
  /** The levels of each, by its name. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** Those levels that come beside others of the same name: a serious gap is a No as well. */
  readonly among: ReadonlySet<string>;
  readonly items: readonly string[];
  /** Nothing may depend on these, so that a pack may not be chosen by them. */
  readonly protected: readonly string[];
}

/** What may be asked for: the scenario's variables, the facts of a case, and what the key says of each item. */
export function choicesOf(scenario: Scenario, asked: readonly AskedQuestion[]): Choices {
  const isProtected = scenario.variables.filter(({ protectedCharacteristic }) => protectedCharacteristic);
  const own = scenario.variables
    .filter((variable) => !isProtected.includes(variable))
    .map(({ name, levels, gate }) => [name, gate === null ? levels : [...levels, NOT_RELEVANT]] as const);
  const facts = CHOSEN_FACTS.map((name) => [name, (FACTS[name] ?? []).map(wordOf)] as const);
  const items = asked.flatMap(({ letter, prompts }) => [
    [letter, [...JUDGEMENTS.values()]] as const,
    ...prompts.map(({ item }) => [item, PROMPT_LEVELS] as const),
  ]);
  return {
    // What a scenario calls by one of these names is its own variable.
    levels: Object.fromEntries([
      ...items,
      ...facts,
      ['oversight', OVERSIGHTS],
      ['childSafeguarding', YES_NO],
      ...own,
    ]),
    among: new Set(['narrow', 'serious']),
    items: items.map(([name]) => name),
    protected: [...isProtected.map(({ name }) => name), 'sex', 'age', 'young', 'early', 'older', 'elder'],
  };
}

/** Whether a case counts towards a demand. */
export function meets(
  { state, questions }: { readonly state: CaseState; readonly questions: readonly JudgedQuestion[] },
  asked: readonly AskedQuestion[],
  { variable, level }: { readonly variable: string; readonly level: string },
): boolean {
  const own = state.levels[variable] ?? factLevel(state, variable);
  return own === undefined ? answersTo(asked, questions, variable).includes(level) : own === level;
}

/** Facts that are known before a case is written, but for those that say how old somebody is. */
const CHOSEN_FACTS = [
  'offence',
  'sentence',
  'risk',
  'domesticAbuse',
  'together',
  'daStandard',
  'children',
  'childReturn',
  'mappa',
  'mappaEarlier',
  'notified',
  'levelTwo',
  'agencies',
  'qualified',
  'services',
  'enforcement',
  'curfew',
] as const;

const YES_NO = ['no', 'yes'];
const PROMPT_LEVELS = ['yes', 'contested', 'no', 'narrow', 'serious', NOT_RELEVANT];
const JUDGEMENTS = new Map<JudgedQuestion['judgement'], string>([
  ['mustBeYes', 'yes'],
  ['mustBeNo', 'no'],
  ['contested', 'contested'],
]);

function wordOf(level: string): string {
  return level === 'true' ? 'yes' : level === 'false' ? 'no' : level;
}

function factLevel({ facts }: CaseState, name: string): string | undefined {
  const level = CHOSEN_FACTS.some((one) => one === name) ? facts[name] : undefined;
  return level === undefined ? undefined : wordOf(level);
}

/** What the key will say of an item of the answer sheet. */
function answersTo(
  asked: readonly AskedQuestion[],
  judged: readonly JudgedQuestion[],
  item: string,
): readonly string[] {
  for (const { id, letter, prompts } of asked) {
    const question = judged.find((one) => one.question === id);
    if (question === undefined) continue;
    if (letter === item) return [JUDGEMENTS.get(question.judgement) ?? ''];
    const prompt = prompts.find((one) => one.item === item);
    const found = question.prompts.find((one) => one.id === prompt?.id);
    if (found !== undefined) return promptLevels(found);
  }
  return [];
}

function promptLevels({ form }: JudgedPrompt): readonly string[] {
  if (form === null) return [NOT_RELEVANT];
  if (form === 'mixed') return ['contested'];
  return form === 'yes' ? ['yes'] : ['no', form];
}
