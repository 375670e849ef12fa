import { randomBytes } from 'node:crypto';
import { type BigIntStats, rmSync } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { alreadyExists, isFolder, notEmpty, writeError } from './fileErrors.js';

export interface WriteOptions {
  /** Replace what is there. */
  readonly force?: boolean;
}

/** Writes a file whole or not at all: under a temporary name in the same folder, then renamed. */
export async function writeFile(path: string, content: string | Uint8Array, options: WriteOptions = {}) {
  const writer = await openWriter(path, options);
  try {
    await writer.write(content);
    await writer.close();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** A file being written piece by piece: it appears under its name only when closed. */
export interface Writer {
  write(chunk: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Leaves nothing behind; harmless after `close`. */
  abandon(): Promise<void>;
}

/**
 * Opens a file for writing with the same guarantees as `writeFile`.
 *
 * @throws FileError when the file exists (without `force`), or cannot be made.
 */
export async function openWriter(path: string, { force = false }: WriteOptions = {}): Promise<Writer> {
  const existing = await requireWritable(path, { force });
  if (existing !== null && !existing.isFile()) return openDevice(path);
  const target = existing === null ? path : await realpath(path);
  const temporary = temporaryName(target);
  const mode = existing === null ? 0o666 : Number(existing.mode) & 0o777;
  const file = await attempt(path, () => open(temporary, 'wx', mode));
  unfinished.add(temporary);
  let done = false;
  return {
    write: (chunk) => attempt(path, () => writeAll(file, chunk)),
    async close() {
      await attempt(path, () => file.close());
      await attempt(path, () => (force ? rename(temporary, target) : moveInto(temporary, target)));
      unfinished.delete(temporary);
      done = true;
    },
    async abandon() {
      if (done) return;
      done = true;
      await file.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
      unfinished.delete(temporary);
    },
  };
}

/**
 * Writes a folder of files, by relative path, whole or not at all: built beside it, then renamed.
 * A folder that already has something is refused; its parent must exist.
 */
export async function writeFolder(path: string, files: ReadonlyMap<string, string | Uint8Array>) {
  await requireEmpty(path);
  const temporary = temporaryName(path);
  unfinished.add(temporary);
  try {
    await attempt(path, () => mkdir(temporary));
    for (const [name, content] of files) {
      const inside = join(temporary, name);
      await attempt(path, () => mkdir(dirname(inside), { recursive: true }));
      await writeFile(inside, content);
    }
    await attempt(path, () => rename(temporary, path));
  } finally {
    await rm(temporary, { recursive: true, force: true });
    unfinished.delete(temporary);
  }
}

/** Makes a folder, or accepts an empty one: for work that fills it bit by bit. */
export async function makeFolder(path: string): Promise<void> {
  await requireEmpty(path);
  await attempt(path, () => mkdir(path, { recursive: false }).catch(unlessExists));
}

/** Removes every half-written file and folder; synchronous, for the last moment before an interrupted end. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

const unfinished = new Set<string>();

/** Runs a file operation and turns the system's error into one that names the path and what to do. */
export async function attempt<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw writeError(path, error) ?? error;
  }
}

function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
}

/** Renames without ever replacing: a hard link fails where the name is taken. Disks without links fall back. */
async function moveInto(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error.code === 'EEXIST') throw error;
    if ((await statOrNull(target)) !== null) throw Object.assign(new Error(), { code: 'EEXIST' });
    return rename(temporary, target);
  }
  await rm(temporary);
}

/** A device or a pipe (`/dev/stdout`, `/dev/full`) has nothing to protect and is written to directly. */
async function openDevice(path: string): Promise<Writer> {
  const file = await attempt(path, () => open(path, 'w'));
  const close = () => attempt(path, () => file.close());
  return {
    write: (chunk) => attempt(path, () => writeAll(file, chunk)),
    close,
    abandon: () => close().catch(() => {}),
  };
}

async function writeAll(file: FileHandle, chunk: string | Uint8Array): Promise<void> {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  let from = 0;
  while (from < bytes.length) from += (await file.write(bytes, from)).bytesWritten;
}

/** Refuses a file that cannot be written, before work is done for it; gives what is there, or null. */
export async function requireWritable(
  path: string,
  { force = false }: WriteOptions = {},
): Promise<BigIntStats | null> {
  const existing = await statOrNull(path);
  if (existing?.isDirectory()) throw isFolder(path);
  if (existing?.isFile() && !force) throw alreadyExists(path);
  if (existing === null) await attempt(path, () => stat(dirname(path)));
  return existing;
}

/** Refuses a path that has anything, before work is done that would be written there. */
export async function requireEmpty(path: string): Promise<void> {
  const existing = await statOrNull(path);
  if (existing === null) return;
  if (!existing.isDirectory()) throw alreadyExists(path);
  const names = await attempt(path, () => readdir(path));
  if (names.length > 0) throw notEmpty(path);
}

async function statOrNull(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      // A dangling link is something that exists.
      const itself = await lstat(path).catch(() => null);
      if (itself?.isSymbolicLink()) throw alreadyExists(path);
      return null;
    }
    throw writeError(path, error) ?? error;
  }
}

function unlessExists(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
