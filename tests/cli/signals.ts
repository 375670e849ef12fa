import { readdirSync } from 'node:fs';
import { start } from './casesim.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** From the signal to the end; 0 for a command that had ended by itself. */
  readonly milliseconds: number;
  /** What is in its folder that was not there before. */
  readonly left: readonly string[];
}

/** Starts a command in a folder and sends it a signal after a while, or once something is half-written. */
export async function interrupted(
  args: readonly string[],
  { cwd, signal, after }: { cwd: string; signal: NodeJS.Signals; after: number },
): Promise<Ended> {
  const before = new Set(readdirSync(cwd));
  const child = start(args, cwd);
  child.stdout.resume();
  child.stderr.resume();
  let sent = Number.NaN;
  const send = (): void => {
    sent = performance.now();
    child.kill(signal);
  };
  const timer = setTimeout(send, after);
  const [code, by] = await new Promise<[number | null, NodeJS.Signals | null]>((ended) =>
    child.on('close', (...how) => ended(how)),
  );
  clearTimeout(timer);
  const milliseconds = Number.isNaN(sent) ? 0 : performance.now() - sent;
  return { code, signal: by, milliseconds, left: readdirSync(cwd).filter((name) => !before.has(name)) };
}
