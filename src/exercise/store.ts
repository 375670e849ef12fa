import type { PackCases } from '../results/packFiles.js';
import { emptyGiven, type Given, merged, storageKey } from './given.js';

/** What the browser keeps for a person; null where it has nothing, or refuses to keep anything. */
export function load(pack: PackCases, name: string): Given | null {
  try {
    const text = localStorage.getItem(storageKey(pack, name));
    return text === null ? null : { ...emptyGiven(name), ...(JSON.parse(text) as Given), name };
  } catch {
    return null;
  }
}

/** Keeps the answers, together with what another window has changed; null where the browser refuses. */
export function save(pack: PackCases, given: Given): Given | null {
  const kept = load(pack, given.name);
  const both = kept === null ? given : merged(given, kept);
  try {
    localStorage.setItem(storageKey(pack, given.name), JSON.stringify(both));
    return both;
  } catch {
    return null;
  }
}
