import { stream } from '../../numeric/stream.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { calibrateQuestions, tabulateQuestions } from '../practice/questions.js';
import { keepTable, type QuestionTable, questionTable } from '../practice/questionTable.js';
import type { Assumed } from '../region/assumptions.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import { fillPlaces } from '../workforce/chance.js';
import { CHANCE_FLOWS } from '../workforce/month.js';
import { type Course, courseOf, follow, type Records, recordsOf, startOf } from './course.js';
import { assumedAt, latinHypercube } from './draws.js';
import type { Ground, Setup } from './setup.js';

/** Draws for which chance is run a second time, to part it from the assumptions. */
const TWICE = 200;
const TELL_EVERY = 8;

export interface SimulateOptions {
  readonly months: number;
  readonly draws: number;
  readonly seed: number | string;
  /** The month for which chance is run a second time. */
  readonly inspectAt: number;
  /** Told how many draws are done, every few draws. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** Every outcome of every draw, month by month: `[outcome][draw · (months + 1) + month]`. */
export interface Simulation {
  readonly draws: number;
  readonly baseline: readonly Float64Array[];
  readonly whatIf: readonly Float64Array[];
  /** Key questions at `inspectAt` when chance is run again on the first draws: `[question][draw]`. */
  readonly again: { readonly baseline: readonly Float64Array[]; readonly whatIf: readonly Float64Array[] };
  /** Places of the draws in the ranges of the assumptions. */
  readonly hypercube: ReturnType<typeof latinHypercube>;
}

/** A region under one draw of the assumptions, before any lever is moved: its course and its key questions. */
interface Untouched {
  readonly course: Course;
  readonly table: QuestionTable;
}

/** Works a region out under one draw of the assumptions, in the room of `table`. */
function untouchedOf({ baseline, engine }: Ground, assumed: Assumed, table: QuestionTable): Untouched {
  const plan = baseline(assumed);
  const start = startOf(plan, engine);
  calibrateQuestions(engine, assumed, start.practice, table);
  return { course: courseOf(plan, start, plan, engine), table };
}

/** The same with the levers moved: the same assumptions, the same intercepts. */
function movedFrom(
  { movedEngine, whatIf }: Setup,
  { course, table }: Untouched,
  room: QuestionTable | null,
): Untouched {
  const { plan, start } = course;
  if (room !== null) tabulateQuestions(movedEngine, plan.before, table, room);
  return { course: courseOf(whatIf(plan), start, plan, movedEngine), table: room ?? table };
}

/** Room for the key questions after the levers, where these change the cases. */
function roomAfter({ engine, movedEngine }: Setup): QuestionTable | null {
  return movedEngine === engine ? null : questionTable(movedEngine);
}

/**
 * The draws of a region, on which any number of what-ifs can be asked: what does not depend on levers is worked out
 * for the first of them, and kept for the others.
 */
export interface Draws {
  readonly options: Omit<SimulateOptions, 'progress'>;
  readonly hypercube: Simulation['hypercube'];
  /** Outcomes without levers, once known. */
  baseline: Side | null;
  /** What is kept of each draw; null where one what-if is all that is asked, or there are too many draws. */
  readonly kept: Untouched[] | null;
}

/** Beyond so many draws what is kept of each, some 8 kB, would be more than it saves. */
const MOST_KEPT = 5000;

export function drawsOf(options: Draws['options'], keep = false): Draws {
  return {
    options,
    hypercube: latinHypercube(options.draws, options.seed),
    baseline: null,
    kept: keep && options.draws <= MOST_KEPT ? [] : null,
  };
}

/** One side of a simulation: every outcome of every draw, and those at the inspection with chance run again. */
interface Side {
  readonly once: Records;
  readonly again: Records;
}

function sideOf(engine: QuestionEngine, { months, draws, inspectAt }: Draws['options']): Side {
  return {
    once: recordsOf(engine, { courses: draws, first: 0, last: months }),
    again: recordsOf(engine, { courses: Math.min(TWICE, draws), first: inspectAt, last: inspectAt }),
  };
}

/**
 * Runs the draws. Assumptions come from a Latin hypercube, chance from one stream per draw; the baseline and the
 * what-if share both (common random numbers), and so do any two what-ifs with the same seed.
 *
 * @param known - draws of the same region and options, if there are any: what they know is not worked out again
 */
export function simulate(
  setup: Setup,
  { progress, ...options }: SimulateOptions,
  known: Draws = drawsOf(options),
): Simulation {
  const { engine, movedEngine } = setup;
  const { months, draws, seed, inspectAt } = known.options;
  const { hypercube, kept } = known;
  const without = known.baseline === null ? sideOf(engine, known.options) : null;
  const moved = sideOf(engine, known.options);
  const room = roomAfter(setup);
  const scratch = questionTable(engine);
  const noise = new Float64Array(months * CHANCE_FLOWS);
  const noiseAgain = new Float64Array(inspectAt * CHANCE_FLOWS);
  for (let draw = 0; draw < draws; draw++) {
    let before = kept?.[draw];
    if (before === undefined) {
      before = untouchedOf(setup, assumedAt(hypercube, draw), scratch);
      if (kept !== null) kept[draw] = { ...before, table: keepTable(scratch) };
    }
    const after = movedFrom(setup, before, room);
    const twice = draw < TWICE;
    fillPlaces(noise, stream(seed, 'what-if', 'chance', draw));
    if (twice) fillPlaces(noiseAgain, stream(seed, 'what-if', 'chance again', draw));
    if (without !== null) {
      follow(before.course, engine, before.table, noise, without.once, draw);
      if (twice) follow(before.course, engine, before.table, noiseAgain, without.again, draw);
    }
    follow(after.course, movedEngine, after.table, noise, moved.once, draw);
    if (twice) follow(after.course, movedEngine, after.table, noiseAgain, moved.again, draw);
    if (draw % TELL_EVERY === TELL_EVERY - 1 || draw === draws - 1) progress?.(draw + 1);
  }
  known.baseline ??= without;
  const baseline = known.baseline ?? moved;
  return {
    draws,
    baseline: baseline.once.values,
    whatIf: moved.once.values,
    again: {
      baseline: baseline.again.values.slice(FIRST_QUESTION),
      whatIf: moved.again.values.slice(FIRST_QUESTION),
    },
    hypercube,
  };
}

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
  const { engine, movedEngine } = setup;
  const room = roomAfter(setup);
  const table = questionTable(engine);
  const size = { courses: assumptions.length, first, last: months };
  const baseline = recordsOf(engine, size);
  const whatIf = recordsOf(engine, size);
  return assumptions.map((assumed, place) => {
    const before = untouchedOf(setup, assumed, table);
    const after = movedFrom(setup, before, room);
    follow(before.course, engine, before.table, null, baseline, place);
    follow(after.course, movedEngine, after.table, null, whatIf, place);
    const mine = ({ values, rows }: Records) =>
      values.map((column) => column.subarray(place * rows, (place + 1) * rows));
    return { baseline: mine(baseline), whatIf: mine(whatIf) };
  });
}
