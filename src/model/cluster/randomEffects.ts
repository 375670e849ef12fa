import { expit } from '../../numeric/logistic.js';
import { gaussHermite, type Quadrature } from '../../numeric/quadrature.js';
import { findRoot } from '../../numeric/root.js';
import { DataError, problem } from '../../problem.js';
import { calibrateIntercept } from '../network/calibrate.js';

/**
 * One question's random effect: logit P(yes | parents, u, v) = intercept + η + spread·u + spreadWithin·v, u the
 * cluster's own and v that of the unit within it.
 */
export interface RandomEffect {
  readonly question: string;
  readonly intercept: number;
  readonly spread: number;
  readonly spreadWithin: number;
  /** What comes out, over the distribution of the effects: the margin and the intraclass correlations. */
  readonly margin: number;
  /** Of two cases in different units of one cluster. */
  readonly icc: number;
  /** Of two cases in one unit. */
  readonly iccWithin: number;
}

/** Correlations asked for: of two cases in different units of one cluster, and in one unit. */
export interface Correlations {
  readonly icc: number;
  readonly iccWithin: number;
}

/** Correlations smaller than this, or closer to each other, are none, or the same: no draw would tell. */
const NO_CORRELATION = 1e-12;

/** The correlations with differences too small to matter taken out. */
export function rounded({ icc, iccWithin }: Correlations): Correlations {
  const cluster = icc < NO_CORRELATION ? 0 : icc;
  return { icc: cluster, iccWithin: iccWithin - cluster < NO_CORRELATION ? cluster : iccWithin };
}

/** Every pair of a cluster's effect and a unit's, the unit's changing fastest. */
export interface EffectGrid {
  readonly effect: Quadrature;
  readonly within: Quadrature;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Nodes of the effects: of one alone, and of each where there are two. Effects are drawn from the quadrature
 * itself, a distribution that shares twice as many moments with the normal, less one: margins and correlations
 * are then exact, not exact up to an integration error.
 */
const POINTS = 32;
const POINTS_OF_TWO = 16;

/** The effects that these correlations need: none for a correlation of 0, and one for two that are the same. */
export function effectGrid({ icc, iccWithin }: Correlations): EffectGrid {
  const both = icc > 0 && iccWithin > icc;
  const points = both ? POINTS_OF_TWO : POINTS;
  const effect = gaussHermite(icc > 0 ? points : 1);
  const within = gaussHermite(iccWithin > icc ? points : 1);
  const size = effect.nodes.length * within.nodes.length;
  const outer = (index: number): number => Math.floor(index / within.nodes.length);
  const inner = (index: number): number => index % within.nodes.length;
  const over = (value: (index: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, index) => value(index));
  return {
    effect,
    within,
    u: over((index) => effect.nodes[outer(index)]!),
    v: over((index) => within.nodes[inner(index)]!),
    weights: over((index) => effect.weights[outer(index)]! * within.weights[inner(index)]!),
  };
}

/** Configurations of the parents inside the gate, for each pair of effects. */
export interface Inside {
  readonly shifts: Float64Array;
  readonly weights: readonly Float64Array[];
}

/** Above this spread on the logit scale every cluster is all yes or all no, as near as makes no difference. */
const LARGEST_SPREAD = 1000;

/** Sums over pairs of cases: both relevant, one of them yes, both yes. */
class Pairs {
  private relevant = 0;
  private oneYes = 0;
  private bothYes = 0;

  add(weight: number, relevant: number, yes: number): void {
    this.relevant += weight * relevant * relevant;
    this.oneYes += weight * relevant * yes;
    this.bothYes += weight * yes * yes;
  }

  correlation(): number {
    const mean = this.oneYes / this.relevant;
    const variance = mean * (1 - mean);
    return variance > 0 ? (this.bothYes / this.relevant - mean * mean) / variance : 0;
  }
}

/** Margin and intraclass correlations of a question, among the cases to which it applies. */
function moments(inside: Inside, grid: EffectGrid, intercept: number, spread: number, spreadWithin: number) {
  const { effect, within, u, v } = grid;
  const units = within.nodes.length;
  const [apart, together] = [new Pairs(), new Pairs()];
  let [relevant, yes] = [0, 0];
  for (let outer = 0; outer < effect.nodes.length; outer++) {
    const weight = effect.weights[outer]!;
    let [relevantHere, yesHere] = [0, 0];
    for (let inner = 0; inner < units; inner++) {
      const index = outer * units + inner;
      const shift = spread * u[index]! + spreadWithin * v[index]!;
      let [r, y] = [0, 0];
      inside.weights[index]?.forEach((mass, row) => {
        if (mass === 0) return;
        r += mass;
        y += mass * expit(intercept + inside.shifts[row]! + shift);
      });
      const weightWithin = within.weights[inner]!;
      relevantHere += weightWithin * r;
      yesHere += weightWithin * y;
      together.add(weight * weightWithin, r, y);
    }
    relevant += weight * relevantHere;
    yes += weight * yesHere;
    apart.add(weight, relevantHere, yesHere);
  }
  return { margin: yes / relevant, icc: apart.correlation(), iccWithin: together.correlation() };
}

/** The intercept that keeps the margin, given the spreads. */
function interceptFor(
  inside: Inside,
  grid: EffectGrid,
  spread: number,
  spreadWithin: number,
  share: number,
): number {
  const rows = inside.shifts.length;
  const weights = new Float64Array(rows * grid.weights.length);
  const shifts = new Float64Array(weights.length);
  inside.weights.forEach((masses, index) => {
    const shift = spread * grid.u[index]! + spreadWithin * grid.v[index]!;
    masses.forEach((mass, row) => {
      weights[index * rows + row] = mass * grid.weights[index]!;
      shifts[index * rows + row] = inside.shifts[row]! + shift;
    });
  });
  return calibrateIntercept({ weights, shifts }, share);
}

function unreachable(question: string, icc: number, reached: number, why: string): DataError {
  return new DataError([
    problem(
      'icc-unreachable',
      `An intraclass correlation of ${icc} is not possible for ${question}: ${why} ${reached.toFixed(3)}.`,
      { path: 'icc', got: String(icc), hint: 'Ask for another correlation, or cluster fewer questions.' },
    ),
  ]);
}

type At = (spread: number, spreadWithin: number) => RandomEffect;
type Level = keyof Correlations;

const CLUSTERED_ALREADY = 'what it depends on is clustered already and gives it';

/** Solves one spread for the correlation of its level, the other spread being 0. */
function solveOne(at: At, level: Level, asked: number, question: string): RandomEffect {
  const along = (spread: number): RandomEffect => (level === 'icc' ? at(spread, 0) : at(0, spread));
  const none = along(0);
  if (none[level] > asked + 1e-12) throw unreachable(question, asked, none[level], CLUSTERED_ALREADY);
  if (asked === 0 || none[level] >= asked) return none;
  let high = 1;
  while (along(high)[level] < asked) {
    high *= 2;
    if (high > LARGEST_SPREAD) {
      throw unreachable(question, asked, along(LARGEST_SPREAD)[level], 'the largest within reach is');
    }
  }
  return along(findRoot((spread) => along(spread)[level] - asked, 0, high));
}

/** The search stops when both correlations are as close as this to those asked for. */
const CLOSE = 2e-15;
/** And fails when, as near as it gets, they are further than this. */
const CLOSE_ENOUGH = 1e-11;

/** How far the correlations are from those asked for. */
function miss(found: RandomEffect, { icc, iccWithin }: Correlations): number {
  return Math.max(Math.abs(found.icc - icc), Math.abs(found.iccWithin - iccWithin));
}

/** Broyden's method (1965) for both spreads, from a start near the solution; as near as it gets. */
function searchBoth(at: At, asked: Correlations, start: readonly [number, number]): RandomEffect {
  let [x, y] = start;
  let found = at(x, y);
  const [step, stepWithin] = [1e-4 * x, 1e-4 * y];
  const [moved, movedWithin] = [at(x + step, y), at(x, y + stepWithin)];
  // The derivatives of both correlations by both spreads: difference quotients first, improved by every step.
  let [a, b] = [(moved.icc - found.icc) / step, (movedWithin.icc - found.icc) / stepWithin];
  let [c, d] = [
    (moved.iccWithin - found.iccWithin) / step,
    (movedWithin.iccWithin - found.iccWithin) / stepWithin,
  ];
  for (let iteration = 0; iteration < 60 && miss(found, asked) > CLOSE; iteration++) {
    const [f, g] = [asked.icc - found.icc, asked.iccWithin - found.iccWithin];
    const determinant = a * d - b * c;
    let [dx, dy] = [(f * d - b * g) / determinant, (a * g - f * c) / determinant];
    if (!Number.isFinite(dx + dy)) break;
    // A spread that would turn negative is halved at most.
    while (x + dx <= x / 2 || y + dy <= y / 2) [dx, dy] = [dx / 2, dy / 2];
    if (dx === 0 && dy === 0) break;
    const next = at(x + dx, y + dy);
    const [changed, changedWithin] = [next.icc - found.icc, next.iccWithin - found.iccWithin];
    const length = dx * dx + dy * dy;
    const [offset, offsetWithin] = [
      (changed - a * dx - b * dy) / length,
      (changedWithin - c * dx - d * dy) / length,
    ];
    [a, b, c, d] = [a + offset * dx, b + offset * dy, c + offsetWithin * dx, d + offsetWithin * dy];
    if (miss(next, asked) >= miss(found, asked) && miss(found, asked) < CLOSE_ENOUGH) break;
    [x, y] = [x + dx, y + dy];
    found = next;
  }
  return found;
}

/**
 * Solves both spreads for both correlations. On the logit scale two normal effects add to one whose variance is
 * the sum of theirs, so the total follows from the correlation within a unit, nearly whatever its parts, and the
 * cluster's part from that within a cluster: the search starts from what a question without parents would need.
 */
function solveBoth(at: At, asked: Correlations, question: string, share: number): RandomEffect {
  const alone = (icc: number): number => {
    const grid = effectGrid({ icc, iccWithin: icc });
    const weights = Array.from(grid.weights, () => Float64Array.of(1));
    const inside = { shifts: Float64Array.of(0), weights };
    return solveRandomEffect(question, inside, grid, share, { icc, iccWithin: icc }).spread;
  };
  const [cluster, total] = [alone(asked.icc), alone(asked.iccWithin)];
  const found = searchBoth(at, asked, [cluster, Math.sqrt(total * total - cluster * cluster)]);
  if (miss(found, asked) <= CLOSE_ENOUGH) return found;
  // Where what a question depends on is clustered too, there may be nothing left for an effect of its own.
  const clusterOnly = solveOne(at, 'icc', asked.icc, question);
  if (clusterOnly.iccWithin > asked.iccWithin - CLOSE_ENOUGH) {
    if (miss(clusterOnly, asked) <= CLOSE_ENOUGH) return clusterOnly;
    throw unreachable(question, asked.iccWithin, clusterOnly.iccWithin, CLUSTERED_ALREADY);
  }
  const unitOnly = solveOne(at, 'iccWithin', asked.iccWithin, question);
  if (unitOnly.icc > asked.icc - CLOSE_ENOUGH) {
    if (miss(unitOnly, asked) <= CLOSE_ENOUGH) return unitOnly;
    throw unreachable(question, asked.icc, unitOnly.icc, CLUSTERED_ALREADY);
  }
  const again = searchBoth(at, asked, [clusterOnly.spread, unitOnly.spreadWithin]);
  if (miss(again, asked) <= CLOSE_ENOUGH) return again;
  const why = `with ${asked.icc} in a cluster the nearest found is`;
  throw unreachable(question, asked.iccWithin, again.iccWithin, why);
}

/** Solves one question's spreads for the correlations asked for, its margin kept. */
export function solveRandomEffect(
  question: string,
  inside: Inside,
  grid: EffectGrid,
  share: number,
  asked: Correlations,
): RandomEffect {
  const at: At = (spread, spreadWithin) => {
    const intercept = interceptFor(inside, grid, spread, spreadWithin, share);
    const found = moments(inside, grid, intercept, spread, spreadWithin);
    return { question, intercept, spread, spreadWithin, ...found };
  };
  if (share <= 0 || share >= 1) return { ...at(0, 0), margin: share, icc: 0, iccWithin: 0 };
  if (grid.within.nodes.length === 1) return solveOne(at, 'icc', asked.icc, question);
  if (grid.effect.nodes.length === 1) return solveOne(at, 'iccWithin', asked.iccWithin, question);
  return solveBoth(at, asked, question, share);
}
