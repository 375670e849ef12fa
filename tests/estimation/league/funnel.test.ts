import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel, funnelLimits } from '../../../src/estimation/league/funnel.js';
import { ratioFunnelLimits } from '../../../src/estimation/league/ratioFunnel.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';
import { leagues, turned } from './regionsOf.js';

describe('the limits of a funnel', () => {
  it.each(family('funnel-limits'))('agree with the reference: $name', ({ what, input, expected }) => {
    const from = inputs(input);
    const sample = { target: amount(from, 'target'), of: amount(from, 'n') };
    const method = what.startsWith('exact') ? 'exact' : 'normal';
    const limits = funnelLimits(sample, { method, confidence: amount(from, 'confidence') });
    if (method === 'exact') {
      expect(limits.lowestCount).toBe(amount(expected, 'lowestCountInside'));
      expect(limits.highestCount).toBe(amount(expected, 'highestCountInside'));
    } else {
      near(limits.lower, amount(expected, 'lower'), 5e-10);
      near(limits.upper, amount(expected, 'upper'), 5e-10);
    }
  });

  it.each(family('funnel-proportion'))('agree with those published: $name', ({ what, expected }) => {
    const [, target, of] = /target ([\d.]+)% n=(\d+)/.exec(what) ?? [];
    for (const [confidence, digits] of [
      [0.95, '95'],
      [0.998, '998'],
    ] as const) {
      const limits = funnelLimits(
        { target: Number(target) / 100, of: Number(of) },
        { method: 'normal', confidence },
      );
      near(100 * limits.lower, amount(expected, `lower${digits}`), 5e-6);
      near(100 * limits.upper, amount(expected, `upper${digits}`), 5e-6);
    }
  });

  it.each(family('funnel-ratio'))('agree with those published of a ratio: $name', ({ what, expected }) => {
    const [, number] = /expected (\d+)/.exec(what) ?? [];
    for (const [confidence, digits] of [
      [0.95, '95'],
      [0.998, '998'],
    ] as const) {
      const limits = ratioFunnelLimits({ expected: Number(number) }, { confidence });
      near(limits.lower, amount(expected, `ll${digits}`), 5e-6);
      near(limits.upper, amount(expected, `ul${digits}`), 5e-6);
    }
  });

  it('are widened on request, and only where they are normal ones', () => {
    const sample = { target: 0.47, of: 84 };
    const plain = funnelLimits(sample, { method: 'normal' });
    const wide = funnelLimits(sample, { method: 'normal', designEffect: 4 });
    expect(0.47 - wide.lower).toBeCloseTo(2 * (0.47 - plain.lower), 12);
    const added = funnelLimits(sample, { method: 'normal', addedVariance: (3 * 0.47 * 0.53) / 84 });
    expect(added.lower).toBeCloseTo(wide.lower, 12);
    expect(() => funnelLimits(sample, { designEffect: 2 })).toThrow('cannot be widened');
  });
});

describe('a funnel', () => {
  it('puts a region outside exactly where its p-value is at most what the level leaves', () => {
    fc.assert(
      fc.property(leagues(), fc.constantFrom('exact' as const, 'normal' as const), (regions, method) => {
        for (const { pValue, outside } of funnel(regions, { target: 0.4, method }).regions) {
          const expected = pValue <= 0.002 * (1 + 1e-9) ? 0.998 : pValue <= 0.05 * (1 + 1e-9) ? 0.95 : null;
          expect(outside).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the same of each region however they are listed', () => {
    fc.assert(
      fc.property(leagues(), (regions) => {
        const one = funnel(regions, { target: 0.3 });
        expect(turned(funnel(turned(regions), { target: 0.3 }).regions)).toEqual(one.regions);
      }),
      { numRuns: 30 },
    );
  });

  it('needs a target where every answer is the same', () => {
    const same = [
      { yes: 0, of: 20 },
      { yes: 0, of: 30 },
      { yes: 0, of: 10 },
    ];
    expect(() => funnel(same)).toThrow('state a target');
    expect(funnel(same, { target: 0.3 }).regions[1]?.outside).toBe(0.998);
  });
});

accuracyTest('funnel limits', ['funnel-limits', 'funnel-proportion', 'funnel-ratio']);
