import { whole } from '../../words/format.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  /** How many are done, and, if known, the current Monte Carlo error in words such as `±0.2 points`. */
  update(done: number, error?: string): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };

/** Before the first picture, so that quick work shows none, and between two. */
const WAIT_MS = 1000;
const PAUSE_MS = 120;

/**
 * Progress on stderr, only when that is a terminal and the work takes longer than a second: share done, rate, time left,
 * Monte Carlo error. It is one line, written over and cut to the terminal's width; nothing of the terminal is changed, so
 * there is nothing to undo when a signal ends it.
 */
export async function startProgress(io: Terminal, total: number, unit: string): Promise<Progress> {
  if (!io.showsProgress) return SILENT;
  const started = performance.now();
  let shown: number | null = null;
  const show = (done: number, error: string, now: number): void => {
    const line = progressLine({ done, total, unit, seconds: (now - started) / 1000, error }, io.text);
    io.stderr.write(
      `\r${CLEAR_LINE}${Array.from(line)
        .slice(0, io.progressWidth - 1)
        .join('')}`,
    );
    shown = now;
  };
  return {
    update(done, error = '') {
      const now = performance.now();
      if (now >= (shown === null ? started + WAIT_MS : shown + PAUSE_MS)) show(done, error, now);
    },
    stop() {
      if (shown !== null) io.stderr.write(`\r${CLEAR_LINE}`);
    },
  };
}

const CLEAR_LINE = '\u001b[K';
/** Short enough for a rate and the time left within 80 columns. */
const BAR = 16;

interface State {
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly seconds: number;
  readonly error: string;
}

/** Such as `█████░░░ 62%  620 of 1,000 draws  310 a second  2s left  ±0.2 points`. */
export function progressLine(
  { done, total, unit, seconds, error }: State,
  { unicode }: { readonly unicode: boolean },
): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(BAR * share);
  const bar = (unicode ? '█' : '#').repeat(filled) + (unicode ? '░' : '-').repeat(BAR - filled);
  const rate = done / seconds;
  const left = rate > 0 ? `${inTime((total - done) / rate)} left` : '';
  const pace = rate > 0 ? `${rate < 10 ? rate.toFixed(1) : whole(Math.round(rate))} a second` : '';
  const parts = [
    `${bar} ${Math.floor(100 * share)}%`,
    `${whole(done)} of ${whole(total)} ${unit}`,
    pace,
    left,
    error,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** Such as 3s, 2m10s and 1h5m. */
function inTime(seconds: number): string {
  const all = Math.ceil(seconds);
  if (all < 60) return `${all}s`;
  const minutes = Math.floor(all / 60);
  return minutes < 60 ? `${minutes}m${all % 60}s` : `${whole(Math.floor(minutes / 60))}h${minutes % 60}m`;
}

/** Progress through work of which it is known only after the first part how many parts it has. */
export function partsProgress(
  io: Terminal,
  unit: string,
): { readonly seen: (done: number, of: number) => Promise<void>; readonly stop: () => void } {
  let progress: Progress | null = null;
  return {
    async seen(done, of) {
      progress ??= await startProgress(io, of, unit);
      progress.update(done);
      await io.breathe();
    },
    stop: () => progress?.stop(),
  };
}

/** Progress through a file by its bytes; nothing for a pipe, whose end is not known. */
export async function startFileProgress(
  io: Terminal,
): Promise<{ readonly seen: (bytes: number, of: number) => void; readonly stop: () => void }> {
  const progress = await startProgress(io, 100, '% of the file');
  return {
    seen: (bytes, of) => {
      if (of > 0) progress.update(Math.floor((100 * bytes) / of));
    },
    stop: () => progress.stop(),
  };
}
