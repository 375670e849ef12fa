import { hasParts, requireFields, requireMade, requireWhole } from '../check.js';
import { refuse } from '../problem.js';
import { inquiryKind } from '../study/inquiries/registry.js';
import type { CompiledCondition } from '../study/run/compileCondition.js';
import { blocksFor, type PreparedStudy } from '../study/run/prepare.js';
import type { Extent } from '../study/run/progress.js';
import type { StudyAnswer, StudyResult } from '../study/run/results.js';
import { BLOCK_SIZE, type Failure, runBlock } from '../study/run/runBlock.js';
import { splitVariance, type VarianceSplit } from '../study/run/split.js';
import { AXES, requireStudy, type Study } from '../study/study.js';
import { TALLY_SIZE, Tally } from '../study/world/tally.js';
import type { ProtocolCheck } from './study/protocol.js';

/** What a study found. */
export interface StudyFindings {
  readonly study: {
    readonly id: string;
    readonly title: string;
    readonly aims: Study['aims'];
    readonly hash: string;
  };
  readonly seed: number;
  /** Of each simulated condition. */
  readonly replicates: number;
  /** Whether every block ran. */
  readonly complete: boolean;
  readonly answers: readonly StudyAnswer[];
  /** Replicates without an answer, the first few. */
  readonly failures: readonly Failure[];
  /** Where the spread of each estimate comes from; when the study ranges over assumptions. */
  readonly varianceSplit?: readonly VarianceSplit[];
  /** How the run compares with the protocol written before it; when there is one. */
  readonly protocol?: ProtocolCheck;
}

/**
 * What a study found, with where its variance comes from.
 *
 * @param study - from `loadStudy` or `parseStudy`
 * @param result - what `runStudy` gave for it
 * @param context.protocol - how the run compares with its protocol; null, and left out, without one
 * @returns the answers of each inquiry, and the shares of its variance
 *
 * @example
 * const study = loadStudy('eleven-pdus');
 * studyFindings(study, runStudy(study, { replicates: 20 })).complete; // true
 */
export function studyFindings(
  study: Study,
  result: StudyResult,
  options: { readonly protocol?: ProtocolCheck | null } = {},
): StudyFindings {
  const { protocol = null } = requireFields('options', options, '{ protocol: null }');
  requireStudy('study', study);
  if (protocol !== null) requireFields('protocol', protocol, '{ hash, asPlanned: true, departures: [] }');
  requireMade('result', result, { isMade: hasParts(result, ['answers', 'failures']), makers: 'runStudy' });
  const { id, title, aims, hash } = study;
  const { seed, replicates, complete, answers, failures } = result;
  const split = study.assumptions.length === 0 ? [] : splitVariance(answers, study.assumptions);
  return {
    study: { id, title, aims, hash },
    seed,
    replicates,
    complete,
    answers,
    failures,
    ...(split.length === 0 ? {} : { varianceSplit: split }),
    ...(protocol === null ? {} : { protocol }),
  };
}

/** What a study would run, and how long it would take. */
export interface StudyPlan extends Extent {
  readonly study: { readonly id: string; readonly title: string; readonly hash: string };
  readonly blocks: number;
  /** How long it would take the workers together. */
  readonly seconds: number;
  readonly conditions: readonly PlannedCondition[];
}

export interface PlannedCondition {
  readonly design: string;
  readonly inspectors: string;
  /** Its values of the grid, in words. */
  readonly point: string;
  readonly cases: number;
  /** Answers that are worked out exactly. */
  readonly exact: number;
  readonly simulated: number;
  /** Milliseconds for one replicate; 0 when nothing is simulated. */
  readonly cost: number;
}

/**
 * What a study would run and how long it would take, from a few replicates of each condition.
 *
 * @param prepared - the study, compiled
 * @param extent - seed and replicates
 * @param settings - how many processes would share the work, and a clock in milliseconds
 */
export function studyPlan(
  prepared: PreparedStudy,
  extent: Extent,
  { processes, now }: { readonly processes: number; readonly now: () => number },
): StudyPlan {
  const { id, title, hash } = prepared.study;
  const conditions = planned(prepared, extent.seed, now);
  const blocks = prepared.simulates ? blocksFor(extent.replicates) : 0;
  const each = conditions.reduce((sum, { cost }) => sum + cost, 0);
  const seconds = (each * extent.replicates) / 1000 / Math.min(processes, Math.max(1, blocks));
  return { study: { id, title, hash }, ...extent, blocks, seconds, conditions };
}

/** Replicates timed in all to say how long a study would take, and least and most of each condition. */
const TRIALS = { all: 6000, least: 20, most: 300 } as const;

/** Times some replicates of each condition, after as many that warm the code up. */
function planned({ conditions }: PreparedStudy, seed: number, now: () => number): PlannedCondition[] {
  const share = Math.floor(TRIALS.all / conditions.length);
  const replicates = Math.max(TRIALS.least, Math.min(TRIALS.most, share));
  const time = (compiled: CompiledCondition): number => {
    if (!compiled.exact.includes(false)) return 0;
    const started = now();
    runBlock(compiled, { seed, block: 0, replicates });
    return (now() - started) / replicates;
  };
  conditions.forEach(time);
  return conditions.map((compiled) => {
    const { condition, exact, worlds } = compiled;
    const simulated = exact.filter((known) => !known).length;
    return {
      design: condition.designName,
      inspectors: condition.inspectorsName,
      point: AXES.flatMap((axis) =>
        condition.point[axis] === undefined ? [] : [`${axis} ${condition.point[axis]}`],
      ).join(', '),
      cases: worlds.reduce((sum, { design }) => sum + design.cases, 0),
      exact: exact.length - simulated,
      simulated,
      cost: Math.min(time(compiled), time(compiled)),
    };
  });
}

/** One replicate of a study, repeated alone. */
export interface ReplayReport {
  readonly condition: number;
  readonly block: number;
  readonly replicate: number;
  readonly seed: number;
  readonly point: CompiledCondition['condition']['point'];
  readonly answers: readonly ReplayedAnswer[];
  readonly failures: readonly Failure[];
}

export interface ReplayedAnswer {
  readonly inquiry: string;
  readonly answer: string;
  /** Null where none could be made, or the inquiry has no number. */
  readonly estimate: number | null;
  readonly truth: number | null;
  /** Whether the interval contains the truth; null without an interval. */
  readonly covered: boolean | null;
}

/**
 * Repeats one replicate alone.
 *
 * @param prepared - the study, compiled
 * @param which - the `seed`, the index of the `condition`, the `block`, and the `replicate` in it, all from 0
 * @throws ArgumentError for a condition or a replicate that there is not
 */
export function replayReport(
  prepared: PreparedStudy,
  which: {
    readonly seed: number;
    readonly condition: number;
    readonly block: number;
    readonly replicate: number;
  },
): ReplayReport {
  const { seed, condition: index, block, replicate } = which;
  const compiled = prepared.conditions[index];
  if (compiled === undefined) {
    refuseReplay(`There is no condition ${index}: the study has ${prepared.conditions.length}, from 0.`);
  }
  requireWhole('block', block);
  if (replicate >= BLOCK_SIZE) {
    refuseReplay(`There is no replicate ${replicate} in a block: they run from 0 to ${BLOCK_SIZE - 1}.`);
  }
  const whole = { ...compiled, exact: compiled.exact.map(() => false) };
  const { sums, failures } = runBlock(whole, { seed, block, replicates: replicate + 1, only: replicate });
  const answers = compiled.analyses.map(({ inquiry, answer }, index): ReplayedAnswer => {
    const tally = new Tally(sums, index * TALLY_SIZE);
    const made = tally.get('weight') > 0;
    const numeric = inquiryKind(inquiry.kind).estimand !== 'none';
    return {
      inquiry: inquiry.name,
      answer: answer.name,
      estimate: made && numeric ? tally.get('estimate') : null,
      truth: made && numeric ? tally.get('truth') : null,
      covered: made && answer.interval !== null ? tally.get('covered') > 0 : null,
    };
  });
  const { point } = compiled.condition;
  return { condition: index, block, replicate, seed, point, answers, failures };
}

function refuseReplay(message: string): never {
  const hint = 'Give condition, block and replicate, such as 0:12:345.';
  refuse('bad-replay', message, { path: '--replay', hint });
}

/** What one shard of a study has done. */
export interface ShardReport {
  readonly study: { readonly id: string; readonly hash: string };
  readonly shard: Shard;
  readonly blocks: { readonly done: number; readonly of: number };
  readonly folder: string;
}

/** One of several runs that share a study's blocks between them: number 1 to `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** What one shard has done of the blocks that are its own. */
export function shardReport(
  { id, hash }: Study,
  { number, of }: Shard,
  { blocks, finished, folder }: { blocks: number; finished: readonly number[]; folder: string },
): ShardReport {
  const done = finished.filter((block) => isMine(block, { number, of })).length;
  const own = Math.floor((blocks - number) / of) + 1;
  return { study: { id, hash }, shard: { number, of }, blocks: { done, of: own }, folder };
}

/** Whether a block belongs to a shard: they are dealt round in turn. */
export const isMine = (block: number, { number, of }: Shard): boolean => block % of === number - 1;

/** The studies that come with casesim. */
export interface StudiesReport {
  readonly studies: readonly { readonly id: string; readonly title: string }[];
}
