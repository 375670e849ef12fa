import { refuse } from '../../../problem.js';
import type { Shard } from '../../../results/study.js';

/**
 * Reads `--shard`: `2/4` is the second of four; `auto` and `auto/4` take the number from a scheduler, Slurm's
 * SLURM_ARRAY_TASK_ID (from SLURM_ARRAY_TASK_MIN) or Kubernetes' JOB_COMPLETION_INDEX (from 0).
 */
export function readShard(text: string, env: Readonly<Record<string, string | undefined>>): Shard {
  const match = /^(auto|\d{1,6})(?:\/(\d{1,6}))?$/.exec(text);
  if (match === null) {
    refuseShard(
      text,
      `--shard must be such as 2/4, auto or auto/4, not "${text}".`,
      'It is the number of this shard, a slash and how many there are.',
    );
  }
  const [, first = '', second] = match;
  const given = second === undefined ? undefined : Number(second);
  if (first !== 'auto') {
    if (given === undefined) {
      refuseShard(text, `--shard ${text} does not say of how many.`, `Give it as ${text}/4, say.`);
    }
    return inRange({ number: Number(first), of: given }, text);
  }
  const slurm = wholeFrom(env, 'SLURM_ARRAY_TASK_ID');
  const kubernetes = wholeFrom(env, 'JOB_COMPLETION_INDEX');
  const index = slurm ?? kubernetes;
  if (index === undefined) {
    refuseShard(
      text,
      `--shard ${text} finds neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX in the environment.`,
      'Outside a scheduler give the number, such as --shard 2/4.',
    );
  }
  const lowest = slurm === undefined ? 0 : (wholeFrom(env, 'SLURM_ARRAY_TASK_MIN') ?? 1);
  const of = given ?? (slurm === undefined ? undefined : wholeFrom(env, 'SLURM_ARRAY_TASK_COUNT'));
  if (of === undefined) {
    refuseShard(
      text,
      'The scheduler does not say how many shards there are.',
      'Give the number, such as --shard auto/4.',
    );
  }
  return inRange({ number: index - lowest + 1, of }, text);
}

function inRange(shard: Shard, text: string): Shard {
  if (shard.of < 1 || shard.number < 1 || shard.number > shard.of) {
    refuseShard(
      text,
      `There is no shard ${shard.number} of ${shard.of}.`,
      shard.of < 1 ? 'There must be at least one shard.' : `Shards run from 1 to ${shard.of}.`,
    );
  }
  return shard;
}

function refuseShard(text: string, message: string, hint: string): never {
  refuse('bad-shard', message, { path: '--shard', got: text, hint });
}

/** A whole number from the environment, or undefined when it is not set or not one. */
function wholeFrom(env: Readonly<Record<string, string | undefined>>, name: string): number | undefined {
  const text = env[name];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
