import { version } from '../../files/version.js';
import { CasesimError, FileError, formatProblem, problem } from '../../problem.js';
import { visibleLine } from '../../words/visible.js';

/** A fault of casesim's own (sysexits EX_SOFTWARE), so that it is never taken for a result. */
const OWN_FAULT = 70;

export interface Failure {
  readonly lines: readonly string[];
  /** 2 wrong usage; 3 bad scenario or data; 4 cannot read or write; 70 a fault of casesim's own. */
  readonly exitCode: number;
}

/** What to tell the person at the terminal about an error, and the exit code; a stack only with CASESIM_DEBUG. */
export function explainFailure(error: unknown, env: Readonly<Record<string, string | undefined>>): Failure {
  const known = error instanceof CasesimError ? error : asOutputError(error);
  if (known !== undefined)
    return {
      lines: known.problems.map((problem) => visibleLine(formatProblem(problem))),
      exitCode: known.exitCode,
    };
  const said = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
  const trace = env.CASESIM_DEBUG && error instanceof Error ? [String(error.stack)] : [];
  return {
    lines: [
      `This is a fault in casesim ${version()}, not in what you asked (${visibleLine(said)}).`,
      'Please report it with the command that you ran. CASESIM_DEBUG=1 shows where it happened.',
      ...trace,
    ],
    exitCode: OWN_FAULT,
  };
}

/** The reader has what it wanted (`| head`): not an error. */
export function isClosedPipe(error: unknown): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(codeOf(error));
}

/** The system refused something outside any file that the person named: stdout on a full disk, or casesim's own files. */
function asOutputError(error: unknown): FileError | undefined {
  const code = codeOf(error);
  const reason = OUTPUT_FAILED[code];
  if (reason !== undefined) return fileError(`The output could not be written: ${reason}.`);
  if (code !== 'EMFILE' && code !== 'ENFILE') return undefined;
  return fileError(
    'Too many files are open for casesim to open its own.',
    'Close some programs, or allow more: ulimit -n 256.',
  );
}

const OUTPUT_FAILED: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'it is larger than files may be here',
  EIO: 'the device failed',
};

function fileError(message: string, hint?: string): FileError {
  return new FileError([problem('output', message, { hint })]);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
