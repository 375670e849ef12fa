/** A chance that was summed: certain only where nothing else can happen, however little rounding leaves of the rest. */
export function shortOfCertain(sum: number, { isCertain = false } = {}): number {
  return isCertain ? Math.min(1, sum) : Math.min(1 - Number.EPSILON / 2, sum);
}

/** Whether a true proportion leaves a count of its cases no choice. */
export const isSettled = (proportion: number): boolean => proportion === 0 || proportion === 1;

/** A chance that is neither impossible nor certain, however little of it or of the rest is left in a double. */
export const uncertain = (chance: number): number => Math.max(Number.MIN_VALUE, shortOfCertain(chance));
