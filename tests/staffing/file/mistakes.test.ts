import { describe, expect, it } from 'vitest';
import { misreported, roundsOfFive } from '../../plantedMistakes.js';
import { MISTAKES, problemsWith } from './plantedMistakes.js';

describe('a what-if file', () => {
  it('is sound without mistakes', () => {
    expect(problemsWith([])).toEqual([]);
  });

  it('with one mistake reports one', () => {
    const alone = MISTAKES.map((mistake) => [mistake]);
    expect(misreported(alone, problemsWith)).toEqual([]);
  });

  it('with five mistakes of any kinds reports five', () => {
    expect(misreported(roundsOfFive(MISTAKES, 10, 12), problemsWith)).toEqual([]);
  });
});
