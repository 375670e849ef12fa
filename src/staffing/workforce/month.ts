import { type LeavingHazards, leavingHazards, leavingTimes } from '../queues/leaving.js';
import {
  type MonthOfStages,
  monthOfStages,
  type Stages,
  spendMonth,
  timeInStages,
} from '../queues/stages.js';
import { type CaseSharing, caseSharing, shareCases } from './caseload.js';
import { chanced, MEAN_COURSE } from './chance.js';
import { baselinePlan, type Plan, trainingOf, vettingOf } from './plan.js';
import { offers, type Recruitment, recruitmentOf, toReplace } from './recruitment.js';
import { type Ledger, STEP_MONTHS, startWorkforce, sum, type Workforce } from './workforce.js';

/** At most this share of experienced officers is promoted in a month, however many posts are empty. */
const MOST_PROMOTED = 0.25;
/** The flows that vary by chance from month to month, one index each. */
export const CHANCE_FLOWS = 12;

/** Everything about how a plan moves people and cases that is the same in all its months. */
export interface Mechanics {
  readonly sharing: CaseSharing;
  readonly hazards: LeavingHazards;
  readonly recruitment: Recruitment;
  readonly vetting: MonthOfStages;
  readonly training: MonthOfStages;
  /** Grades whose hazards stay the same from month to month. */
  readonly seniors: MonthOfStages;
  readonly facilitators: MonthOfStages;
  /** Scratch: hazards of the grades that leave by workload, and time spent. */
  readonly officerStages: Stages;
  readonly servicesStages: Stages;
  readonly time: Float64Array;
  /** Posts, and training places offered a month. */
  readonly officerPosts: number;
  readonly servicesPosts: number;
  readonly seniorPosts: number;
  readonly facilitatorPosts: number;
  readonly intake: number;
  readonly traineePass: number;
  readonly promotionRate: number;
  /** Hazard a month of moving to other functions. */
  readonly moving: number;
  /** Log hazard of leaving per unit of utilisation, and the utilisation at the start that it is measured from. */
  readonly leavingByWorkload: number;
  readonly officerStart: number;
  readonly servicesStart: number;
}

const AGEING = Float64Array.of(1 / STEP_MONTHS[0], 1 / STEP_MONTHS[1], 0);

export function mechanicsOf(
  plan: Plan,
  start: { readonly officers: number; readonly services: number } = utilisationAtStart(plan),
): Mechanics {
  const { after, posts } = plan;
  const hazards = leavingHazards(after, plan.start);
  return {
    sharing: caseSharing(plan),
    hazards,
    recruitment: recruitmentOf(after),
    vetting: vettingOf(after).month,
    training: trainingOf(after).month,
    seniors: monthOfStages({ forward: AGEING, loss: new Float64Array(3).fill(hazards.seniors) }),
    facilitators: monthOfStages({
      forward: new Float64Array(1),
      loss: new Float64Array(1).fill(after.servicesLeaving / 12),
    }),
    officerStages: { forward: AGEING, loss: new Float64Array(3) },
    servicesStages: { forward: AGEING, loss: new Float64Array(3) },
    time: new Float64Array(3),
    officerPosts: posts.officers,
    servicesPosts: posts.services,
    seniorPosts: posts.seniors,
    facilitatorPosts: posts.facilitators,
    intake: plan.intake,
    traineePass: after.traineePass,
    promotionRate: after.promotionRate,
    moving: after.onward / 12,
    leavingByWorkload: after.leavingByWorkload,
    officerStart: start.officers,
    servicesStart: start.services,
  };
}

/** Counts a workforce and shares its cases out, at the start of a month. */
export function weighCases({ sharing }: Pick<Mechanics, 'sharing'>, workforce: Workforce): void {
  shareCases(sharing, workforce, workforce.caseload);
}

/** The quantile at which a month meets its chance. */
function quantileOf(noise: Float64Array | null, at: number): number {
  return noise === null ? MEAN_COURSE : noise[at]!;
}

/** Takes one month of vetting: who was offered a post, dropped out or joined. Returns the joiners. */
function vet(
  { vetting: month, time }: Mechanics,
  people: Float64Array,
  offers: number,
  ledger: Ledger,
  quantile: number,
): number {
  const { forward, loss } = month.stages;
  spendMonth(month, people, offers, time);
  let arriving = offers;
  for (let i = 0; i < people.length; i++) {
    const dropping = loss[i]! * time[i]!;
    const onward = forward[i]! * time[i]!;
    const before = people[i]! + arriving - dropping;
    arriving = i === people.length - 1 ? chanced(onward, before, quantile) : onward;
    people[i] = before - arriving;
    ledger.lostInVetting += dropping;
  }
  ledger.offered += offers;
  return arriving;
}

/** One month of training: returns those who finish it, whether or not they qualify. */
function train(
  { training: month, time }: Mechanics,
  trainees: Float64Array,
  joining: number,
  ledger: Ledger,
  quantile: number,
): number {
  const { forward, loss } = month.stages;
  spendMonth(month, trainees, joining, time);
  let arriving = joining;
  for (let i = 0; i < trainees.length; i++) {
    const leaving = loss[i]! * time[i]!;
    const onward = forward[i]! * time[i]!;
    const before = trainees[i]! + arriving - leaving;
    arriving = i === trainees.length - 1 ? chanced(onward, before, quantile) : onward;
    trainees[i] = before - arriving;
    ledger.left += leaving;
  }
  return arriving;
}

/** Who left a grade in the last month, by step of experience. */
const lost = new Float64Array(3);

/**
 * Moves one grade a month on, given the person-months spent at each step: ageing, the inflow, losses with their
 * chance, and `promoted` people out of the last step. Returns all who left.
 */
function age(
  { forward, loss }: Stages,
  time: Float64Array,
  people: Float64Array,
  inflow: number,
  promoted: number,
  noise: Float64Array | null,
  at: number,
): number {
  const last = people.length - 1;
  let arriving = inflow;
  let leaving = 0;
  for (let i = 0; i <= last; i++) {
    const onward = forward[i]! * time[i]!;
    const before = people[i]! + arriving - onward - (i === last ? promoted : 0);
    const going = chanced(loss[i]! * time[i]!, before, quantileOf(noise, at + i));
    people[i] = before - going;
    lost[i] = going;
    leaving += going;
    arriving = onward;
  }
  return leaving;
}

/**
 * One month; `weighCases` must have been called for its start. `noise` has the month's chances from `at`
 * on, or is null for the mean course of events. Flows between grades are spread evenly over the month.
 */
export function nextMonth(
  mechanics: Mechanics,
  workforce: Workforce,
  noise: Float64Array | null,
  at: number,
): void {
  const { hazards, recruitment, officerStages, servicesStages, time, moving } = mechanics;
  const { officers, services, seniors, trainees, facilitators, ledger, caseload } = workforce;

  const slope = mechanics.leavingByWorkload;
  const officerTimes = leavingTimes(slope, caseload.officerUtilisation, mechanics.officerStart);
  const servicesTimes = leavingTimes(slope, caseload.servicesUtilisation, mechanics.servicesStart);

  // Promotion replaces seniors who leave and fills empty posts, out of officers with over five years.
  const { seniorPosts } = mechanics;
  const promoted = Math.min(
    toReplace(hazards.seniors * caseload.seniors, caseload.seniors, seniorPosts) +
      mechanics.promotionRate * Math.max(0, seniorPosts - caseload.seniors),
    MOST_PROMOTED * officers[2]!,
  );

  let servicesLeaving = 0;
  let officersLosing = promoted;
  for (let i = 0; i < 3; i++) {
    const servicesHazard = hazards.services[i]! * servicesTimes;
    const officerHazard = hazards.officers[i]! * officerTimes + moving;
    servicesStages.loss[i] = servicesHazard;
    officerStages.loss[i] = officerHazard;
    servicesLeaving += servicesHazard * services[i]!;
    officersLosing += officerHazard * officers[i]!;
  }

  const servicesOffers = offers(
    recruitment,
    servicesLeaving,
    mechanics.servicesPosts,
    caseload.services,
    sum(workforce.servicesVetting),
  );
  const facilitatorCount = facilitators[0]!;
  const facilitatorsLeaving = mechanics.facilitators.stages.loss[0]! * facilitatorCount;
  const facilitatorOffers = offers(
    recruitment,
    toReplace(facilitatorsLeaving, facilitatorCount, mechanics.facilitatorPosts),
    mechanics.facilitatorPosts,
    facilitatorCount,
    sum(workforce.facilitatorVetting),
  );

  const servicesJoining = vet(
    mechanics,
    workforce.servicesVetting,
    servicesOffers,
    ledger,
    quantileOf(noise, at),
  );
  const traineesJoining = vet(
    mechanics,
    workforce.traineeVetting,
    mechanics.intake,
    ledger,
    quantileOf(noise, at + 1),
  );
  const facilitatorsJoining = vet(
    mechanics,
    workforce.facilitatorVetting,
    facilitatorOffers,
    ledger,
    MEAN_COURSE,
  );

  const finishing = train(mechanics, trainees, traineesJoining, ledger, quantileOf(noise, at + 2));
  const passing = finishing * mechanics.traineePass;
  ledger.notQualified += finishing - passing;
  const room = Math.max(0, mechanics.officerPosts - caseload.officers + officersLosing);
  const qualified = Math.min(passing, room);
  ledger.redeployed += passing - qualified;

  timeInStages(officerStages, officers, qualified, time, promoted);
  age(officerStages, time, officers, qualified, promoted, noise, at + 3);
  for (let i = 0; i < 3; i++) {
    const hazard = officerStages.loss[i]!;
    const moved = hazard > 0 ? (lost[i]! * moving) / hazard : 0;
    ledger.movedOn += moved;
    ledger.left += lost[i]! - moved;
  }
  timeInStages(servicesStages, services, servicesJoining, time);
  ledger.left += age(servicesStages, time, services, servicesJoining, 0, noise, at + 6);
  spendMonth(mechanics.seniors, seniors, promoted, time);
  ledger.left += age(mechanics.seniors.stages, time, seniors, promoted, 0, noise, at + 9);
  spendMonth(mechanics.facilitators, facilitators, facilitatorsJoining, time);
  ledger.left += age(mechanics.facilitators.stages, time, facilitators, facilitatorsJoining, 0, null, 0);
}

/** Utilisation at the start, before any lever: what leaving is measured against. */
function utilisationAtStart(plan: Plan): { officers: number; services: number } {
  const workforce = startWorkforce(plan);
  shareCases(caseSharing(baselinePlan(plan.region, plan.before, plan.points)), workforce, workforce.caseload);
  return {
    officers: workforce.caseload.officerUtilisation,
    services: workforce.caseload.servicesUtilisation,
  };
}
