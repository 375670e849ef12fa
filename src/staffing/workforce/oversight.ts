import type { Caseload } from './caseload.js';
import { type Plan, presenceOf } from './plan.js';
import type { Workforce } from './workforce.js';

/** Hours a month of a full-time person: 37 a week. */
const HOURS_A_MONTH = 160.8;
/** Share of a senior's time that administration takes. It cancels from everything but the hours themselves. */
const ADMINISTRATION = 0.35;

/** The least share of hours supplied that is reckoned with, so that no logarithm is infinite. */
const LEAST_SUPPLY = 1e-6;

/** What oversight takes and does under a plan, as numbers that are the same in all its months. */
export interface OversightRates {
  /** Hours a month of a senior, for a case of someone experienced, and for a practitioner. */
  readonly supplied: number;
  readonly perCase: number;
  readonly perPractitioner: number;
  /** Extra time for a case of someone under two years. */
  readonly inexperience: number;
  /** Log odds of effective oversight per log of senior capacity and per step of seniors' experience. */
  readonly byCapacity: number;
  readonly byExperience: number;
  /** Log odds that come of more or less time for a case than today. */
  readonly byTime: number;
}

/** `needed` is the share of cases that need oversight. */
export function oversightRates(plan: Plan, needed: number): OversightRates {
  const { after, demand, working } = plan;
  return {
    supplied: HOURS_A_MONTH * (1 - ADMINISTRATION) * working.hours * presenceOf(plan, 'seniors'),
    perCase: (1 - demand.suspended) * needed * after.oversightHours * demand.oversightHours,
    perPractitioner: after.supervisionHours,
    inexperience: after.inexperienceTime,
    byCapacity: after.oversightCapacity,
    byExperience: after.seniorExperience,
    byTime: after.oversightTime * Math.log(demand.oversightHours),
  };
}

/** Senior hours a month supplied over hours needed. */
export function oversightRatio(rates: OversightRates, workforce: Workforce): number {
  const { officers, services, seniors, trainees, officerCases, servicesCases, traineeCases } =
    workforce.caseload;
  const cases = officerCases + servicesCases + traineeCases;
  const wanted =
    cases * rates.perCase * (1 + rates.inexperience * newcomerShare(workforce)) +
    rates.perPractitioner * (officers + services + trainees);
  return Math.max((seniors * rates.supplied) / wanted, LEAST_SUPPLY);
}

function practitioners({ officers, services, trainees }: Caseload): number {
  return officers + services + trainees;
}

/** Share of practitioners under two years, trainees counted in. */
export function newcomerShare({ officers, services, caseload }: Workforce): number {
  const all = practitioners(caseload);
  return all > 0 ? (officers[0]! + services[0]! + caseload.trainees) / all : 0;
}

/** Share of practitioners with two to five years. */
export function twoToFiveShare({ officers, services, caseload }: Workforce): number {
  const all = practitioners(caseload);
  return all > 0 ? (officers[1]! + services[1]!) / all : 0;
}

/** Mean step of seniors' experience, from 0 (all under two years) to 2 (all over five). */
export function seniorExperience({ seniors, caseload }: Workforce): number {
  return caseload.seniors > 0 ? (seniors[1]! + 2 * seniors[2]!) / caseload.seniors : 0;
}

/**
 * Change in the log odds that oversight is effective where it is needed: by the log of senior capacity, by seniors'
 * experience and by the time that it takes for a case, all against the start.
 */
export function oversightShift(
  { byCapacity, byExperience, byTime }: OversightRates,
  ratio: number,
  experience: number,
  start: { readonly ratio: number; readonly experience: number },
): number {
  return byCapacity * Math.log(ratio / start.ratio) + byExperience * (experience - start.experience) + byTime;
}
