import leven from 'leven';

/** Where in a file a problem is; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, as data; the message is made for the person who can correct it. */
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

/** What is known of a problem beside its kind and its message. */
export interface Facts {
  readonly path?: string | undefined;
  readonly position?: Position | null | undefined;
  readonly got?: string | undefined;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
  /** The names that `got` could have meant: the nearest makes the hint; where none is near, `hint` stays. */
  readonly near?: readonly string[] | undefined;
}

/** One problem from what is known of it; what is unknown is left out. */
export function problem(code: string, message: string, facts: Facts = {}): Problem {
  const { path, position, got, expected, near } = facts;
  const hint = near === undefined ? facts.hint : nearHint(got, near, facts.hint);
  return {
    code,
    message,
    ...(path === undefined ? {} : { path }),
    ...(position == null ? {} : { position }),
    ...(got === undefined ? {} : { got }),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** What a number must be that is larger than any that is taken: the most that is, with the hint that it is too large. */
export function tooLarge(most: number, unit = ''): { readonly expected: string; readonly hint: string } {
  const shown = most > Number.MAX_SAFE_INTEGER ? String(most) : most.toLocaleString('en-GB');
  return { expected: `at most ${shown}${unit}`, hint: 'It is too large.' };
}

/** Ends a call that asks for something that cannot be asked, for one reason. */
export function refuse(code: string, message: string, facts: Facts = {}): never {
  throw new ArgumentError([problem(code, message, facts)]);
}

/** "Did you mean …?" where one of the options is near enough to what was written; `otherwise` where none is. */
export function nearHint<Otherwise extends string | undefined>(
  written: unknown,
  options: readonly unknown[],
  otherwise: Otherwise,
): string | Otherwise {
  const near = typeof written === 'string' ? nearest(written, options.map(String)) : undefined;
  return near === undefined ? otherwise : `Did you mean ${near}?`;
}

/**
 * One line for one problem: its position in the file, its message, its hint.
 *
 * @param problem - one of the `problems` of a CasesimError
 * @returns such as `my-region.yaml:7:17 "Asked" must be a percentage. Did you mean 49%?`
 * @throws ArgumentError for what is no problem
 *
 * @example
 * formatProblem({ code: 'missing', message: 'sample is missing.', hint: 'Add it.' }); // 'sample is missing. Add it.'
 */
export function formatProblem(problem: Problem): string {
  const { hint: told = '' } = problem ?? {};
  if (typeof problem?.message !== 'string' || typeof told !== 'string') {
    refuse('bad-argument', 'problem must be one of the problems of a CasesimError.', { path: 'problem' });
  }
  const { position, message, hint } = problem;
  const where = position === undefined ? '' : `${position.file}:${position.line}:${position.column} `;
  return `${where}${message}${hint === undefined ? '' : ` ${hint}`}`;
}

/** The base of every error that casesim raises on purpose; it carries all the problems found, not the first. */
export abstract class CasesimError extends Error {
  /** The exit code of the command line when this error ends it. */
  abstract readonly exitCode: number;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const brief = problems.map(withoutLongWords);
    super(brief.map(formatProblem).join('\n'));
    this.name = new.target.name;
    this.problems = brief;
  }
}

/** A file's whole text given for its name, or a key kept pressed, is not read back whole. */
function withoutLongWords(problem: Problem): Problem {
  const { message, got, hint } = problem;
  return {
    ...problem,
    message: shortened(message),
    ...(got === undefined ? {} : { got: shortened(got) }),
    ...(hint === undefined ? {} : { hint: shortened(hint) }),
  };
}

const LONGEST_WORD = 200;

function shortened(text: string): string {
  return text
    .split(' ')
    .map((word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD - 1)}…` : word))
    .join(' ');
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

/** What both readings give; where either fails, one error with the problems of both. */
export function together<First, Second>(first: () => First, second: () => Second): readonly [First, Second] {
  const [one, other] = allOf<First | Second>([first, second]);
  return [one as First, other as Second];
}

/** What every reading gives; where any fails, one error with the problems of all, of the class of the first that failed. */
export function allOf<Value>(reads: readonly (() => Value)[]): Value[] {
  return valuesOf(reads.map((read) => attempt(read)));
}

/** The same, and where any fails also what is wrong by further readings, which are not worth their time where all is well. */
export function allOfLazily<Value>(
  reads: readonly (() => Value)[],
  further: readonly (() => unknown)[],
): Value[] {
  const tried = reads.map((read) => attempt(read));
  if (tried.every((one) => 'value' in one)) return valuesOf(tried);
  valuesOf<unknown>([...tried, ...further.map((read) => attempt(read))]);
  throw new TypeError('What failed before has to fail again.');
}

/** The same of what takes its time, one after the other. */
export async function allOfAwaited<Value>(works: readonly (() => Promise<Value>)[]): Promise<Value[]> {
  const tried: Tried<Value>[] = [];
  for (const work of works) {
    const done = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    tried.push(
      attempt(() => {
        if ('error' in done) throw done.error;
        return done.value;
      }),
    );
  }
  return valuesOf(tried);
}

function valuesOf<Value>(tried: readonly Tried<Value>[]): Value[] {
  const failures = tried.flatMap((one) => ('failure' in one ? [one.failure] : []));
  const problems = eachOnce(failures.flatMap((failure) => failure.problems));
  if (failures[0] instanceof FileError) throw new FileError(problems);
  if (failures[0] instanceof DataError) throw new DataError(problems);
  if (failures.length > 0) throw new ArgumentError(problems);
  return tried.flatMap((one) => ('value' in one ? [one.value] : []));
}

/** Two readings may fail for one reason. */
function eachOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [formatProblem(one), one])).values()];
}

/** What a reading gives; null where it is refused with nothing but the codes named, such as what is out of reach. */
export function unlessRefused<Value>(codes: readonly string[], read: () => Value): Value | null {
  const tried = attempt(read);
  if ('value' in tried) return tried.value;
  if (tried.failure.problems.every(({ code }) => codes.includes(code))) return null;
  throw tried.failure;
}

type Tried<Value> = { readonly value: Value } | { readonly failure: CasesimError };

function attempt<Value>(read: () => Value): Tried<Value> {
  try {
    return { value: read() };
  } catch (failure) {
    if (failure instanceof CasesimError) return { failure };
    throw failure;
  }
}

/** The word in `options` nearest to `word`, if one is near enough to be a slip of the keyboard. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  const slips = options
    .map((option) => ({ option, letters: lettersOff(word, option) }))
    .filter(({ letters }) => letters !== null);
  return slips.sort((a, b) => Number(a.letters) - Number(b.letters))[0]?.option;
}

/**
 * How many letters of a known word a slip of the keyboard left off, added or changed, letters in another order being one;
 * null where it is too much of so short a word to be one: a letter of words up to six, two up to eleven, and of longer ones a quarter.
 */
function lettersOff(word: string, option: string): number | null {
  const [written, known] = [word.toLowerCase(), option.toLowerCase()];
  if (written === known) return 0;
  const letters = isAnagram(written, known) ? 1 : leven(written, known);
  const length = Math.max(written.length, known.length);
  const most = length < 7 ? Number(length > 2) : Math.max(2, Math.floor(length / 4));
  return letters <= most ? letters : null;
}

const isAnagram = (one: string, other: string) => [...one].sort().join('') === [...other].sort().join('');
