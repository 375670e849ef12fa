import leven from 'leven';

/** Where in a file a problem stands; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, as data; the message is made for the person who can mend it. */
export interface Problem {
  /** Stable, hyphenated name of the kind of problem, such as `unknown-key`. */
  readonly code: string;
  readonly message: string;
  /** Dotted path inside the document or the name of the argument. */
  readonly path?: string;
  readonly position?: Position;
  readonly got?: string;
  readonly expected?: string;
  /** What to do about it, as a sentence. */
  readonly hint?: string;
}

/** One line for one problem: place, message, hint. */
export function formatProblem(problem: Problem): string {
  const { position, message, hint } = problem;
  const place = position === undefined ? '' : `${position.file}:${position.line}:${position.column} `;
  return `${place}${message}${hint === undefined ? '' : ` ${hint}`}`;
}

/** The base of every error that casesim raises on purpose; it carries all the problems found, not the first. */
export abstract class CasesimError extends Error {
  /** The exit code of the command line when this error ends it. */
  abstract readonly exitCode: number;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = new.target.name;
    this.problems = problems;
  }
}

/** A call or a command line that asks for something that cannot be asked. */
export class ArgumentError extends CasesimError {
  readonly exitCode = 2;
}

/** A scenario, study, pack or table of data that does not hold together. */
export class DataError extends CasesimError {
  readonly exitCode = 3;
}

/** A file or folder that cannot be read or written. */
export class FileError extends CasesimError {
  readonly exitCode = 4;
}

/** The word in `options` nearest to `word`, if one is near enough to be a slip of the keyboard. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  const scored = options.map((option) => ({
    option,
    distance: leven(word.toLowerCase(), option.toLowerCase()),
  }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  if (best === undefined) return undefined;
  // A slip leaves something of the word standing.
  const isNear = best.distance <= Math.max(2, Math.floor(word.length / 3));
  return isNear && best.distance < Math.max(word.length, best.option.length) ? best.option : undefined;
}
