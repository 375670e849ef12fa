import { type Role, variableWithRole } from '../../scenario/roles.js';
import { NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import type { AskedPrompt, AskedQuestion } from './askedPrompts.js';
import type { CaseState } from './caseState.js';
import { type Form, type JudgedQuestion, judgeAgain } from './judgement.js';

/** What a case is written from. */
export interface Judged {
  readonly state: CaseState;
  readonly questions: readonly JudgedQuestion[];
}

/** A case that differs in one thing, and what that is, as the first and then the other has it. */
export interface Twin extends Judged {
  readonly says: string;
  readonly was: string;
  readonly is: string;
}

interface Change {
  readonly says: string;
  readonly was: string;
  readonly is: string;
  /** The variable that says so; null where none can. */
  readonly role: Role | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** The facts that a twin can do without, each with all that goes with it. */
const FACTS: Readonly<Record<string, Change>> = {
  children: {
    ...{
      says: 'children',
      was: 'to be considered',
      is: 'none to consider',
      role: 'child-safeguarding-relevant',
    },
    facts: { children: 'false', childReturn: 'false' },
  },
  childReturn: {
    ...{ says: "the reply of children's services", was: 'came', is: 'did not come' },
    role: 'child-safeguarding-information-available',
    facts: { childReturn: 'false' },
  },
  daStandard: {
    ...{ says: 'the police reply on domestic abuse', was: 'covers all years', is: 'is cut short' },
    role: 'domestic-abuse-information-at-standard',
    facts: { daStandard: 'false' },
  },
  services: {
    ...{ says: 'a commissioned service', was: 'is needed', is: 'is not needed', role: 'services-relevant' },
    facts: { services: 'false' },
  },
  enforcement: {
    ...{ says: 'absences', was: 'two', is: 'none', role: 'enforcement-relevant' },
    facts: { enforcement: 'false' },
  },
  oversight: {
    ...{
      says: 'management oversight',
      was: 'effective',
      is: 'absent',
      role: 'management-oversight-effective',
    },
    facts: { oversight: 'absent' },
  },
};

/** The names of facts in which two cases can differ. */
export const TWIN_FACTS = Object.keys(FACTS);

/** Prompts that one event touches together, so that none of them can be another way alone. */
const TIED: readonly Role[] = ['change-reviewed', 'victims-protected', 'review-recorded'];

/** Whether two cases can differ in a prompt alone. */
export function isFree({ prompt }: AskedPrompt): boolean {
  return prompt.role === undefined || !TIED.includes(prompt.role);
}

/** The case that differs in one fact, or in the answer to one item of the answer sheet; null where this case has no such twin. */
export function twinOf(
  one: Judged,
  name: string,
  { scenario, asked }: { readonly scenario: Scenario; readonly asked: readonly AskedQuestion[] },
): Twin | null {
  const prompt = asked.flatMap(({ prompts }) => prompts).find(({ item }) => item === name);
  const twin = prompt === undefined ? withoutFact(one, name, scenario, asked) : withOther(one, prompt, asked);
  if (twin === null) return null;
  const answers = Object.fromEntries(twin.questions.map(({ question, answer }) => [question, answer]));
  const drawn = { ...twin.state.drawn, ...answers };
  return { ...twin, state: { ...twin.state, drawn, answers } };
}

/** Two forms that are plain and far apart. */
const OTHER: Readonly<Partial<Record<Form, Form>>> = { yes: 'serious', serious: 'yes' };

const SAID: Readonly<Partial<Record<Form, string>>> = { yes: 'Yes', serious: 'No, a serious gap' };

function withOther(
  { state, questions }: Judged,
  prompt: AskedPrompt,
  asked: readonly AskedQuestion[],
): Twin | null {
  const form = questions.flatMap(({ prompts }) => prompts).find(({ id }) => id === prompt.id)?.form ?? null;
  const other = form === null ? undefined : OTHER[form];
  if (form === null || other === undefined || !isFree(prompt)) return null;
  const answer = other === 'yes' ? 'yes' : 'no';
  const drawn = prompt.from === null ? state.drawn : { ...state.drawn, [prompt.from]: answer };
  const changed = { ...state, drawn };
  return {
    state: changed,
    questions: judgeAgain(changed, asked, questions, new Map([[prompt.id, other]])),
    ...{ says: `${prompt.prompt.short} (${prompt.item})`, was: SAID[form] ?? '', is: SAID[other] ?? '' },
  };
}

function withoutFact(
  { state, questions }: Judged,
  name: string,
  scenario: Scenario,
  asked: readonly AskedQuestion[],
): Twin | null {
  const change = FACTS[name];
  if (change === undefined || state.facts[name] !== (name === 'oversight' ? 'effective' : 'true'))
    return null;
  const { role, says, was, is } = change;
  const { facts } = state;
  // Where only children give other agencies a part, agencies would have to go with them.
  const hasOtherReason =
    facts.mappa === 'true' || facts.domesticAbuse === 'true' || facts.agencies !== 'true';
  if (name === 'children' && !hasOtherReason) return null;
  const changed: CaseState = {
    ...state,
    drawn: withNo(scenario, state.drawn, role),
    facts: { ...facts, ...change.facts },
    oversight: name === 'oversight' ? 'absent' : state.oversight,
  };
  return { state: changed, questions: judgeAgain(changed, asked, questions, new Map()), says, was, is };
}

/** A drawn case with No to a variable, in which what depends on a Yes to it is not relevant. */
function withNo(scenario: Scenario, drawn: CaseState['drawn'], role: Role | null): CaseState['drawn'] {
  const variable = role === null ? undefined : variableWithRole(scenario, role);
  if (variable === undefined) return drawn;
  const changed: Record<string, string> & { id: string } = { ...drawn, [variable.name]: 'no' };
  for (const { name, gate } of scenario.variables) {
    if (gate !== null && !gate.levels.includes(changed[gate.variable] ?? '')) changed[name] = NOT_RELEVANT;
  }
  return changed;
}
