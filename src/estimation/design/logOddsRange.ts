import { mostOf } from '../../numeric/extremes.js';
import type { BetaPrior } from '../proportion/betaPosterior.js';

/** The log odds outside which a posterior is nothing, from the log of its density. */
export function logOddsRange(
  logOf: (at: number) => number,
  prior: BetaPrior,
): readonly [low: number, high: number] {
  const furthest = Math.min(700, 40 / Math.min(1, prior.yes, prior.no));
  let [low, high] = [-furthest, furthest];
  for (let round = 0; round < ROUNDS; round++) {
    const step = (high - low) / STEPS;
    const logs = Array.from({ length: STEPS + 1 }, (_, i) => logOf(low + i * step));
    const top = mostOf(logs);
    const first = logs.findIndex((log) => log > top - NOTHING);
    const last = logs.findLastIndex((log) => log > top - NOTHING);
    [low, high] = [low + Math.max(0, first - 1) * step, low + Math.min(STEPS, last + 1) * step];
  }
  return [low, high];
}

/** A log density so far below the highest adds nothing that a double keeps. */
const NOTHING = 34;
const STEPS = 100;
const ROUNDS = 4;
