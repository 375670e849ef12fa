import { quantile } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/numeric/distributions.js';
import { stream } from '../../../src/numeric/stream.js';
import { ASSUMPTIONS } from '../../../src/staffing/region/assumptions.js';
import { assumedAt, latinHypercube } from '../../../src/staffing/simulation/draws.js';
import { fanOf, quantilesOf } from '../../../src/staffing/simulation/fan.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { drawsOf, simulate } from '../../../src/staffing/simulation/simulate.js';
import { firstOrderIndices, outputOf } from '../../../src/staffing/whatIf/sensitivity.js';
import { splitVariance } from '../../../src/staffing/whatIf/variance.js';
import { WEST_MIDLANDS } from '../scenarios.js';

describe('the Latin hypercube', () => {
  test('uses every equal part of every range exactly once', () => {
    const hypercube = latinHypercube(200, 3);
    for (const { name } of ASSUMPTIONS) {
      const parts = Array.from(hypercube[name], (quantile) => Math.floor(quantile * 200)).sort(
        (a, b) => a - b,
      );
      expect(parts).toEqual(Array.from({ length: 200 }, (_, part) => part));
    }
  });

  test('gives each assumption an order of its own, and the same for the same seed', () => {
    const hypercube = latinHypercube(50, 'seed');
    expect(Array.from(latinHypercube(50, 'seed').span)).toEqual(Array.from(hypercube.span));
    expect(Array.from(hypercube.span)).not.toEqual(Array.from(hypercube.onward));
    expect(Array.from(latinHypercube(50, 'other').span)).not.toEqual(Array.from(hypercube.span));
  });

  test('keeps every assumption inside its range', () => {
    const hypercube = latinHypercube(40, 1);
    for (let draw = 0; draw < 40; draw++) {
      const assumed = assumedAt(hypercube, draw);
      for (const { name, low, high } of ASSUMPTIONS) {
        expect(assumed[name]).toBeGreaterThanOrEqual(low);
        expect(assumed[name]).toBeLessThanOrEqual(high);
      }
    }
  });
});

describe('sensitivity indices', () => {
  const count = 4000;
  const uniform = (name: string) => {
    const random = stream(11, 'sensitivity', name);
    return Float64Array.from({ length: count }, random);
  };
  const index = (x: Float64Array, y: Float64Array): number =>
    firstOrderIndices(x, [outputOf(y)])[0]?.index ?? Number.NaN;
  const [a, b, c] = ['a', 'b', 'c'].map(uniform) as [Float64Array, Float64Array, Float64Array];

  // Where an index is middling its standard error is near 0.012; 0.08 is more than five of them, false alarm below 1e-6.
  test('of a linear model are its squared weights over their sum', () => {
    const y = a.map((x, i) => 4 * x + 2 * (b[i] ?? 0) + (c[i] ?? 0));
    expect(Math.abs(index(a, y) - 16 / 21)).toBeLessThan(0.08);
    expect(Math.abs(index(b, y) - 4 / 21)).toBeLessThan(0.08);
    expect(Math.abs(index(c, y) - 1 / 21)).toBeLessThan(0.08);
  });

  test('of the Ishigami function are 0.3139, 0.4424 and 0', () => {
    const angle = (u: number) => (2 * u - 1) * Math.PI;
    const y = a.map((u, i) => {
      const [x1, x2, x3] = [angle(u), angle(b[i] ?? 0), angle(c[i] ?? 0)];
      return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
    });
    expect(Math.abs(index(a, y) - 0.3139)).toBeLessThan(0.08);
    expect(Math.abs(index(b, y) - 0.4424)).toBeLessThan(0.08);
    expect(Math.abs(index(c, y))).toBeLessThan(0.08);
  });

  test('are 0 when nothing varies', () => {
    expect(index(a, new Float64Array(count).fill(0.3))).toBe(0);
  });
});

describe('the split of variance', () => {
  test('finds the parts of a model whose parts are known, and they add to the whole', () => {
    const count = 20_000;
    const random = stream(5, 'split');
    const normals = () => Float64Array.from({ length: count }, () => normalQuantile(random(), 0, 1));
    const [theta, chance, chanceAgain, sample, sampleAgain] = [1, 2, 3, 4, 5].map(normals) as [
      Float64Array,
      ...Float64Array[],
    ];
    const number = (ofChance = chance, ofSample = sample) =>
      theta.map((z, i) => 0.5 + 0.03 * z + 0.01 * (ofChance?.[i] ?? 0) + 0.02 * (ofSample?.[i] ?? 0));
    const split = splitVariance(
      { once: number(), again: number(chanceAgain), redrawn: number(chance, sampleAgain) },
      0.003,
    );
    // Relative standard errors of the estimates are about 1%; 6% is more than five of them.
    expect(Math.abs(split.assumptions / 0.0009 - 1)).toBeLessThan(0.08);
    expect(Math.abs(split.chance / 0.0001 - 1)).toBeLessThan(0.06);
    expect(Math.abs(split.published / 0.0004 - 1)).toBeLessThan(0.06);
    expect(split.inspection).toBe(0.003);
    expect(split.assumptions + split.chance + split.published + split.inspection).toBeCloseTo(
      split.total,
      15,
    );
    expect(split.chanceError / 0.0001).toBeLessThan(0.02);
    expect(split.publishedError / 0.0004).toBeLessThan(0.02);
  });
});

describe('a fan', () => {
  test('has the 5, 50 and 95% quantiles of every month', () => {
    const values = Float64Array.from({ length: 42 }, (_, at) => (at % 2 === 0 ? 20 - at / 2 : 3));
    expect(fanOf(values, 21)).toEqual({ low: [1, 3], middle: [10, 3], high: [19, 3] });
  });

  test('takes quantiles linearly between order statistics', () => {
    const { low, middle, high } = quantilesOf(Float64Array.of(4, 1, 2));
    expect([low, middle, high].map((value) => value.toFixed(12))).toEqual(
      [1.1, 2, 3.8].map((v) => v.toFixed(12)),
    );
    expect(quantilesOf(Float64Array.of(5))).toEqual({ low: 5, middle: 5, high: 5 });
  });

  test('gives to the last bit what sorting all values would, however many there are and however they lie', () => {
    const random = stream(3, 'quantiles');
    const shapes = [random, () => Math.floor(3 * random()), () => Math.exp(30 * random()), () => 1];
    for (const count of [1, 2, 3, 5, 20, 64, 65, 333, 1000]) {
      for (const shape of shapes) {
        const values = Float64Array.from({ length: count }, shape);
        const { low, middle, high } = quantilesOf(values);
        expect([low, middle, high]).toEqual(quantile(Array.from(values), [0.05, 0.5, 0.95]));
      }
    }
  });
});

describe('what grades did without levers', () => {
  test.each([
    'spo=+15%',
    'leaving-pso=+3 points from month 5',
    'intake=+5 a month from month 3 until month 9',
    'vetting=8 weeks',
    'facilitators=60 posts',
    'hours=36 hours',
  ])('recalled or followed again gives the same bytes: %s', (lever) => {
    const run = { months: 14, draws: 24, seed: 5, inspectAt: 12 };
    const setup = setUp(WEST_MIDLANDS, [lever]);
    const draws = drawsOf(run, { kept: false });
    const recalled = simulate(setup, draws).whatIf.map((values) => values.slice());
    // What is not kept is known while the course without levers is followed, and not after.
    const followed = simulate(setup, draws).whatIf;
    expect(followed).toEqual(recalled);
  });
});
