import { rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What is being written under a temporary name, and what others left so. */
const unfinished = new Set<string>();

let heed: (isAny: boolean) => void = () => {};

/** Calls `listener` when something begins to be half-written, and when nothing is any more. */
export function heedUnfinished(listener: (isAny: boolean) => void): void {
  heed = listener;
}

/** Removes every half-written file and folder; synchronous, for the last moment before an interrupted end. */
export function removeUnfinished(): void {
  // Once more where a file came into a folder meanwhile.
  for (const path of unfinished) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  unfinished.clear();
}

/** Something is about to be written under this name. */
export function begin(temporary: string): void {
  unfinished.add(temporary);
  if (unfinished.size === 1) heed(true);
}

/** It is finished or gone. A signal that came meanwhile is heard first, while there is somebody to hear it. */
export async function end(temporary: string): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  unfinished.delete(temporary);
  if (unfinished.size === 0) heed(false);
}

/** It could not be begun. */
export async function forget(temporary: string, reason: unknown): Promise<never> {
  await end(temporary);
  throw reason;
}

/**
 * A name beside the target that nothing else has, for what is not finished; it says which process of which machine writes it.
 * What processes that were killed left under such names of the same target is removed.
 */
export async function temporaryFor(target: string): Promise<string> {
  const folder = dirname(target);
  await removeStale(target);
  const { randomBytes } = await import('node:crypto');
  const random = randomBytes(6).toString('hex');
  return join(folder, `${startOf(target)}${await machine()}-${process.pid}-${random}${END}`);
}

const END = '.part';
const A_DAY = 24 * 60 * 60 * 1000;

/** A name for this machine. Cryptography is loaded by those who write a file: most commands write none, and would wait for it. */
async function machine(): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** As long as names may be, with what comes after it. */
const startOf = (target: string): string => `.${basename(target).slice(0, 100)}.`;

/** The names of unfinished files that each folder had when this process first wrote there: a folder may have very many files. */
const leftIn = new Map<string, Promise<readonly string[]>>();

async function removeStale(target: string): Promise<void> {
  const folder = dirname(target);
  let left = leftIn.get(folder);
  if (left === undefined) {
    left = readdir(folder).then(
      (names) => names.filter((name) => name.startsWith('.') && name.endsWith(END)),
      () => [],
    );
    leftIn.set(folder, left);
  }
  const start = startOf(target);
  for (const name of await left) {
    const middle = name.slice(start.length, -END.length);
    if (!name.startsWith(start) || middle.includes('.')) continue;
    const path = join(folder, name);
    if (await isStale(path, middle)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/** Whether no process can be writing it any more. Of another machine's only its age says so. */
async function isStale(path: string, writer: string): Promise<boolean> {
  const [, writtenOn, pid] = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/.exec(writer) ?? [];
  if (writtenOn !== undefined && writtenOn !== (await machine())) {
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    return age > A_DAY;
  }
  return pid === undefined || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 reaches nobody: it only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
