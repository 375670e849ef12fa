import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { frechetBounds, jointAnswers } from '../../../src/model/compile/jointAnswers.js';
import { scenario, westMidlands } from '../scenarioFixture.js';

describe('joint answers', () => {
  const answers = jointAnswers(westMidlands());
  const [all, none, torn] = answers;
  const [a, p, d, r] = [41 / 84, 49 / 84, 40 / 84, 40 / 84];

  it('are products of the margins without effects', () => {
    expect(all?.independent).toBeCloseTo(a * p * d * r, 14);
    expect(none?.independent).toBeCloseTo((1 - a) * (1 - p) * (1 - d) * (1 - r), 14);
    expect(torn?.independent).toBeCloseTo(p * (1 - d), 14);
  });

  it('grow apart from independence as the effects grow: cases go the same way more often', () => {
    for (const answer of [all, none]) {
      expect(answer?.moderate).toBeGreaterThan(answer?.independent ?? 1);
      expect(answer?.strong).toBeGreaterThan(answer?.moderate ?? 1);
    }
    expect(torn?.moderate).toBeLessThan(torn?.independent ?? 0);
    expect(torn?.strong).toBeLessThan(torn?.moderate ?? 0);
  });

  it('have the bounds that the margins allow', () => {
    expect(all?.lower).toBe(0);
    expect(all?.upper).toBeCloseTo(40 / 84, 14);
    expect(none?.lower).toBe(0);
    expect(none?.upper).toBeCloseTo(35 / 84, 14);
    expect(torn?.lower).toBeCloseTo(9 / 84, 14);
    expect(torn?.upper).toBeCloseTo(44 / 84, 14);
  });

  it('leave out what the scenario does not ask', () => {
    const two = scenario([
      { name: 'assessment', shares: [0.5, 0.5], section: 'keyQuestion', question: 'assessment' },
      { name: 'planning', shares: [0.5, 0.5], section: 'keyQuestion', question: 'planning' },
    ]);
    expect(jointAnswers(two).map(({ id }) => id)).toEqual(['allYes', 'noneYes']);
  });
});

describe('Fréchet bounds', () => {
  it('hold for every model, whatever its effects', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const odds = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(share, share, share, odds, odds, odds, (x, y, z, one, two, three) => {
        const model = compileModel(
          scenario([
            { name: 'x', shares: [1 - x, x] },
            { name: 'y', shares: [1 - y, y], effects: { x: one } },
            { name: 'z', shares: [1 - z, z], effects: { x: two, y: three } },
          ]),
        );
        const { lower, upper } = frechetBounds([x, y, z]);
        const together = model.joint(['x', 'y', 'z']).probability({ x: 'yes', y: 'yes', z: 'yes' });
        expect(together).toBeGreaterThanOrEqual(lower - 1e-13);
        expect(together).toBeLessThanOrEqual(upper + 1e-13);
      }),
    );
  });

  it('are reached: by nested events from above, by complementary ones from below', () => {
    expect(frechetBounds([0.3, 0.5])).toEqual({ lower: 0, upper: 0.3 });
    expect(frechetBounds([0.75, 0.5])).toEqual({ lower: 0.25, upper: 0.5 });
    expect(frechetBounds([1, 1, 1])).toEqual({ lower: 1, upper: 1 });
    expect(() => frechetBounds([0.3, 1.2])).toThrow(
      'probabilities[1] must be a number from 0 to 1, not 1.2.',
    );
  });
});
