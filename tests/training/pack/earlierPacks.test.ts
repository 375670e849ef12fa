import { describe, expect, test } from 'vitest';
import { knownShare, wordRuns } from '../../../src/training/words/wordRuns.js';
import { pack } from '../packFixture.js';
import { varietyOf } from '../stringReader.js';

const first = pack({ seed: 1 });

describe('a pack that is not like earlier ones', () => {
  const second = pack({ seed: 2, notLike: [first] });
  const third = pack({ seed: 3, notLike: [first, second] });

  test('tells none of their stories, opens no case as they do, and tells no story twice', () => {
    const { stories, openings } = varietyOf(third, [first, second]);
    expect([stories, openings]).toEqual([0, 0]);
    expect(new Set(third.notes.cases.map(({ story }) => story)).size).toBe(8);
  });

  test('has fewer of their words than a pack that does not know them', () => {
    const unaware = pack({ seed: 3 });
    const { runs } = varietyOf(third, [first, second]);
    expect(runs).toBeLessThan(varietyOf(unaware, [first, second]).runs);
  });

  test('says in its options and notes which packs it is unlike', () => {
    expect(third.options.notLike).toEqual([first.code, second.code]);
    expect(third.notes.mixNote).toContain(`no story of pack ${second.code}`);
    expect(first.options).not.toHaveProperty('notLike');
  });

  test('meets demands on the mix too', () => {
    const demanding = pack({ seed: 4, cases: 4, notLike: [first], include: ['risk=high>=2'] });
    const high = demanding.notes.mix.find(({ name, level }) => name === 'risk' && /high/i.test(level));
    expect(high?.pack).toBeGreaterThanOrEqual(2);
  });

  test('is refused where too few cases are left, with their number', () => {
    expect(() => pack({ seed: 5, cases: 120, notLike: [first] })).toThrow(
      /^A pack of 120 cases that are not like the earlier pack cannot be made: \d+ cases are left/,
    );
  });

  test('is refused for one pack named twice and for what is no pack', () => {
    expect(() => pack({ notLike: [first, first] })).toThrow('each pack once');
    expect(() => pack({ notLike: [{}] as never })).toThrow('notLike[0]');
  });
});

test('runs of words mask names and numbers and end at a line break', () => {
  expect(wordRuns('MB saw Mr K on 4 June, and left.')).toEqual([
    'x saw x on x',
    'saw x on x june',
    'x on x june and',
    'on x june and left',
  ]);
  expect(wordRuns('one two three\nfour five')).toEqual([]);
  expect(knownShare('one two three four five six', new Set(['one two three four five']))).toBe(0.5);
  expect(knownShare('too short', new Set())).toBe(0);
});
