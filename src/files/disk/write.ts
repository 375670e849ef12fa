import { type BigIntStats, closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
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
import { dirname, join, resolve } from 'node:path';
import {
  alreadyExists,
  alreadyThere,
  endsAsFolder,
  isDangling,
  isFolder,
  isForeign,
  isNoFolder,
  isWorkingFolder,
  notEmpty,
  writeError,
} from './fileErrors.js';
import { begin, end, forget, temporaryFor } from './unfinished.js';

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
  const temporary = await temporaryFor(target);
  const mode = existing === null ? 0o666 : Number(existing.mode) & 0o777;
  begin(temporary);
  const file = await attempt(path, () => made(temporary, mode)).catch((error) => forget(temporary, error));
  let done = false;
  return {
    write: (chunk) => attempt(path, () => writeAll(file, chunk)),
    async close() {
      // On the disk before it has its name: after a power cut too, what has the name is whole.
      await attempt(path, () => file.sync());
      await attempt(path, () => file.close());
      await attempt(path, () => (force ? rename(temporary, target) : moveInto(temporary, target)));
      done = true;
      await end(temporary);
    },
    async abandon() {
      if (done) return;
      done = true;
      await file.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
      await end(temporary);
    },
  };
}

const OWNER_WRITES = 0o200;

/**
 * A new file, made at once and not while other things go on: a signal that came before it was there would find nothing to remove,
 * and it would be made and left behind.
 */
async function made(temporary: string, mode: number): Promise<FileHandle> {
  closeSync(openSync(temporary, 'wx', mode | OWNER_WRITES));
  try {
    const file = await open(temporary, 'r+');
    // What is replaced may be one that nobody may write to.
    if ((mode & OWNER_WRITES) === 0) await file.chmod(mode);
    return file;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * Writes a folder of files, by relative path, whole or not at all: built beside it, then renamed. Its parent must exist; a
 * folder that already has something is refused, or with `force` replaced if it is of the same kind.
 *
 * @param options.kind - the file that such a folder has, without which none is replaced
 */
export async function writeFolder(
  path: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  { written, ...options }: FolderOptions & Watched = {},
): Promise<void> {
  const replaces = await requireEmpty(path, options);
  // The folder itself, where the path is a link to it, or is called . or ..
  const target = await realpath(path).catch(() => resolve(path));
  const temporary = await temporaryFor(target);
  const replaced = replaces ? await temporaryFor(target) : null;
  begin(temporary);
  try {
    await attempt(path, async () => mkdirSync(temporary));
    let done = 0;
    for (const [name, content] of files) {
      await attempt(path, () => writeWithin(temporary, name, content));
      await written?.(++done, files.size);
    }
    if (replaced === null) await attempt(path, () => rename(temporary, target));
    else {
      await attempt(path, async () => exchange(target, temporary, replaced));
      await rm(replaced, { recursive: true, force: true });
    }
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    await end(temporary);
  }
}

/** Puts a new folder under the name of an old one: in one go, so that no signal comes between. */
function exchange(path: string, by: string, aside: string): void {
  renameSync(path, aside);
  try {
    renameSync(by, path);
  } catch (error) {
    renameSync(aside, path);
    throw error;
  }
}

/** A file of a folder that has not got its name yet, so it needs no temporary name of its own. */
async function writeWithin(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await writeAll(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Runs a file operation and turns the system's error into one that names the path and what to do. */
export async function attempt<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw writeError(path, error) ?? error;
  }
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
  if (path.endsWith('/')) throw endsAsFolder(path);
  if (existing?.isFile() && !force) throw alreadyExists(path);
  if (existing === null) await attempt(path, () => stat(dirname(path)));
  return existing;
}

/** What may be done about a folder that has something. */
export interface FolderOptions extends WriteOptions {
  /** The file that a folder has which may be replaced; none may if omitted. */
  readonly kind?: string;
}

/** Told how many of all files are written, after each. */
interface Watched {
  readonly written?: (done: number, of: number) => Promise<void>;
}

/** Refuses a path that has anything, before work is done that would be written there; gives whether it is to be replaced. */
export async function requireEmpty(
  path: string,
  { force = false, kind }: FolderOptions = {},
): Promise<boolean> {
  if (resolve(path) === process.cwd()) throw isWorkingFolder(path);
  const names = await namesIn(path);
  if (names.length === 0) return false;
  if (kind === undefined) throw notEmpty(path);
  if (!names.includes(kind)) throw isForeign(path, kind);
  if (!force) throw alreadyThere(path);
  return true;
}

/** What is in a folder, nothing if it does not exist yet; refuses a path where there can be no folder. */
export async function namesIn(path: string): Promise<readonly string[]> {
  const existing = await statOrNull(path);
  if (existing === null) {
    await attempt(path, () => stat(dirname(path)));
    return [];
  }
  if (!existing.isDirectory()) throw isNoFolder(path);
  return attempt(path, () => readdir(path));
}

async function statOrNull(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      // A dangling link is something that exists.
      const itself = await lstat(path).catch(() => null);
      if (itself?.isSymbolicLink()) throw isDangling(path);
      return null;
    }
    throw writeError(path, error) ?? error;
  }
}

/** Whether two paths lead to one file, whatever they are called; what is no file there, such as counts, is none. */
export function isSameFile(one: string, other: string): boolean {
  const known = (path: string) => {
    try {
      return statSync(path);
    } catch {
      return undefined;
    }
  };
  const [first, second] = [known(one), known(other)];
  return first?.isFile() === true && first.ino === second?.ino && first.dev === second.dev;
}
