import { requireFields, requireShortList, requireText } from '../../check.js';
import { refuse } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { whole } from '../../words/format.js';
import { readMoves } from '../levers/moves.js';
import { practiceMoves } from '../levers/practiceMoves.js';
import { HIGH_RISK, LEVERS } from '../levers/registry.js';
import { outcomesOf, queuesIn } from '../region/outcomes.js';
import { quantileErrors, quantilesOf } from '../simulation/fan.js';
import { readRun, type WhatIfOptions } from '../simulation/runOptions.js';
import { type Setup, setUp } from '../simulation/setup.js';
import { drawsOf, simulate } from '../simulation/simulate.js';
import { readTarget, shownAs, type Target } from './readTarget.js';

/** The value of a lever that brings an outcome to a target in the median of the draws, and what is to be said of it. */
export interface Sought {
  /** The lever as it is asked for, such as `spo=84.2 posts`. */
  readonly lever: string;
  /** The outcome that was to be reached, and the month. */
  readonly outcome: string;
  readonly month: number;
  /** Its median over the draws with that lever, and the Monte Carlo standard error. */
  readonly reached: number;
  readonly error: number;
  readonly message: string;
}

/** Values of the lever that are tried first, evenly over its range, and halvings of the step that the target lies in. */
const TRIED = 9;
const HALVINGS = 6;
/** So many draws are enough to find where to look on all of them, and so many values are tried there. */
const FIRST_DRAWS = 100;
const MOST_REFINED = 10;
/** Numbers of posts and of cases have no end: beyond this, so many times today's are looked at. */
const NO_END = 1000;
const MOST_TIMES = 4;

/** What is to be reached, by which lever or case variable, beside which others. */
export interface TargetAsked {
  /** Such as `oversight=50% at month 24`; at the last month where none is given. */
  readonly target: string;
  /** The lever or case variable whose value is sought, such as `spo` or `servicesAccess`. */
  readonly by: string;
  /** Levers that are moved besides; none if omitted. */
  readonly levers?: readonly string[] | undefined;
}

/**
 * Seeks the value of one lever or case variable at which an outcome is at a target, beside other levers: by trying its range on some of the
 * draws, then by closing in on all of them, so that a what-if with the value found has the outcome at the target.
 *
 * @param scenario - a scenario with staffing figures
 * @param asked - `target`, `by`, and `levers` besides
 * @param options - as for `whatIf`
 * @returns the lever as it is asked for, and what is to be said of it
 * @throws ArgumentError for a target or lever that cannot be used, and for a target out of reach, saying how near it gets
 *
 * @example
 * const asked = { target: 'oversight=43% at month 2', by: 'spo' };
 * seekTarget(loadScenario('west-midlands-2025'), asked, { months: 3, draws: 20, seed: 1 }).lever; // 'spo=… posts'
 */
export function seekTarget(scenario: Scenario, asked: TargetAsked, options: WhatIfOptions = {}): Sought {
  const {
    target,
    by,
    levers = [],
  } = requireFields('asked', asked, "{ target: 'oversight=50% at month 24', by: 'spo' }");
  requireText('asked.target', target);
  requireText('asked.by', by);
  requireShortList('asked.levers', levers);
  const run = readRun(scenario, options);
  const plain = setUp(scenario, levers, { ...options, ...run.ground });
  const wanted = readTarget(target, outcomesOf(scenario, queuesIn(plain.region.queues)), run.months);
  const range = rangeOf(plain, by);
  /** Tries values on so many draws, whose chances until the month are those of the whole course. */
  const trier = (draws: number): ((value: number) => Tried) => {
    const until = { months: wanted.month, inspectAt: wanted.month, once: true, inspectedOnly: true };
    const drawn = drawsOf({ ...run, ...until, draws }, { kept: true });
    return (value) => {
      const setup = setUp(scenario, [...levers, range.write(value)], { ...options, ...run.ground });
      const values = simulate(setup, drawn).whatIf[wanted.index]!;
      const { middle } = quantilesOf(values);
      return { value: range.written(value), gives: middle, error: quantileErrors(values).middle };
    };
  };
  const quick = trier(Math.min(run.draws, FIRST_DRAWS));
  const tried = range.values.map(quick);
  const show = shownAs(wanted.outcome);
  const [from, to] =
    stepAround(tried, wanted.value) ?? refuseReach(tried, { wanted, range, target, by, show });
  let bracket: readonly [Tried, Tried] = [from, to];
  for (let halving = 0; halving < HALVINGS; halving++) {
    bracket = halved(bracket, quick((bracket[0].value + bracket[1].value) / 2), wanted.value);
  }
  const found = refine(bracket, [from, to], trier(run.draws), wanted.value, range.step);
  const slope = Math.abs((to.gives - from.gives) / (to.value - from.value));
  const lever = range.write(found.value);
  const about = slope > 0 ? ` (± ${range.show(found.error / slope)})` : '';
  return {
    lever,
    outcome: wanted.outcome.name,
    month: wanted.month,
    reached: found.gives,
    error: found.error,
    message: `With ${lever}${about}, "${wanted.outcome.label}" is ${show(found.gives)} ± ${show(found.error).replace('%', '')} at month ${wanted.month}${wanted.isLast ? ', the last as no other was asked for,' : ''} in the median of ${whole(run.draws)} draws${missed(found.gives, wanted, show)}; ± is the Monte Carlo standard error.${bothWays(tried)}`,
  };
}

/** A value of the lever, what the outcome is with it, and the Monte Carlo standard error of that. */
interface Tried {
  readonly value: number;
  readonly gives: number;
  readonly error: number;
}

/** The first two values, one after another, between which the target is reached. */
function stepAround(tried: readonly Tried[], target: number): readonly [Tried, Tried] | null {
  const at = tried.findIndex(
    ({ gives }, step) => step > 0 && (gives - target) * (tried[step - 1]!.gives - target) <= 0,
  );
  return at < 0 ? null : [tried[at - 1]!, tried[at]!];
}

function halved([from, to]: readonly [Tried, Tried], middle: Tried, target: number): readonly [Tried, Tried] {
  return (middle.gives - target) * (from.gives - target) <= 0 ? [from, middle] : [middle, to];
}

/**
 * The value nearest to the target on other draws than those of the bracket: steps outwards until they enclose it, at most to
 * the ends, then on the line between (regula falsi, one end's weight halved where it stays: Dowell and Jarratt 1971).
 */
function refine(
  [low, high]: readonly [Tried, Tried],
  ends: readonly [Tried, Tried],
  attempt: (value: number) => Tried,
  target: number,
  step: number,
): Tried {
  const off = ({ gives }: Tried): number => gives - target;
  let [from, to] = [attempt(low.value), attempt(high.value)];
  let best = Math.abs(off(from)) < Math.abs(off(to)) ? from : to;
  const note = (one: Tried): Tried => {
    if (Math.abs(off(one)) < Math.abs(off(best))) best = one;
    return one;
  };
  for (let width = to.value - from.value; off(from) * off(to) > 0; width *= 4) {
    if (from.value <= ends[0].value && to.value >= ends[1].value) return best;
    from = note(attempt(Math.max(ends[0].value, from.value - width)));
    to = note(attempt(Math.min(ends[1].value, to.value + width)));
  }
  let [weightFrom, weightTo] = [off(from), off(to)];
  for (let count = 0; count < MOST_REFINED && to.value - from.value > step && off(best) !== 0; count++) {
    const middle = note(
      attempt(from.value + ((to.value - from.value) * weightFrom) / (weightFrom - weightTo)),
    );
    if (middle.value <= from.value || middle.value >= to.value) break;
    if (off(middle) * off(from) <= 0) {
      [to, weightTo, weightFrom] = [middle, off(middle), weightFrom / 2];
    } else {
      [from, weightFrom, weightTo] = [middle, off(middle), weightTo / 2];
    }
  }
  return best;
}

/** Whether the nearest value that can be written misses the target by what is printed. */
function missed(gives: number, { value, outcome }: Target, show: (value: number) => string): string {
  if (show(gives) === show(value)) return '';
  return `, the nearest to ${show(value)} that ${outcome.format === 'percent' ? 'a value of the lever' : 'it'} gives`;
}

function bothWays(tried: readonly Tried[]): string {
  const goes = (sign: number) =>
    tried.some(({ gives }, step) => step > 0 && sign * (gives - tried[step - 1]!.gives) > 1e-6);
  if (!goes(1) || !goes(-1)) return '';
  return ' It rises and falls with the lever, so other values may do as well.';
}

interface Reach {
  readonly wanted: Target;
  readonly range: ReturnType<typeof rangeOf>;
  readonly target: string;
  readonly by: string;
  readonly show: (value: number) => string;
}

function refuseReach(tried: readonly Tried[], { wanted, range, target, by, show }: Reach): never {
  const nearest = tried.reduce((best, one) =>
    Math.abs(one.gives - wanted.value) < Math.abs(best.gives - wanted.value) ? one : best,
  );
  const ends = [tried[0]!.value, tried.at(-1)!.value].map(range.show).join(' to ');
  const message = `${target} is out of reach of ${by}, tried from ${ends}: the nearest is ${show(nearest.gives)}, at ${range.write(nearest.value)}.`;
  refuse('out-of-reach', message, { path: 'target', got: target, expected: show(nearest.gives) });
}

/** Values of what a target is sought by, in the unit in which it is written. */
interface Sweep {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  /** Whether values are changes, and so have a sign. */
  readonly isChange: boolean;
}

/** Values of a lever or of a case variable over its range, and how each is written. */
function rangeOf(setup: Setup, by: string) {
  const { from, to, unit, isChange } = sweepOf(setup, by);
  // Three digits of a small number, a decimal of a large one.
  const step = to >= 100 ? 0.1 : to >= 10 ? 0.01 : 0.001;
  const written = (value: number): number => Number((Math.round(value / step) * step).toFixed(3));
  const show = (value: number): string => `${written(value)}${unit === '%' ? '' : ' '}${unit}`;
  const write = (value: number): string => `${by}=${isChange && value >= 0 ? '+' : ''}${show(value)}`;
  const values = Array.from({ length: TRIED }, (_, at) => written(from + ((to - from) * at) / (TRIED - 1)));
  return { values, step, written, show, write };
}

function sweepOf(setup: Setup, by: string): Sweep {
  const { model, central, baseline } = setup;
  const lever = LEVERS.find(({ name }) => name === by);
  const variables = model.variables.map(({ name }) => name);
  if (lever === undefined && (by === HIGH_RISK.name || variables.includes(by))) {
    // Refused here if it is one that cannot be moved, with the reason.
    practiceMoves(model, readMoves([`${by}=50%`], variables));
    return { from: 0, to: 100, unit: '%', isChange: false };
  }
  if (lever === undefined) {
    const names = [...LEVERS.map(({ name }) => name), HIGH_RISK.name];
    const message = `A target cannot be sought by "${by}": it is neither a lever nor a case variable of ${setup.scenario.id}.`;
    const hint = `Levers: ${names.join(', ')}. Case variables that are yes or no: ${yesOrNo(model).join(', ')}.`;
    refuse('bad-target', message, { path: 'by', got: by, near: [...names, ...variables], hint });
  }
  const { low, high } = lever.range;
  const form = lever.forms.find(({ kind }) => kind === 'set');
  if (form === undefined) {
    const most = Math.min(high, MOST_TIMES);
    return { from: 100 * (low - 1), to: 100 * (most - 1), unit: '%', isChange: true };
  }
  const many = MOST_TIMES * (lever.values(baseline(central))[0] ?? 0);
  const most = high >= NO_END && many > 0 ? Math.min(high, many) : high;
  const unit = form.units.find((one) => one !== '') ?? '';
  return { from: low / form.worth, to: most / form.worth, unit, isChange: false };
}

/** The case variables that can be moved, but for key questions. */
function yesOrNo({ variables }: Setup['model']): readonly string[] {
  return variables
    .filter(({ kind, section }) => kind === 'binary' && section !== 'keyQuestion')
    .map(({ name }) => name);
}
