import { visible } from '../../words/visible.js';
import type { AnyDocument } from './document.js';

/**
 * A document in whose words every control character can be seen, so that no name in a file moves the cursor of a
 * terminal or turns the direction of a line. What machines read, `data` and the values of tables, stays as it is.
 */
export function visibleDocument(document: AnyDocument): AnyDocument {
  const { title, sentence, parts, notice, partOf } = document;
  return {
    ...document,
    title: oneLine(title),
    sentence: sentence === null ? null : oneLine(sentence),
    parts: visibleWithin(parts),
    ...(notice === undefined ? {} : { notice: oneLine(notice) }),
    ...(partOf === undefined ? {} : { partOf: visibleWithin(partOf) }),
  };
}

/** A name with a line end, in a cell, a sentence or a chart, must not look like another line or begin a list. */
function oneLine(text: string): string {
  return visible(text).replace(/\s*\n\s*/g, ' ');
}

/** Every string within plain data, but for the values that tables keep for machines. */
function visibleWithin<Value>(value: Value): Value {
  if (typeof value === 'string') return oneLine(value) as Value;
  if (Array.isArray(value)) return value.map(visibleWithin) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) =>
    key === 'values' ? [key, inner] : [key, visibleWithin(inner)],
  );
  return Object.fromEntries(entries) as Value;
}
