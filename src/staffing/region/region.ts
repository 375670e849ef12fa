import { refuse } from '../../problem.js';
import { percent } from '../../words/format.js';
import type { Assumed, Assumption } from './assumptions.js';
import { FREED, isGivenName } from './givenNumbers.js';
import type { OwnAssumptions } from './ownAssumptions.js';
import type { QueueName } from './queueAssumptions.js';

/** The published staffing figures of a region, as the what-if model uses them. */
export interface Region {
  /** Identifier of the scenario that the figures are from. */
  readonly id: string;
  /** People supervised. */
  readonly cases: number;
  /** Cases per full-time equivalent. */
  readonly caseload: { readonly officers: number; readonly services: number; readonly trainees: number };
  /** Staff in post as a share of target; services officers together with trainees, as published. */
  readonly ofTarget: { readonly seniors: number; readonly officers: number; readonly services: number };
  /** Whether the published share of services officers counts trainees in. */
  readonly servicesWithTrainees: boolean;
  /** Trainees; null where not published. */
  readonly trainees: number | null;
  /** Share of the people supervised who are in the community, not in custody. */
  readonly inTheCommunity: number;
  /** Share of practitioners, trainees among them, with two to five years' experience. */
  readonly twoToFive: number;
  /** Capacity used and the caseload at which it was; those of the letter of 2022 where not published. */
  readonly workload: { readonly officers: Used; readonly services: Used };
  /** Stated trends a year: of officers, their posts and their work, and of people supervised; null where none is. */
  readonly trend: { readonly officers: number | null; readonly people: number | null };
  /** Programme facilitators in post and posts; null where not published. */
  readonly facilitators: { readonly filled: number; readonly posts: number } | null;
  /** What is published of its queues; null for those of which nothing is, which are left out. */
  readonly queues: PublishedQueues;
  /** Assumptions that its scenario makes in place of those that come with casesim. */
  readonly own: OwnAssumptions;
}

/** What a scenario publishes of each queue, enough to follow it. */
export interface PublishedQueues {
  /** Share of programme requirements that are completed; null where it is not published. */
  readonly programmes: { readonly completed: number | null } | null;
  /** The published share of people who are recalled, which says nothing of how many a month. */
  readonly recalls: { readonly rate: number | null } | null;
  readonly reviews: { readonly backlog: number } | null;
  readonly premises: { readonly premises: number } | null;
  readonly unpaidWork: { readonly hours: number } | null;
  readonly victims: { readonly officers: number; readonly casesEach: number } | null;
}

/**
 * Those of some assumptions that say something of this region: not those of queues that it does not have, nor one that is
 * solved because a number that would follow from it is given.
 */
export function assumptionsOf({ queues }: Region, assumptions: readonly Assumption[]): readonly Assumption[] {
  const freed: readonly string[] = assumptions.flatMap(({ name }) =>
    isGivenName(name) ? [FREED[name]] : [],
  );
  return assumptions.filter(
    ({ name, queue }) => (queue === null || hasQueue(queues, queue)) && !freed.includes(name),
  );
}

/** Queues on which a key question depends: by programmes started in time, and by the work of recalls. */
const MOVE_QUESTIONS: readonly QueueName[] = ['programmes', 'recalls'];

/** Those of a region's assumptions that can move a key question. */
export function assumptionsOfQuestions(
  region: Region,
  assumptions: readonly Assumption[],
): readonly Assumption[] {
  return assumptionsOf(region, assumptions).filter(
    ({ queue }) => queue === null || MOVE_QUESTIONS.includes(queue),
  );
}

export function hasQueue(queues: PublishedQueues, name: QueueName): boolean {
  return queues[name] !== null;
}

/** Points over capacity, as a proportion, at so many cases per full-time person. */
export interface Used {
  readonly used: number;
  readonly caseload: number;
}

/** Full-time equivalents by grade. */
export interface Staff {
  readonly officers: number;
  readonly services: number;
  readonly seniors: number;
  readonly trainees: number;
}

/** Shares of people under two years, two to five, and over five. */
export type Mix = readonly [underTwo: number, twoToFive: number, overFive: number];

/** Full-time equivalents at the start, and the posts there are for them. */
export interface Establishment extends Staff {
  readonly facilitators: number;
  readonly posts: {
    readonly officers: number;
    /** Services officers alone: the published share includes trainees, and is assumed to be true of each grade. */
    readonly services: number;
    readonly seniors: number;
    readonly facilitators: number;
  };
  readonly officerMix: Mix;
  readonly servicesMix: Mix;
  readonly seniorMix: Mix;
}

/** Shares of cases by grade. Where the number of trainees is published it gives theirs; services officers hold the rest. */
export function caseShares(
  { cases, caseload, trainees }: Pick<Region, 'cases' | 'caseload' | 'trainees'>,
  assumed: Assumed,
): { readonly officers: number; readonly trainees: number; readonly services: number } {
  const ofTrainees = trainees === null ? assumed.traineeCases : (trainees * caseload.trainees) / cases;
  return {
    officers: assumed.officerCases,
    trainees: ofTrainees,
    services: 1 - assumed.officerCases - ofTrainees,
  };
}

/** Refuses shares of cases that leave none to services officers at the high ends of their ranges. */
export function requireServices(region: Region, assumptions: readonly Assumption[]): void {
  const highest = Object.fromEntries(assumptions.map(({ name, high }) => [name, high])) as Assumed;
  const fewest = assumptions.find(({ name }) => name === 'supervised')?.low ?? 1;
  const { officers, trainees, services } = caseShares({ ...region, cases: region.cases * fewest }, highest);
  if (services > 0) return;
  const message = `Officers with up to ${percent(officers)} of the cases and trainees with up to ${percent(trainees)} leave none to services officers.`;
  refuse('no-sense', message, {
    path: 'assume.officerCases',
    got: percent(officers),
    expected: `less than ${percent(1 - trainees)}`,
    hint: 'Lower the high end of officerCases or of traineeCases, or raise the low end of supervised.',
  });
}

/**
 * Numbers of staff by grade. No publication prints them; caseloads per person are printed, so the share of cases
 * that each grade has gives them, and `Σ caseload · staff = people supervised` is true by construction.
 */
export function staffOf(region: Pick<Region, 'cases' | 'caseload' | 'trainees'>, assumed: Assumed): Staff {
  const { cases, caseload } = region;
  const shares = caseShares(region, assumed);
  const officers = (cases * shares.officers) / caseload.officers;
  const trainees = (cases * shares.trainees) / caseload.trainees;
  const services = (cases * shares.services) / caseload.services;
  return { officers, services, trainees, seniors: (officers + services + trainees) / assumed.span };
}

/** Full-time equivalents at the start with the posts there are for them; `underTwo` are shares of the grade. */
export function establish(
  { ofTarget, twoToFive, facilitators }: Region,
  staff: Staff,
  assumed: Assumed,
  underTwo: { readonly officers: number; readonly services: number },
): Establishment {
  const { officers, services, trainees, seniors } = staff;
  // The published share is of all practitioners, and no trainee has so long a service.
  const later = Math.min(1, (twoToFive * (officers + services + trainees)) / (officers + services));
  const mix = (newcomers: number): Mix => {
    const under = Math.min(newcomers, 1 - later);
    return [under, later, 1 - under - later];
  };
  const laterSeniors = 1 - assumed.seniorUnderTwo;
  const filled = facilitators?.filled ?? 0;
  return {
    officers,
    services,
    trainees,
    seniors,
    facilitators: filled,
    posts: {
      officers: officers / ofTarget.officers,
      services: services / ofTarget.services,
      seniors: seniors / ofTarget.seniors,
      facilitators: filled,
    },
    officerMix: mix(underTwo.officers),
    servicesMix: mix(underTwo.services),
    // Nothing is published of seniors beyond two years: a little less than half of them under five.
    seniorMix: [assumed.seniorUnderTwo, 0.4 * laterSeniors, 0.6 * laterSeniors],
  };
}
