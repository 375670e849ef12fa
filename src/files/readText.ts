import { createReadStream, existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DataError, FileError } from '../problem.js';
import { fileProblem, systemCode } from './fileErrors.js';

/** Where standard input comes from. */
export interface StandardInput {
  readonly stdin: NodeJS.ReadableStream;
}

/** What a file should be: how to name it when it is refused, and how large it may be. */
export interface TextKind {
  /** Such as `scenario`; `file` comes after it. */
  readonly noun: string;
  /** In bytes. */
  readonly largest: number;
  /** Whether pipes and devices will do, which have no size to ask for first. */
  readonly pipes: boolean;
  /** What there is not when there is no such file; `no file PATH` if omitted. */
  readonly missing?: (path: string) => string;
  /** What to do when there is no such file. */
  readonly hint: (path: string) => string;
}

const MEGABYTE = 1024 * 1024;

/** A table or a pack that the person names. */
export const DATA_FILE: TextKind = {
  noun: 'data',
  largest: 64 * MEGABYTE,
  pipes: true,
  hint: () => 'Check its name and the folder it is in.',
};

/** Whether there is a file or folder of that name. */
export const exists = (path: string): boolean => existsSync(path);

/**
 * The text of a file that the person names, or of standard input for `-`; UTF-8, a byte-order mark removed.
 *
 * @throws FileError when it cannot be read or is too large; DataError when it is not text
 */
export async function readText(path: string, io: StandardInput, kind = DATA_FILE): Promise<string> {
  if (path === '-') return decode('stdin', await collect('stdin', io.stdin, kind));
  requireReadable(path, await stat(path).catch((error) => cannotRead(path, error, kind)), kind);
  return decode(path, await collect(path, createReadStream(path), kind));
}

/**
 * The same piece by piece, of any length, for readers that keep no more than they need.
 *
 * @param seen - told how many bytes of how many were read; of 0 for a pipe, whose end is not known
 */
export async function* readPieces(
  path: string,
  io: StandardInput,
  seen: (bytes: number, of: number) => void = () => {},
): AsyncGenerator<string> {
  const name = path === '-' ? 'stdin' : path;
  const facts = path === '-' ? null : await stat(path).catch((error) => cannotRead(path, error, DATA_FILE));
  if (facts !== null) requireReadable(path, facts, { ...DATA_FILE, largest: Number.POSITIVE_INFINITY });
  const of = facts?.isFile() ? facts.size : 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of facts === null ? io.stdin : createReadStream(path)) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      bytes += piece.length;
      seen(bytes, of);
      yield decodePiece(name, piece, () => decoder.decode(piece, { stream: true }));
    }
    yield decodePiece(name, new Uint8Array(), () => decoder.decode());
  } catch (error) {
    cannotRead(path, error, DATA_FILE);
  }
}

/** The same for a caller that cannot wait, and has no standard input. */
export function readTextSync(path: string, kind: TextKind): string {
  try {
    requireReadable(path, statSync(path), kind);
    return decode(path, readFileSync(path));
  } catch (error) {
    return cannotRead(path, error, kind);
  }
}

/** Asked before a file is opened, so that a large one is not read first. */
function requireReadable(path: string, facts: Stats, { noun, largest, pipes }: TextKind): void {
  if (facts.isDirectory()) {
    throw fileProblem('is-a-folder', path, `${path} is a folder, not a ${noun} file.`, {
      hint: 'Name a file in it.',
    });
  }
  if (!facts.isFile() && !pipes) {
    throw fileProblem('not-a-file', path, `${path} is not an ordinary file.`, {
      hint: `Name a ${noun} file.`,
    });
  }
  if (facts.size > largest) throw tooLarge(path, facts.size, { noun, largest });
}

async function collect(path: string, stream: NodeJS.ReadableStream, kind: TextKind): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > kind.largest) throw tooLarge(path, size, kind);
      chunks.push(bytes);
    }
  } catch (error) {
    cannotRead(path, error, kind);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, size: number, { noun, largest }: Pick<TextKind, 'noun' | 'largest'>) {
  const megabytes = (size / MEGABYTE).toFixed(1);
  const limit = largest / MEGABYTE;
  return fileProblem(
    'too-large',
    path,
    `${path} is ${megabytes} MB, too large for a ${noun} file: the limit is ${limit} MB.`,
  );
}

function decode(path: string, bytes: Uint8Array): string {
  return decodePiece(path, bytes, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** Text from bytes; a zero byte, or what is not UTF-8, is refused. */
function decodePiece(path: string, bytes: Uint8Array, decoded: () => string): string {
  try {
    if (bytes.includes(0)) throw new TypeError('a zero byte');
    return decoded();
  } catch {
    throw new DataError([
      {
        code: 'not-text',
        path,
        message: `${path} is not text in UTF-8.`,
        got: 'bytes that are not text',
        expected: 'a text file in UTF-8',
        position: { file: path, line: 1, column: 1 },
        hint: 'Save it as text in UTF-8.',
      },
    ]);
  }
}

function cannotRead(path: string, error: unknown, { missing, hint }: TextKind): never {
  if (error instanceof FileError || error instanceof DataError) throw error;
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const what = missing?.(path) ?? `no file ${path}`;
    throw fileProblem('no-such-file', path, `There is ${what}.`, { hint: hint(path) });
  }
  if (code === 'EACCES' || code === 'EPERM')
    throw fileProblem('not-allowed', path, `${path} may not be read by this user.`);
  throw fileProblem('unreadable', path, `${path} cannot be read${code === undefined ? '' : ` (${code})`}.`);
}
