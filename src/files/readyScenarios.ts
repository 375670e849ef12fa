import { readFileSync } from 'node:fs';
import { deepFreeze } from '../deepFreeze.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import type { Scenario } from '../scenario/scenario.js';
import { collection } from './collection.js';

/** The scenarios that come with casesim, and those of one's own. */
export const scenarios = collection('scenarios', 'scenario');

/** What the build writes of a scenario that comes with casesim: to read its YAML again would be a third of what a command takes. */
interface Ready {
  /** The file that it was read from, whole. */
  readonly text: string;
  readonly declaration: Declaration;
  readonly variables: Scenario['variables'];
  readonly samples?: Scenario['samples'];
}

/** A scenario as the build read it; null for any other, and where the build read another text, so that what is edited is read anew. */
export function readyScenario(id: string, text: string): Scenario | null {
  const ready = readyFile(id, text);
  if (ready === null) return null;
  const { samples: _, ...declaration } = ready.declaration;
  const { variables, samples } = ready;
  return deepFreeze({ ...declaration, variables, ...(samples === undefined ? {} : { samples }) });
}

/** The same as it is declared, its counts not settled. */
export function readyDeclaration(id: string, text: string): Declaration | null {
  return deepFreeze(readyFile(id, text)?.declaration ?? null);
}

function readyFile(id: string, text: string): Ready | null {
  if (!scenarios.ids().includes(id)) return null;
  // Seen from `src` there is no such folder: only what was built is used, and its code with it.
  const path = new URL(`../scenarios/${id}.json`, import.meta.url);
  try {
    const ready: Ready = JSON.parse(readFileSync(path, 'utf8'));
    return ready.text === text ? ready : null;
  } catch {
    return null;
  }
}
