import { requireFinite } from '../../words/format.js';

/**
 * JSON at full precision, two spaces deep, with a line end; a NaN is a fault of ours and stops everything. What would move a
 * terminal's cursor or turn a line round is written as JSON's own escape: the same text to whatever reads it.
 */
export function renderJson(data: object): string {
  return `${escapedJson(JSON.stringify(data, plainNumbers(), 2))}\n`;
}

/** JSON in which marks that JSON itself lets through are written as its escapes; it escapes all other control characters. */
export function escapedJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Typed arrays become lists; no limit, where a result may have none, has no JSON number and becomes null. */
function plainNumbers(): (this: object, key: string, value: unknown) => unknown {
  const unlimited = new WeakSet<object>();
  return function (key, value) {
    if (typeof value === 'number') {
      const mayBeUnlimited = key === 'effectiveSample' || unlimited.has(this);
      return value === Number.POSITIVE_INFINITY && mayBeUnlimited ? null : requireFinite(value, `"${key}"`);
    }
    if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint32Array) {
      return Array.from(value);
    }
    if (value instanceof Map) return Object.fromEntries(value);
    if (UNLIMITED.has(key) && typeof value === 'object' && value !== null) unlimited.add(value);
    return value;
  };
}

/** What may be without end: ratios to none. */
const UNLIMITED: ReadonlySet<string> = new Set(['riskRatio', 'oddsRatio']);
