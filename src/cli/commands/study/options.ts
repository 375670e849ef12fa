import { largeNumberHint } from '../../../numeric/written.js';
import { ArgumentError, type Problem, problem, refuse } from '../../../problem.js';
import type { Shard } from '../../../results/study.js';
import { refuseUseless } from '../../arguments/useless.js';
import { readShard } from './shard.js';

/** One replicate of a study: the condition, the block and the replicate in it, all from 0. */
export interface Replay {
  readonly condition: number;
  readonly block: number;
  readonly replicate: number;
}

/** A length of time such as 90, 90s, 10m or 2h, in seconds. */
export function durationOption(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text);
  const seconds = Number(match?.[1]) * ({ s: 1, m: 60, h: 3600 }[match?.[2] ?? 's'] ?? 1);
  if (match === null || !(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) {
    const message = `--max-time must be a time such as 90s, 10m or 2h, not "${text}".`;
    refuse('bad-option', message, { path: '--max-time', got: text, hint: largeNumberHint(text) });
  }
  return seconds;
}

/** `0:12:345`: condition, block and replicate. */
export function replayOption(text: string): Replay {
  const found = /^(\d+):(\d+):(\d+)$/.exec(text);
  if (found === null) {
    const message = `--replay must be such as 0:12:345, not "${text}".`;
    const hint = 'Give condition, block and replicate, such as 0:12:345.';
    refuse('bad-replay', message, { path: '--replay', got: text, hint });
  }
  return { condition: Number(found[1]), block: Number(found[2]), replicate: Number(found[3]) };
}

/** Options of `casesim study` that cannot be given together. */
export interface Combined {
  readonly json?: true | undefined;
  readonly csv?: true | undefined;
  readonly output?: string | undefined;
  readonly replicates?: number | undefined;
  readonly precision?: number | undefined;
  readonly shard?: string | undefined;
  readonly force?: true | undefined;
  readonly estimates?: string | undefined;
}

/** Refuses options that do not go together, all of them at once. */
export function requireTogether(options: Combined): void {
  const { json, csv, output, replicates, precision, shard, force, estimates } = options;
  const problems: Problem[] = [];
  const clash = (message: string, hint: string): void => {
    problems.push(problem('bad-options', message, { hint }));
  };
  if (shard !== undefined && output === undefined) {
    clash('--shard keeps its blocks in a folder, and there is none.', 'Give -o FOLDER.');
  }
  if (shard !== undefined && precision !== undefined) {
    clash('--precision cannot be asked of a shard, which does not see the others.', 'Give --replicates.');
  }
  if (replicates !== undefined && precision !== undefined) {
    clash('--replicates and --precision cannot both be given.', 'Choose one.');
  }
  if (force && output === undefined && estimates === undefined) {
    clash('--force is for -o FOLDER or --estimates FILE, and there is neither.', 'Leave it out.');
  }
  if (force && shard !== undefined) {
    clash('--force would start again what other shards have run.', 'Choose a new folder.');
  }
  if (json && csv) clash('--json and --csv cannot both be given.', 'Choose one.');
  if (problems.length > 0) throw new ArgumentError(problems);
}

/** The shard that `--shard` asks for; null for the whole study. */
export function shardOf(
  text: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Shard | null {
  return text === undefined ? null : readShard(text, env);
}

/** What says how a study is run. */
const OF_A_STUDY = [
  ...['seed', 'replicates', 'precision', 'workers', 'shard', 'maxTime', 'simulate', 'plan', 'protocol'],
  ...['replay', 'estimates', 'output', 'force'],
];

/** Without a study there is none to run. */
export function refuseWithoutStudy(options: object): void {
  refuseUseless(options, OF_A_STUDY, 'without a study, where the studies are listed');
}

/** Of a replicate repeated, a protocol or a plan only one is given, and without what says how the whole is run. */
export function refuseModes(options: {
  readonly replay?: unknown;
  readonly protocol?: true | undefined;
  readonly plan?: true | undefined;
}): void {
  const run = ['maxTime', 'estimates'];
  if (options.replay !== undefined) {
    const whole = [
      'plan',
      'protocol',
      'replicates',
      'precision',
      'workers',
      'shard',
      'simulate',
      'force',
      ...run,
    ];
    refuseUseless(options, whole, 'with --replay, which repeats one replicate');
  } else if (options.protocol) {
    refuseUseless(options, ['plan', 'workers', 'shard', ...run], 'with --protocol, which runs nothing');
  } else if (options.plan) {
    refuseUseless(options, ['force', ...run], 'with --plan, which runs nothing');
  }
}
