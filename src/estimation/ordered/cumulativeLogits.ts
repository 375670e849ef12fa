import { mostOf } from '../../numeric/extremes.js';
import { expit, logit } from '../../numeric/logistic.js';
import { solveLinear } from '../../numeric/solveLinear.js';
import { casesAt, casesFrom, type LevelCounts } from './levels.js';

/** The most likely cumulative logits for a given log odds ratio between two samples. */
export interface ProfileFit {
  readonly logLikelihood: number;
  /** How the logarithm of the likelihood rises with the log odds ratio, and how fast that falls. */
  readonly score: number;
  readonly information: number;
}

/**
 * Fits logit P(level j or above) = α_j + β·[second sample] for a given β: Newton's steps on the α, which are concave,
 * halved where they would not raise the likelihood (McCullagh 1980, Journal of the Royal Statistical Society B 42:109).
 * Every level has a case in either sample.
 */
export function profileFit(first: LevelCounts, second: LevelCounts, beta: number): ProfileFit {
  let alphas = pooledLogits(first, second, beta);
  let now = bothAt(first, second, alphas, beta);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = solveLinear(now.curvature, now.slope);
    if (move === null) break;
    const next = raised(first, second, { alphas, beta, move, from: now.logLikelihood });
    if (next === null) break;
    const gained = next.parts.logLikelihood - now.logLikelihood;
    alphas = next.alphas;
    now = next.parts;
    if (mostOf(move.map(Math.abs)) < 1e-13 || (gained === 0 && step > 3)) break;
  }
  const across = now.second.curvature.map((row) => row.reduce((sum, value) => sum + value, 0));
  const carried = solveLinear(now.curvature, across) ?? [];
  const total = across.reduce((sum, value) => sum + value, 0);
  return {
    logLikelihood: now.logLikelihood,
    score: now.second.slope.reduce((sum, value) => sum + value, 0),
    information: total - across.reduce((sum, value, j) => sum + value * (carried[j] ?? 0), 0),
  };
}

const MOST_STEPS = 200;

/** Where the shares at or above each level of both samples together would have their logits, β shared out between them. */
function pooledLogits(first: LevelCounts, second: LevelCounts, beta: number): number[] {
  const of = casesAt(first) + casesAt(second);
  const above = casesFrom(first).map((count, level) => count + casesFrom(second)[level]!);
  const shift = (beta * casesAt(second)) / of;
  return above.slice(1).map((count) => logit(count / of) - shift);
}

/** The logarithm of the likelihood of one sample, its slope by each logit, and its curvature with the sign turned. */
interface SampleParts {
  readonly logLikelihood: number;
  readonly slope: number[];
  readonly curvature: number[][];
}

interface BothParts extends SampleParts {
  readonly second: SampleParts;
}

function bothAt(first: LevelCounts, second: LevelCounts, alphas: readonly number[], beta: number): BothParts {
  const one = sampleAt(first, alphas);
  const two = sampleAt(
    second,
    alphas.map((alpha) => alpha + beta),
  );
  return {
    logLikelihood: one.logLikelihood + two.logLikelihood,
    slope: one.slope.map((value, j) => value + two.slope[j]!),
    curvature: one.curvature.map((row, i) => row.map((value, j) => value + two.curvature[i]![j]!)),
    second: two,
  };
}

function sampleAt(counts: LevelCounts, logits: readonly number[]): SampleParts {
  const cuts = logits.length;
  const slope = new Array<number>(cuts).fill(0);
  const curvature = logits.map(() => new Array<number>(cuts).fill(0));
  let logLikelihood = 0;
  for (const [level, count] of counts.entries()) {
    if (count === 0) continue;
    // The level is between the cut at which it begins and the one at which the next does.
    const [low, high] = [level - 1, level];
    const share = between(logits[low] ?? Infinity, logits[high] ?? -Infinity);
    if (!(share > 0)) return { logLikelihood: -Infinity, slope, curvature };
    logLikelihood += count * Math.log(share);
    const sides = [
      { cut: low, sign: 1 },
      { cut: high, sign: -1 },
    ].filter(({ cut }) => cut >= 0 && cut < cuts);
    const density = (cut: number) => expit(logits[cut]!) * expit(-logits[cut]!);
    for (const { cut, sign } of sides) {
      slope[cut]! += (sign * count * density(cut)) / share;
      const bend = density(cut) * (expit(-logits[cut]!) - expit(logits[cut]!));
      curvature[cut]![cut]! -= (sign * count * bend) / share;
      for (const other of sides) {
        const product = density(cut) * density(other.cut) * sign * other.sign;
        curvature[cut]![other.cut]! += (count * product) / (share * share);
      }
    }
  }
  return { logLikelihood, slope, curvature };
}

/** P(between two logits), from whichever side is small. */
function between(high: number, low: number): number {
  return low > 0 ? expit(-low) - expit(-high) : expit(high) - expit(low);
}

/** The first of the move, its half, its quarter … that does not lower the likelihood. */
function raised(
  first: LevelCounts,
  second: LevelCounts,
  known: {
    readonly alphas: readonly number[];
    readonly beta: number;
    readonly move: readonly number[];
    readonly from: number;
  },
): { readonly alphas: number[]; readonly parts: BothParts } | null {
  const { beta, move, from } = known;
  for (let share = 1; share > 1e-9; share /= 2) {
    const alphas = known.alphas.map((alpha, j) => alpha + share * move[j]!);
    const parts = bothAt(first, second, alphas, beta);
    if (parts.logLikelihood >= from - 1e-13 * Math.abs(from)) return { alphas, parts };
  }
  return null;
}
