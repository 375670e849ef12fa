import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeLevel,
  NEEDS,
  type ProtectFacts,
  protectLevel,
  RISKS,
  SEVERITIES,
  tierOf,
} from '../../../src/staffing/region/tier.js';

describe('the protect level', () => {
  const RULES: [string, ProtectFacts, string, number][] = [
    ['low risk alone', { risk: 'low' }, 'D', 0],
    ['medium risk alone', { risk: 'medium' }, 'C', 10],
    ['high risk alone', { risk: 'high' }, 'B', 20],
    ['very high risk alone', { risk: 'veryHigh' }, 'A', 150],
    ['reconviction of 2.99%', { risk: 'low', reconviction: 2.99 }, 'D', 0],
    ['reconviction of 3%', { risk: 'low', reconviction: 3 }, 'C', 10],
    ['reconviction of 6.99%', { risk: 'low', reconviction: 6.99 }, 'C', 10],
    ['reconviction of 7%', { risk: 'low', reconviction: 7 }, 'B', 20],
    ['the larger of risk and reconviction, not both', { risk: 'medium', reconviction: 7 }, 'B', 20],
    ['high risk with some reconviction', { risk: 'high', reconviction: 5 }, 'B', 20],
    ['MAPPA Level 1 adds five', { risk: 'medium', mappa: 1 }, 'C', 15],
    ['MAPPA Level 2 alone', { risk: 'low', mappa: 2 }, 'A', 150],
    ['MAPPA Level 3 alone', { risk: 'low', mappa: 3 }, 'A', 150],
    ['each complexity factor adds two', { risk: 'low', complexity: 5 }, 'C', 10],
    ['four complexity factors are too few', { risk: 'low', complexity: 4 }, 'D', 8],
    ['medium, Level 1 and three factors', { risk: 'medium', mappa: 1, complexity: 3 }, 'B', 21],
    ['just below A', { risk: 'high', mappa: 1, complexity: 62 }, 'B', 149],
  ];
  test.each(RULES)('%s', (_, facts, level, points) => {
    expect(protectLevel(facts)).toEqual({ level, points });
  });

  test('it never falls when any fact rises', () => {
    const facts = fc.record({
      risk: fc.nat(2),
      reconviction: fc.double({ min: 0, max: 99, noNaN: true }),
      mappa: fc.nat(2),
      complexity: fc.nat(20),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom('risk', 'reconviction', 'mappa', 'complexity'), (low, raised) => {
        const points = (f: typeof low) =>
          protectLevel({
            ...f,
            risk: RISKS[f.risk] ?? 'low',
            mappa: f.mappa as 0 | 1 | 2 | 3,
          }).points;
        expect(points({ ...low, [raised]: low[raised as keyof typeof low] + 1 })).toBeGreaterThanOrEqual(
          points(low),
        );
      }),
    );
  });
});

describe('the change level', () => {
  test.each([
    ['nothing', {}, '1', 0],
    ['OGRS of 99 counts nine', { ogrs: 99 }, '1', 9],
    ['OGRS of 100 counts ten', { ogrs: 100 }, '2', 10],
    ['integrated offender management adds two', { ogrs: 85, integratedOffenderManagement: true }, '2', 10],
    ['no mandate is level 0 whatever the needs', { ogrs: 100, mandate: false }, '0', 0],
    ['no valid assessment is level 2', { assessed: false }, '2', 0],
    ['no mandate goes before no assessment', { assessed: false, mandate: false }, '0', 0],
  ] as const)('%s', (_, facts, level, points) => {
    expect(changeLevel(facts)).toEqual({ level, points });
  });

  test.each(NEEDS)(
    'the need %s counts once, or twice if severe, and double for thinking and attitudes',
    (need) => {
      const weight = need === 'thinking' || need === 'attitudes' ? 2 : 1;
      expect(SEVERITIES.map((severity) => changeLevel({ needs: { [need]: severity } }).points)).toEqual([
        0,
        weight,
        2 * weight,
      ]);
    },
  );

  test('all needs severe make level 3 at 20 points, one standard need fewer makes level 2', () => {
    const severe = Object.fromEntries(NEEDS.map((need) => [need, 'severe' as const]));
    expect(changeLevel({ needs: severe })).toEqual({ level: '3', points: 20 });
    expect(changeLevel({ needs: { ...severe, drugs: 'standard' } })).toEqual({ level: '2', points: 19 });
  });
});

describe('the tier', () => {
  test('joins both levels', () => {
    expect(tierOf({ risk: 'high', mappa: 1, needs: { attitudes: 'severe' }, ogrs: 80 })).toBe('B2');
    expect(tierOf({ risk: 'veryHigh', mandate: false })).toBe('A0');
  });

  test('a misspelt need or risk is named', () => {
    expect(() => tierOf({ risk: 'hihg' as 'high' })).toThrow(/Did you mean high\?/);
    expect(() => changeLevel({ needs: { alcohool: 'severe' } as object })).toThrow(/Did you mean alcohol\?/);
    expect(() => protectLevel({ risk: 'low', reconviction: 101 })).toThrow(/reconviction/);
    expect(() => changeLevel({ ogrs: -1 })).toThrow(/ogrs/);
  });
});
