import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DataError, FileError } from '../problem.js';
import { fileError } from './write.js';

/** Where standard input comes from. */
export interface StandardInput {
  readonly stdin: NodeJS.ReadableStream;
}

const LARGEST = 64 * 1024 * 1024;

/**
 * The text of a file that the person names, or of stdin for `-`; UTF-8, a byte-order mark removed.
 *
 * @param hint what to do when there is no such file
 * @throws FileError when it cannot be read or is over 64 MB; DataError when it is not text.
 */
export async function readText(
  path: string,
  io: StandardInput,
  hint = 'Check its name and the folder it is in.',
): Promise<string> {
  if (path === '-') return decode('stdin', await collect('stdin', io.stdin));
  const facts = await stat(path).catch((error) => cannotRead(path, error, hint));
  if (facts.isDirectory()) refuse('eisdir', path, `${path} is a folder, and a file is needed.`);
  if (facts.size > LARGEST) refuse('too-large', path, `${path} is larger than 64 MB.`);
  return decode(path, await collect(path, createReadStream(path)));
}

async function collect(path: string, stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > LARGEST) refuse('too-large', path, `${path} is larger than 64 MB.`);
      chunks.push(bytes);
    }
  } catch (error) {
    cannotRead(path, error);
  }
  return Buffer.concat(chunks);
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    if (bytes.includes(0)) throw new TypeError('a zero byte');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError([
      {
        code: 'not-text',
        path,
        message: `${path} is not a text file in UTF-8.`,
        hint: 'Save it as UTF-8 CSV or text.',
      },
    ]);
  }
}

function cannotRead(path: string, error: unknown, hint?: string): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') refuse('enoent', path, `There is no file ${path}.`, hint);
  if (code === 'EACCES' || code === 'EPERM') refuse('eacces', path, `${path}: no permission to read it.`);
  throw error instanceof FileError ? error : (fileError(path, error) ?? error);
}

function refuse(code: string, path: string, message: string, hint?: string): never {
  throw new FileError([{ code, path, message, ...(hint === undefined ? {} : { hint }) }]);
}
