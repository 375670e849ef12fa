import { describe, expect, test } from 'vitest';
import { whoDiffers } from '../../../src/estimation/markers/whoDiffers.js';
import { stream } from '../../../src/numeric/stream.js';

/** Answers of markers who say Yes to an item with its own chance, and of one who does otherwise. */
function event(seed: number, markers: number, items: number, odd?: (answer: boolean) => boolean) {
  const random = stream(seed, 'event');
  const chances = Array.from({ length: items }, () => (random() < 0.5 ? 0.2 : 0.8));
  return Array.from({ length: markers }, (_, marker) =>
    chances.map((chance) => {
      const answer = random() < chance;
      return marker === 0 && odd !== undefined ? odd(answer) : answer;
    }),
  );
}

describe('who differs from the others', () => {
  test('is nobody in at least 95% of events in which nobody does', () => {
    const events = 300;
    let named = 0;
    for (let seed = 0; seed < events; seed++) {
      if (whoDiffers(event(seed, 8, 40), 0.05).some(({ differs }) => differs !== null)) named++;
    }
    // At most 5% truly: more than 27 of 300 has probability 0.001, settled by the seed.
    expect(named).toBeLessThanOrEqual(27);
  });

  test('is the one who answers otherwise, or says No or Yes whatever the case', () => {
    const found = (odd: (answer: boolean) => boolean) =>
      whoDiffers(event(1, 12, 80, odd), 0.05).map(({ differs }) => differs);
    const nobody = Array.from({ length: 11 }, () => null);
    expect(found((answer) => !answer)).toEqual(['minority', ...nobody]);
    expect(found(() => false)).toEqual(['severe', ...nobody]);
    expect(found(() => true)).toEqual(['lenient', ...nobody]);
  });

  test('has probabilities that whole tables counted through confirm', () => {
    // Two items of three answers, one Yes each: a marker is in the minority of both with probability 1/9.
    const [first, second] = whoDiffers(
      [
        [true, true],
        [false, false],
        [false, false],
      ],
      0.05,
    );
    expect(first).toMatchObject({ of: 2, minority: 2, yes: 2, differs: null });
    expect(first?.expectedMinority).toBeCloseTo(2 / 3, 12);
    expect(first?.minorityChance).toBeCloseTo(1 / 9, 12);
    expect(first?.yesChance).toBeCloseTo(2 / 9, 12);
    expect(second?.minorityChance).toBeCloseTo(1, 12);
  });

  test('leaves out what was not answered, by one alone, or by all alike', () => {
    const [one, other] = whoDiffers(
      [
        [true, null, true, true],
        [false, true, true, null],
      ],
      0.05,
    );
    expect([one?.of, other?.of]).toEqual([1, 1]);
    // Of two who differ neither is the minority.
    expect([one?.minority, one?.minorityChance, one?.differs]).toEqual([0, 1, null]);
    expect(whoDiffers([], 0.05)).toEqual([]);
    expect(whoDiffers([[null, null]], 0.05)[0]).toMatchObject({ of: 0, yesChance: 1 });
  });
});
