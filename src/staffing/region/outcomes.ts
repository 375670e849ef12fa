import { readable } from '../../scenario/figures/readable.js';
import type { Scenario } from '../../scenario/scenario.js';
import { QUEUES, type QueueName } from './queueAssumptions.js';
import { hasQueue, type PublishedQueues } from './region.js';

/** What a what-if follows month by month. `better` says which way is better, where one way is. */
export interface Outcome {
  /** One of staffing, or the id of a key question. */
  readonly name: string;
  readonly label: string;
  readonly format: 'people' | 'cases' | 'percent' | 'times' | 'months' | 'hours' | 'reviews' | 'beds';
  readonly better: 'higher' | 'lower' | null;
  /** The queue that it is of; null for staffing and key questions. */
  readonly queue: QueueName | null;
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

/** What is followed of each queue, in the order in which it is written down. */
export const QUEUE_OUTCOMES = {
  programmes: [
    { name: 'facilitators', label: 'Programme facilitators who deliver', format: 'people', better: null },
    { name: 'programmeWaiting', label: 'People waiting for a programme', format: 'people', better: 'lower' },
    {
      name: 'programmeDelay',
      label: 'Wait of those not at high risk who start a programme',
      format: 'months',
      better: 'lower',
    },
    {
      name: 'programmeStarted',
      label: 'Start a required programme before the sentence ends',
      format: 'percent',
      better: 'higher',
    },
    {
      name: 'programmeCompleted',
      label: 'Complete a required programme',
      format: 'percent',
      better: 'higher',
    },
  ],
  recalls: [
    { name: 'recalls', label: 'Recalls a month', format: 'people', better: 'lower' },
    {
      name: 'recalledInCustody',
      label: 'People back in custody on recall',
      format: 'people',
      better: 'lower',
    },
    {
      name: 'recallWork',
      label: "Officers' time for recalls, full-time equivalents",
      format: 'people',
      better: 'lower',
    },
    {
      name: 'recallRelief',
      label: "Officers' time free while people are back in custody, full-time equivalents",
      format: 'people',
      better: null,
    },
  ],
  reviews: [
    {
      name: 'reviewBacklog',
      label: 'Backlog of serious further offence reviews',
      format: 'reviews',
      better: 'lower',
    },
    { name: 'reviewMonths', label: "Months of reviewers' work in it", format: 'months', better: 'lower' },
  ],
  premises: [
    { name: 'premisesBeds', label: 'Beds of approved premises', format: 'beds', better: null },
    { name: 'premisesTaken', label: 'Beds taken', format: 'percent', better: null },
    {
      name: 'placedOutOfArea',
      label: 'Find no bed, so placed out of area',
      format: 'percent',
      better: 'lower',
    },
  ],
  unpaidWork: [
    { name: 'unpaidHours', label: 'Unpaid work owed', format: 'hours', better: 'lower' },
    { name: 'unpaidMonths', label: 'Months of delivery in it', format: 'months', better: 'lower' },
  ],
  victims: [
    { name: 'victimCases', label: 'Cases per victim liaison officer', format: 'cases', better: 'lower' },
  ],
} as const satisfies Readonly<Record<QueueName, readonly Omit<Outcome, 'queue'>[]>>;

/** The queues that are followed where these figures are published, in their order. */
export function queuesIn(queues: PublishedQueues): readonly QueueName[] {
  const names = known.get(queues) ?? QUEUES.filter((name) => hasQueue(queues, name));
  known.set(queues, names);
  return names;
}

/** A region's are asked for in every draw. */
const known = new WeakMap<PublishedQueues, readonly QueueName[]>();

/** What a what-if of a scenario follows: its staffing, then each of its key questions, then the queues of its region. */
export function outcomesOf(
  { keyQuestions }: Pick<Scenario, 'keyQuestions'>,
  queues: readonly QueueName[] = [],
): readonly Outcome[] {
  const questions = keyQuestions.map(
    ({ id }): Outcome => ({
      name: id,
      label: `${readable(id)}: Yes`,
      format: 'percent',
      better: 'higher',
      queue: null,
    }),
  );
  return [
    ...STAFFING_OUTCOMES.map((outcome) => ({ ...outcome, queue: null })),
    ...questions,
    ...queues.flatMap((queue) => QUEUE_OUTCOMES[queue].map((outcome) => ({ ...outcome, queue }))),
  ];
}
