import { requireFields, requireShortList, requireText } from '../../check.js';
import { largeNumberHint } from '../../numeric/written.js';
import { refuse } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type leverMoves, readMoves } from '../levers/moves.js';
import { LEVERS } from '../levers/registry.js';
import { type Outcome, outcomesOf, queuesIn } from '../region/outcomes.js';
import { atMonth, quantilesOf } from '../simulation/fan.js';
import { readRun, type WhatIfOptions } from '../simulation/runOptions.js';
import { setUp } from '../simulation/setup.js';
import { drawsOf, simulate } from '../simulation/simulate.js';

/** The value of a lever that brings an outcome to a target in the median of the draws, and what is to be said of it. */
export interface Sought {
  /** The lever as it is asked for, such as `spo=84.2 posts`. */
  readonly lever: string;
  readonly message: string;
}

interface Target {
  readonly outcome: Outcome;
  readonly index: number;
  readonly value: number;
  readonly month: number;
  /** Whether the month was left to be the last. */
  readonly isLast: boolean;
}

const TARGET = /^([\w-]+)\s*=\s*(-?\d+(?:\.\d+)?)\s*(%)?[^%\d]*?(?:\s+at\s+month\s+(\d+))?$/i;
/** A time that is not written as `at month 24`: it must not be read as the last month. */
const OTHER_TIME = /\b(at|in|by|after|from|until|months?|years?)\b/i;
const SHORT: Readonly<Record<string, string>> = {
  oversight: 'oversightEffective',
  utilisation: 'officerUtilisation',
  caseload: 'officerCaseload',
};
/** Values of the lever that are tried first, evenly over its range, and halvings of the step that the target lies in. */
const TRIED = 9;
const HALVINGS = 12;
/** Numbers of posts and of cases have no end: beyond this, so many times today's are looked at. */
const NO_END = 1000;
const MOST_TIMES = 4;
const DRAWS = 100;

/** What is to be reached, by which lever, beside which others. */
export interface TargetAsked {
  /** Such as `oversight=50% at month 24`; at the last month where none is given. */
  readonly target: string;
  /** The lever whose value is sought, such as `spo`. */
  readonly by: string;
  /** Levers that are moved besides; none if omitted. */
  readonly levers?: readonly string[] | undefined;
}

/**
 * Seeks the value of one lever at which an outcome is at a target, beside other levers: by trying its range, and then by
 * halving the step that the target lies in, all on the same draws.
 *
 * @param scenario - a scenario with staffing figures
 * @param asked - `target`, `by`, and `levers` besides
 * @param options - as for `whatIf`; at most 100 draws are used
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
  const all = readRun(scenario, options);
  const run = { ...all, draws: Math.min(all.draws, DRAWS) };
  const plain = setUp(scenario, levers, { ...options, ...run.ground });
  const wanted = readTarget(target, outcomesOf(scenario, queuesIn(plain.region.queues)), run.months);
  const { values, write } = rangeOf(plain.baseline(plain.central), by);
  const draws = drawsOf({ ...run, once: true }, { kept: true });
  const reached = (value: number): number => {
    const setup = setUp(scenario, [...levers, write(value)], { ...options, ...run.ground });
    const { whatIf } = simulate(setup, draws);
    return quantilesOf(atMonth(whatIf[wanted.index]!, run.draws, wanted.month)).middle;
  };
  const tried = values.map((value) => ({ value, gives: reached(value) }));
  const crossing = tried.findIndex(
    ({ gives }, step) => step > 0 && (gives - wanted.value) * (tried[step - 1]!.gives - wanted.value) <= 0,
  );
  const show = shownAs(wanted.outcome);
  if (crossing < 0) {
    const nearest = tried.reduce((best, one) =>
      Math.abs(one.gives - wanted.value) < Math.abs(best.gives - wanted.value) ? one : best,
    );
    const message = `${target} is out of reach of ${by}: the nearest is ${show(nearest.gives)}, at ${write(nearest.value)}.`;
    refuse('out-of-reach', message, { path: 'target', got: target, expected: show(nearest.gives) });
  }
  let [from, to] = [tried[crossing - 1]!, tried[crossing]!];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const value = (from.value + to.value) / 2;
    const middle = { value, gives: reached(value) };
    if ((middle.gives - wanted.value) * (from.gives - wanted.value) <= 0) to = middle;
    else from = middle;
  }
  const lever = write(to.value);
  const rises = tried.filter(({ gives }, step) => step > 0 && gives > tried[step - 1]!.gives + 1e-6).length;
  const falls = tried.filter(({ gives }, step) => step > 0 && gives < tried[step - 1]!.gives - 1e-6).length;
  const once =
    rises > 0 && falls > 0 ? ' It rises and falls with the lever, so other values may do as well.' : '';
  return {
    lever,
    message: `With ${lever}, "${wanted.outcome.label}" is ${show(reached(Number(numberIn(lever))))} at month ${wanted.month}${wanted.isLast ? ', the last as no other was asked for,' : ''} in the median of ${run.draws} draws.${once}`,
  };
}

function readTarget(text: string, outcomes: readonly Outcome[], months: number): Target {
  const [, written = '', digits = '', percent, given] = TARGET.exec(text.trim()) ?? [];
  if (written === '' || (given === undefined && OTHER_TIME.test(text))) {
    refuse('bad-target', `"${text}" is not a target.`, {
      path: 'target',
      got: text,
      hint: 'Write it like "oversight=50% at month 24".',
    });
  }
  const large = largeNumberHint(text);
  if (large !== undefined)
    refuse('bad-target', `"${text}" has a number that nothing here can be.`, {
      path: 'target',
      got: text,
      hint: large,
    });
  const names = outcomes.map(({ name }) => name);
  const index = names.indexOf(SHORT[written] ?? written);
  const outcome = outcomes[index];
  if (outcome === undefined) {
    const known = [...Object.keys(SHORT), ...names];
    const hint = `Known: ${known.join(', ')}.`;
    refuse('bad-target', `No what-if follows "${written}".`, {
      path: 'target',
      got: text,
      near: known,
      hint,
    });
  }
  const month = given === undefined ? months : Number(given);
  const isShare = outcome.format === 'percent';
  if (isShare !== (percent !== undefined)) {
    refuse(
      'bad-target',
      `"${outcome.label}" is ${isShare ? 'a share: write it with %' : 'no share: write it without %'}.`,
      {
        path: 'target',
        got: text,
      },
    );
  }
  if (month === 0) {
    refuse('bad-target', 'Month 0 is today, which no lever has changed yet.', {
      path: 'target',
      got: text,
      hint: 'Give a later month, such as "at month 24".',
    });
  }
  if (month > months) {
    refuse('bad-target', `Month ${month} comes after the last month, ${months}.`, {
      path: 'target',
      got: text,
      hint: `Give months: ${month} (--months ${month}) to follow so long.`,
    });
  }
  const value = Number(digits) * (isShare ? 0.01 : 1);
  return { outcome, index, value, month, isLast: given === undefined };
}

/** Values of a lever over its range, and how each is written. */
function rangeOf(today: Parameters<typeof leverMoves>[0], by: string) {
  const lever = LEVERS.find(({ name }) => name === by);
  const form = lever?.forms.find(({ kind }) => kind === 'set');
  if (lever === undefined || form === undefined) {
    const names = LEVERS.filter(({ forms }) => forms.some(({ kind }) => kind === 'set')).map(
      ({ name }) => name,
    );
    const message = `A target cannot be sought by "${by}": it is not a lever that can be put at a value.`;
    refuse('bad-target', message, { path: 'by', got: by, near: names, hint: `Levers: ${names.join(', ')}.` });
  }
  const { low, high } = lever.range;
  const many = MOST_TIMES * (lever.values(today)[0] ?? 0);
  const most = high >= NO_END && many > 0 ? Math.min(high, many) : high;
  const unit = form.units.find((one) => one !== '') ?? '';
  const write = (value: number): string =>
    `${by}=${Math.round(10 * value) / 10}${unit === '%' ? '' : ' '}${unit}`;
  const [from, to] = [low / form.worth, most / form.worth];
  const values = Array.from({ length: TRIED }, (_, step) => from + ((to - from) * step) / (TRIED - 1));
  return { values, write: (value: number) => checked(write(value)) };
}

/** What is written is a move that can be read. */
function checked(text: string): string {
  readMoves([text]);
  return text;
}

function numberIn(text: string): string {
  return /=(-?[\d.]+)/.exec(text)?.[1] ?? '';
}

function shownAs({ format }: Outcome): (value: number) => string {
  return (value) => (format === 'percent' ? `${(100 * value).toFixed(1)}%` : value.toFixed(1));
}
