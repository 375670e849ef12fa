import type { LikelyCounts } from '../../numeric/likelyCounts.js';
import { stream } from '../../numeric/stream.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { keepTable, questionTable } from '../practice/questionTable.js';
import { fillQuantiles } from '../queues/chance.js';
import { FIRST_QUESTION, queuesIn } from '../region/outcomes.js';
import type { Region } from '../region/region.js';
import type { Closing } from '../workforce/closing.js';
import { gradeMonths } from '../workforce/gradeMonths.js';
import { CHANCE_FLOWS } from '../workforce/month.js';
import { type Arm, type Asked, mover, unmovedCourse, withShares } from './arms.js';
import { trueShares } from './caseMoves.js';
import { assumedOf, latinHypercube } from './draws.js';
import { type Fan, fanOf } from './fan.js';
import { type Chances, follow, type Reading } from './follow.js';
import { type PublishedShares, publishedShares } from './published.js';
import { type Records, recordsOf } from './records.js';
import type { Run } from './runOptions.js';
import type { Ground, Setup } from './setup.js';

/** Draws for which chance is run a second time, to part it from the assumptions. */
const TWICE = 200;
const twiceIn = ({ once = false }: DrawsRun): number => (once ? 0 : TWICE);
const TELL_EVERY = 8;

/** Every outcome of every draw, month by month: `[outcome][draw · (months + 1) + month]`, or at the inspection alone. */
export interface Simulation {
  readonly draws: number;
  readonly baseline: readonly Float64Array[];
  readonly baselineFans: readonly Fan[];
  readonly whatIf: readonly Float64Array[];
  /** Key questions at `inspectAt` of the first draws when chance is run again: `[question][draw]`. */
  readonly again: Pair;
  /** The same when the true shares at the start are drawn again instead. */
  readonly redrawn: Pair;
  /** True share of Yes at the start, by key question and draw. */
  readonly atStart: readonly Float64Array[];
  /** What closes the balance of each grade, by draw. */
  readonly closings: readonly Closing[];
  /** Where such counts are kept from one what-if to the next: those of inspections that no lever moves. */
  readonly counts: KnownCounts | null;
  /** Where the draws lie in the ranges of the assumptions. */
  readonly hypercube: ReturnType<typeof latinHypercube>;
}

/** Likely counts by key question and draw: of inspections without levers, and of the published one. */
interface KnownCounts {
  readonly without: readonly LikelyCounts[][];
  readonly published: readonly LikelyCounts[][];
}

interface Pair {
  readonly baseline: readonly Float64Array[];
  readonly whatIf: readonly Float64Array[];
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
  baseline: Baseline | null;
  /** Space for the outcomes with levers, to be written over by the next what-if. */
  moved: Side | null;
  /** What is kept of each draw; null where one what-if is all that is asked, or there are too many draws. */
  readonly kept: Arm[] | null;
  /** The chances of each draw, kept likewise. */
  readonly chances: Chance[] | null;
}

/** All that does not depend on levers. */
interface Baseline extends Side {
  readonly fans: readonly Fan[];
  readonly closings: readonly Closing[];
  readonly published: Published;
  readonly counts: KnownCounts | null;
}

/** True shares at the start, drawn once and again. */
interface Published {
  readonly once: PublishedShares;
  readonly again: PublishedShares;
}

interface DrawsRun extends Pick<Run, 'months' | 'inspectAt' | 'draws' | 'seed'> {
  /** The unit of a region whose chance it is: units share the assumptions of a draw, not its chance. */
  readonly unit?: string;
  /** Whether nothing asks how much of a spread chance makes, so that no chance is run a second time. */
  readonly once?: boolean;
  /** Whether nothing asks for any month but that of the inspection, so that it is the only one written down. */
  readonly inspectedOnly?: boolean;
}

/** Beyond so many draws what is kept of each, some 20 kB, would be more than it saves. */
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
  const keeps = kept && run.draws <= MOST_KEPT;
  return {
    run,
    hypercube: latinHypercube(run.draws, run.seed),
    progress,
    baseline: null,
    moved: null,
    kept: keeps ? [] : null,
    chances: keeps ? [] : null,
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
  const without = known.baseline === null ? sideOf(setup.engine, setup.region, run) : null;
  const published = known.baseline?.published ?? publishedOf(setup, run);
  const closings: Closing[] = [];
  const moved = known.moved ?? sideOf(setup.movedEngine, setup.region, run);
  if (known.kept !== null) known.moved = moved;
  const before = untouchedDraws(setup, known, published);
  const move = mover(setup, {
    once: trueShares(setup.added, run, 'once'),
    again: trueShares(setup.added, run, 'again'),
  });
  const chances = chancesOf(run, queuesIn(setup.region.queues).length, known.chances);
  // What grades did without levers is written down as they are followed, and kept only where chances are.
  const knowsGrades = without !== null || known.kept !== null;
  for (let draw = 0; draw < run.draws; draw++) {
    const untouched = before(draw);
    const chance = chances(draw);
    if (without !== null) {
      followSide(without, untouched, setup.engine, chance, null);
      closings.push(untouched.course.plan.closing);
    }
    const withLevers = knowsGrades ? chance : withoutGrades(chance);
    followSide(moved, move(untouched, draw), setup.movedEngine, withLevers, without ?? known.baseline);
    if (draw % TELL_EVERY === TELL_EVERY - 1 || draw === run.draws - 1) progress?.(draw + 1);
  }
  if (without !== null) {
    const fans = without.once.values.map((values) => fanOf(values, run.draws));
    const byQuestion = () => setup.scenario.keyQuestions.map((): LikelyCounts[] => []);
    const counts = known.kept === null ? null : { without: byQuestion(), published: byQuestion() };
    known.baseline = { ...without, fans, closings, published, counts };
  }
  const baseline = known.baseline!;
  const questions = ({ values }: Records) => values.slice(FIRST_QUESTION);
  return {
    draws: run.draws,
    baseline: baseline.once.values,
    baselineFans: baseline.fans,
    whatIf: moved.once.values,
    again: { baseline: questions(baseline.again), whatIf: questions(moved.again) },
    redrawn: { baseline: questions(baseline.redrawn), whatIf: questions(moved.redrawn) },
    atStart: published.once.questions,
    closings: baseline.closings,
    counts: baseline.counts,
    hypercube,
  };
}

function publishedOf({ engine, scenario }: Ground, { draws, seed }: DrawsRun): Published {
  const of = { cases: scenario.sample.cases, draws, seed };
  return { once: publishedShares(engine, of, 'once'), again: publishedShares(engine, of, 'again') };
}

/**
 * One side of a simulation: every outcome of every draw, and those at the inspection with chance run again, and with the
 * true shares at the start drawn again.
 */
interface Side {
  readonly once: Records;
  readonly again: Records;
  readonly redrawn: Records;
}

function sideOf(engine: QuestionEngine, region: Region, run: DrawsRun): Side {
  const { months, draws, inspectAt, inspectedOnly = false } = run;
  const inspected = { first: inspectAt, last: inspectAt };
  const first = { ...inspected, courses: Math.min(twiceIn(run), draws), region };
  return {
    once: recordsOf(engine, {
      courses: draws,
      region,
      ...(inspectedOnly ? inspected : { first: 0, last: months }),
    }),
    again: recordsOf(engine, first),
    redrawn: recordsOf(engine, first),
  };
}

/** The chances of one draw, month by month; `again` for those in which chance is run a second time, else null. */
interface Chance {
  readonly draw: number;
  readonly once: Chances;
  readonly again: Chances | null;
}

function withoutGrades({ draw, once, again }: Chance): Chance {
  return { draw, once: { ...once, grades: null }, again: again === null ? null : { ...again, grades: null } };
}

/** The chances of each draw, drawn or as they were kept; unless they are, they are to be used before the next. */
function chancesOf(run: DrawsRun, queues: number, kept: Chance[] | null): (draw: number) => Chance {
  const { months, inspectAt, seed, unit } = run;
  const chancesFor = (last: number) => ({
    staff: new Float64Array(last * CHANCE_FLOWS),
    queues: new Float64Array(last * queues),
    grades: gradeMonths(last),
  });
  const ofUnit = unit === undefined ? [] : [unit];
  const fill = (into: ReturnType<typeof chancesFor>, name: 'chance' | 'chance again', draw: number) => {
    fillQuantiles(into.staff, stream(seed, 'what-if', name, draw, ...ofUnit));
    // Queues have streams of their own, so that they change no chance of staff.
    if (queues > 0) fillQuantiles(into.queues, stream(seed, 'what-if', `${name} in queues`, draw));
    return into;
  };
  const [forOnce, forAgain] = [chancesFor(months), chancesFor(inspectAt)];
  return (draw) => {
    const known = kept?.[draw];
    if (known !== undefined) return known;
    const space = (last: number, shared: typeof forOnce) => (kept === null ? shared : chancesFor(last));
    const once = fill(space(months, forOnce), 'chance', draw);
    const again = draw < twiceIn(run) ? fill(space(inspectAt, forAgain), 'chance again', draw) : null;
    const chance = { draw, once, again };
    kept?.push(chance);
    return chance;
  };
}

/** Follows one draw of a side; `unmoved` is the side without levers, null where it is that itself. */
function followSide(
  side: Side,
  { course, once, redrawn }: Arm,
  engine: QuestionEngine,
  { draw, ...chance }: Chance,
  unmoved: Side | null,
): void {
  // Property by property: to spread two objects into one takes as long as a month of a course.
  const reading = ({ start, table, suspended, moves }: Asked, name: keyof Side): Reading => ({
    start,
    table,
    suspended,
    moves,
    records: side[name],
    unmoved: unmoved?.[name] ?? null,
  });
  const readings = [reading(once, 'once')];
  if (redrawn !== null) readings.push(reading(redrawn, 'redrawn'));
  follow(course, engine, chance.once, readings, draw);
  if (chance.again !== null) {
    follow(course, engine, chance.again, [reading(once, 'again')], draw);
  }
}

/** The region under each draw, worked out anew or as it was kept. */
function untouchedDraws(
  setup: Setup,
  { hypercube, kept, run }: Draws,
  published: Published,
): (draw: number) => Arm {
  const [first, second] = [questionTable(setup.engine), questionTable(setup.engine)];
  const keep = ({ table, ...asked }: Asked): Asked => ({ ...asked, table: keepTable(table) });
  const assumed = assumedOf(hypercube, setup.assumptions);
  return (draw) => {
    const known = kept?.[draw];
    if (known !== undefined) return known;
    const course = unmovedCourse(setup, assumed(draw), run.months);
    const once = withShares(setup, course, published.once, draw, first);
    const redrawn = draw < twiceIn(run) ? withShares(setup, course, published.again, draw, second) : null;
    if (kept !== null) {
      kept[draw] = { course, once: keep(once), redrawn: redrawn === null ? null : keep(redrawn) };
    }
    return { course, once, redrawn };
  };
}
