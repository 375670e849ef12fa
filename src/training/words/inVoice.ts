import { capital } from '../../words/capital.js';

import { tidy } from './template.js';
import type { Voice } from './wordingTypes.js';

type Change = readonly [RegExp, string];

const known = new WeakMap<Voice['words'], readonly Change[]>();

/** A text as this officer would put it: the `words` of the voice in place of others, an empty one left out. */
export function inVoice(text: string, { words }: Voice): string {
  const changes = known.get(words) ?? Object.entries(words).map(changeOf);
  known.set(words, changes);
  if (changes.length === 0) return text;
  const changed = changes.reduce(
    (before, [pattern, to]) =>
      before.replace(pattern, (found: string) => (/^[A-Z]/.test(found) ? capital(to) : to)),
    text,
  );
  return tidy(changed);
}

function changeOf([from, to]: readonly [string, string]): Change {
  const first = from.charAt(0);
  const escaped = from.slice(1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A word that is left out takes the space after it along, as in "(the log".
  const space = to === '' ? ' ?' : '';
  return [new RegExp(`\\b[${first.toLowerCase()}${first.toUpperCase()}]${escaped}\\b${space}`, 'g'), to];
}

/** Whether a text has one of the words that a voice does not use. */
export function usesAny(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const pattern = patterns.get(words) ?? new RegExp(`(^|[^A-Za-z$])(${words.join('|')})(?![A-Za-z])`);
  patterns.set(words, pattern);
  return pattern.test(text);
}

const patterns = new WeakMap<readonly string[], RegExp>();
