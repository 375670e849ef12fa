import { type Problem, problem } from '../../problem.js';
import type { Figure, Scenario } from '../../scenario/scenario.js';
import { findFigure } from './contextFigures.js';

/** Between what a figure can be at all, and the likely slip where it is not. */
export interface Sense {
  readonly low: number;
  readonly high: number;
  readonly slip: (value: number) => string;
}

/** Reads figures of a scenario's context and gathers what is wrong with them, each at its line. */
export function figureReader(scenario: Scenario) {
  const problems: Problem[] = [];
  const at = (path: readonly [string, string], figure: Figure | undefined) => ({
    path: `context.${path.join('.')}`,
    ...(figure?.position ? { position: figure.position } : {}),
  });
  const refuse = (path: readonly [string, string], says: string): void => {
    const figure = findFigure(scenario, path);
    const message = `context.${path.join('.')} of ${scenario.id} is out of any sense. ${says}`;
    problems.push(problem('no-sense', message, at(path, figure)));
  };
  const optional = (
    path: readonly [string, string],
    read: (figure: Figure) => number,
    sense: Sense,
  ): number | null => {
    const figure = findFigure(scenario, path);
    if (figure === undefined) return null;
    const value = read(figure);
    if (!(value >= sense.low && value <= sense.high)) refuse(path, sense.slip(value));
    return value;
  };
  const required = (
    path: readonly [string, string],
    read: (figure: Figure) => number,
    sense: Sense,
  ): number => {
    const figure = findFigure(scenario, path);
    const value = figure === undefined ? Number.NaN : read(figure);
    if (value > 0) return optional(path, read, sense)!;
    const message = `${scenario.id} gives no figure above 0 for context.${path.join('.')}, which a staffing what-if needs.`;
    problems.push(problem('no-staffing-figure', message, at(path, figure)));
    return value;
  };
  return { problems, refuse, optional, required };
}

const PEOPLE: Sense = {
  low: 100,
  high: 1_000_000,
  slip: (value) => `${value} people supervised are too few or too many for a region.`,
};
const CASELOAD: Sense = {
  low: 3,
  high: 300,
  slip: (value) =>
    value > 300
      ? `Nobody has ${value} cases: is that of the whole grade, or is a decimal point missing?`
      : `Nobody has ${value} cases: write cases per full-time equivalent.`,
};
const ofTarget = shareSense(0.2, 2, ' of target');
const OF_TARGET: Sense = {
  ...ofTarget,
  slip: (value) =>
    value > 2
      ? `${hundredths(value)} of target is more than twice as many as there are posts.`
      : ofTarget.slip(value),
};
const experience = shareSense(0.01, 0.9, '');
const EXPERIENCE: Sense = {
  ...experience,
  slip: (value) =>
    100 * value >= 0.01 && value < 0.01
      ? experience.slip(value)
      : `${hundredths(value)} of practitioners with two to five years' service leaves too few or too many others.`,
};
const STAFF: Sense = {
  low: 1,
  high: 100_000,
  slip: (value) =>
    value < 0
      ? `Nobody can be ${value} people: is the sign a dash?`
      : `${value} people are too few or too many for a region.`,
};

/** What each figure can be at all. */
export const SENSES = {
  PEOPLE,
  CASELOAD,
  OF_TARGET,
  EXPERIENCE,
  STAFF,
  TRAINEES: { ...STAFF, low: 0 },
  COMMUNITY: { ...PEOPLE, low: 1, slip: (value) => `${value} people are too few or too many for a region.` },
  WORKLOAD: shareSense(0.2, 3, ' of capacity'),
  TREND: shareSense(-0.15, 0.25, ' a year'),
  ABOVE_NONE: { low: 0.1, high: 1_000_000, slip: (value) => `It cannot be ${value}.` },
} as const satisfies Readonly<Record<string, Sense>>;

/** A share as a percentage, as it would be written. */
function hundredths(value: number): string {
  return `${Number((100 * value).toPrecision(6))}%`;
}

/** A share that is written a hundred times too small, if that would make sense of it. */
function orHundredTimes(value: number, { low, high }: Pick<Sense, 'low' | 'high'>, unit: string): string {
  const meant = 100 * value;
  if (meant < low || meant > high)
    return `${hundredths(value)}${unit} is too low or too high for any region.`;
  const written =
    unit === '' ? hundredths(meant) : `{ number: ${Number((100 * meant).toPrecision(6))}, unit: "%${unit}" }`;
  return `${hundredths(value)}${unit}: did you mean ${hundredths(meant)}? Write ${written}.`;
}

/** A share with a unit after its %, between two ends. */
function shareSense(low: number, high: number, unit: string): Sense {
  return { low, high, slip: (value) => orHundredTimes(value, { low, high }, unit) };
}
