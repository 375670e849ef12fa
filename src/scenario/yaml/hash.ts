/**
 * A stable hash of plain data: the same for two values that differ only in the order of keys, and blind to `position`,
 * to `perCase`, which changes no number, and to absent values. FNV-1a (Fowler, Noll, Vo) over the canonical text, twice with different starts, as 16
 * hexadecimal digits; it tells scenarios apart, it does not protect against forgery.
 */
export function hashOf(value: unknown): string {
  const text = canonical(value);
  return hexadecimal(fnv1a(text, 0x811c9dc5)) + hexadecimal(fnv1a(text, 0x01000193));
}

const BLIND_TO = ['position', 'perCase'];

/** Loops add to one text: lists of its parts would take twice as long for a pack of two hundred cases. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const inner of value) text += text === '' ? canonical(inner) : `,${canonical(inner)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields).sort()) {
    const inner = fields[key];
    if (BLIND_TO.includes(key) || inner === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(inner)}`;
  }
  return `{${text}}`;
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
