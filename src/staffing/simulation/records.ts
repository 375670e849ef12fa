import type { QuestionEngine } from '../practice/questionEngine.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import type { Region } from '../region/region.js';
import { type FollowedQueue, queueOutcomes } from './queueCourse.js';

/** The outcomes of several courses, one after another: month m of course c at `[outcome][c · rows + m − first]`. */
export interface Records {
  readonly values: readonly Float64Array[];
  /** The first month written down, and the last. */
  readonly first: number;
  readonly last: number;
}

interface RecordsSize {
  readonly courses: number;
  readonly first: number;
  readonly last: number;
  /** The region whose queues are written down too; none are if omitted. */
  readonly region?: Region;
}

/** Space for the outcomes of so many courses, from the month `first` to the last. */
export function recordsOf({ links }: QuestionEngine, { courses, first, last, region }: RecordsSize): Records {
  const size = courses * (last - first + 1);
  const length = FIRST_QUESTION + links.length + (region === undefined ? 0 : queueOutcomes(region));
  return { values: Array.from({ length }, () => new Float64Array(size)), first, last };
}

/**
 * Writes the outcomes of queues that are not followed down as they are in other records, for so many rows from `first` on:
 * all months of an outcome at once, which lie side by side.
 */
export function recallQueues(
  { values: into }: Records,
  { values: from }: Records,
  followed: readonly FollowedQueue[],
  firstOfQueues: number,
  { first, rows }: { readonly first: number; readonly rows: number },
): void {
  let next = 0;
  for (let outcome = firstOfQueues; outcome < into.length; outcome++) {
    const at = outcome - firstOfQueues;
    while (next < followed.length && at >= followed[next]!.until) next++;
    if (next < followed.length && at >= followed[next]!.at) continue;
    const [to, known] = [into[outcome]!, from[outcome]!];
    for (let row = first; row < first + rows; row++) to[row] = known[row]!;
  }
}
