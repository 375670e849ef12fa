import { QUESTION_ROLES, type QuestionRole } from '../../scenario/roles.js';

/** What a what-if follows month by month. `better` says which way is better, where one way is. */
export interface Outcome {
  readonly name: OutcomeName;
  readonly label: string;
  readonly format: 'people' | 'cases' | 'percent' | 'times';
  readonly better: 'higher' | 'lower' | null;
}

const STAFFING_OUTCOMES = [
  { name: 'officers', label: 'Probation officers', format: 'people', better: null },
  { name: 'services', label: 'Probation services officers', format: 'people', better: null },
  { name: 'seniors', label: 'Senior probation officers', format: 'people', better: null },
  { name: 'trainees', label: 'Trainees (PQiP)', format: 'people', better: null },
  { name: 'inVetting', label: 'People in vetting', format: 'people', better: null },
  { name: 'officerUtilisation', label: "Officers' utilisation", format: 'percent', better: 'lower' },
  {
    name: 'servicesUtilisation',
    label: "Services officers' utilisation",
    format: 'percent',
    better: 'lower',
  },
  { name: 'officerCaseload', label: 'Cases per officer', format: 'cases', better: 'lower' },
  { name: 'servicesCaseload', label: 'Cases per services officer', format: 'cases', better: 'lower' },
  { name: 'newcomers', label: 'Practitioners under two years', format: 'percent', better: 'lower' },
  { name: 'twoToFive', label: 'Practitioners of two to five years', format: 'percent', better: null },
  {
    name: 'seniorCapacity',
    label: 'Senior hours against need, to the start',
    format: 'times',
    better: 'higher',
  },
  {
    name: 'oversightEffective',
    label: 'Oversight effective where needed',
    format: 'percent',
    better: 'higher',
  },
] as const;

export type OutcomeName = (typeof STAFFING_OUTCOMES)[number]['name'] | QuestionRole;

const QUESTION_OUTCOMES = QUESTION_ROLES.map((name) => ({
  name,
  label: `${name.charAt(0).toUpperCase()}${name.slice(1)}: Yes`,
  format: 'percent' as const,
  better: 'higher' as const,
}));

export const OUTCOMES: readonly Outcome[] = Object.freeze([...STAFFING_OUTCOMES, ...QUESTION_OUTCOMES]);
export const FIRST_QUESTION = STAFFING_OUTCOMES.length;

export function outcomeIndex(name: OutcomeName): number {
  return OUTCOMES.findIndex((outcome) => outcome.name === name);
}
