import type { Plan } from './plan.js';
import type { PointSet } from './pointSet.js';
import { POINTS_2021_07 } from './points/2021-07.js';
import { impliedPointsPerCase, workloadCapacity } from './workload.js';

/**
 * Capacity used and caseloads as published for the West Midlands in 2022, from which points per case follow.
 * Court reports are inside them.
 */
const USED_2022 = {
  officers: { used: 1.15, caseload: 37.2 },
  services: { used: 0.89, caseload: 45 },
} as const;

/** Months of the first step of experience, under two years. */
const FIRST_STEP = 24;

/** Points per case and capacity per full-time person that do not change from month to month. */
export interface WorkloadRates {
  readonly pointsPerCase: { readonly officers: number; readonly services: number };
  /** Averages over the first two years of an officer and of a services officer; later; a trainee's by stage. */
  readonly capacity: {
    readonly newOfficer: number;
    readonly newServicesOfficer: number;
    readonly full: number;
    readonly trainee: readonly [number, number, number];
  };
}

export function workloadRates(points: PointSet): WorkloadRates {
  const { hours } = points.capacity;
  const { trainee, newlyQualified, newServicesOfficer } = points.reductions;
  const less = (share: number): number => workloadCapacity(hours, hours * share, points);
  const full = workloadCapacity(hours, 0, points);
  const inFirstStep = ({ share, months }: { readonly share: number; readonly months: number }): number => {
    const reduced = Math.min(months, FIRST_STEP);
    return (reduced * less(share) + (FIRST_STEP - reduced) * full) / FIRST_STEP;
  };
  return {
    // The letter of 2022 was written under the points of July 2021, whatever set weighs the cases now.
    pointsPerCase: {
      officers: impliedPointsPerCase(USED_2022.officers.used, USED_2022.officers.caseload, POINTS_2021_07),
      services: impliedPointsPerCase(USED_2022.services.used, USED_2022.services.caseload, POINTS_2021_07),
    },
    capacity: {
      newOfficer: inFirstStep(newlyQualified),
      newServicesOfficer: inFirstStep(newServicesOfficer),
      full,
      trainee: [less(trainee[0]), less(trainee[1]), less(trainee[2])],
    },
  };
}

/** Who carries how many cases, and how full they are; written over month by month. */
export interface Caseload {
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

/**
 * Shares the cases out and weighs them. A trainee holds the published caseload of trainees; what trainees do not
 * hold, officers and services officers hold in their shares of the start.
 */
export function shareCases(
  { region, before, after, demand }: Plan,
  { pointsPerCase, capacity }: WorkloadRates,
  officers: Float64Array,
  services: Float64Array,
  trainees: Float64Array,
  into: Caseload,
): void {
  const [o1 = 0, o2 = 0, o3 = 0] = [officers[0], officers[1], officers[2]];
  const [t1 = 0, t2 = 0, t3 = 0] = [trainees[0], trainees[1], trainees[2]];
  const officerCount = Math.max(o1 + o2 + o3, FEWEST);
  const [s1 = 0, s2 = 0, s3 = 0] = [services[0], services[1], services[2]];
  const servicesCount = Math.max(s1 + s2 + s3, FEWEST);
  const traineeCount = t1 + t2 + t3;

  const cases = region.cases * demand.cases;
  const servicesShare = 1 - before.officerCases - before.traineeCases;
  const held = Math.min(region.caseload.trainees * demand.cases * traineeCount, cases);
  const rest = cases - held;
  into.traineeCases = held;
  into.officerCases = (rest * before.officerCases) / (before.officerCases + servicesShare);
  into.servicesCases = rest - into.officerCases;

  const inContact = 1 - demand.suspended;
  const work = demand.workPerCase * (inContact + demand.suspended * after.suspendedWork);
  into.officerCaseload = (into.officerCases * inContact) / officerCount;
  into.servicesCaseload = (into.servicesCases * inContact) / servicesCount;
  into.traineeCaseload = traineeCount > FEWEST ? (held * inContact) / traineeCount : 0;

  into.officerUtilisation =
    (into.officerCases * pointsPerCase.officers * work) /
    Math.max(o1 * capacity.newOfficer + (o2 + o3) * capacity.full, FEWEST);
  into.servicesUtilisation =
    (into.servicesCases * pointsPerCase.services * work) /
    Math.max(s1 * capacity.newServicesOfficer + (s2 + s3) * capacity.full, FEWEST);
  const traineeCapacity = t1 * capacity.trainee[0] + t2 * capacity.trainee[1] + t3 * capacity.trainee[2];
  // Trainees hold cases of the kind that services officers hold.
  into.traineeUtilisation =
    traineeCapacity > FEWEST ? (held * pointsPerCase.services * work) / traineeCapacity : 0;
}
