import { randomInt } from 'node:crypto';
import type { Terminal } from '../terminal/terminal.js';

/** The seed asked for, or one picked now and said on stderr so that the run can be repeated. */
export function seedOrPick(seed: number | undefined, io: Pick<Terminal, 'say'>): number {
  if (seed !== undefined) return seed;
  const picked = pickSeed();
  saySeed(picked, io);
  return picked;
}

export const pickSeed = (): number => randomInt(1, 1_000_000_000);

/** Tells a seed that was picked, once nothing more can be wrong with what was asked. */
export const saySeed = (seed: number, io: Pick<Terminal, 'say'>): void =>
  io.say(`No seed was given; using --seed ${seed}.`);
