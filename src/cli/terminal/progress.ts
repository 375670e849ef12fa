import { whole } from '../../words/format.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  /** How many are done, and, if known, the current Monte Carlo error in words such as `±0.2 points`. */
  update(done: number, error?: string): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };

/** Progress on stderr, only when that is a terminal: share done, rate, time left, Monte Carlo error. */
export async function startProgress(io: Terminal, total: number, unit: string): Promise<Progress> {
  if (!io.showsProgress) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: `{bar} {percentage}%  {value} of {total} ${unit}  {rate} a second  {eta_formatted} left  {error}`,
    barCompleteChar: io.text.unicode ? '█' : '#',
    barIncompleteChar: io.text.unicode ? '░' : '-',
    stream: io.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    etaBuffer: 50,
    gracefulExit: false,
    fps: 8,
    formatValue: (value, _, kind) => (kind === 'value' || kind === 'total' ? whole(value) : String(value)),
  });
  const started = performance.now();
  bar.start(total, 0, { rate: '–', error: '' });
  return {
    update(done, error = '') {
      const seconds = (performance.now() - started) / 1000;
      const rate = seconds > 0 ? whole(Math.round(done / seconds)) : '–';
      bar.update(done, { rate, error });
    },
    stop: () => bar.stop(),
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
