import { describe, expect, test } from 'vitest';
import { casesWithStories, shareStories } from '../../../src/training/pack/shareStories.js';

describe('stories are shared out', () => {
  test('so that each case has one of its own wherever that can be', () => {
    expect(shareStories([['a', 'b'], ['a'], ['b', 'c']])).toEqual(['b', 'a', 'c']);
  });

  test('and come a second time only once as many cases as can be have one of their own', () => {
    const told = shareStories([['a', 'b'], ['a'], ['a', 'b'], ['b']]);
    expect(told.filter((story) => story === 'a')).toHaveLength(2);
    expect(told[1]).toBe('a');
    expect(told[3]).toBe('b');
  });

  test('to as many cases as can have one at once, the first ones in their order', () => {
    expect(casesWithStories([['a'], ['a', 'b'], ['b'], [], ['c']])).toEqual([0, 1, 4]);
  });
});
