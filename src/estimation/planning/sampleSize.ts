import {
  exceeds,
  requireBetween,
  requireChanceWanted,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { refuse } from '../../problem.js';
import { criticalValue } from '../proportion/interval.js';
import { type Power, powerToSeeChange } from './changePower.js';
import { exactMargin } from './exactMargin.js';
import { fewestToSee } from './fewestToSee.js';
import { MARGIN_METHODS, type MarginMethod, marginOf } from './margin.js';

/** The difference between the cases needed and the cases to ask for. */
interface Fieldwork {
  /** Eligible cases in the cohort; unlimited when left out. */
  readonly cohort?: number;
  /** Variance over that of independent cases; 1 if omitted. */
  readonly designEffect?: number;
  /** Share of the cases asked for that can be inspected in the end; 1 if omitted. */
  readonly response?: number;
  readonly confidence?: number;
}

/** Enough cases for an interval of a given half-width. */
export interface MarginTarget extends Fieldwork {
  /** Half-width wanted, as a proportion: 0.05 is five points. */
  readonly margin: number;
  /** The proportion expected; 0.5, the worst, if omitted. */
  readonly proportion?: number;
  readonly method?: MarginMethod;
  /** Whether every count must keep the margin, not just those near the expected proportion. */
  readonly guaranteed?: boolean;
}

/** Enough cases in each of two inspections to see a change between them. */
export interface ChangeTarget extends Fieldwork {
  readonly from: number;
  readonly to: number;
  /** Chance of seeing it; 0.8 if omitted. */
  readonly power?: number;
}

export type SampleSizeTarget = MarginTarget | ChangeTarget;

export interface SampleSize {
  /** Cases to inspect (in each of the two inspections, for a change). */
  readonly n: number;
  /** Before rounding up, where a closed form gives it; else the same as `n`. */
  readonly unrounded: number;
  /** Cases to ask for, so that `n` remain after those that cannot be inspected. */
  readonly ask: number;
  /** Independent cases that would know as much: what was solved for before cohort and design effect. */
  readonly independent: number;
  /** What the sample gives: the half-width it gives, or the power it has. */
  readonly gives: { readonly margin: number } | { readonly power: Power };
}

/**
 * How many cases to inspect for a margin, or to see a change.
 *
 * A design effect multiplies the cases needed of an unlimited cohort; of a finite one it takes fewer, `n0·N/(N + n0 − 1)`
 * where n0 are those. So `n` are the fewest for which `marginOf` is the margin or less. A margin never asks for more
 * cases than can be had: then `gives` says how far the whole cohort falls short.
 *
 * @param target - either `margin` in (0, 0.5] with `proportion` in (0, 1), `method` (wald if omitted) and
 *   `guaranteed`; or `from` and `to` in [0, 1] with `power` above 0 and up to 0.999999. For both: `confidence` in (0,
 *   1), `cohort` of 1 or
 *   more, `designEffect` above 0, `response` in (0, 1]
 * @returns the cases to inspect, those to ask for, and what they give
 * @throws ArgumentError naming the argument; when even the whole cohort has not the power asked for
 * @source Cochran 1977, Sampling Techniques, chapter 4; Wilson's half-width solved for n; Clopper-Pearson (with a
 * cohort, the hypergeometric limits) and the power by search over exact sums.
 *
 * @example
 * sampleSize({ margin: 0.05, confidence: 0.8, cohort: 650 }).n; // 132
 */
export function sampleSize(target: SampleSizeTarget): SampleSize {
  requireFields('target', target, '{ margin: 0.05 }');
  const { confidence = 0.95, cohort = Infinity, designEffect = 1, response = 1 } = target;
  requireConfidence(confidence);
  if (cohort !== Infinity) requireWhole('cohort', cohort, { min: 1 });
  requireBetween('designEffect', designEffect, 0, Number.MAX_VALUE);
  requireBetween('response', response, 0, 1, 'high');
  const fieldwork = { confidence, cohort, designEffect, response };
  const { margin, from, to }: Partial<MarginTarget & ChangeTarget> = target;
  if ((margin === undefined) === (from === undefined && to === undefined)) {
    refuse('bad-target', 'target must have either a margin, or from and to.', { path: 'target' });
  }
  return asksMargin(target) ? forMargin(target, fieldwork) : forChange(target, fieldwork);
}

const asksMargin = (target: SampleSizeTarget): target is MarginTarget =>
  'margin' in target && target.margin !== undefined;

function forMargin(target: MarginTarget, fieldwork: Required<Fieldwork>): SampleSize {
  const { margin, proportion = 0.5, method = 'wald', guaranteed = false } = target;
  const { confidence, cohort, designEffect, response } = fieldwork;
  requireBetween(
    'margin',
    margin,
    0,
    0.5,
    'high',
    exceeds(margin, 0.5) ? 'Five percentage points are 0.05.' : undefined,
  );
  requireBetween('proportion', proportion, 0, 1);
  requireOneOf('method', method, MARGIN_METHODS);
  requireOneOf('guaranteed', guaranteed, [true, false]);
  const spec = { margin, proportion, method, guaranteed, confidence };
  const independent = independentCases(spec);
  const unrounded =
    method === 'clopper-pearson' && cohort !== Infinity
      ? ofDesign(exactInCohort(spec, cohort, inCohort(independent, cohort)), cohort, designEffect)
      : inCohort(designEffect * independent, cohort);
  if (!(unrounded <= Number.MAX_SAFE_INTEGER))
    refuse('bad-target', `margin is too small to count its cases: ${margin}.`, { path: 'margin' });
  // No more can be had than the cohort has and can be inspected; `gives` then says what is missing.
  const most = cohort === Infinity ? Infinity : Math.max(1, Math.floor(cohort * response * (1 + 1e-12)));
  const n = Math.min(most, roundUp(unrounded));
  const about = { of: n, confidence, method, guaranteed, cohort, designEffect, proportion };
  return finish({
    n,
    unrounded,
    independent,
    response: fieldwork.response,
    gives: { margin: marginOf(about) },
  });
}

/** The cases that a margin needs if they are independent and from an unlimited cohort. */
function independentCases(spec: {
  margin: number;
  proportion: number;
  method: MarginMethod;
  guaranteed: boolean;
  confidence: number;
}): number {
  const { margin, method, guaranteed, confidence } = spec;
  const z = Math.abs(criticalValue(confidence));
  const proportion = guaranteed ? 0.5 : spec.proportion;
  const spread = proportion * (1 - proportion);
  if (method === 'wald') return (z * z * spread) / (margin * margin);
  if (method === 'wilson') {
    // Wilson's half-width is the margin where m²(n + z²)² = z²(n·p(1 − p) + z²/4).
    const half = (z * z * spread) / (2 * margin * margin) - z * z;
    const rest = (z * z * z * z * (1 - 4 * margin * margin)) / (4 * margin * margin);
    return Math.max(1, half + Math.sqrt(half * half + rest));
  }
  const guess = (z * z * spread) / (margin * margin);
  if (guess > MOST_SEARCHED_MARGIN) refuseSearch('margin', guess);
  // Clopper and Pearson's half-width is Wald's and about half a case more; it only falls with the cases, so the first is it.
  return firstWhole(1, Infinity, (n) => exactMargin(n, spec) <= margin, Math.ceil(guess + 1 / margin));
}

/** The fewest cases of a cohort whose exact hypergeometric interval keeps the margin; all of it always do. */
function exactInCohort(
  spec: { margin: number; proportion: number; guaranteed: boolean; confidence: number },
  cohort: number,
  guess: number,
): number {
  const holds = (n: number) =>
    n >= cohort || exactMargin(n, { ...spec, cohort }) <= spec.margin * (1 + 1e-12);
  // Whole cases of the cohort make a margin jump by about one of them; a mean of many margins by far less.
  const unsettled = (n: number) => {
    const caseOfCohort = n / (cohort * spec.margin);
    return Math.ceil(spec.guaranteed ? 20 + 2 * caseOfCohort : 10 + caseOfCohort / 2);
  };
  return Math.min(cohort, fewest(holds, Math.min(guess, cohort), unsettled));
}

/** Cases of a cohort that count as so many independent ones; where it takes all of them, a design effect cannot spare one. */
function ofDesign(independent: number, cohort: number, designEffect: number): number {
  return independent >= cohort ? cohort : Math.min(cohort, designEffect * independent);
}

/** Beyond these the exact searches would take minutes. */
const MOST_SEARCHED_MARGIN = 1e8;
const MOST_SEARCHED_CHANGE = 1e6;

function refuseSearch(path: string, cases: number): never {
  const about = Math.round(Number(cases.toPrecision(2))).toLocaleString('en-GB');
  refuse('bad-target', `${path} asks for about ${about} cases, too many to search exactly.`, {
    path,
    hint: 'Ask for a wider margin or a larger change, or for less confidence.',
  });
}

/**
 * The fewest cases from which on a condition holds, where it settles only after some rises and falls: found near a guess,
 * then from the far end of the `unsettled` stretch downwards.
 */
function fewest(holds: (n: number) => boolean, guess: number, unsettled: (n: number) => number): number {
  const found = firstWhole(1, Infinity, holds, Math.ceil(guess));
  let n = found + unsettled(found);
  while (n > 1 && holds(n - 1)) n--;
  return n;
}

function forChange(target: ChangeTarget, fieldwork: Required<Fieldwork>): SampleSize {
  const { from, to, power = 0.8 } = target;
  const { confidence, cohort, designEffect, response } = fieldwork;
  requireBetween('from', from, 0, 1, 'both');
  requireBetween('to', to, 0, 1, 'both');
  requireChanceWanted('power', power);
  if (from === to)
    refuse('bad-target', 'from and to must differ: there is no change to see.', { path: 'to' });
  const seen = (n: number) => powerToSeeChange({ from, to, of: n, confidence });
  const guess = aboutCasesToSeeChange({ from, to, power, confidence });
  if (guess > MOST_SEARCHED_CHANGE) refuseSearch('to', guess);
  const independent = fewestToSee({ from, to, power, confidence }, guess);
  const unrounded = inCohort(designEffect * independent, cohort);
  if (roundUp(unrounded) > cohort * response) {
    const hint = 'Inspect all of it, or look for a larger change.';
    refuse('bad-target', `A cohort of ${cohort} is too small to see that change with power ${power}.`, {
      path: 'cohort',
      hint,
    });
  }
  const n = roundUp(unrounded);
  return finish({
    n,
    unrounded,
    independent,
    response: fieldwork.response,
    gives: { power: seen(independent) },
  });
}

/** The normal approximation of the cases that a change needs; infinite where there is no change. */
export function aboutCasesToSeeChange(change: {
  readonly from: number;
  readonly to: number;
  readonly power: number;
  readonly confidence: number;
}): number {
  const { from, to, power, confidence } = change;
  const z = criticalValue(confidence) + criticalValue(power, 'lower');
  const spread = from * (1 - from) + to * (1 - to);
  return from === to ? Infinity : (z * z * spread) / ((from - to) * (from - to));
}

/** Cochran's n0/(1 + (n0 − 1)/N): cases of a cohort that say as much as n0 of an unlimited one. */
function inCohort(unlimited: number, cohort: number): number {
  return cohort === Infinity ? unlimited : unlimited / (1 + (unlimited - 1) / cohort);
}

function finish(parts: {
  n: number;
  unrounded: number;
  independent: number;
  response: number;
  gives: SampleSize['gives'];
}): SampleSize {
  const { response, ...rest } = parts;
  return Object.freeze({ ...rest, ask: roundUp(parts.n / response) });
}

/** Up to a whole case, but not for the last digits of a division. */
const roundUp = (cases: number) => Math.max(1, Math.ceil(cases * (1 - 1e-12)));
