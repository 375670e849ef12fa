/**
 * A stable hash of plain data: the same for two values that differ only in the order of keys, and blind to `position`
 * and to absent values. FNV-1a (Fowler, Noll, Vo) over the canonical text, twice with different starts, as 16
 * hexadecimal digits; it tells scenarios apart, it does not protect against forgery.
 */
export function hashOf(value: unknown): string {
  const text = canonical(value);
  return hexadecimal(fnv1a(text, 0x811c9dc5)) + hexadecimal(fnv1a(text, 0x01000193));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([key, inner]) => key !== 'position' && inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

function hexadecimal(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
