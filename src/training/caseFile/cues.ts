import type { Form, JudgedPrompt } from '../practiceRules/judgement.js';
import type { Facts } from '../words/template.js';
import { applies } from '../words/wording.js';
import type { FormWording, PromptWording } from '../words/wordingTypes.js';
import type { CaseToWrite } from './caseToWrite.js';

/** Why a prompt is answered so, and the common wrong reason, where the text that was chosen brings its own. */
export interface OwnReasons {
  readonly why?: readonly string[] | undefined;
  readonly wrong?: readonly string[] | undefined;
}

/** An entry beside the one that plants the cue: on a first absence, later, later with the change known, at the next session. */
export type CuePart = 'say' | 'first' | 'again' | 'since' | 'next';

/** The texts that plant the cues of a case, and what each of them brings to the key. */
export interface Cues {
  readonly cue: (id: string, form?: Form, part?: CuePart, known?: Facts) => string;
  readonly shownIn: (id: string) => PromptWording['shownIn'];
  readonly formOf: (id: string) => FormWording | undefined;
  readonly reasons: ReadonlyMap<string, OwnReasons>;
}

/** Chooses cues with `pick`, which sees to it that a pack repeats itself as little as it can. */
export function makeCues(
  { story, questions, prompts }: CaseToWrite,
  pick: (group: string, texts: readonly string[]) => string,
  say: (text: string) => string,
): Cues {
  const judged = new Map(questions.flatMap((each) => each.prompts.map((one) => [one.id, one] as const)));
  const wordingOf = new Map(prompts.map(({ id, prompt }) => [id, prompt]));
  const reasons = new Map<string, OwnReasons>();
  const ownForm = (id: string): JudgedPrompt['form'] => judged.get(id)?.form ?? null;
  const formOf = (id: string, form: JudgedPrompt['form'] = ownForm(id)): FormWording | undefined =>
    form === null ? undefined : wordingOf.get(id)?.[form];
  const cue = (
    id: string,
    form: Form = ownForm(id) ?? 'yes',
    part: CuePart = 'say',
    known: Facts = {},
  ): string => {
    const wording = formOf(id, form);
    const group = `${id}/${form}/${part}`;
    if (part !== 'say') return say(pick(group, wording?.[part] ?? []));
    const fitting = (wording?.say ?? [])
      .map((item) => (typeof item === 'string' ? { when: [], say: item } : item))
      .filter(({ when }) => applies(when, { ...story.facts, ...known }));
    const text = pick(
      group,
      fitting.map((item) => item.say),
    );
    const chosen = fitting.find((item) => item.say === text);
    // Other examples of the same work bring nothing to the key.
    if (form === ownForm(id) && !reasons.has(id) && chosen !== undefined) reasons.set(id, chosen);
    return say(text);
  };
  return {
    cue,
    shownIn: (id) => formOf(id)?.shownIn ?? wordingOf.get(id)?.shownIn ?? 'entry',
    formOf,
    reasons,
  };
}
