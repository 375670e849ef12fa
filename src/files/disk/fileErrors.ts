import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileError, type Problem } from '../../problem.js';

/** Every way in which a file or a folder can be refused: the codes of its problem. */
type FileCode =
  | 'no-such-file'
  | 'no-such-folder'
  | 'not-a-folder'
  | 'is-a-folder'
  | 'not-a-file'
  | 'already-exists'
  | 'not-empty'
  | 'not-allowed'
  | 'read-only'
  | 'disk-full'
  | 'quota-used-up'
  | 'name-too-long'
  | 'too-many-open'
  | 'too-large'
  | 'unreadable'
  | 'unwritable';

/** The error of one file or folder that cannot be used. */
export function fileProblem(
  code: FileCode,
  path: string,
  message: string,
  more: Pick<Problem, 'hint'> = {},
): FileError {
  return new FileError([{ code, path, message, ...more }]);
}

/** The system's name for an error, such as `ENOENT`; undefined when it is not the system's. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The FileError for a system error while `path` was written; undefined when it is not a system error. */
export function writeError(path: string, error: unknown): FileError | undefined {
  const code = systemCode(error);
  if (code === undefined || !(error instanceof Error)) return undefined;
  const refusal = WRITING[code];
  if (refusal === undefined) return fileProblem('unwritable', path, error.message);
  return fileProblem(refusal.code, path, refusal.says(path), { hint: refusal.hint(path) });
}

/** Something exists already where a file should be written. */
export const alreadyExists = (path: string): FileError => refused('EEXIST', path);

/** There is a link, and nothing where it leads: --force would not replace it either. */
export const isDangling = (path: string): FileError =>
  fileProblem('already-exists', path, `${path} is a link to something that does not exist.`, {
    hint: 'Remove the link, or choose another name.',
  });

/** There is a folder where a file should be written. */
export const isFolder = (path: string): FileError => refused('EISDIR', path);

/** A file should be written under a name that only a folder can have. */
export const endsAsFolder = (path: string): FileError =>
  fileProblem('is-a-folder', path, `${path} is the name of a folder, as its slash says.`, {
    hint: 'Name a file in it.',
  });

/** A folder that should be empty is not. */
export const notEmpty = (path: string): FileError => refused('ENOTEMPTY', path);

/** There is a file where a folder should be written. */
export const isNoFolder = (path: string): FileError =>
  fileProblem('not-a-folder', path, `${path} is a file, not a folder.`, { hint: 'Choose another name.' });

/** There is a folder of the same kind where one should be written. */
export const alreadyThere = (path: string): FileError =>
  fileProblem('not-empty', path, WRITING.ENOTEMPTY.says(path), {
    hint: 'Give --force to replace it, or choose a new or empty folder.',
  });

/** There is a folder of another kind, which is not replaced. */
export const isForeign = (path: string, kind: string): FileError =>
  fileProblem('not-empty', path, `${path} already has files in it, and no ${kind}, so it is not replaced.`, {
    hint: 'Choose a new or empty folder.',
  });

/** The folder that would be replaced is the one that the person is in. */
export const isWorkingFolder = (path: string): FileError =>
  fileProblem('is-a-folder', path, `${path} is the folder that you are in.`, {
    hint: 'Name a new folder in it.',
  });

/** What there is of a path that cannot be followed to its end. */
function firstThere(path: string): string {
  const parent = dirname(path);
  const itself = path.replace(/\/+$/, '');
  return [itself, parent].find((one) => existsSync(one)) ?? (parent === path ? path : firstThere(parent));
}

interface Refusal {
  readonly code: FileCode;
  readonly says: (path: string) => string;
  readonly hint: (path: string) => string;
}

function refused(system: 'EEXIST' | 'EISDIR' | 'ENOTEMPTY', path: string): FileError {
  const { code, says, hint } = WRITING[system];
  return fileProblem(code, path, says(path), { hint: hint(path) });
}

const tooManyOpen: Refusal = {
  code: 'too-many-open',
  says: (path) => `${path}: too many files are open.`,
  hint: () => 'Close some programs and try again; nothing was written.',
};

const notAllowed: Refusal = {
  code: 'not-allowed',
  says: (path) => `${path}: no permission to write here.`,
  hint: () => 'Choose a folder you may write to.',
};

const WRITING: Record<'EEXIST' | 'EISDIR' | 'ENOTEMPTY', Refusal> & { readonly [system: string]: Refusal } = {
  ENOENT: {
    code: 'no-such-folder',
    says: (path) =>
      existsSync(dirname(path))
        ? `${path}: nothing can be made in ${dirname(path)}.`
        : `${path}: the folder ${dirname(path)} does not exist.`,
    hint: (path) =>
      existsSync(dirname(path)) ? 'Choose another folder.' : 'Make it first, or choose another.',
  },
  ENOTDIR: {
    code: 'not-a-folder',
    says: (path) => `${path}: ${firstThere(path)} is not a folder.`,
    hint: () => 'Choose another path.',
  },
  EISDIR: {
    code: 'is-a-folder',
    says: (path) => `${path} is a folder.`,
    hint: () => 'Name a file in it.',
  },
  EEXIST: {
    code: 'already-exists',
    says: (path) => `${path} already exists.`,
    hint: () => 'Give --force to replace it, or choose another name.',
  },
  ENOTEMPTY: {
    code: 'not-empty',
    says: (path) => `${path} already has files in it.`,
    hint: () => 'Choose a new or empty folder.',
  },
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: {
    code: 'read-only',
    says: (path) => `${path}: this disk can only be read.`,
    hint: () => 'Choose a folder you may write to.',
  },
  ENOSPC: {
    code: 'disk-full',
    says: (path) => `${path}: the disk is full.`,
    hint: () => 'Free some space or choose another disk; nothing was written.',
  },
  EDQUOT: {
    code: 'quota-used-up',
    says: (path) => `${path}: your quota is used up.`,
    hint: () => 'Free some space or choose another disk; nothing was written.',
  },
  ENAMETOOLONG: {
    code: 'name-too-long',
    says: (path) => `${path}: the name is too long.`,
    hint: () => 'Choose a shorter one.',
  },
  EFBIG: {
    code: 'too-large',
    says: (path) => `${path}: the file would be larger than files may be here.`,
    hint: () => 'Write less, or raise the limit (ulimit -f); nothing was written.',
  },
  EBUSY: {
    code: 'unwritable',
    says: (path) => `${path} is in use and cannot be replaced.`,
    hint: () => 'Choose another name.',
  },
  EIO: {
    code: 'unwritable',
    says: (path) => `${path}: the device failed.`,
    hint: () => 'Choose another disk; nothing was written.',
  },
  ELOOP: {
    code: 'unwritable',
    says: (path) => `${path} is a link that leads to itself.`,
    hint: () => 'Choose another name.',
  },
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
};
