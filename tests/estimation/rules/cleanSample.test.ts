import { describe, expect, it, test } from 'vitest';
import { cleanSample, mostFaults } from '../../../src/estimation/rules/cleanSample.js';
import { atMost } from '../../../src/numeric/binomialTails.js';
import { accuracyTest, amount, family, near } from '../oracle.js';

/** A decimal of a reference row, as it is written there. */
const written = (text: string, name: string) => new RegExp(`${name}[= ](\\.?[\\d.]+)`).exec(text)?.[1] ?? '';
const asDecimal = (text: string) => (text.startsWith('.') ? `0${text}` : text);

describe('a clean sample', () => {
  const [possible, impossible] = [true, false].map((isPossible) =>
    family('clean-sample').filter(({ expected }) => (expected.n !== 'none') === isPossible),
  );

  test.each(possible ?? [])('is of the fewest cases: $name', ({ input, expected }) => {
    const found = cleanSample({
      tolerable: written(input, 'tolerable'),
      expected: written(input, 'expected'),
      confidence: (1 - Number(written(input, 'risk'))).toFixed(2),
    });
    expect(found).toMatchObject({ cases: amount(expected, 'n'), allowed: amount(expected, 'k') });
    near(found.riskReached, amount(expected, 'riskReached'), 1e-9);
  });

  test.each(impossible ?? [])('is none: $name', ({ input, expected }) => {
    const question = { tolerable: written(input, 'tolerable'), expected: written(input, 'expected') };
    expect(expected.n).toBe('none');
    expect(() => cleanSample(question)).toThrow('no number of cases shows');
  });

  test.each(family('audit-attribute'))(
    'is that of the published tables for audits: $name',
    ({ what, expected }) => {
      const found = cleanSample({
        tolerable: written(what, 'tolerable'),
        expected: written(what, 'expected'),
        confidence: written(what, 'conf'),
      });
      expect(found.cases).toBe(amount(expected, 'n'));
    },
  );

  test.each(family('audit-plan'))('is that of a published package: $name', ({ what, expected }) => {
    const found = cleanSample({ tolerable: asDecimal(written(what, 'm')) });
    expect(found).toMatchObject({ cases: amount(expected, 'n'), allowed: amount(expected, 'x') });
  });

  it('takes a risk that is reached exactly for reached: 0.5 to the fifth is 0.03125', () => {
    const exact = cleanSample({ tolerable: '0.5', confidence: '0.96875' });
    expect(exact).toMatchObject({ cases: 5, allowed: 0 });
    expect(cleanSample({ tolerable: '0.5', confidence: '0.96876' }).cases).toBe(6);
  });

  it('says from where on no number of cases fails, which one by one is true', () => {
    const question = { tolerable: 0.05, expected: 0.0325 };
    const { cases: fewest, fewestForGood } = cleanSample(question);
    const holds = (cases: number) => atMost(Math.ceil((cases * 325) / 10_000), cases, 0.05) <= 0.05;
    expect(fewest).toBe(458);
    expect(fewestForGood).not.toBeNull();
    expect(holds((fewestForGood ?? 0) - 1)).toBe(false);
    for (let cases = fewestForGood ?? 0; cases < 3000; cases++)
      expect(holds(cases), String(cases)).toBe(true);
  });

  it('says how many faults a given sample may have, and none where even a clean one is too small', () => {
    expect(mostFaults(84, { tolerable: '0.05' })).toMatchObject({ faults: 0 });
    expect(mostFaults(58, { tolerable: '0.05' })).toBeNull();
    expect(mostFaults(93, { tolerable: '0.05' })).toMatchObject({ faults: 1 });
  });
});

accuracyTest('clean samples and published tables for audits', [
  'clean-sample',
  'audit-attribute',
  'audit-plan',
]);
