import { refuse } from '../../problem.js';
import { isGivenName } from '../region/givenNumbers.js';
import { refuseBoth } from '../region/ownAssumptions.js';
import type { MeanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';

/** Refuses numbers that are given where their balance has nothing left to solve, or is not solved at all. */
export function refuseOverGiven({ assumptions, kind, region }: Setup): void {
  for (const { name } of assumptions) {
    if (!isGivenName(name)) continue;
    const path = `assume.${name}`;
    if (kind === 'repair') {
      refuse('useless-number', `${name} says nothing where every vacancy is being filled.`, {
        path,
        got: name,
        hint: 'Leave it out, or leave out the baseline repair.',
      });
    }
    if (name !== 'takingPosts' && name !== 'officersUnderTwo') continue;
    if (kind === 'level') refuseBoth(name, `${name} is given and the baseline level has no growth`, path);
    if (region.trend.officers !== null) {
      refuseBoth(name, `${name} is given and ${region.id} states the trend of officers`, path);
    }
  }
}

/** Numbers closer than this, of one or of their own size, are the same but for rounding. */
const SAME = 1e-9;

/** Whether two mean courses have the same outcomes in every month that is written down, with and without levers. */
export function areAlike(one: MeanCourse, other: MeanCourse): boolean {
  return (['baseline', 'whatIf'] as const).every((arm) =>
    one[arm].every((values, outcome) =>
      values.every(
        (value, at) => Math.abs(value - other[arm][outcome]![at]!) <= SAME * Math.max(1, Math.abs(value)),
      ),
    ),
  );
}
