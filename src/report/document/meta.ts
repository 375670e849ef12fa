import type { AnyDocument } from './document.js';

/** Where a document comes from: what `--json` prints under `meta`. */
export function metaOf({ command, seed, scenarios = [] }: AnyDocument, version: string) {
  const named = scenarios.map(({ id, hash }) => ({ id, hash }));
  const [first, ...others] = named;
  return {
    casesim: version,
    command,
    ...(first === undefined ? {} : others.length === 0 ? { scenario: first } : { scenarios: named }),
    ...(seed === undefined ? {} : { seed }),
    // Every figure of a scenario that says so is made up, and so is what was made of it.
    ...(scenarios.some(({ invented }) => invented === true) ? { invented: true } : {}),
  };
}

/** The same in one line, for the foot of a page. */
export function originOf({ partOf, scenarios = [], seed }: AnyDocument, version: string): string {
  if (partOf !== undefined) return partOf.origin;
  const named = scenarios.map(({ id, hash }) => `scenario ${id} (${hash.slice(0, 12)})`);
  const seeded = seed === undefined ? [] : [`seed ${seed}`];
  return [`casesim ${version}`, ...named, ...seeded].join(' · ');
}
