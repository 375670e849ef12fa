import type { Assumed } from '../region/assumptions.js';
import type { Establishment } from '../region/region.js';

/** Workload may at most treble the rate of leaving: beyond that the assumption has no support at all. */
const MOST_LOG_TIMES = Math.log(3);

/** Hazards a month of leaving at each step of experience, at the workload of the start. */
export interface LeavingHazards {
  readonly officers: readonly [number, number, number];
  readonly services: readonly [number, number, number];
  readonly seniors: number;
  readonly trainees: number;
}

/**
 * Yearly rates of leaving shared out over experience: those under two years leave `newLeaving` times as often as
 * the rest, and with the mix of the start the whole grade leaves at its yearly rate. Where a lever has moved `newLeaving`
 * from what it was `before`, later years are as they were.
 */
export function leavingHazards(
  assumed: Assumed,
  { officerMix, servicesMix }: Pick<Establishment, 'officerMix' | 'servicesMix'>,
  before: Assumed = assumed,
): LeavingHazards {
  const spread = (yearly: number, underTwo: number): [number, number, number] => {
    const later = yearly / 12 / (1 + underTwo * (before.newLeaving - 1));
    return [later * assumed.newLeaving, later, later];
  };
  return {
    officers: spread(assumed.officerLeaving, officerMix[0]),
    services: spread(assumed.servicesLeaving, servicesMix[0]),
    seniors: assumed.seniorLeaving / 12,
    trainees: assumed.traineeLeaving / 12,
  };
}

/** How many times as many leave at this utilisation as at that of the start. */
export function leavingTimes(slope: number, utilisation: number, atStart: number): number {
  return Math.exp(Math.min(slope * (utilisation - atStart), MOST_LOG_TIMES));
}
