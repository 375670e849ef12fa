import { expect, test } from 'vitest';
import * as api from '../src/index.js';
import { ESTIMATOR_CALLS, OTHER_CALLS } from './validCalls.js';

/**
 * Every list that a public function takes, with far more entries than can be spread into the arguments of a call: it is
 * worked through in seconds or refused as a CasesimError, with the limit where it is one of length.
 */

const MANY = 150_000;
const MOST_SECONDS = 10;

/** Each entry of these is worked through by many methods, which takes long but is linear. */
const LONG = ['intervalReport stated'];

const RUNS = new Map<string, unknown>(Object.entries(api));

const calls = Object.entries({ ...ESTIMATOR_CALLS, ...OTHER_CALLS }).flatMap(([name, given]) =>
  listsIn(given)
    .filter((path) => path.length > 0 && !LONG.includes(`${name} ${path.slice(1).join('.')}`))
    .map((path) => [`${name} ${path.join('.')}`, name, given, path] as const),
);

test('there are lists to lengthen', () => {
  expect(calls.length).toBeGreaterThan(60);
});

test.each(calls)('%s', async (_, name, given, path) => {
  const run = RUNS.get(name);
  for (const isDistinct of [false, true]) {
    const args = changed(given, path, (list) => lengthened(list, isDistinct)) as unknown[];
    const before = process.cpuUsage();
    const thrown: unknown = await Promise.resolve()
      .then(() => (typeof run === 'function' ? run(...args) : null))
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(thrown === null || thrown instanceof api.CasesimError, String(thrown)).toBe(true);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(MOST_SECONDS);
  }
});

/** The paths of lists in what a caller writes; what casesim made is left as it is. */
function listsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.length > 5) return [];
  if (ArrayBuffer.isView(value)) return [path];
  if (Object.isFrozen(value) && Object.keys(value).length > 2) return [];
  const here = Array.isArray(value) && value.length > 0 ? [path] : [];
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => listsIn(inner, [...path, key]))];
}

function changed(
  value: unknown,
  [key, ...rest]: readonly string[],
  to: (value: unknown) => unknown,
): unknown {
  if (key === undefined) return to(value);
  const entries = Object.entries(value ?? {}).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? changed(inner, rest, to) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The entries of a list over and over, and if they are distinct with a name or a number of their own. */
function lengthened(list: unknown, isDistinct: boolean): unknown {
  if (list instanceof Int32Array) return new Int32Array(MANY).fill(list[0] ?? 0);
  if (!Array.isArray(list)) return list;
  return Array.from({ length: MANY }, (_, index) => {
    const entry: unknown = list[index % list.length];
    if (!isDistinct) return entry;
    if (typeof entry === 'string') return `${entry}${index}`;
    return typeof entry === 'object' && entry !== null && 'name' in entry
      ? { ...entry, name: `n${index}` }
      : entry;
  });
}
