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
import { FileError } from '../problem.js';

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
  const existing = await statOrNull(path);
  if (existing?.isDirectory()) throw isFolder(path);
  if (existing !== null && !existing.isFile()) return openDevice(path);
  if (existing !== null && !force) throw exists(path);
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
      await attempt(path, () => (force ? rename(temporary, target) : place(temporary, target)));
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
 * Writes a folder of files, by relative path, whole or not at all: built beside its place, then renamed.
 * A folder that already holds something is refused; its parent must exist.
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

/** Runs a file operation and turns the system's error into one that names the place and the mend. */
export async function attempt<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw fileError(path, error) ?? error;
  }
}

/** The FileError for a system error on `path`; undefined when it is not a system error. */
export function fileError(path: string, error: unknown): FileError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const known = MENDS[error.code];
  const [message, hint] = known === undefined ? [error.message] : [known[0](path), known[1](path)];
  return problem(error.code, path, message, hint);
}

const MENDS: Record<string, readonly [(path: string) => string, (path: string) => string]> = {
  ENOENT: [
    (p) => `${p}: the folder ${dirname(p)} does not exist.`,
    () => 'Make it first, or choose another.',
  ],
  ENOTDIR: [(p) => `${p}: ${dirname(p)} is not a folder.`, () => 'Choose another place.'],
  EISDIR: [(p) => `${p} is a folder.`, (p) => `Name a file in it, such as ${join(p, 'answer.txt')}.`],
  EEXIST: [(p) => `${p} already exists.`, () => 'Give --force to replace it, or choose another name.'],
  ENOTEMPTY: [(p) => `${p} already holds files.`, () => 'Choose a new or empty folder.'],
  EACCES: [(p) => `${p}: no permission to write here.`, () => 'Choose a place you may write to.'],
  EPERM: [(p) => `${p}: no permission to write here.`, () => 'Choose a place you may write to.'],
  EROFS: [(p) => `${p}: this disk can only be read.`, () => 'Choose a place you may write to.'],
  ENOSPC: [(p) => `${p}: the disk is full.`, () => 'Make room or choose another disk; nothing was written.'],
  EDQUOT: [
    (p) => `${p}: your quota is used up.`,
    () => 'Make room or choose another disk; nothing was written.',
  ],
  ENAMETOOLONG: [(p) => `${p}: the name is too long.`, () => 'Choose a shorter one.'],
  EMFILE: [(p) => `${p}: too many files are open.`, () => 'Close some programs and try again.'],
};

function problem(code: string, path: string, message: string, hint?: string): FileError {
  return new FileError([
    { code: code.toLowerCase(), path, message, ...(hint === undefined ? {} : { hint }) },
  ]);
}

function exists(path: string): FileError {
  return fileError(path, Object.assign(new Error(), { code: 'EEXIST' })) ?? problem('eexist', path, path);
}

function isFolder(path: string): FileError {
  return fileError(path, Object.assign(new Error(), { code: 'EISDIR' })) ?? problem('eisdir', path, path);
}

function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
}

/** Renames without ever replacing: a hard link fails where the name is taken. Disks without links fall back. */
async function place(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error.code === 'EEXIST') throw error;
    if ((await statOrNull(target)) !== null) throw Object.assign(new Error(), { code: 'EEXIST' });
    return rename(temporary, target);
  }
  await rm(temporary);
}

/** A device or a pipe (`/dev/stdout`, `/dev/full`) holds nothing to protect and is written to directly. */
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

/** Refuses a path that holds anything, before work is done that would be written there. */
export async function requireEmpty(path: string): Promise<void> {
  const existing = await statOrNull(path);
  if (existing === null) return;
  if (!existing.isDirectory()) throw exists(path);
  const names = await attempt(path, () => readdir(path));
  if (names.length > 0)
    throw fileError(path, Object.assign(new Error(), { code: 'ENOTEMPTY' })) ?? exists(path);
}

async function statOrNull(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      // A dangling link is something that exists.
      const itself = await lstat(path).catch(() => null);
      if (itself?.isSymbolicLink()) throw exists(path);
      return null;
    }
    throw fileError(path, error) ?? error;
  }
}

function unlessExists(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
