import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../problem.js';
import type { Answer, Screen } from '../screens/screen.js';
import type { State } from '../state/keys.js';
import type { Client } from '../worker/client.js';
import { problemsOf, type Tale } from '../worker/protocol.js';

/** What a screen shows: its latest answer, and how far the next one has come. */
export interface Shown {
  readonly answer: Answer | null;
  readonly problems: readonly Problem[];
  /** How far the work has come, in words; null where nothing is under way. */
  readonly under: string | null;
  /** Said where the answer is a rough one, as a better one is on its way. */
  readonly rough: string | null;
}

const NOTHING: Shown = { answer: null, problems: [], under: null, rough: null };

/** How long nobody touches anything before the full answer is asked for. */
const REST = 350;

/** Answers a screen here or in the worker; what was shown stays until there is something newer. */
export function useAnswer(screen: Screen, state: State, client: Client): Shown & { stop: () => void } {
  const [shown, show] = useState<Shown>(NOTHING);
  const asked = useRef('');
  const key = JSON.stringify([screen.id, state]);
  useEffect(() => {
    const isNew = !asked.current.startsWith(`["${screen.id}"`);
    asked.current = key;
    if (isNew) show(NOTHING);
    if (screen.where === 'here') {
      show(answeredHere(screen, state));
      return;
    }
    const isCurrent = () => asked.current === key;
    const hear = (rough: string | null) => (tale: Tale) => {
      if (isCurrent()) show((before) => heard(before, tale, rough));
    };
    const ask = (of: State, rough: string | null) => {
      show((before) => ({ ...before, under: before.under ?? 'Working it out …' }));
      client.ask({ screen: screen.id, state: of, told: hear(rough) });
    };
    if (screen.rough === undefined) {
      ask(state, null);
      return;
    }
    ask({ ...state, ...screen.rough.state }, screen.rough.words);
    const rest = setTimeout(() => ask(state, null), REST);
    return () => clearTimeout(rest);
  }, [key, screen, client]);
  const stop = () => {
    asked.current = '';
    client.stop();
    show((before) => ({ ...before, under: null, rough: null }));
  };
  return { ...shown, stop };
}

function answeredHere(screen: Screen, state: State): Shown {
  try {
    return { ...NOTHING, answer: screen.answer(state, () => {}) };
  } catch (error) {
    return { ...NOTHING, problems: problemsOf(error) };
  }
}

function heard(before: Shown, tale: Tale, rough: string | null): Shown {
  switch (tale.kind) {
    case 'progress':
      return { ...before, under: `${tale.done} of ${tale.of} ${tale.words}` };
    case 'answer':
      return { ...NOTHING, answer: { documents: tale.documents }, rough };
    case 'problems':
      return { ...NOTHING, problems: tale.problems };
  }
}
