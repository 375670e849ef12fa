import { requireWhole } from '../../check.js';

/** How many leagues are drawn: as many as take some seconds at most. */
export function requireRepeats(
  repeats: number,
  { min, each }: { readonly min: number; readonly each: number },
): number {
  return requireWhole('repeats', repeats, { min, max: mostRepeats(each) });
}

/** The most leagues, of which each takes so many steps: regions drawn, or pairs of them compared. */
export function mostRepeats(each: number): number {
  return Math.max(FEWEST, Math.floor(MOST_STEPS / each));
}

const FEWEST = 499;
const MOST_STEPS = 10_000_000;
