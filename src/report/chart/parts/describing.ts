import { list } from '../../../words/format.js';
import type { Reference } from './axis.js';

/** The last sentence of a description: what is marked for comparison; empty without any. */
export function describeReferences(
  references: readonly Reference[] = [],
  show: (value: number) => string,
): string {
  if (references.length === 0) return '';
  const named = references.map(({ at, label }) =>
    saysValue(label, show(at)) ? label : `${label} at ${show(at)}`,
  );
  return ` Marked for reference: ${list(named)}.`;
}

/** Whether a label says its value itself: as the scale shows it, or first and finer than that, as `±10.5` does. */
export function saysValue(label: string, shown: string): boolean {
  return label.startsWith('±') || label.includes(shown);
}
