import { expect, test } from 'vitest';
import { ARGUMENT_KEYS } from '../src/argumentKeys.js';
import { ESTIMATOR_CALLS, OTHER_CALLS } from './validCalls.js';

/** What is by names of the caller's own: questions and what several of them have together. */
const BY_NAME: ReadonlySet<string> = new Set(['margins', 'gates', 'overlaps']);

/** The keys of the objects that a caller writes, however deep; what casesim made is frozen and passed as it is. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return [];
  if (Array.isArray(value)) return value.flatMap(keysIn);
  // The needs of a person are by their names.
  const entries = Object.entries(value).filter(([key]) => key !== 'needs');
  return entries.flatMap(([key, inner]) => [key, ...(BY_NAME.has(key) ? [] : keysIn(inner))]);
}

test('every key of the calls that are right is known, so that none is taken for a slip of another', () => {
  const keys = Object.entries({ ...ESTIMATOR_CALLS, ...OTHER_CALLS }).flatMap(([name, given]) =>
    keysIn([...given]).map((key) => [name, key]),
  );
  // Shorter ones are never taken for a slip.
  expect(
    keys.filter(([, key = '']) => key.length > 2 && !ARGUMENT_KEYS.has(key)).map((pair) => pair.join(': ')),
  ).toEqual([]);
});
