import { ArgumentError, type Problem } from '../../../problem.js';

/** Refuses a chart that has a number which cannot be drawn, naming each by its path: `rows[0].upper`. */
export function requireDrawable(chart: object): void {
  const problems = problemsIn(chart, 'chart');
  if (problems.length > 0) throw new ArgumentError(problems.slice(0, MOST_PROBLEMS));
}

const MOST_PROBLEMS = 10;

/** Beyond this, neighbouring ticks are the same number. */
const LARGEST = 1e15;

function problemsIn(value: unknown, path: string): Problem[] {
  if (typeof value === 'number') return Math.abs(value) <= LARGEST ? [] : [problemOf(value, path)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => problemsIn(one, `${path}[${index}]`));
  const own = Object.entries(value).flatMap(([key, one]) => problemsIn(one, `${path}.${key}`));
  return [...own, ...emptyAxis(value, path)];
}

function problemOf(value: number, path: string): Problem {
  return {
    code: 'bad-argument',
    path,
    got: String(value),
    expected: 'a finite number',
    message: `A chart draws finite numbers of at most 1e15, and ${path} is ${value}.`,
  };
}

/** An axis that is given both its ends must have some length. */
function emptyAxis(value: object, path: string): Problem[] {
  if (!('low' in value && 'high' in value) || !('label' in value)) return [];
  const { low, high } = value;
  if (typeof low !== 'number' || typeof high !== 'number' || low < high) return [];
  if (low === high && MARKS.test(path)) return [];
  return [
    {
      code: 'bad-argument',
      path,
      got: `${low} to ${high}`,
      expected: 'low below high',
      message: `An axis runs from its low end up to its high end, and ${path} runs from ${low} to ${high}.`,
    },
  ];
}

/** What is marked on an axis may be one value, such as what a guess of no movement covers. */
const MARKS = /\.(band|range)$/;
