import { dirname, isAbsolute, join } from 'node:path';

/** The path that a file gives of another one: from the folder in which it is itself. What comes through a pipe is in none. */
export function besideFile(file: string, path: string): string {
  const isPipe = file === '-' || /^\/(dev|proc)\//.test(file);
  return isPipe || isAbsolute(path) ? path : join(dirname(file), path);
}

/** The same where it may be the id of something that comes with casesim instead. */
export function idOrBesideFile(file: string, idOrPath: string): string {
  return /^[A-Za-z0-9-]+$/.test(idOrPath) ? idOrPath : besideFile(file, idOrPath);
}
