import type { Document } from './document.js';

/** Where a document comes from: what `--json` prints under `meta`. */
export function metaOf({ command, seed, scenarios = [] }: Document, version: string) {
  const named = scenarios.map(({ id, hash }) => ({ id, hash }));
  const [first, ...others] = named;
  return {
    casesim: version,
    command,
    ...(first === undefined ? {} : others.length === 0 ? { scenario: first } : { scenarios: named }),
    ...(seed === undefined ? {} : { seed }),
  };
}
