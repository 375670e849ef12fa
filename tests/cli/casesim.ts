import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder of the test's own, removed after the last test of its file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casesim-test-'));
  folders.push(folder);
  return folder;
}

/** The environment of a plain shell: no colour wishes, no terminal width, no CI. */
function plainEnvironment(extra: Record<string, string>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LANG: 'C.UTF-8', ...extra };
}

/** Runs the built command line with these arguments, without a shell and without a terminal; on this Node if omitted. */
export function casesim(
  args: readonly string[],
  { node = process.execPath, ...options }: { cwd?: string; env?: Record<string, string>; node?: string } = {},
) {
  return finished(node, [MAIN, ...args], options);
}

/** Runs a shell line in which `casesim` is the built command line. */
export function shell(
  line: string,
  { cwd = emptyFolder(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
) {
  return finished('bash', ['-c', line], {
    cwd,
    env: { PATH: `${binFolder()}${delimiter}${process.env.PATH}`, ...env },
  });
}

/** Starts the built command line and leaves it running. */
export function start(args: readonly string[], cwd: string) {
  return spawn(process.execPath, [MAIN, ...args], { cwd, env: plainEnvironment({}) });
}

function finished(
  program: string,
  args: readonly string[],
  { cwd = emptyFolder(), env = {} }: { cwd?: string; env?: Record<string, string> },
): Promise<Ran> {
  return new Promise((settle, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: plainEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => settle({ code, stdout, stderr }));
  });
}

let bin: string | undefined;

/** A folder with a `casesim` that runs the build, to go in front of PATH. */
function binFolder(): string {
  // Test files share this module, and each one's folders go when it ends.
  if (bin === undefined || !existsSync(bin)) {
    bin = join(emptyFolder(), 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'casesim'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`, {
      mode: 0o755,
    });
  }
  return bin;
}
