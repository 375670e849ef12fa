import type { QuestionEngine } from '../practice/questionEngine.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import type { Region } from '../region/region.js';
import { queueOutcomes } from './queueCourse.js';

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
