import type { State } from '../state/keys.js';
import type { PageData } from '../world.js';
import type { Ask, Tale } from './protocol.js';

/** A question for the worker, and whom to tell. */
export interface Question {
  readonly screen: string;
  readonly state: State;
  readonly told: (tale: Tale) => void;
}

/** The worker as the page sees it: one question under way, one waiting, which a newer one replaces. */
export interface Client {
  readonly ask: (question: Question) => void;
  /** Ends what is under way at once. */
  readonly stop: () => void;
  /** Answers from now on with these data. */
  readonly restart: (data: PageData) => void;
}

/** @param script - the page's own script, whole, which is the worker's too; @param first - what the page was written with. */
export function clientOf(script: string, first: PageData): Client {
  let data = first;
  let worker: Worker | null = null;
  let running: (Question & { readonly id: number }) | null = null;
  let waiting: Question | null = null;
  let last = 0;

  const send = (ask: Ask) => worker?.postMessage(ask);
  const start = () => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = ({ data: tale }: MessageEvent<Tale>) => heard(tale);
    worker.onerror = ({ message }) => {
      if (running !== null)
        heard({ id: running.id, kind: 'problems', problems: [{ code: 'internal', message }] });
    };
    send({ kind: 'start', data });
  };
  const next = (question: Question) => {
    if (worker === null) start();
    last += 1;
    running = { ...question, id: last };
    send({ kind: 'answer', id: last, screen: question.screen, state: question.state });
  };
  const heard = (tale: Tale) => {
    if (running === null || tale.id !== running.id) return;
    const { told } = running;
    if (tale.kind === 'progress') {
      // Nobody waits for a question that a newer one has replaced.
      if (waiting === null) told(tale);
      return;
    }
    running = null;
    const newer = waiting;
    waiting = null;
    if (newer !== null) next(newer);
    told(tale);
  };
  const stop = () => {
    worker?.terminate();
    worker = null;
    running = null;
    waiting = null;
  };
  return {
    stop,
    restart: (next) => {
      stop();
      data = next;
    },
    ask: (question) => {
      // Work for a screen that nobody looks at any more would be waited for.
      if (running !== null && running.screen !== question.screen) stop();
      if (running === null) next(question);
      else waiting = question;
    },
  };
}
