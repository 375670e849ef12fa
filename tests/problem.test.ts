import { expect, test } from 'vitest';
import { ArgumentError, FileError, nearHint, problem, refuse, together } from '../src/problem.js';

test('a problem has only what is known of it', () => {
  expect(problem('too-large', 'It is too large.')).toEqual({
    code: 'too-large',
    message: 'It is too large.',
  });
  const facts = { path: 'names', position: null, got: '9', expected: 'at most 8', hint: undefined };
  expect(problem('too-large', 'It is too large.', facts)).toEqual({
    code: 'too-large',
    message: 'It is too large.',
    path: 'names',
    got: '9',
    expected: 'at most 8',
  });
});

test('the nearest known name is the hint of a slip, and the hint given that of a word like none of them', () => {
  const about = { near: ['wilson', 'wald'], hint: 'There are wilson and wald.' };
  expect(problem('unknown', 'There is no such method.', { got: 'wilsn', ...about }).hint).toBe(
    'Did you mean wilson?',
  );
  expect(problem('unknown', 'There is no such method.', { got: 'bootstrap', ...about }).hint).toBe(
    'There are wilson and wald.',
  );
});

test('a name is near only where most of its letters are there: one rule for every suggestion', () => {
  const far = [
    ['foo', 'po'],
    ['joint', 'points'],
    ['risk', 'role'],
    ['x', 'of'],
    ['beds', 'bends to'],
    ['of', 'no'],
  ] as const;
  for (const [written, known] of far) expect(nearHint(written, [known], undefined), written).toBeUndefined();
  const near = [
    ['psot', 'spot'],
    ['rsik', 'risk'],
    ['po', 'pso'],
    ['poo', 'po'],
    ['leving', 'leaving'],
    ['Wilsn', 'wilson'],
    ['clooper-pearsson', 'clopper-pearson'],
    ['yse', 'yes'],
  ] as const;
  for (const [written, known] of near)
    expect(nearHint(written, [known], undefined)).toBe(`Did you mean ${known}?`);
});

test('what is not text is near to nothing', () => {
  expect(nearHint(5, ['5'], 'otherwise')).toBe('otherwise');
  expect(nearHint(undefined, ['undefined'], undefined)).toBeUndefined();
});

test('a refusal is an error of wrong usage with the problem in it', () => {
  expect(() => refuse('bad-pair', 'They are no pair.', { path: 'second' })).toThrow(ArgumentError);
  expect(() => refuse('bad-pair', 'They are no pair.', { hint: 'Name two.' })).toThrow(
    'They are no pair. Name two.',
  );
});

test('what is wrong with either of two readings is told at once, and what is no refusal is thrown as it is', () => {
  const missing = (path: string) => () => {
    throw new FileError([problem('no-such-file', `no ${path}`)]);
  };
  expect(
    together(
      () => 1,
      () => 'two',
    ),
  ).toEqual([1, 'two']);
  expect(() => together(missing('a'), missing('b'))).toThrow(
    new FileError([problem('no-such-file', 'no a'), problem('no-such-file', 'no b')]),
  );
  expect(() =>
    together(
      () => 1,
      () => refuse('bad-pair', 'They are no pair.'),
    ),
  ).toThrow(ArgumentError);
  const fault = new TypeError('a fault of ours');
  expect(() =>
    together(missing('a'), () => {
      throw fault;
    }),
  ).toThrow(fault);
});
