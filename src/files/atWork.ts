import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A stream of the terminal that shows progress, or that may. */
interface Shown {
  readonly isTTY?: boolean;
  write: NodeJS.WriteStream['write'];
}

/**
 * Shows that a command is still at work once it has written nothing for two seconds. Many calculations go on in one piece, and
 * this thread does nothing else meanwhile: so another counts the seconds, on a line that is cleared before anything
 * is written here. After the first of the result on the terminal it is silent.
 *
 * @param terminal - the streams that are written to, and the descriptor of the one that shows progress
 * @param wait - milliseconds without a word before the line is shown
 */
export function showAtWork(
  { stdout, stderr, descriptor = 2 }: { stdout: Shown; stderr: Shown; descriptor?: number },
  wait = 2000,
): void {
  const state = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(COUNTING, { eval: true, workerData: { state, descriptor, wait } });
  // Where there is no thread to be had, there is no line.
  worker.on('error', () => {});
  worker.unref();
  const clear = (): void => {
    while (Atomics.compareExchange(state, LOCKED, 0, 1) !== 0);
    if (state[IS_SHOWN] === 1) writeSync(descriptor, '\r\u001b[K');
    state[IS_SHOWN] = 0;
    Atomics.add(state, WRITES, 1);
    Atomics.store(state, LOCKED, 0);
  };
  const end = (): void => {
    clear();
    if (stdout.isTTY === true) Atomics.store(state, IS_OVER, 1);
  };
  const heed = (stream: Shown, before: () => void): void => {
    const write = stream.write.bind(stream);
    const heeded = (...given: Parameters<typeof write>): boolean => {
      before();
      return write(...given);
    };
    stream.write = heeded as Shown['write'];
  };
  heed(stdout, end);
  heed(stderr, clear);
  process.once('exit', clear);
}

/** What the two threads share, by its index. */
const LOCKED = 0;
const WRITES = 1;
const IS_SHOWN = 2;
const IS_OVER = 3;

/** In its own thread, which loads no file: it is a text so that it needs none of its own either. */
const COUNTING = `
const { writeSync } = require('node:fs');
const { workerData: { state, descriptor, wait } } = require('node:worker_threads');
const started = Date.now();
let writes = 0;
let since = started;
setInterval(() => {
  const seen = Atomics.load(state, ${WRITES});
  if (seen !== writes) since = Date.now();
  writes = seen;
  if (Date.now() - since < wait || Atomics.load(state, ${IS_OVER}) === 1) return;
  if (Atomics.compareExchange(state, ${LOCKED}, 0, 1) !== 0) return;
  if (Atomics.load(state, ${WRITES}) === writes) {
    const seconds = Math.round((Date.now() - started) / 1000);
    try { writeSync(descriptor, '\\r\\u001b[K' + 'Still at work after ' + seconds + ' s'); } catch {}
    Atomics.store(state, ${IS_SHOWN}, 1);
  }
  Atomics.store(state, ${LOCKED}, 0);
}, wait / 4);
`;
