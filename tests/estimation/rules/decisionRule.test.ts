import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bestCutOff, chanceOfHigh, decisionRule } from '../../../src/estimation/rules/decisionRule.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const cohortOf = (text: string) => {
  const { cohort } = inputs(text);
  return cohort === undefined ? {} : { cohort };
};

describe('a rule with two risks', () => {
  test.each(family('decision-rule'))('has the published cases and risks: $name', ({ input, expected }) => {
    const { p0 = 0, p1 = 0, alpha = 0, beta = 0 } = inputs(input);
    const rule = decisionRule({
      ...{ low: p0, high: p1, ...cohortOf(input) },
      risks: { falseHigh: alpha, falseLow: beta },
    });
    expect(rule).toMatchObject({ cases: amount(expected, 'n'), cut: amount(expected, 'c') });
    expect(rule.curve).toHaveLength(101);
    expect(rule.allCuts).toEqual(expected.allC?.split(' ').map(Number));
    near(rule.risks.falseHigh, amount(expected, 'alphaExact'), 1e-9);
    near(rule.risks.falseLow, amount(expected, 'betaExact'), 1e-9);
  });

  test.each(family('decision-rule-curve'))(
    'says high as often as published: $name',
    ({ input, expected }) => {
      const { n = 0, c = 0, p = 0 } = inputs(input);
      const found = chanceOfHigh({ cases: n, cut: c }, p, cohortOf(input).cohort);
      near(found, amount(expected, 'probabilityHigh'), 1e-9);
    },
  );

  test.each(family('lqas'))('is that of lot quality assurance: $name', ({ what, expected }) => {
    const rule = decisionRule({ low: 0.5, high: 0.8, cohort: 600 });
    expect(what).toContain('N=600 lower .5 upper .8 alpha=beta=.1');
    // That package names the two risks the other way round.
    const ours = {
      ...{ n: rule.cases, d: rule.cut },
      ...{ alpha: rule.risks.falseLow, beta: rule.risks.falseHigh },
    };
    for (const [key, value] of Object.entries(expected))
      near(ours[key as keyof typeof ours], Number(value), 1e-8);
  });

  test.each(family('oc-single'))(
    'accepts a lot without more faults than c as often as published: $name',
    ({ what, input, expected }) => {
      const { n = 0, c = 0 } = inputs(what);
      near(
        1 - chanceOfHigh({ cases: n, cut: c }, amount(inputs(input), 'p')),
        amount(expected, 'pAccept'),
        1e-9,
      );
    },
  );

  it('has the fewest cases: with one fewer no cut-off has both risks', () => {
    const { cases } = decisionRule({ low: 0.5, high: 0.65, risks: { falseHigh: 0.05, falseLow: 0.2 } });
    const rules = Array.from({ length: cases }, (_, cut) => ({ cases: cases - 1, cut }));
    const both = rules.filter(
      (rule) => chanceOfHigh(rule, 0.5) <= 0.05 && 1 - chanceOfHigh(rule, 0.65) <= 0.2,
    );
    expect(both).toEqual([]);
  });

  it('says high as often as the binomial sum, and a cohort inspected whole is told without a risk', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, rate) => {
        const above = Math.floor(of / 2);
        let sum = 0;
        for (let yes = above + 1; yes <= of; yes++) sum += binomialPmf(yes, of, rate);
        expect(chanceOfHigh({ cases: of, cut: above }, rate)).toBeCloseTo(sum, 12);
      }),
    );
    expect(bestCutOff({ low: 0.45, high: 0.55, cohort: 100 }, 100).risks).toEqual({
      falseHigh: 0,
      falseLow: 0,
    });
  });

  it('has no other cut-off whose larger risk is smaller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 5, max: 90 }),
        fc.option(fc.constant(120), { nil: undefined }),
        (of, percent, cohort) => {
          const rates = {
            low: percent / 100,
            high: (percent + 5) / 100,
            ...(cohort === undefined ? {} : { cohort }),
          };
          const best = bestCutOff(rates, of);
          const larger = Array.from({ length: of }, (_, above) =>
            Math.max(
              chanceOfHigh({ cases: of, cut: above }, rates.low, cohort),
              1 - chanceOfHigh({ cases: of, cut: above }, rates.high, cohort),
            ),
          );
          expect(Math.max(best.risks.falseHigh, best.risks.falseLow)).toBeCloseTo(Math.min(...larger), 10);
        },
      ),
    );
    expect(bestCutOff({ low: 0.45, high: 0.55 }, 84)).toMatchObject({ cut: 41 });
  });

  it('gives a chance of nothing or of all only to what cannot happen, or what must', () => {
    const { falseHigh, falseLow } = bestCutOff({ low: 0.5, high: 0.65 }, 100_000).risks;
    expect(falseHigh).toBeGreaterThan(0);
    expect(falseLow).toBeGreaterThan(0);
    expect(chanceOfHigh({ cases: 100, cut: 0 }, 0.999)).toBeLessThan(1);
    expect(chanceOfHigh({ cases: 100, cut: 0 }, 1)).toBe(1);
    expect(chanceOfHigh({ cases: 100, cut: 100 }, 0.5)).toBe(0);
    expect(chanceOfHigh({ cases: 84, cut: 42 }, 0.5, 84)).toBe(0);
    expect(chanceOfHigh({ cases: 84, cut: 41 }, 0.5, 84)).toBe(1);
  });

  it('refuses rates in the wrong order, rates that a cohort cannot tell from each other, and risks out of reach', () => {
    expect(() => decisionRule({ low: 0.8, high: 0.5 })).toThrow(
      'The high rate, 50%, must be above the low one, 80%.',
    );
    expect(() => decisionRule({ low: 0.5, high: 0.51, cohort: 10 })).toThrow(
      'both rates are 5 cases with Yes',
    );
    expect(() => decisionRule({ low: 0.5, high: 0.51, upTo: 100 })).toThrow('Not even 100 cases');
    expect(() => decisionRule({ low: 0.5, high: 0.8, risks: { falseHigh: 0 } })).toThrow(
      'falseHigh must be a number from 0 to 1 (both excluded), not 0.',
    );
  });
});

accuracyTest('decision rules, lot quality assurance, operating characteristics', [
  'decision-rule',
  'decision-rule-curve',
  'lqas',
  'oc-single',
]);
