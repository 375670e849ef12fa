import { styleText } from 'node:util';
import { type CasesimError, formatProblem } from '../../problem.js';
import { type Ink, PLAIN, type TextOptions } from '../../words/textOptions.js';
import { visibleLine } from '../../words/visible.js';

/** Everything a command may touch of the world outside: commands take it as an argument and use nothing else. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  /** The result. */
  readonly stdout: NodeJS.WritableStream;
  /** Everything else. */
  readonly stderr: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout is a terminal. */
  readonly isTTY: boolean;
  /** Whether stderr is a terminal: only then is progress shown. */
  readonly showsProgress: boolean;
  /** Whether somebody can be asked: a terminal to read from, and one to ask on. */
  readonly canAsk: boolean;
  /** Columns of the terminal that shows it. */
  readonly progressWidth: number;
  /** How to lay text out: width, character set and emphasis. */
  readonly text: TextOptions;
  /** Long work awaits this every 50 to 200 ms, else Ctrl-C goes unheard: it lets pending signals through. */
  breathe(): Promise<void>;
  /** One line on stderr. */
  say(line: string): void;
  /** Prints problems that did not prevent a result, and ends with their exit code. */
  report(error: CasesimError): void;
  /** The result is that a stated check failed: exit code 1. */
  checkFailed(): void;
  /** What `report` and `checkFailed` add up to; read by `main.ts` alone. */
  readonly exitCode: number;
}

type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

interface Process {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Terminal['env'];
}

/** The terminal of a process. */
export function terminalOf(process: Process): Terminal {
  const { stdout, stderr, env } = process;
  const isTTY = stdout.isTTY === true;
  let exitCode = 0;
  return {
    // Opened when it is first read: Node would make a stream of it that few commands need.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    isTTY,
    showsProgress: stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI,
    get canAsk() {
      return process.stdin.isTTY === true && stderr.isTTY === true;
    },
    progressWidth: stderr.columns || 80,
    text: { width: widthOf(stdout, env), unicode: speaksUnicode(env), ink: inkOf(isTTY, env) },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    say: (line) => stderr.write(`${visibleLine(line)}\n`),
    report(error) {
      for (const problem of error.problems) stderr.write(`${visibleLine(formatProblem(problem))}\n`);
      exitCode = Math.max(exitCode, error.exitCode);
    },
    checkFailed() {
      exitCode = Math.max(exitCode, 1);
    },
    get exitCode() {
      return exitCode;
    },
  };
}

const WIDTH_WITHOUT_TERMINAL = 100;

/** As wide as the terminal; in a pipe as wide as COLUMNS asks, else 100. Files written with -o are always 100 wide. */
function widthOf(stdout: OutputStream, env: Terminal['env']): number {
  const columns = stdout.isTTY === true ? Number(stdout.columns) : Number(env.COLUMNS);
  return Number.isSafeInteger(columns) && columns > 0 ? Math.max(40, columns) : WIDTH_WITHOUT_TERMINAL;
}

/** ASCII only where the locale or the terminal says that it knows no more. */
function speaksUnicode(env: Terminal['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return env.TERM !== 'linux' && !/^(C|POSIX)$/.test(locale) && !/iso-?8859|ascii/i.test(locale);
}

/** NO_COLOR (no-color.org) always wins; FORCE_COLOR asks for emphasis in a pipe. */
function inkOf(isTTY: boolean, env: Terminal['env']): Ink {
  if (env.NO_COLOR || env.TERM === 'dumb') return PLAIN;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  if (!isTTY && !forced) return PLAIN;
  const inked = (format: 'bold' | 'dim') => (text: string) =>
    styleText(format, text, { validateStream: false });
  return { strong: inked('bold'), faint: inked('dim') };
}
