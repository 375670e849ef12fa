import { capital } from '../../words/capital.js';

import type { Slots } from './template.js';

/** `{in full/in short}`, or `{ what is left out later}`: how a fact of a case marks what is said once. */
const MARKED = /\{([^{}/]*)(?:\/([^{}]*))?\}/g;

/** A text with everything in full. */
export function inFull(text: string): string {
  return text.replace(MARKED, '$1');
}

export function slotsInFull(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, inFull(text)]));
}

/** Writes out the marked parts of a file, entry by entry in the order in which it is read. */
export interface Mentions {
  /** In full the first time. A document on its own has its own first time, by its name. */
  write(text: string, document?: string): string;
}

export function makeMentions(): Mentions {
  const anywhere = new Set<string>();
  const documents = new Map<string, Set<string>>();
  return {
    write(text, document) {
      const here = document === undefined ? anywhere : (documents.get(document) ?? new Set<string>());
      if (document !== undefined) documents.set(document, here);
      return text.replace(MARKED, (_, full: string, short = '') => {
        // A voice leaves out or changes small words, and what others wrote keeps them.
        const key = full.toLowerCase().replace(/\bthe\b|\band\b|[^a-z]/g, '');
        const said = here.has(key);
        anywhere.add(key);
        here.add(key);
        if (!said) return full;
        return /^[A-Z]/.test(full) ? capital(short) : short;
      });
    },
  };
}
