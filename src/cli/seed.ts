import { randomInt } from 'node:crypto';
import type { Terminal } from './terminal.js';

/** The seed asked for, or one picked now and said on stderr so that the run can be repeated. */
export function seedOrPick(seed: number | undefined, io: Pick<Terminal, 'say'>): number {
  if (seed !== undefined) return seed;
  const picked = randomInt(1, 1_000_000_000);
  io.say(`No seed was given; using --seed ${picked}.`);
  return picked;
}
