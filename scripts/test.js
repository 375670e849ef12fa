// Runs the tests, and the checks of types, style and what nothing uses beside them: on two cores neither waits for the other.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const VITEST = ['run', '--project', 'fast', '--project', 'isolated', ...process.argv.slice(2)];

let found = '';
const checks = spawn(process.execPath, [resolve(import.meta.dirname, 'check.js')], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
for (const stream of [checks.stdout, checks.stderr]) stream.on('data', (text) => (found += text));
const tests = spawn(resolve(import.meta.dirname, '../node_modules/.bin/vitest'), VITEST, {
  stdio: 'inherit',
});

const codes = await Promise.all(
  [checks, tests].map((child) => new Promise((done) => child.on('close', done))),
);
process.stdout.write(found);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
