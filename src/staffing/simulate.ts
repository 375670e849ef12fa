import { stream } from '../numeric/stream.js';
import type { Assumed } from './assumptions.js';
import { fillPlaces } from './chance.js';
import { type Record as CourseRecord, follow, startOf } from './course.js';
import { assumedAt, latinHypercube } from './draws.js';
import { CHANCE_FLOWS } from './month.js';
import { FIRST_QUESTION, OUTCOMES } from './outcomes.js';
import { calibrateQuestions, type QuestionTable, questionTable, tabulateQuestions } from './questions.js';
import type { Setup } from './setup.js';

/** Draws for which chance is run a second time, to part it from the assumptions. */
const TWICE = 200;

export interface SimulateOptions {
  readonly months: number;
  readonly draws: number;
  readonly seed: number | string;
  /** The month for which chance is run a second time. */
  readonly inspectAt: number;
  /** Told how many draws are done, every few draws. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** Every outcome of every draw, month after month: `[outcome][month · draws + draw]`. */
export interface Simulation {
  readonly draws: number;
  readonly baseline: readonly Float64Array[];
  readonly whatIf: readonly Float64Array[];
  /** Key questions at `inspectAt` when chance is run again on the first draws: `[question][draw]`. */
  readonly again: { readonly baseline: readonly Float64Array[]; readonly whatIf: readonly Float64Array[] };
  /** Places of the draws in the ranges of the assumptions. */
  readonly hypercube: ReturnType<typeof latinHypercube>;
}

/** Draws kept together before they are written down: eight neighbours fill one line of a processor's cache. */
const BLOCK = 8;

/** The latest draws of one side: `[outcome][month · BLOCK + place in the block]`. */
function blockOf(months: number): CourseRecord & { at: number } {
  return { values: OUTCOMES.map(() => new Float64Array((months + 1) * BLOCK)), stride: BLOCK, at: 0 };
}

/** Writes the draws `from` to `to` (not included) of a block into their places among all draws. */
function unload(block: CourseRecord, into: readonly Float64Array[], draws: number, from: number, to: number) {
  for (let outcome = 0; outcome < into.length; outcome++) {
    const values = block.values[outcome];
    const target = into[outcome];
    if (values === undefined || target === undefined) continue;
    for (let row = 0, place = from; row < values.length; row += BLOCK, place += draws) {
      for (let i = 0; i < to - from; i++) target[place + i] = values[row + i] ?? 0;
    }
  }
}

/** Scratch tables of a setup. */
function tablesOf({ engine, movedEngine }: Setup): { before: QuestionTable; after: QuestionTable } {
  const before = questionTable(engine);
  return { before, after: movedEngine === engine ? before : questionTable(movedEngine) };
}

/** One run of both courses, with its chance, or without any. */
interface Run {
  readonly months: number;
  readonly noise: Float64Array | null;
  readonly firstAsked: number;
  readonly baseline: CourseRecord;
  readonly whatIf: CourseRecord;
}

/** Both courses under one set of assumptions: the same assumptions and the same chance, with and without levers. */
function followBoth(
  setup: Setup,
  tables: ReturnType<typeof tablesOf>,
  assumed: Assumed,
  runs: readonly Run[],
): void {
  const { engine, movedEngine } = setup;
  const baseline = setup.baseline(assumed);
  const start = startOf(baseline, engine);
  calibrateQuestions(engine, assumed, start.practice, tables.before);
  if (movedEngine !== engine) tabulateQuestions(movedEngine, assumed, tables.before, tables.after);
  const whatIf = setup.whatIf(baseline);
  for (const run of runs) {
    follow(baseline, start, engine, tables.before, run.months, run.noise, run.baseline, run.firstAsked);
    follow(whatIf, start, movedEngine, tables.after, run.months, run.noise, run.whatIf, run.firstAsked);
  }
}

/**
 * Runs the draws. Assumptions come from a Latin hypercube, chance from one stream per draw; the baseline and the
 * what-if share both (common random numbers), and so do any two what-ifs with the same seed.
 */
export function simulate(
  setup: Setup,
  { months, draws, seed, inspectAt, progress }: SimulateOptions,
): Simulation {
  const hypercube = latinHypercube(draws, seed);
  const room = (columns: number) => OUTCOMES.map(() => new Float64Array(columns * draws));
  const baseline = room(months + 1);
  const whatIf = room(months + 1);
  const twice = Math.min(TWICE, draws);
  const secondRoom = () => OUTCOMES.map(() => new Float64Array((inspectAt + 1) * twice));
  const second = { baseline: secondRoom(), whatIf: secondRoom() };
  const tables = tablesOf(setup);
  const blocks = { baseline: blockOf(months), whatIf: blockOf(months) };
  const noise = new Float64Array(months * CHANCE_FLOWS);
  const noiseAgain = new Float64Array(inspectAt * CHANCE_FLOWS);
  for (let draw = 0; draw < draws; draw++) {
    fillPlaces(noise, stream(seed, 'what-if', 'chance', draw));
    const inBlock = draw % BLOCK;
    blocks.baseline.at = inBlock;
    blocks.whatIf.at = inBlock;
    const runs: Run[] = [{ months, noise, firstAsked: 0, ...blocks }];
    if (draw < twice) {
      fillPlaces(noiseAgain, stream(seed, 'what-if', 'chance again', draw));
      runs.push({
        months: inspectAt,
        noise: noiseAgain,
        firstAsked: inspectAt,
        baseline: { values: second.baseline, stride: twice, at: draw },
        whatIf: { values: second.whatIf, stride: twice, at: draw },
      });
    }
    followBoth(setup, tables, assumedAt(hypercube, draw), runs);
    if (inBlock === BLOCK - 1 || draw === draws - 1) {
      unload(blocks.baseline, baseline, draws, draw - inBlock, draw + 1);
      unload(blocks.whatIf, whatIf, draws, draw - inBlock, draw + 1);
      progress?.(draw + 1);
    }
  }
  const atInspection = (values: readonly Float64Array[]) =>
    values.slice(FIRST_QUESTION).map((column) => column.slice(inspectAt * twice));
  return {
    draws,
    baseline,
    whatIf,
    again: { baseline: atInspection(second.baseline), whatIf: atInspection(second.whatIf) },
    hypercube,
  };
}

/** One course of events without chance, with and without the levers: `[outcome][month]`. */
export interface MeanCourse {
  readonly baseline: readonly Float64Array[];
  readonly whatIf: readonly Float64Array[];
}

/** The mean courses under some sets of assumptions; the key questions are asked from month `firstAsked` on. */
export function meanCourses(
  setup: Setup,
  months: number,
  assumptions: readonly Assumed[],
  firstAsked = 0,
): MeanCourse[] {
  const tables = tablesOf(setup);
  return assumptions.map((assumed) => {
    const room = () => OUTCOMES.map(() => new Float64Array(months + 1));
    const course = { baseline: room(), whatIf: room() };
    followBoth(setup, tables, assumed, [
      {
        months,
        noise: null,
        firstAsked,
        baseline: { values: course.baseline, stride: 1, at: 0 },
        whatIf: { values: course.whatIf, stride: 1, at: 0 },
      },
    ]);
    return course;
  });
}
