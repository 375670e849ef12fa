import { leavingHazards } from '../queues/leaving.js';
import { type Caseload, emptyCaseload } from './caseload.js';
import { type Plan, startingToKeep, trainingOf, vettingOf } from './plan.js';
import { recruitmentOf, settledOffers } from './recruitment.js';

/** Two and three more years: how long the first two steps of experience last, in months. */
export const STEP_MONTHS = [24, 36] as const;
/** Full-time equivalents in every stage, written over month by month. */
export interface Workforce {
  readonly officers: Float64Array;
  readonly services: Float64Array;
  readonly seniors: Float64Array;
  readonly trainees: Float64Array;
  readonly facilitators: Float64Array;
  /** People in vetting for each of the three kinds of post. */
  readonly servicesVetting: Float64Array;
  readonly traineeVetting: Float64Array;
  readonly facilitatorVetting: Float64Array;
  /** People who have come in and gone out since the start, by way of going. */
  readonly ledger: Ledger;
  readonly caseload: Caseload;
}

export interface Ledger {
  offered: number;
  lostInVetting: number;
  left: number;
  notQualified: number;
  movedOn: number;
  /** Graduates who take no case-holding post here, and those for whom there is none. */
  elsewhere: number;
  redeployed: number;
}

export function sum(people: Float64Array): number {
  let total = 0;
  for (let i = 0; i < people.length; i++) total += people[i]!;
  return total;
}

/** So many people in the shares of a mix. */
function spread(people: number, mix: ArrayLike<number>): Float64Array {
  const into = new Float64Array(mix.length);
  for (let i = 0; i < into.length; i++) into[i] = people * mix[i]!;
  return into;
}

/**
 * Services officers that recruitment aims at without levers: those of today, or as many as there are posts where
 * vacancies are being filled.
 */
export function servicesAim({ baseline, start }: Pick<Plan, 'baseline' | 'start'>): number {
  return baseline === 'repair' ? start.posts.services : start.services;
}

/** The workforce at month 0: training and vetting are full, as if the start had lasted for ever. */
export function startWorkforce(plan: Plan): Workforce {
  const { start, before } = plan;
  const vetting = vettingOf(before);
  const hazards = leavingHazards(before, start);
  const services = spread(start.services, start.servicesMix);
  const leavers = services.reduce((total, people, i) => total + people * hazards.services[i]!, 0);
  const facilitatorLeavers = (start.facilitators * before.servicesLeaving) / 12;
  const recruitment = recruitmentOf(before);
  const starting = startingToKeep(start.trainees, before);
  return {
    officers: spread(start.officers, start.officerMix),
    services,
    seniors: spread(start.seniors, start.seniorMix),
    trainees: spread(starting, trainingOf(before).steady),
    facilitators: Float64Array.of(start.facilitators),
    servicesVetting: spread(
      settledOffers(recruitment, leavers, servicesAim(plan), start.services),
      vetting.steady,
    ),
    traineeVetting: spread((before.vettingStarts * starting) / vetting.survival, vetting.steady),
    facilitatorVetting: spread(
      settledOffers(recruitment, facilitatorLeavers, start.posts.facilitators, start.facilitators),
      vetting.steady,
    ),
    ledger: emptyLedger(),
    caseload: emptyCaseload(),
  };
}

/** Nobody, to be put where another workforce is. */
export function emptyWorkforce(): Workforce {
  const stages = (count: number) => new Float64Array(count);
  return {
    officers: stages(3),
    services: stages(3),
    seniors: stages(3),
    trainees: stages(3),
    facilitators: stages(1),
    servicesVetting: stages(3),
    traineeVetting: stages(3),
    facilitatorVetting: stages(3),
    ledger: emptyLedger(),
    caseload: emptyCaseload(),
  };
}

function emptyLedger(): Ledger {
  return { offered: 0, lostInVetting: 0, left: 0, notQualified: 0, movedOn: 0, elsewhere: 0, redeployed: 0 };
}

/** Puts a workforce where another one is, with a ledger of its own. */
export function putWorkforce(workforce: Workforce, from: Workforce): void {
  workforce.officers.set(from.officers);
  workforce.services.set(from.services);
  workforce.seniors.set(from.seniors);
  workforce.trainees.set(from.trainees);
  workforce.facilitators.set(from.facilitators);
  workforce.servicesVetting.set(from.servicesVetting);
  workforce.traineeVetting.set(from.traineeVetting);
  workforce.facilitatorVetting.set(from.facilitatorVetting);
  Object.assign(workforce.ledger, emptyLedger());
}
