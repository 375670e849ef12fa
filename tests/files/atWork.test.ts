import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { showAtWork } from '../../src/files/atWork.js';
import { emptyFolder } from '../cli/casesim.js';

/** Works without a pause until what is shown fits, or for five seconds at most. */
function workUntil(isShown: () => boolean): void {
  const end = performance.now() + 5000;
  while (!isShown() && performance.now() < end);
}

test('a calculation in one piece is seen to be at work, until something is written', async () => {
  const file = join(emptyFolder(), 'terminal');
  const descriptor = openSync(file, 'w');
  const shown = () => readFileSync(file, 'utf8');
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  showAtWork({ stdout, stderr, descriptor }, 100);
  await pause(50);
  expect(shown()).toBe('');
  workUntil(() => shown().includes('s'));
  expect(shown()).toMatch(/^\r.\[KStill at work after \d+ s/);
  stderr.write('x');
  expect(shown()).toMatch(/ s\r.\[K$/);
  expect(String(stderr.read())).toBe('x');
  stdout.write('the result');
  const before = shown();
  const over = performance.now() + 400;
  workUntil(() => performance.now() > over);
  expect(shown()).toBe(before);
  closeSync(descriptor);
});
