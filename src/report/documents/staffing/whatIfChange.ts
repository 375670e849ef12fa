import type { QuestionOutcome } from '../../../staffing/whatIf/questionOutcome.js';
import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import { limitInPoints, monteCarloError, number } from '../../../words/format.js';

/** A difference nearer to none than this prints as 0.0 points. */
export const SMALLEST_SHOWN = 0.0005;
/** Two points: less of services officers' utilisation is left to the table. */
const BURDEN = 0.02;

/** What an outcome in percent would do by a month, as a verb. */
export function changeOf({ difference }: OutcomeFans, month: number): string {
  const middle = difference.middle[month]!;
  if (Math.abs(middle) < SMALLEST_SHOWN) return 'hardly change';
  return `${middle > 0 ? 'rise' : 'fall'} by ${pointsOff(middle)}`;
}

/** Services officers' utilisation, where the levers move it further than that of officers. */
export function servicesClause(services: OutcomeFans, officers: OutcomeFans, month: number): string[] {
  const change = Math.abs(services.difference.middle[month]!);
  if (change < BURDEN || change <= Math.abs(officers.difference.middle[month]!)) return [];
  return [`services officers' utilisation would ${changeOf(services, month)}`];
}

/** The median change of a key question without its sign, with its Monte Carlo standard error. */
export function simulatedPoints({ difference, differenceError }: QuestionOutcome): string {
  const error = differenceError > 0 ? ` ${monteCarloError(100 * differenceError, 1)}` : '';
  return `${number(100 * Math.abs(difference.middle), 1)}${error} percentage points`;
}

/** Closer to 0 than this, 0.005 of a percentage point, a simulated limit has no digit that another seed would give. */
const NEXT_TO_NONE = 5e-5;

/** A simulated limit in percentage points, whose sign shows. */
export function simulatedLimit(limit: number): string {
  if (limit === 0 || Math.abs(limit) >= NEXT_TO_NONE) return limitInPoints(limit);
  return limit < 0 ? 'just below 0' : 'just above 0';
}

/** A difference in percentage points, without its sign. */
function pointsOff(difference: number): string {
  return `${number(100 * Math.abs(difference), 1)} percentage points`;
}
