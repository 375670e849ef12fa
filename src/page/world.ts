import { deepFreeze } from '../deepFreeze.js';
import { refuse } from '../problem.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';

/** What the page is written with, as plain data: `casesim page` puts one's own region into it. */
export interface PageData {
  readonly version: string;
  readonly scenarios: readonly ReadyScenario[];
  readonly studies: readonly (ReadyStudy & { readonly id: string })[];
  readonly glossary: readonly Meaning[];
  /** A small scenario to start one's own from, as YAML. */
  readonly example: string;
  /** A region of one's own; null where there is none. */
  readonly own: OwnRegion | null;
}

/** What a word of the answers means. */
export interface Meaning {
  readonly word: string;
  /** How else it is written. */
  readonly also: readonly string[];
  readonly meaning: string;
}

/** A scenario file as it was given. */
export interface OwnRegion {
  readonly name: string;
  readonly text: string;
}

/** A scenario as the build read it, so that the page waits for no YAML. */
interface ReadyScenario {
  readonly declaration: Omit<Declaration, 'variables' | 'samples'>;
  readonly variables: Scenario['variables'];
}

/** A study as it is written; its title for the menu. */
interface ReadyStudy {
  readonly title: string;
  readonly text: string;
}

/** The scenarios and studies that screens ask of. */
export interface World {
  readonly version: string;
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly studies: ReadonlyMap<string, ReadyStudy>;
  /** The scenario of one's own; null where there is none. */
  readonly own: Scenario | null;
}

/** The name in addresses of a region of one's own. */
export const OWN = 'own';

export function worldOf({ version, scenarios, studies, own }: PageData): World {
  const shipped = scenarios.map(
    ({ declaration, variables }): Scenario => deepFreeze({ ...declaration, variables }),
  );
  return {
    version,
    scenarios: new Map(shipped.map((scenario) => [scenario.id, scenario])),
    studies: new Map(studies.map(({ id, title, text }) => [id, { title, text }])),
    own: own === null ? null : parseScenario(own.text, own.name),
  };
}

/** The scenario that an address names. */
export function regionOf({ scenarios, own }: World, id: string): Scenario {
  const found = id === OWN ? own : scenarios.get(id);
  if (found == null)
    refuse('unknown-scenario', `There is no region "${id}" in this page.`, { path: 'region' });
  return found;
}
