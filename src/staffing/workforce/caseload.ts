import { DAYS_A_MONTH, HOURS_A_MONTH } from '../queues/recalls.js';
import { along, type LightestFirst } from '../region/caseMix.js';
import type { PointSet } from '../region/pointSet.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import type { Mix, Used } from '../region/region.js';
import { workloadCapacity } from '../region/workload.js';
import { type Plan, presenceOf } from './plan.js';

/** Months of the first step of experience, under two years. */
const FIRST_STEP = 24;

/** What people can carry that does not change from month to month: points of one full-time person. */
interface Capacity {
  /** Averages over the first two years of an officer and of a services officer; later; a trainee's by stage. */
  readonly newOfficer: number;
  readonly newServicesOfficer: number;
  readonly full: number;
  readonly trainee: readonly [number, number, number];
}

const known = new WeakMap<PointSet, Map<number, Capacity>>();

/** How a plan shares its cases out and weighs them, as numbers that are the same in all its months. */
export interface CaseSharing {
  /** Cases supervised, as a multiple of those without levers. */
  readonly times: number;
  /** Cases that one trainee holds. */
  readonly perTrainee: number;
  readonly inContact: number;
  /** Points of a case held by an officer, and by a services officer or a trainee. */
  readonly officerPoints: number;
  readonly servicesPoints: number;
  /** Share of officers' cases that services officers may take over, and how light the lightest are. */
  readonly spillOver: number;
  readonly lightest: LightestFirst;
  /** Officers' points for what comes as events, beyond today's: below 0 where more people are back in custody. */
  readonly eventPoints: number;
  /** Points that one person can carry, by grade: in the first step of experience and later; by stage of training. */
  readonly newOfficer: number;
  readonly newServicesOfficer: number;
  readonly full: number;
  readonly firstTrainee: number;
  readonly secondTrainee: number;
  readonly thirdTrainee: number;
  /** How much of each grade is at work, as a multiple of today's. */
  readonly officersPresent: number;
  readonly servicesPresent: number;
  readonly traineesPresent: number;
}

/**
 * A trainee holds the published caseload of trainees; what trainees do not hold, officers and services officers share.
 * Points per case are those that give the published workload on the capacity that newcomers' reductions leave.
 */
export function caseSharing(plan: Plan): CaseSharing {
  const { region, points, start, after, demand } = plan;
  const capacity = capacityUnder(points, plan.working.hours);
  // The workload was published under the points of July 2021, whatever set weighs the cases now.
  const then = capacityUnder(POINTS_2021_07, 1);
  const perCase = (newcomer: number, [underTwo]: Mix, { used, caseload }: Used): number =>
    (used * (underTwo * newcomer + (1 - underTwo) * then.full)) / caseload;
  const inContact = 1 - demand.suspended;
  const work = demand.workPerCase * (inContact + demand.suspended * after.suspendedWork);
  return {
    times: demand.cases,
    perTrainee: region.caseload.trainees * demand.cases,
    inContact,
    officerPoints: perCase(then.newOfficer, start.officerMix, region.workload.officers) * work,
    // Trainees hold cases of the kind of services officers.
    servicesPoints: perCase(then.newServicesOfficer, start.servicesMix, region.workload.services) * work,
    spillOver: demand.spillOver,
    lightest: demand.lightest,
    eventPoints: eventPoints(plan),
    newOfficer: capacity.newOfficer,
    newServicesOfficer: capacity.newServicesOfficer,
    full: capacity.full,
    firstTrainee: capacity.trainee[0],
    secondTrainee: capacity.trainee[1],
    thirdTrainee: capacity.trainee[2],
    officersPresent: presenceOf(plan, 'officers'),
    servicesPresent: presenceOf(plan, 'services'),
    traineesPresent: presenceOf(plan, 'trainees'),
  };
}

/**
 * Recalls beyond those of today, and other events, as points. The published workload has those of today in it, and
 * recalled people are fewer points while they are back in custody: as many as Little's law says.
 */
function eventPoints({ region, points, before, after, beside }: Plan): number {
  const more = region.queues.recalls === null ? 0 : after.recalls - before.recalls;
  const hours = more * after.recallHours + beside.extraHours;
  const inCustody = more * (after.recallDays / DAYS_A_MONTH);
  const people = hours / HOURS_A_MONTH - (inCustody * after.recallPoints) / POINTS_2021_07.capacity.points;
  return people * points.capacity.points;
}

/** Who there is, who carries how many cases, and how full they are; written over month by month. */
export interface Caseload {
  /** Full-time people by grade. */
  officers: number;
  services: number;
  seniors: number;
  trainees: number;
  /** Cases held by each grade, suspended ones included. */
  officerCases: number;
  servicesCases: number;
  traineeCases: number;
  /** Cases in contact per full-time person. */
  officerCaseload: number;
  servicesCaseload: number;
  traineeCaseload: number;
  /** Points over capacity, as a proportion. */
  officerUtilisation: number;
  servicesUtilisation: number;
  traineeUtilisation: number;
}

export function emptyCaseload(): Caseload {
  return {
    officers: 0,
    services: 0,
    seniors: 0,
    trainees: 0,
    officerCases: 0,
    servicesCases: 0,
    traineeCases: 0,
    officerCaseload: 0,
    servicesCaseload: 0,
    traineeCaseload: 0,
    officerUtilisation: 0,
    servicesUtilisation: 0,
    traineeUtilisation: 0,
  };
}

/** No ratio is taken of fewer people than this. */
const FEWEST = 1e-6;

/** The people of whom a caseload is made, by step of experience or stage of training. */
interface People {
  readonly officers: Float64Array;
  readonly services: Float64Array;
  readonly seniors: Float64Array;
  readonly trainees: Float64Array;
}

/** The cases of one month without levers, and the share that officers have of those that trainees do not hold. */
export interface MonthOfCases {
  readonly cases: number;
  readonly officerShare: number;
}

/** Counts the people of each grade. */
export function countPeople({ officers, services, seniors, trainees }: People, into: Caseload): void {
  into.officers = officers[0]! + (officers[1]! + officers[2]!);
  into.services = services[0]! + (services[1]! + services[2]!);
  into.seniors = seniors[0]! + seniors[1]! + seniors[2]!;
  into.trainees = trainees[0]! + trainees[1]! + trainees[2]!;
}

/** Counts the people, shares the cases of a month out and weighs them. */
export function shareCases(sharing: CaseSharing, month: MonthOfCases, people: People, into: Caseload): void {
  countPeople(people, into);
  const { officers, services, trainees } = people;
  const { inContact, full } = sharing;
  const cases = month.cases * sharing.times;
  const held = Math.min(sharing.perTrainee * into.trainees, cases);
  into.traineeCases = held;
  into.officerCases = (cases - held) * month.officerShare;
  into.servicesCases = cases - held - into.officerCases;

  const officerCapacity =
    (officers[0]! * sharing.newOfficer + (officers[1]! + officers[2]!) * full) * sharing.officersPresent;
  const servicesCapacity =
    (services[0]! * sharing.newServicesOfficer + (services[1]! + services[2]!) * full) *
    sharing.servicesPresent;
  const traineeCapacity =
    (trainees[0]! * sharing.firstTrainee +
      trainees[1]! * sharing.secondTrainee +
      trainees[2]! * sharing.thirdTrainee) *
    sharing.traineesPresent;
  const movable = into.officerCases * sharing.officerPoints;
  let officerWork = movable + sharing.eventPoints;
  let servicesWork = into.servicesCases * sharing.servicesPoints;
  if (sharing.spillOver > 0 && movable > 0) {
    const { cases, points } = sharing.lightest;
    // The share of officers' points at which both grades would be as full as each other.
    const level =
      (servicesCapacity * officerWork - officerCapacity * servicesWork) /
      ((officerCapacity + servicesCapacity) * movable);
    const most = along(cases, points, Math.min(sharing.spillOver, 1));
    const moved = Math.max(0, Math.min(level, most));
    const movedCases = into.officerCases * (level > most ? sharing.spillOver : along(points, cases, moved));
    into.officerCases -= movedCases;
    into.servicesCases += movedCases;
    officerWork -= moved * movable;
    servicesWork += moved * movable;
  }

  const someTrainees = into.trainees > FEWEST;
  into.officerCaseload = (into.officerCases * inContact) / Math.max(into.officers, FEWEST);
  into.servicesCaseload = (into.servicesCases * inContact) / Math.max(into.services, FEWEST);
  into.traineeCaseload = someTrainees ? (held * inContact) / into.trainees : 0;
  into.officerUtilisation = Math.max(0, officerWork) / Math.max(officerCapacity, FEWEST);
  into.servicesUtilisation = servicesWork / Math.max(servicesCapacity, FEWEST);
  into.traineeUtilisation = traineeCapacity > FEWEST ? (held * sharing.servicesPoints) / traineeCapacity : 0;
}

/** What people can carry under a point set, with contracted hours as a multiple of today's. */
function capacityUnder(points: PointSet, hours: number): Capacity {
  const byHours = known.get(points) ?? new Map<number, Capacity>();
  known.set(points, byHours);
  const capacity = byHours.get(hours) ?? capacityOf(points, hours);
  // A ramp of hours has its own in every month and draw: only today's are asked for again and again.
  if (hours === 1) byHours.set(hours, capacity);
  return capacity;
}

function capacityOf(points: PointSet, times: number): Capacity {
  const hours = points.capacity.hours * times;
  const { trainee, newlyQualified, newServicesOfficer } = points.reductions;
  const less = (share: number): number => workloadCapacity(hours, hours * share, points);
  const full = workloadCapacity(hours, 0, points);
  const inFirstStep = ({ share, months }: { readonly share: number; readonly months: number }): number => {
    const reduced = Math.min(months, FIRST_STEP);
    return (reduced * less(share) + (FIRST_STEP - reduced) * full) / FIRST_STEP;
  };
  return {
    newOfficer: inFirstStep(newlyQualified),
    newServicesOfficer: inFirstStep(newServicesOfficer),
    full,
    trainee: [less(trainee[0]), less(trainee[1]), less(trainee[2])],
  };
}
