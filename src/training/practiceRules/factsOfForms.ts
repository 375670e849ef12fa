import type { Role } from '../../scenario/roles.js';
import type { Facts } from '../words/template.js';
import type { PromptWording } from '../words/wordingTypes.js';
import { type AskedPrompt, promptWithRole } from './askedPrompts.js';
import type { Form, JudgedPrompt, JudgedQuestion } from './judgement.js';

/** What the form of one prompt settles for the texts of others, so that no entry denies another and a manager sees what is missing. */
export function factsOfForms(prompts: readonly AskedPrompt[], questions: readonly JudgedQuestion[]): Facts {
  const judged = questions.flatMap((question) => question.prompts);
  const takes = (role: Role, ...forms: readonly Form[]): string => {
    const id = promptWithRole(prompts, role);
    const form = judged.find((one) => one.id === id)?.form ?? null;
    return String(form !== null && forms.includes(form));
  };
  return {
    reviewHeard: takes('other-agencies-in-review', 'yes', 'narrow', 'mixed'),
    changeTold: takes('change-reviewed', 'yes', 'mixed'),
    agenciesMeet: takes('mappa-coordinated', 'yes', 'narrow', 'mixed'),
    checksPlanned: takes('interventions-planned', 'yes', 'narrow'),
    triggerPlanned: takes('priorities-planned', 'yes', 'narrow', 'mixed'),
    curfewAsked: takes('curfew-information-used', 'yes', 'narrow', 'mixed'),
    keyPersonHeard: takes('key-individuals-engaged', 'yes'),
    ...gapFacts(prompts, judged),
  };
}

/** Which parts of the file have a serious gap. */
function gapFacts(prompts: readonly AskedPrompt[], judged: readonly JudgedPrompt[]): Facts {
  const serious = prompts
    .filter(({ id }) => judged.find((one) => one.id === id)?.form === 'serious')
    .map(({ prompt }) => prompt);
  const isIn = (...parts: readonly PromptWording['shownIn'][]): boolean =>
    serious.some(({ shownIn, afterChange }) => parts.includes(shownIn) && !afterChange);
  const isLeft = serious.some(({ role }) => role === 'change-reviewed');
  return {
    assessmentGap: String(isIn('assessment')),
    planGap: String(isIn('plan')),
    documentGap: String(isIn('assessment', 'plan')),
    logGap: String(isIn('session', 'entry', 'visit', 'afterMissed')),
    reviewGap: String(isIn('review') || isLeft),
    changeLeft: String(isLeft),
  };
}
