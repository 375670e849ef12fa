import { readable } from '../../scenario/figures/readable.js';
import type { Scenario } from '../../scenario/scenario.js';

/** What a what-if follows month by month. `better` says which way is better, where one way is. */
export interface Outcome {
  /** One of staffing, or the id of a key question. */
  readonly name: string;
  readonly label: string;
  readonly format: 'people' | 'cases' | 'percent' | 'times';
  readonly better: 'higher' | 'lower' | null;
}

export const STAFFING_OUTCOMES = [
  { name: 'officers', label: 'Probation officers', format: 'people', better: null },
  { name: 'services', label: 'Probation services officers', format: 'people', better: null },
  { name: 'seniors', label: 'Senior probation officers', format: 'people', better: null },
  { name: 'trainees', label: 'Trainees (PQiP)', format: 'people', better: null },
  { name: 'officersOfTarget', label: 'Officers, share of target', format: 'percent', better: 'higher' },
  {
    name: 'servicesOfTarget',
    label: 'Services officers and trainees, share of target',
    format: 'percent',
    better: 'higher',
  },
  { name: 'seniorsOfTarget', label: 'Seniors, share of target', format: 'percent', better: 'higher' },
  { name: 'inVetting', label: 'People in vetting', format: 'people', better: null },
  { name: 'officerUtilisation', label: "Officers' utilisation", format: 'percent', better: 'lower' },
  {
    name: 'servicesUtilisation',
    label: "Services officers' utilisation",
    format: 'percent',
    better: 'lower',
  },
  { name: 'traineeUtilisation', label: "Trainees' utilisation", format: 'percent', better: 'lower' },
  { name: 'officerCaseload', label: 'Cases per officer', format: 'cases', better: 'lower' },
  { name: 'servicesCaseload', label: 'Cases per services officer', format: 'cases', better: 'lower' },
  { name: 'traineeCaseload', label: 'Cases per trainee', format: 'cases', better: 'lower' },
  { name: 'supervised', label: 'People supervised', format: 'people', better: null },
  {
    name: 'newcomers',
    label: "Practitioners with under two years' service",
    format: 'percent',
    better: 'lower',
  },
  { name: 'twoToFive', label: 'Practitioners of two to five years', format: 'percent', better: null },
  {
    name: 'seniorCapacity',
    label: "Seniors' hours for each hour needed, today being 1",
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

export type StaffingOutcome = (typeof STAFFING_OUTCOMES)[number]['name'];

/** Where the key questions begin among the outcomes: after those of staffing. */
export const FIRST_QUESTION = STAFFING_OUTCOMES.length;

/** What a what-if of a scenario follows: its staffing, then each of its key questions. */
export function outcomesOf({ keyQuestions }: Pick<Scenario, 'keyQuestions'>): readonly Outcome[] {
  const questions = keyQuestions.map(
    ({ id }): Outcome => ({ name: id, label: `${readable(id)}: Yes`, format: 'percent', better: 'higher' }),
  );
  return [...STAFFING_OUTCOMES, ...questions];
}
