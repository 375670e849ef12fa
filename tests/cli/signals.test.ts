import { expect, test } from 'vitest';
import { emptyFolder } from './casesim.js';
import { interrupted } from './signals.js';

/** A few of what the long tests try with every command: long sums in which nothing is heard. */
test.each([
  ['SIGINT', ['whatif', 'no-new-trainees', '--draws', '700000', '--seed', '7']],
  ['SIGHUP', ['coverage', '--of', '100000']],
  ['SIGTERM', ['pack', '--cases', '200', '--seed', '7', '-o', 'pack']],
] as const)('%s ends casesim %j at once and leaves nothing', async (signal, args) => {
  const ended = await interrupted(args, { cwd: emptyFolder(), signal, after: 1000 });
  expect(ended.signal ?? ended.code).not.toBe(0);
  expect(ended.milliseconds).toBeLessThan(1000);
  expect(ended.left).toEqual([]);
});
