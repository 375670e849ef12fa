/**
 * JSON at full precision, two spaces deep, with a line end; a NaN is a fault of ours and stops everything. What would move a
 * terminal's cursor or turn a line round is written as JSON's own escape: the same text to whatever reads it.
 */
export function renderJson(data: object): string {
  return `${escapedJson(JSON.stringify(data, plainNumbers, 2))}\n`;
}

/** JSON in which marks that JSON itself lets through are written as its escapes; it escapes all other control characters. */
export function escapedJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Typed arrays become lists; an infinite limit has no JSON number and becomes null. */
function plainNumbers(key: string, value: unknown): unknown {
  if (typeof value === 'number' && Number.isNaN(value)) throw new TypeError(`"${key}" is NaN`);
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint32Array) {
    return Array.from(value);
  }
  if (value instanceof Map) return Object.fromEntries(value);
  return value;
}
