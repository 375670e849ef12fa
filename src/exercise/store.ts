import { emptyGiven, type Given, merged, storageKey } from './given.js';

/** What the browser keeps for a person; null where it has nothing, or refuses to keep anything. */
export function load(code: string, name: string): Given | null {
  try {
    const text = localStorage.getItem(storageKey(code, name));
    return text === null ? null : { ...emptyGiven(name), ...(JSON.parse(text) as Given), name };
  } catch {
    return null;
  }
}

/** Keeps the answers, together with what another window has changed; null where the browser refuses. */
export function save(code: string, given: Given): Given | null {
  const kept = load(code, given.name);
  const both = kept === null ? given : merged(given, kept);
  try {
    localStorage.setItem(storageKey(code, given.name), JSON.stringify(both));
    return both;
  } catch {
    return null;
  }
}
