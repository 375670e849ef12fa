import { refuseArgument, requireFields, requireFunction, requireWhole } from '../../check.js';
import { refuse } from '../../problem.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { GroundOptions, SetupOptions } from './setup.js';

export interface WhatIfOptions extends SetupOptions, GroundOptions {
  /** Months to follow, 1 to 240; 36 if omitted. */
  readonly months?: number;
  /** Month of the inspection, 1 to `months`; the last if omitted. */
  readonly inspectAt?: number;
  /** Cases that it inspects; as many as the scenario's if omitted. */
  readonly cases?: number;
  /** Draws of the assumptions and of chance, 20 to 40,000 for 36 months; 1,000 if omitted. */
  readonly draws?: number;
  readonly seed?: number | string;
  /** Told how many draws are done, every few draws. */
  readonly progress?: (done: number) => void;
}

/** How far a what-if is followed, by how many draws, and what inspects it. */
export interface Run {
  readonly months: number;
  readonly inspectAt: number;
  readonly cases: number;
  readonly draws: number;
  readonly seed: number | string;
  readonly ground: GroundOptions;
}

/** The options of a what-if of a scenario, checked and complete. */
export function readRun(scenario: Scenario, options: WhatIfOptions): Run {
  requireScenario('scenario', scenario, 'A what-if');
  requireFields('options', options, '{ months: 36 }');
  const months = requireWhole('months', options.months ?? 36, { min: 1, max: 240 });
  const inspectAt = requireWhole('inspectAt', options.inspectAt ?? months, { min: 1, max: months });
  const cases = requireWhole('cases', options.cases ?? scenario.sample.cases, { min: 1, max: 5000 });
  const draws = requireWhole('draws', options.draws ?? 1000, { min: 20, max: MOST_VALUES });
  const seed = requireSeed(options.seed ?? 1);
  requireMemory(months, draws);
  const { baseline, assume, progress } = options;
  if (progress !== undefined) requireFunction('progress', progress);
  const ground = {
    ...(baseline === undefined ? {} : { baseline }),
    ...(assume === undefined ? {} : { assume }),
  };
  return { months, inspectAt, cases, draws, seed, ground };
}

const MOST_VALUES = 1_500_000;

function requireSeed(seed: number | string): number | string {
  if (typeof seed === 'string' || Number.isFinite(seed)) return seed;
  return refuseArgument('seed', seed, 'a number or text');
}

/** Refuses more draws of more months than memory has: 1.5 million of both are some 400 MB. */
function requireMemory(months: number, draws: number): void {
  if (draws * (months + 1) <= MOST_VALUES) return;
  const most = Math.floor(MOST_VALUES / (months + 1));
  refuse('too-large', `${draws} draws of ${months} months would take too much memory.`, {
    path: 'draws',
    got: String(draws),
    expected: `at most ${most}`,
    hint: `For ${months} months the most are ${most} draws.`,
  });
}
