import { expect, test } from 'vitest';
import * as api from '../../src/index.js';
import { ESTIMATOR_CALLS as CALLS, MODEL, SCENARIO } from '../validCalls.js';

const BAD = [Number.NaN, Infinity, -Infinity, -1, 0, 1.5, 95, 1e308, 1e-320, 2 ** 53 - 1, 'x', '0.95', true];

/** What casesim made is passed as it is, or not at all. */
const isMade = (value: object) => value === SCENARIO || value === MODEL;

/** Where scalars are in the arguments, as paths of keys. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (isMade(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const entries = Object.entries(value ?? {}).map(([name, inner]) => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function hasNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNaN);
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => Object.entries(inner ?? {}).find(([name]) => name === key)?.[1],
    value,
  );

test.each(Object.entries(CALLS))(
  '%s answers or refuses by name, whatever is given for an argument',
  (name, call) => {
    const estimator = Object.entries(api).find(([key]) => key === name)?.[1] as (
      ...given: unknown[]
    ) => unknown;
    expect(hasNaN(estimator(...call))).toBe(false);
    const wrong = pathsIn(call).flatMap((path) =>
      BAD.flatMap((bad) => {
        const says = `${path.join('.')} = ${String(bad)}`;
        try {
          const result = estimator(...(replaced(call, path, bad) as unknown[]));
          // A word or a truth value is never taken for a number.
          const isTaken = typeof at(call, path) === 'number' && typeof bad !== 'number';
          return hasNaN(result) || isTaken ? [`${says} gave ${JSON.stringify(result)}`] : [];
        } catch (error) {
          return error instanceof api.ArgumentError ? [] : [`${says} threw ${String(error)}`];
        }
      }),
    );
    expect(wrong).toEqual([]);
  },
);

/** What is given where an argument that has others should be. */
const NOT_HELD = [null, 5, 'west-midlands-2025', Number.NaN, true];

test.each(Object.entries(CALLS))(
  '%s refuses by name an argument that is missing or no list or object',
  (name, call) => {
    const estimator = Object.entries(api).find(([key]) => key === name)?.[1] as (
      ...given: unknown[]
    ) => unknown;
    const wrong = holdersIn(call).flatMap((path) =>
      [...NOT_HELD, ...(path.length > 1 && !isOptional(path) ? [undefined] : [])].flatMap((bad) => {
        const says = `${path.join('.')} = ${String(bad)}`;
        try {
          return [`${says} gave ${JSON.stringify(estimator(...(replaced(call, path, bad) as unknown[])))}`];
        } catch (error) {
          const isNamed =
            error instanceof api.ArgumentError && /^[a-zA-Z[\]. 0-9]+ must be /.test(error.message);
          return isNamed ? [] : [`${says} threw ${String(error)}`];
        }
      }),
    );
    expect(wrong).toEqual([]);
    expect(() => estimator()).toThrow(api.ArgumentError);
  },
);

/** What may be left out: columns of a sample, the design of an inspection, the risks of a rule. */
const isOptional = (path: readonly string[]) =>
  ['weight', 'unit', 'design', 'cuts', 'scores', 'risks'].includes(path[1] ?? '');

/** Where lists and objects are in the arguments. */
function holdersIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = isMade(value) ? [] : Object.entries(value);
  const here = path.length === 0 ? [] : [path];
  return [...here, ...inner.flatMap(([key, held]) => holdersIn(held, [...path, key]))];
}
