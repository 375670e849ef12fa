// Checks types, style and what nothing uses, side by side; tells what each found.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const TOOLS = [['tsc', '--noEmit', '--checkers', '1'], ['biome', 'ci', '.'], ['knip']];

const codes = await Promise.all(TOOLS.map(run));
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;

function run([tool, ...args]) {
  const child = spawn(resolve(import.meta.dirname, '../node_modules/.bin', tool), args, { stdio: 'inherit' });
  return new Promise((done) => child.on('close', done));
}
