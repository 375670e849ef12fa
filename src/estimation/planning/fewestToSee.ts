import { firstWhole } from '../../numeric/firstWhole.js';
import { criticalValue } from '../proportion/interval.js';
import { risenChance } from './changeChances.js';

/** A change, and the chance with which each of two inspections is to show it. */
interface ChangeToSee {
  readonly from: number;
  readonly to: number;
  readonly power: number;
  readonly confidence: number;
}

/**
 * The fewest cases of each of two inspections from which on every number of cases shows a change with the chance asked for:
 * found near a guess, then from the far end of the saw-tooth of an exact test, as wide as the counts are spread out, downwards.
 *
 * The same two counts that are distinguished among more cases are distinguished among fewer, so fewer cases have no less than the
 * chance that their counts have when judged as counts of more; and that chance falls with the cases. Where it is enough, all
 * between the two numbers of cases have enough, and need not be looked at.
 */
export function fewestToSee(change: ChangeToSee, guess: number): number {
  const { power, confidence } = change;
  const [lower, higher] = change.from < change.to ? [change.from, change.to] : [change.to, change.from];
  const z = Math.abs(criticalValue(confidence));
  const isSeen = (cases: number, judged = cases): boolean =>
    risenChance({ of: cases, ofSecond: cases, z }, lower, higher, { of: judged, ofSecond: judged }).chance >=
    power;
  const found = firstWhole(1, Infinity, (cases) => isSeen(cases), Math.ceil(guess));
  let cases = found + 20 + Math.ceil(5 * Math.sqrt(found));
  for (let stride = Math.ceil((cases - found) / 2); cases > 1; ) {
    const fewer = Math.max(1, cases - stride);
    if (isSeen(fewer, cases)) {
      cases = fewer;
      stride *= 2;
    } else if (stride > 1) {
      stride = Math.ceil(stride / 2);
    } else if (isSeen(fewer)) {
      cases = fewer;
    } else {
      return cases;
    }
  }
  return cases;
}
