import type { Document } from './document.js';

/**
 * A document in whose words every control character can be seen, so that no name in a file moves the cursor of a
 * terminal or turns the direction of a line. What machines read, `data` and the values of tables, stays as it is.
 */
export function visibleDocument(document: Document): Document {
  const { title, sentence, parts, notice, partOf } = document;
  return {
    ...document,
    title: visible(title),
    sentence: sentence === null ? null : visible(sentence),
    parts: visibleWithin(parts),
    ...(notice === undefined ? {} : { notice: visible(notice) }),
    ...(partOf === undefined ? {} : { partOf: visibleWithin(partOf) }),
  };
}

/** Control characters but for the line end, and the marks that turn text round. */
const CONTROLS = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text with its control characters written out: `\x1b`. */
export function visible(text: string): string {
  return text.replace(CONTROLS, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/** Every string within plain data, but for the values that tables keep for machines. */
function visibleWithin<Value>(value: Value): Value {
  if (typeof value === 'string') return visible(value) as Value;
  if (Array.isArray(value)) return value.map(visibleWithin) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) =>
    key === 'values' ? [key, inner] : [key, visibleWithin(inner)],
  );
  return Object.fromEntries(entries) as Value;
}
