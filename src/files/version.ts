import { readFileSync } from 'node:fs';

/** The version in the package's own package.json, two folders up from here both in src and in dist. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const data: unknown = JSON.parse(text);
  if (typeof data === 'object' && data !== null && 'version' in data) return String(data.version);
  throw new Error('package.json has no version');
}
