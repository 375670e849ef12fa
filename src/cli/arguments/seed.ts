import type { Terminal } from '../terminal/terminal.js';

/** The seed asked for, or one picked now and said on stderr so that the run can be repeated. */
export function seedOrPick(seed: number | undefined, io: Pick<Terminal, 'say'>): number {
  if (seed !== undefined) return seed;
  const picked = pickSeed();
  saySeed(picked, io);
  return picked;
}

/** From 1 to 999,999,999. */
export function pickSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return 1 + (drawn % 999_999_999);
}

/** Tells a seed that was picked, once nothing more can be wrong with what was asked. */
export const saySeed = (seed: number, io: Pick<Terminal, 'say'>): void =>
  io.say(`No seed was given; using --seed ${seed}.`);
