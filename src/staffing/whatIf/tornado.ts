import { QUESTION_ROLES, type QuestionRole } from '../../scenario/roles.js';
import { ASSUMPTIONS, type Assumed, type AssumptionName, CENTRAL } from '../region/assumptions.js';
import { FIRST_QUESTION } from '../region/outcomes.js';
import { atMonth, differenceOf } from './fan.js';
import { firstOrderIndices } from './sensitivity.js';
import type { Setup } from './setup.js';
import { type MeanCourse, meanCourses, type Simulation } from './simulate.js';

/** What one assumption does to the difference that the levers make. */
export interface TornadoRow {
  readonly assumption: AssumptionName;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly central: number;
  readonly high: number;
  /** The difference with this assumption at its low and at its high, and all others central. */
  readonly atLow: Readonly<Record<QuestionRole, number>>;
  readonly atHigh: Readonly<Record<QuestionRole, number>>;
  /** Share of the variance of the difference over the draws that it accounts for by itself (first-order index). */
  readonly share: Readonly<Record<QuestionRole, number>>;
}

function byQuestion(value: (question: number) => number): Readonly<Record<QuestionRole, number>> {
  return Object.fromEntries(QUESTION_ROLES.map((name, question) => [name, value(question)])) as Record<
    QuestionRole,
    number
  >;
}

/** The difference at a month of a mean course, counted from its first, by key question. */
export function differenceAt(
  { baseline, whatIf }: MeanCourse,
  month: number,
): Readonly<Record<QuestionRole, number>> {
  return byQuestion(
    (question) =>
      (whatIf[FIRST_QUESTION + question]?.[month] ?? 0) - (baseline[FIRST_QUESTION + question]?.[month] ?? 0),
  );
}

/** One row per assumption, in the order of their list. */
export function tornadoOf(
  setup: Setup,
  { baseline, whatIf, draws, hypercube }: Simulation,
  month: number,
): TornadoRow[] {
  const ends = ASSUMPTIONS.flatMap(({ name, low, high }): Assumed[] => [
    { ...CENTRAL, [name]: low },
    { ...CENTRAL, [name]: high },
  ]);
  const courses = meanCourses(setup, month, ends, month).map((course) => differenceAt(course, 0));
  const differences = QUESTION_ROLES.map((_, question) => {
    const at = (values: readonly Float64Array[]): Float64Array =>
      atMonth(values[FIRST_QUESTION + question] ?? new Float64Array(draws), draws, month);
    return differenceOf(at(whatIf), at(baseline));
  });
  const still = byQuestion(() => 0);
  return ASSUMPTIONS.map(({ name, label, unit, low, central, high }, place) => {
    const shares = firstOrderIndices(hypercube[name], differences);
    return {
      assumption: name,
      label,
      unit,
      low,
      central,
      high,
      atLow: courses[2 * place] ?? still,
      atHigh: courses[2 * place + 1] ?? still,
      share: byQuestion((question) => shares[question] ?? 0),
    };
  });
}
