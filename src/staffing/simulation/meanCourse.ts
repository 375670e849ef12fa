import { calibrateQuestions } from '../practice/questions.js';
import { keepTable, questionTable } from '../practice/questionTable.js';
import type { Assumed } from '../region/assumptions.js';
import { type Arm, mover, unmovedCourse } from './arms.js';
import { follow } from './follow.js';
import { type Records, recordsOf } from './records.js';
import type { Ground, Setup } from './setup.js';

/** One course of events without chance, with and without the levers: `[outcome][month − first]`. */
export interface MeanCourse {
  readonly baseline: readonly Float64Array[];
  readonly whatIf: readonly Float64Array[];
}

/** The mean courses under some sets of assumptions, from the month `first` on. */
export function meanCourses(
  setup: Setup,
  months: number,
  assumptions: readonly Assumed[],
  first = 0,
): MeanCourse[] {
  const { movedEngine } = setup;
  const move = mover(setup, null);
  return assumptions.map((assumed) => {
    const { arm, records: unmoved } = unmovedMean(setup, assumed, months, first);
    const { course, once } = move(arm, 0);
    const records = recordsOf(movedEngine, { courses: 1, first, last: months, region: setup.region });
    follow(course, movedEngine, null, [{ ...once, records, unmoved }], 0);
    return { baseline: unmoved.values, whatIf: records.values };
  });
}

/** A mean course without levers, which does not change from one what-if to the next. */
interface UnmovedMean {
  readonly months: number;
  readonly first: number;
  readonly arm: Arm;
  readonly records: Records;
}

/** Those of each ground, by its plans, and of each set of assumptions. */
const unmovedMeans = new WeakMap<Ground['baseline'], WeakMap<Assumed, UnmovedMean[]>>();
const MOST_OF_EACH = 4;

function unmovedMean(ground: Ground, assumed: Assumed, months: number, first: number): UnmovedMean {
  const ofGround = unmovedMeans.get(ground.baseline) ?? new WeakMap<Assumed, UnmovedMean[]>();
  unmovedMeans.set(ground.baseline, ofGround);
  const known = ofGround.get(assumed) ?? [];
  const same = known.find((mean) => mean.months === months && mean.first === first);
  if (same !== undefined) return same;
  const { engine } = ground;
  const course = unmovedCourse(ground, assumed, months);
  const table = questionTable(engine);
  calibrateQuestions(engine, assumed, course.start.practice, table);
  const arm = {
    course,
    once: { start: course.start, table: keepTable(table), suspended: null, moves: [] },
    redrawn: null,
  };
  const records = recordsOf(engine, { courses: 1, first, last: months, region: ground.region });
  follow(course, engine, null, [{ ...arm.once, records, unmoved: null }], 0);
  const mean = { months, first, arm, records };
  ofGround.set(assumed, [mean, ...known].slice(0, MOST_OF_EACH));
  return mean;
}

/** The mean course under one set of assumptions. */
export function meanCourse(setup: Setup, months: number, assumed: Assumed): MeanCourse {
  return meanCourses(setup, months, [assumed])[0]!;
}
