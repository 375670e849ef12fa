import type { KeyQuestion } from '../../scenario/scenario.js';
import type { Assumption } from '../region/assumptions.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import { assumptionsOfQuestions } from '../region/region.js';
import { quantilesFor } from '../simulation/draws.js';
import { atMonth, differenceOf } from '../simulation/fan.js';
import { type MeanCourse, meanCourses } from '../simulation/meanCourse.js';
import { isUsed, type Setup } from '../simulation/setup.js';
import type { Simulation } from '../simulation/simulate.js';
import { areAlike } from './idleNumbers.js';
import { firstOrderIndices, outputOf } from './sensitivity.js';

/** A number for each key question, by its id. */
export type ByQuestion = Readonly<Record<string, number>>;

/** What one assumption does to the difference that the levers make. */
export interface TornadoRow {
  readonly assumption: Assumption['name'];
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly central: number;
  readonly high: number;
  /** The difference with this assumption at its low and at its high, and all others central. */
  readonly atLow: ByQuestion;
  readonly atHigh: ByQuestion;
  /** Whether no outcome at all is another at either end, so that it says nothing here. */
  readonly changesNothing: boolean;
  /** Share of the variance of the difference over the draws that it accounts for by itself (first-order index). */
  readonly share: ByQuestion;
  /** Standard error of that share. */
  readonly shareError: ByQuestion;
}

/** The difference at a month of a mean course, counted from its first, by key question. */
export function differenceAt(
  { baseline, whatIf }: MeanCourse,
  month: number,
  keyQuestions: readonly KeyQuestion[],
): ByQuestion {
  const at = (values: readonly Float64Array[], question: number): number =>
    values[FIRST_QUESTION + question]![month]!;
  return byQuestion(keyQuestions, (question) => at(whatIf, question) - at(baseline, question));
}

function byQuestion(keyQuestions: readonly KeyQuestion[], value: (question: number) => number): ByQuestion {
  return Object.fromEntries(keyQuestions.map(({ id }, question) => [id, value(question)]));
}

/** One row per assumption that can move a key question, in the order of their list. */
export function tornadoOf(
  setup: Setup,
  { baseline, whatIf, draws, hypercube }: Simulation,
  month: number,
): TornadoRow[] {
  const assumptions = assumptionsOfQuestions(setup.region, setup.assumptions);
  const { keyQuestions } = setup.scenario;
  const [middle, ...ends] = meanCourses(setup, month, [setup.central, ...setup.ends.flat()], month);
  const courses = ends.map((course) => differenceAt(course, 0, keyQuestions));
  const differences = keyQuestions.map((_, question) => {
    const at = (values: readonly Float64Array[]): Float64Array =>
      atMonth(values[FIRST_QUESTION + question]!, draws, month);
    return outputOf(differenceOf(at(whatIf), at(baseline)));
  });
  return assumptions
    .map(({ name, label, unit, low, central, high, drawn }, index) => {
      const shares = drawn
        ? firstOrderIndices(quantilesFor(hypercube, name), differences)
        : differences.map(() => ({ index: 0, error: 0 }));
      return {
        assumption: name,
        label,
        unit,
        low,
        central,
        high,
        atLow: courses[2 * index]!,
        atHigh: courses[2 * index + 1]!,
        changesNothing:
          // A number that is given as certain is not moved, which says nothing of what depends on it.
          low < high && [0, 1].every((end) => areAlike(middle!, ends[2 * index + end]!)),
        share: byQuestion(keyQuestions, (question) => shares[question]!.index),
        shareError: byQuestion(keyQuestions, (question) => shares[question]!.error),
      };
    })
    .filter(({ assumption }) => isUsed(setup, assumption));
}
