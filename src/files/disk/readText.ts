import { closeSync, createReadStream, existsSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DataError, FileError, type Position, problem } from '../../problem.js';
import { fileProblem, systemCode } from './fileErrors.js';

/** Where standard input comes from. */
export interface StandardInput {
  readonly stdin: AsyncIterable<string | Uint8Array>;
}

/** What a file should be: how to name it when it is refused, and how large it may be. */
export interface TextKind {
  /** Such as `scenario`; `file` comes after it. */
  readonly noun: string;
  /** In bytes. */
  readonly largest: number;
  /** Whether devices will do, which may never end; pipes always will. */
  readonly devices: boolean;
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
  devices: true,
  hint: () => 'Check its name and the folder it is in.',
};

/** Whether there is a file or folder of that name. */
export const exists = (path: string): boolean => existsSync(path);

/** Whether there is a file of that name, or a pipe: whatever else the name may look like. */
export function isFile(path: string): boolean {
  // A name that is too long, or under a file, names nothing; a reader says why.
  return exists(path) && !statSync(path).isDirectory();
}

/** Refuses folders where a `noun` is wanted that no folder can be. */
export function refuseFolders(names: readonly string[], noun: string): void {
  const folders = names.filter((name) => exists(name) && !isFile(name));
  if (folders.length > 0) throw new FileError(folders.flatMap((path) => isAFolder(path, noun).problems));
}

/**
 * The text of a file that the person names, or of standard input for `-`; in UTF-8 or UTF-16, a byte-order mark removed.
 *
 * @throws FileError when it cannot be read or is too large; DataError when it is not text
 */
export async function readText(path: string, io: StandardInput, kind = DATA_FILE): Promise<string> {
  return decode(nameOf(path), await readBytes(path, io, kind));
}

/** What messages call a file: `-` is standard input. */
export const nameOf = (path: string): string => (path === '-' ? 'stdin' : path);

/** All bytes of a file that the person names, or of standard input for `-`; no more than it may have. */
export async function readBytes(path: string, io: StandardInput, kind = DATA_FILE): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(path, io, kind)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The same as they come.
 *
 * @param seen - told how many bytes of how many were read; of 0 for a pipe, whose end is not known
 */
export async function* readChunks(
  path: string,
  io: StandardInput,
  kind: TextKind,
  seen: (bytes: number, of: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const name = nameOf(path);
  const facts = path === '-' ? null : await stat(path).catch((error) => cannotRead(name, error, kind));
  if (facts !== null) requireReadable(path, facts, kind);
  const of = facts?.isFile() ? facts.size : 0;
  let bytes = 0;
  try {
    for await (const chunk of facts === null ? io.stdin : createReadStream(path)) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      bytes += piece.length;
      if (bytes > kind.largest) throw tooLarge(name, bytes, kind);
      seen(bytes, of);
      yield piece;
    }
  } catch (error) {
    cannotRead(name, error, kind);
  }
}

/** The same for a caller that cannot wait. */
export function readTextSync(path: string, kind: TextKind): string {
  const [name, source] = path === '-' ? ['stdin', 0] : [path, path];
  try {
    if (source !== 0) requireReadable(path, statSync(path), kind);
    const file = source === 0 ? 0 : openSync(path, 'r');
    try {
      return decode(name, readAll(file, name, kind));
    } finally {
      if (file !== 0) closeSync(file);
    }
  } catch (error) {
    return cannotRead(name, error, kind);
  }
}

/** All that comes from a file or a pipe, whose size is not known before; no more than it may be. */
function readAll(file: number, name: string, kind: TextKind): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const chunk = new Uint8Array(65_536);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    size += read;
    if (size > kind.largest) throw tooLarge(name, size, kind);
  }
}

const isAFolder = (path: string, noun: string): FileError =>
  fileProblem('is-a-folder', path, `${path} is a folder, not a ${noun}.`, { hint: 'Name a file in it.' });

/** Asked before a file is opened, so that a large one is not read first. */
function requireReadable(path: string, facts: Stats, { noun, largest, devices }: TextKind): void {
  if (facts.isDirectory()) throw isAFolder(path, `${noun} file`);
  if (!facts.isFile() && !facts.isFIFO() && !devices) {
    throw fileProblem('not-a-file', path, `${path} is not an ordinary file.`, {
      hint: `Name a ${noun} file.`,
    });
  }
  if (facts.size > largest) throw tooLarge(path, facts.size, { noun, largest });
}

export function tooLarge(path: string, size: number, { noun, largest }: Pick<TextKind, 'noun' | 'largest'>) {
  const limit = largest < MEGABYTE ? `${largest / 1024} KiB` : `${largest / MEGABYTE} MB`;
  const is = size < MEGABYTE ? `${Math.ceil(size / 1024)} KiB` : `${(size / MEGABYTE).toFixed(1)} MB`;
  return fileProblem(
    'too-large',
    path,
    `${path} is ${is}, too large for a ${noun} file: the limit is ${limit}.`,
  );
}

/** The text that bytes are: in UTF-8 or UTF-16, a byte-order mark removed. */
export function decode(path: string, bytes: Uint8Array): string {
  const decoder = new TextPieces(path);
  return decoder.push(bytes) + decoder.end();
}

/** Text from bytes that come in pieces; what is neither UTF-8 nor UTF-16 is refused. */
export class TextPieces {
  readonly #path: string;
  #decoder: TextDecoder | null = null;
  /** The first bytes, until there are enough to see how they are coded. */
  #first: Uint8Array = new Uint8Array();
  #coding = 'utf-8';
  /** Where the next piece begins: its line, and how much of that there was before. */
  #line = 1;
  #column = 1;

  constructor(path: string) {
    this.#path = path;
  }

  push(bytes: Uint8Array): string {
    if (this.#decoder !== null) return this.#decode(bytes);
    this.#first = Buffer.concat([this.#first, bytes]);
    return this.#first.length < 4 ? '' : this.#begin();
  }

  end(): string {
    return (this.#decoder === null ? this.#begin() : '') + this.#decode(undefined);
  }

  #begin(): string {
    this.#coding = codingOf(this.#first);
    this.#decoder = new TextDecoder(this.#coding, { fatal: true });
    return this.#decode(this.#first);
  }

  #decode(bytes: Uint8Array | undefined): string {
    const isMore = bytes !== undefined;
    try {
      const text = this.#decoder?.decode(bytes, { stream: isMore }) ?? '';
      if (!text.includes('\0')) return this.#pass(text);
    } catch {
      // Told below, with its place in the text as far as it can be read.
    }
    const readable = new TextDecoder(this.#coding).decode(bytes, { stream: isMore });
    const stray = readable.search(/[\0\ufffd]/);
    this.#pass(readable.slice(0, stray < 0 ? readable.length : stray));
    const position = { file: this.#path, line: this.#line, column: this.#column };
    throw notText(this.#path, this.#first, { position, isZero: readable[stray] === '\0' });
  }

  /** The same text, after which the next begins. */
  #pass(text: string): string {
    const end = text.lastIndexOf('\n');
    if (end >= 0) for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++;
    this.#column = end >= 0 ? text.length - end : this.#column + text.length;
    return text;
  }
}

/** How text is coded, by its byte-order mark; without one, UTF-16 has a zero in every other byte of plain letters. */
function codingOf([first, second, third, fourth]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
}

function notText(
  path: string,
  [first, second]: Uint8Array,
  found: { readonly position: Position; readonly isZero: boolean },
): DataError {
  const isZip = first === 0x50 && second === 0x4b;
  const position = isZip ? { file: path, line: 1, column: 1 } : found.position;
  const why = isZip
    ? ' but a workbook or another archive'
    : found.isZero
      ? ': a zero character (NUL) is here'
      : ': a byte that is no letter in it is here';
  return new DataError([
    problem('not-text', `${path} is not text in UTF-8${why}.`, {
      path,
      got: 'bytes that are not text',
      expected: 'a text file in UTF-8',
      position,
      hint: isZip ? 'Save its sheet as CSV in UTF-8.' : 'Take it out, or save the file as text in UTF-8.',
    }),
  ]);
}

function cannotRead(path: string, error: unknown, { missing, hint }: TextKind): never {
  if (error instanceof FileError || error instanceof DataError) throw error;
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    const what = missing?.(path) ?? `no file ${path}`;
    throw fileProblem('no-such-file', path, `There is ${what}.`, { hint: hint(path) });
  }
  if (code === 'EACCES' || code === 'EPERM')
    throw fileProblem('not-allowed', path, `${path} may not be read by this user.`);
  throw fileProblem('unreadable', path, `${path} cannot be read${code === undefined ? '' : ` (${code})`}.`);
}
