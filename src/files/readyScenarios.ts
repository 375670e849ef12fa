import { readFileSync } from 'node:fs';
import { deepFreeze } from '../deepFreeze.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import type { Scenario } from '../scenario/scenario.js';

/** A scenario as the build read it. */
interface Ready {
  /** The file that it was read from, whole. */
  readonly text: string;
  readonly declaration: Declaration;
  readonly variables: Scenario['variables'];
}

/**
 * What the build made of a scenario that comes with casesim: to read its YAML again would be a third of what a command takes.
 * Null where the file is another, or no longer what the build read, so that what is edited is read anew.
 */
export function readyScenario(text: string, file: string): Omit<Ready, 'text'> | null {
  const [, id] = /^scenarios\/([A-Za-z0-9-]+)\.yaml$/.exec(file) ?? [];
  if (id === undefined) return null;
  try {
    // Seen from `src` there is no such folder: only what was built is used, and its code with it.
    const ready = JSON.parse(
      readFileSync(new URL(`../scenarios/${id}.json`, import.meta.url), 'utf8'),
    ) as Ready;
    return ready.text === text ? deepFreeze(ready) : null;
  } catch {
    return null;
  }
}
