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

/** Scratch tables of a setup. */
function tablesOf({ engine, movedEngine }: Setup): { before: QuestionTable; after: QuestionTable } {
  const before = questionTable(engine);
  return { before, after: movedEngine === engine ? before : questionTable(movedEngine) };
}

/** Both courses under one set of assumptions: the same assumptions and the same chance, with and without levers. */
function followBoth(
  setup: Setup,
  tables: ReturnType<typeof tablesOf>,
  assumed: Assumed,
  runs: readonly {
    readonly months: number;
    readonly noise: Float64Array | null;
    readonly firstAsked: number;
    readonly baseline: CourseRecord;
    readonly whatIf: CourseRecord;
  }[],
): void {
  const { engine, movedEngine } = setup;
  const baseline = setup.baseline(assumed);
  const start = startOf(baseline, engine);
  const intercepts = calibrateQuestions(engine, assumed, start.practice, tables.before);
  if (movedEngine !== engine) tabulateQuestions(movedEngine, assumed, intercepts, tables.after);
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
export function simulate(setup: Setup, { months, draws, seed, inspectAt }: SimulateOptions): Simulation {
  const hypercube = latinHypercube(draws, seed);
  const room = (columns: number) => OUTCOMES.map(() => new Float64Array(columns * draws));
  const baseline = room(months + 1);
  const whatIf = room(months + 1);
  const twice = Math.min(TWICE, draws);
  const secondRoom = () => OUTCOMES.map(() => new Float64Array((inspectAt + 1) * twice));
  const second = { baseline: secondRoom(), whatIf: secondRoom() };
  const tables = tablesOf(setup);
  const noise = new Float64Array(months * CHANCE_FLOWS);
  const noiseAgain = new Float64Array(inspectAt * CHANCE_FLOWS);
  for (let draw = 0; draw < draws; draw++) {
    fillPlaces(noise, stream(seed, 'what-if', 'chance', draw));
    const runs = [
      {
        months,
        noise,
        firstAsked: 0,
        baseline: { values: baseline, stride: draws, at: draw },
        whatIf: { values: whatIf, stride: draws, at: draw },
      },
    ];
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
