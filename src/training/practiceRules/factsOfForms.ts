import type { Role } from '../../scenario/roles.js';
import type { Facts } from '../words/template.js';
import { type AskedPrompt, promptWithRole } from './askedPrompts.js';
import type { Form, JudgedQuestion } from './judgement.js';

/** What the form of one prompt settles for the texts of others, so that no entry denies another. */
export function factsOfForms(prompts: readonly AskedPrompt[], questions: readonly JudgedQuestion[]): Facts {
  const judged = questions.flatMap((question) => question.prompts);
  const takes = (role: Role, ...forms: readonly Form[]): string => {
    const id = promptWithRole(prompts, role);
    const form = judged.find((one) => one.id === id)?.form ?? null;
    return String(form !== null && forms.includes(form));
  };
  return {
    reviewHeard: takes('other-agencies-in-review', 'yes', 'narrow', 'mixed'),
    checksPlanned: takes('interventions-planned', 'yes', 'narrow'),
    keyPersonHeard: takes('key-individuals-engaged', 'yes'),
  };
}
