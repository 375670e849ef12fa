import { stream } from '../../numeric/stream.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { calibrateQuestions, tabulateQuestions } from '../practice/questions.js';
import { keepTable, type QuestionTable, questionTable } from '../practice/questionTable.js';
import type { Assumed } from '../region/assumptions.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import { fillQuantiles } from '../workforce/chance.js';
import { CHANCE_FLOWS } from '../workforce/month.js';
import { type Course, courseOf, follow, type Records, recordsOf, startOf } from './course.js';
import { assumedAt, latinHypercube } from './draws.js';
import { type Fan, fanOf } from './fan.js';
import type { Run } from './runOptions.js';
import type { Ground, Setup } from './setup.js';

/** Draws for which chance is run a second time, to part it from the assumptions. */
const TWICE = 200;
const TELL_EVERY = 8;

/** Every outcome of every draw, month by month: `[outcome][draw · (months + 1) + month]`. */
export interface Simulation {
  readonly draws: number;
  readonly baseline: readonly Float64Array[];
  readonly baselineFans: readonly Fan[];
  readonly whatIf: readonly Float64Array[];
  /** Key questions at `inspectAt` when chance is run again on the first draws: `[question][draw]`. */
  readonly again: { readonly baseline: readonly Float64Array[]; readonly whatIf: readonly Float64Array[] };
  /** Where the draws lie in the ranges of the assumptions. */
  readonly hypercube: ReturnType<typeof latinHypercube>;
}

/**
 * The draws of a region, on which any number of what-ifs can be asked: what does not depend on levers is worked out
 * for the first of them, and kept for the others.
 */
export interface Draws {
  readonly run: DrawsRun;
  readonly hypercube: Simulation['hypercube'];
  readonly progress: ((done: number) => void) | undefined;
  /** Outcomes without levers, once known. */
  baseline: (Side & { readonly fans: readonly Fan[] }) | null;
  /** What is kept of each draw; null where one what-if is all that is asked, or there are too many draws. */
  readonly kept: Untouched[] | null;
}

type DrawsRun = Pick<Run, 'months' | 'inspectAt' | 'draws' | 'seed'>;

/** Beyond so many draws what is kept of each, some 8 kB, would be more than it saves. */
const MOST_KEPT = 5000;

/**
 * The assumptions of each draw, with nothing worked out from them yet.
 *
 * @param kept - whether more than one what-if will be asked of them
 * @param progress - told how many draws are done, every few draws
 */
export function drawsOf(
  run: DrawsRun,
  { kept, progress }: { readonly kept: boolean; readonly progress?: Draws['progress'] },
): Draws {
  return {
    run,
    hypercube: latinHypercube(run.draws, run.seed),
    progress,
    baseline: null,
    kept: kept && run.draws <= MOST_KEPT ? [] : null,
  };
}

/**
 * Runs the draws. Assumptions come from a Latin hypercube, chance from one stream per draw; the baseline and the
 * what-if share both (common random numbers), and so do any two what-ifs with the same seed.
 *
 * @param known - draws of the same region: what an earlier what-if worked out for them is not worked out again
 */
export function simulate(setup: Setup, known: Draws): Simulation {
  const { run, hypercube, progress } = known;
  const without = known.baseline === null ? sideOf(setup.engine, run) : null;
  const moved = sideOf(setup.movedEngine, run);
  const before = untouchedDraws(setup, known);
  const room = roomAfter(setup);
  const chances = chancesOf(run);
  for (let draw = 0; draw < run.draws; draw++) {
    const untouched = before(draw);
    const after = movedFrom(setup, untouched, room);
    const chance = chances(draw);
    if (without !== null) followSide(without, untouched, setup.engine, chance);
    followSide(moved, after, setup.movedEngine, chance);
    if (draw % TELL_EVERY === TELL_EVERY - 1 || draw === run.draws - 1) progress?.(draw + 1);
  }
  if (without !== null) {
    known.baseline = { ...without, fans: without.once.values.map((values) => fanOf(values, run.draws)) };
  }
  const baseline = known.baseline!;
  return {
    draws: run.draws,
    baseline: baseline.once.values,
    baselineFans: baseline.fans,
    whatIf: moved.once.values,
    again: {
      baseline: baseline.again.values.slice(FIRST_QUESTION),
      whatIf: moved.again.values.slice(FIRST_QUESTION),
    },
    hypercube,
  };
}

/** A region under one draw of the assumptions, before any lever is moved: its course and its key questions. */
interface Untouched {
  readonly course: Course;
  readonly table: QuestionTable;
}

/** Works a region out under one draw of the assumptions, in the memory of `table`. */
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

/** Space for the key questions after the levers, where these change the cases. */
function roomAfter({ engine, movedEngine }: Setup): QuestionTable | null {
  return movedEngine === engine ? null : questionTable(movedEngine);
}

/** One side of a simulation: every outcome of every draw, and those at the inspection with chance run again. */
interface Side {
  readonly once: Records;
  readonly again: Records;
}

function sideOf(engine: QuestionEngine, { months, draws, inspectAt }: DrawsRun): Side {
  return {
    once: recordsOf(engine, { courses: draws, first: 0, last: months }),
    again: recordsOf(engine, { courses: Math.min(TWICE, draws), first: inspectAt, last: inspectAt }),
  };
}

/** The chances of one draw, month by month; `again` for those in which chance is run a second time, else null. */
interface Chance {
  readonly draw: number;
  readonly once: Float64Array;
  readonly again: Float64Array | null;
}

/** The chances of each draw; one object is used for all, so it is to be used before the next. */
function chancesOf({ months, inspectAt, seed }: DrawsRun): (draw: number) => Chance {
  const once = new Float64Array(months * CHANCE_FLOWS);
  const again = new Float64Array(inspectAt * CHANCE_FLOWS);
  return (draw) => {
    fillQuantiles(once, stream(seed, 'what-if', 'chance', draw));
    if (draw >= TWICE) return { draw, once, again: null };
    fillQuantiles(again, stream(seed, 'what-if', 'chance again', draw));
    return { draw, once, again };
  };
}

function followSide(
  side: Side,
  { course, table }: Untouched,
  engine: QuestionEngine,
  { draw, once, again }: Chance,
): void {
  follow(course, engine, table, once, side.once, draw);
  if (again !== null) follow(course, engine, table, again, side.again, draw);
}

/** The region under each draw, worked out anew or as it was kept. */
function untouchedDraws(setup: Setup, { hypercube, kept }: Draws): (draw: number) => Untouched {
  const scratch = questionTable(setup.engine);
  return (draw) => {
    const known = kept?.[draw];
    if (known !== undefined) return known;
    const made = untouchedOf(setup, assumedAt(hypercube, draw), scratch);
    if (kept !== null) kept[draw] = { ...made, table: keepTable(scratch) };
    return made;
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
  return assumptions.map((assumed, index) => {
    const before = untouchedOf(setup, assumed, table);
    const after = movedFrom(setup, before, room);
    follow(before.course, engine, before.table, null, baseline, index);
    follow(after.course, movedEngine, after.table, null, whatIf, index);
    const mine = ({ values, rows }: Records) =>
      values.map((column) => column.subarray(index * rows, (index + 1) * rows));
    return { baseline: mine(baseline), whatIf: mine(whatIf) };
  });
}

/** The mean course under one set of assumptions. */
export function meanCourse(setup: Setup, months: number, assumed: Assumed): MeanCourse {
  return meanCourses(setup, months, [assumed])[0]!;
}
