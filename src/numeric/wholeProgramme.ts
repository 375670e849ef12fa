import { type Constraint, type Model, solve } from 'yalps';
import { refuse } from '../problem.js';
import { Lattice } from './lattice.js';

/** Sums of whole numbers, none below 0, that have to lie within limits. */
export interface WholeProgramme {
  /** One column for each number: how often it counts in each row. */
  readonly columns: readonly (readonly number[])[];
  /** Limits of each row, both included; they may be infinite. */
  readonly rows: readonly { readonly least: number; readonly most: number }[];
}

/** From the least to the most. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * The least and the most that some of the numbers of a programme can add to, exactly; null where nothing satisfies it.
 *
 * The linear programme without whole numbers gives limits, and from there inwards the first sum is looked for that whole
 * numbers reach: by branch and bound (yalps), after a glance at the sums that their lattice has at all. The latter settles
 * what branching would take for ever over, such as an odd number of cases.
 *
 * @param counted - whether each column counts
 */
export function wholeSpan(programme: WholeProgramme, counted: readonly boolean[]): Span | null {
  const low = linearEnd(programme, counted, 'minimize');
  if (low === null) return null;
  const high = linearEnd(programme, counted, 'maximize');
  if (high === null) return null;
  const least = low.isWhole ? low.end : reached(programme, counted, { from: low.end, to: high.end, step: 1 });
  if (least === null) return null;
  const most = high.isWhole ? high.end : reached(programme, counted, { from: high.end, to: least, step: -1 });
  return { least, most: most ?? least };
}

/** Whether a programme with fewer rows, which allows all that the span was found in, allows nothing beyond the span. */
export function keepsSpan(programme: WholeProgramme, counted: readonly boolean[], span: Span): boolean {
  const low = linearEnd(programme, counted, 'minimize');
  if (low === null || (low.isWhole && low.end < span.least)) return false;
  const high = linearEnd(programme, counted, 'maximize');
  if (high === null || (high.isWhole && high.end > span.most)) return false;
  return (
    reached(programme, counted, { from: low.end, to: span.least - 1, step: 1 }) === null &&
    reached(programme, counted, { from: high.end, to: span.most + 1, step: -1 }) === null
  );
}

/** Whether some whole numbers satisfy a programme at all. */
export function isPossible(programme: WholeProgramme): boolean {
  return solution(programme) !== null;
}

/** An end of the sum, moved to the nearest whole number inwards, and whether whole numbers are known to reach it. */
interface LinearEnd {
  readonly end: number;
  readonly isWhole: boolean;
}

/** The end of the sum where numbers need not be whole; null where none satisfies. */
function linearEnd(
  programme: WholeProgramme,
  counted: readonly boolean[],
  direction: 'minimize' | 'maximize',
): LinearEnd | null {
  const { status, result, variables } = solve(modelOf(programme, counted, { direction, objective: SUM }));
  if (status === 'infeasible') return null;
  if (status !== 'optimal') tooHard();
  const isWhole = variables.every(([, value]) => Math.abs(value - Math.round(value)) < NEARLY);
  if (isWhole) requireSatisfied(programme, variables);
  // Nothing is added to a zero that has a sign.
  const end = (direction === 'minimize' ? Math.ceil(result - NEARLY) : Math.floor(result + NEARLY)) + 0;
  return { end, isWhole };
}

/** Far more than rounding leaves of sums of small whole numbers. */
const NEARLY = 1e-6;
const SUM = 'sum';

function reached(
  programme: WholeProgramme,
  counted: readonly boolean[],
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: 1 | -1 },
): number | null {
  const lattice = latticeOf(programme, counted);
  for (let sum = from; step * (to - sum) >= 0; sum += step) {
    if (!lattice.has(targetOf(programme, sum))) continue;
    const found = withSum(programme, counted, sum);
    if (found !== null) return sum;
  }
  return null;
}

/** Numbers that satisfy a programme and of which those that count add to a sum; null where there are none. */
function withSum(
  { columns, rows }: WholeProgramme,
  counted: readonly boolean[],
  sum: number,
): number[] | null {
  // Where none counts, or all do, the others are not there: what is left has a lattice of its own.
  const total = rows[0]!;
  const isAll =
    total.least === total.most && sum === total.least && columns.every((column) => column[0]! <= 1);
  const kept = columns.flatMap((column, index) => {
    const isKept = sum === 0 ? !counted[index] : isAll && column[0] === 1 ? counted[index] : true;
    return isKept ? [[...column, counted[index] ? 1 : 0]] : [];
  });
  const smaller = { columns: kept, rows: [...rows, { least: sum, most: sum }] };
  return latticeOf(smaller, []).has(targetOf(smaller, null)) ? solution(smaller) : null;
}

/** Whole numbers that satisfy a programme, checked in whole-number arithmetic; null where there are none. */
function solution(programme: WholeProgramme): number[] | null {
  const model = modelOf(programme, [], { integers: true });
  const { status, variables } = solve(model, { maxIterations: MOST_BRANCHES, includeZeroVariables: false });
  if (status === 'infeasible') return null;
  if (status !== 'optimal') tooHard();
  return requireSatisfied(programme, variables);
}

/** Checks in whole-number arithmetic that what the solver found satisfies every row. */
function requireSatisfied(
  { columns, rows }: WholeProgramme,
  found: readonly (readonly [column: number, value: number])[],
): number[] {
  const numbers = new Array<number>(columns.length).fill(0);
  for (const [column, value] of found) numbers[column] = Math.round(value);
  rows.forEach(({ least, most }, row) => {
    const sum = found.reduce((total, [column]) => total + numbers[column]! * columns[column]![row]!, 0);
    if (sum < least || sum > most) tooHard();
  });
  return numbers;
}

const MOST_BRANCHES = 5000;

function tooHard(): never {
  refuse('too-hard', 'What these figures force could not be settled in whole numbers.', {
    hint: 'Ask about fewer variables at a time.',
  });
}

/** A programme as the solver takes it. */
function modelOf(
  { columns, rows }: WholeProgramme,
  counted: readonly boolean[],
  asked: Pick<Model<number>, 'direction' | 'objective' | 'integers'>,
): Model<number> {
  const constraints = rows.map(({ least, most }, row): [string, Constraint] => [
    String(row),
    least === most
      ? { equal: least }
      : { ...(least === -Infinity ? {} : { min: least }), ...(most === Infinity ? {} : { max: most }) },
  ]);
  const variables = columns.map((column, index): [number, [string, number][]] => {
    const own = column.flatMap((value, row): [string, number][] =>
      value === 0 ? [] : [[String(row), value]],
    );
    return [index, counted[index] === true ? [...own, [SUM, 1]] : own];
  });
  return { ...asked, constraints, variables };
}

/** What columns can add to, where a row with slack can be anything. */
function latticeOf({ columns, rows }: WholeProgramme, counted: readonly boolean[]): Lattice {
  const isCounted = counted.length > 0;
  const dimensions = rows.length + (isCounted ? 1 : 0);
  const unit = (row: number) => Array.from({ length: dimensions }, (_, index) => (index === row ? 1 : 0));
  const slack = rows.flatMap(({ least, most }, row) => (least === most ? [] : [unit(row)]));
  const vectors = columns.map((column, index) => (isCounted ? [...column, counted[index] ? 1 : 0] : column));
  return new Lattice([...slack, ...vectors], dimensions);
}

function targetOf({ rows }: WholeProgramme, sum: number | null): number[] {
  const target = rows.map(({ least, most }) => (least === most ? least : 0));
  return sum === null ? target : [...target, sum];
}
