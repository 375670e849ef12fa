import type { Caseload } from './caseload.js';
import type { Plan } from './plan.js';
import { sum, type Workforce } from './workforce.js';

/** Hours a month of a full-time person: 37 a week. */
const HOURS_A_MONTH = 160.8;
/** Share of a senior's time that administration takes. It cancels from everything but the hours themselves. */
const ADMINISTRATION = 0.35;

/** The least share of hours supplied that is reckoned with, so that no logarithm is infinite. */
const LEAST_SUPPLY = 1e-6;

/** Senior hours a month supplied over hours needed. */
export function oversightRatio(
  { after, demand }: Plan,
  { officers, services, seniors, trainees }: Workforce,
  { officerCases, servicesCases, traineeCases }: Caseload,
  needed: number,
): number {
  const practitioners = sum(officers) + sum(services) + sum(trainees);
  const cases = (officerCases + servicesCases + traineeCases) * (1 - demand.suspended) * needed;
  const perCase = after.oversightHours * demand.oversightHours;
  const newcomers = newcomerShare(officers, services, trainees);
  const wanted =
    cases * perCase * (1 + after.inexperienceTime * newcomers) + after.supervisionHours * practitioners;
  const supplied = sum(seniors) * HOURS_A_MONTH * (1 - ADMINISTRATION);
  return Math.max(supplied / wanted, LEAST_SUPPLY);
}

/** Share of practitioners under two years, trainees counted in. */
export function newcomerShare(
  officers: Float64Array,
  services: Float64Array,
  trainees: Float64Array,
): number {
  const all = sum(officers) + sum(services) + sum(trainees);
  return all > 0 ? ((officers[0] ?? 0) + (services[0] ?? 0) + sum(trainees)) / all : 0;
}

/** Share of practitioners with two to five years. */
export function twoToFiveShare(
  officers: Float64Array,
  services: Float64Array,
  trainees: Float64Array,
): number {
  const all = sum(officers) + sum(services) + sum(trainees);
  return all > 0 ? ((officers[1] ?? 0) + (services[1] ?? 0)) / all : 0;
}

/** Mean step of seniors' experience, from 0 (all under two years) to 2 (all over five). */
export function seniorExperience(seniors: Float64Array): number {
  const all = sum(seniors);
  return all > 0 ? ((seniors[1] ?? 0) + 2 * (seniors[2] ?? 0)) / all : 0;
}

/**
 * Change in the log odds that oversight is effective where it is needed: by the log of senior capacity and by
 * seniors' experience, both against the start.
 */
export function oversightShift(
  { after }: Plan,
  ratio: number,
  experience: number,
  start: { readonly ratio: number; readonly experience: number },
): number {
  return (
    after.oversightCapacity * Math.log(ratio / start.ratio) +
    after.seniorExperience * (experience - start.experience)
  );
}
