import { describe, expect, test } from 'vitest';
import { ArgumentError, DataError, type Problem } from '../../../src/problem.js';
import { markAnswers } from '../../../src/training/marking/markAnswers.js';
import { checksumOf } from '../../../src/training/pack/buildPack.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import type { Pack } from '../../../src/training/pack.js';
import { pack } from '../packFixture.js';

const made = pack({ cases: 2 });
const small = pack({ cases: 1 });
const ANSWER = [{ participant: 'P1', case: 1, item: 'A', answer: 'yes' }] as const;

type Path = readonly (string | number)[];

/** Every part of a pack by its path, of lists only the first entry: the others are alike. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  const own = path.length === 0 ? [] : [path];
  return [...own, ...inner.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

/** The pack with a part changed, and the checksum that casesim would have given it. */
function changed(path: Path, change: Change, of = made): Pack {
  const given: Pack = copyWith(of, path, change);
  return path[0] === 'checksum' ? given : { ...given, checksum: checksumOf(given) };
}

type Change = (holder: object, key: string) => void;

/** A copy of what is on the way to a part, which is changed; the rest is shared. */
function copyWith<Value>(value: Value, [step = '', ...rest]: Path, change: Change): Value {
  const copy: Value & object = Object.assign(Array.isArray(value) ? [] : {}, value);
  if (rest.length === 0) change(copy, String(step));
  else Reflect.set(copy, step, copyWith(Reflect.get(copy, step), rest, change));
  return copy;
}

function problemsOf(read: () => unknown, kind: typeof DataError | typeof ArgumentError): readonly Problem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof kind) return error.problems;
    throw error;
  }
  return [];
}

const asWritten = (given: object) => JSON.stringify(given, null, 2);
const read = (given: Pack) => problemsOf(() => readPack(asWritten(given), 'pack.json'), DataError);
const mark = (given: Pack) => problemsOf(() => markAnswers(given, ANSWER), ArgumentError);

describe('a pack that was changed', () => {
  test('is read as it was written where nothing is wrong', () => {
    expect(readPack(asWritten(made), 'pack.json')).toEqual(made);
    expect(mark(made)).toEqual([]);
  });

  const changes: [string, Change][] = [
    ['lost', (holder, key) => void Reflect.deleteProperty(holder, key)],
    ['of another kind', (holder, key) => void Reflect.set(holder, key, [[]])],
    ['unknown', (holder, key) => void Reflect.set(holder, `${key}x`, Reflect.get(holder, key))],
  ];
  // The names of shares are the scenario's own.
  const paths = pathsIn(small).filter(
    (path) => !/^\d+$/.test(String(path.at(-1))) && !path.includes('shares'),
  );

  test.each(changes)('is refused with the path of what is %s, in a file and in a program', (how, change) => {
    const missed = paths.filter((path) => {
      const given = changed(path, change, small);
      const named = [...path.slice(0, -1), how === 'unknown' ? `${path.at(-1)}x` : path.at(-1)].join('.');
      const isNamed = (problems: readonly Problem[], before: string) =>
        problems.some((one) => one.path?.startsWith(`${before}${named}`) === true);
      const isRead = how === 'lost' && read(given).length === 0;
      return !(isNamed(mark(given), 'pack.') || named === 'format') || isRead;
    });
    expect(missed.map((path) => path.join('.'))).toEqual([]);
  });

  test('has all that is wrong with it told at once, each at its line', () => {
    const text = asWritten({
      ...made,
      seed: 'seven',
      notes: { ...made.notes, extra: 1 },
      key: made.key.map((one) => ({
        ...one,
        questions: one.questions.map((q) => ({ ...q, answer: 'maybe' })),
      })),
    });
    const problems = problemsOf(() => readPack(text, 'pack.json'), DataError);
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(problems[0]).toMatchObject({ code: 'edited-pack', position: { file: 'pack.json', line: 1 } });
    expect(problems.map(({ path }) => path)).toContain('notes.extra');
    const found = new Map(problems.map(({ path = '', position }) => [path, position?.line]));
    expect(found.get('seed')).toBe(lineOf('"seed"'));
    expect(found.get('notes.extra')).toBe(lineOf('"extra"'));
    expect(found.get('key.0.questions.0.answer')).toBe(lineOf('"answer": "maybe"'));
    expect(found.size).toBe(1 + 2 + 2 * (made.key[0]?.questions.length ?? 0));
  });

  test.each<[string, Path, unknown, string]>([
    ['numbers its cases otherwise', ['cases', 1, 'number'], 7, 'cases.1.number must be 2, not 7.'],
    ['names an item twice', ['items', 1, 'id'], 'A', "items.1.id is A, as another item's is."],
    [
      'asks a prompt of nothing',
      ['items', 1, 'question'],
      'x',
      'items.1.question is x, and no item is that key question.',
    ],
    [
      'keys an item it has not',
      ['key', 0, 'questions', 0, 'item'],
      'Z',
      'key.0.questions.0.item is Z, which is no such item.',
    ],
    ['keys a case no more', ['key'], made.key.slice(1), 'key is of 1 cases, and there are 2.'],
    [
      'points to no entry',
      ['key', 0, 'oversight', 'entries'],
      [99],
      'key.0.oversight.entries.0 is 99, and case 1 has none.',
    ],
    ['lacks a prompt', ['key', 0, 'questions', 0, 'prompts'], [], 'key.0 has no answer to A.a'],
    ['lacks a share', ['scenario', 'shares'], {}, 'scenario.shares has no assessment.'],
  ])('%s, and is refused', (_, path, value, says) => {
    const given = changed(path, (holder, key) => void Reflect.set(holder, key, value));
    expect(
      read(given)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(says);
    expect(
      mark(given)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(`pack.${says}`);
  });

  test('tells no more than fifty problems, and how many more there are', () => {
    const given = structuredClone(made);
    for (const one of given.cases) for (const entry of one.entries) Reflect.set(entry, 'shown', 5);
    const all = given.cases.flatMap(({ entries }) => entries).length;
    expect(mark(given)).toHaveLength(51);
    expect(mark(given).at(-1)?.message).toContain(`${all - 50} more of its parts are wrong.`);
  });
});
