import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterModel } from '../../../src/model/cluster/cluster.js';
import { compileModel } from '../../../src/model/compile/compile.js';
import { expit } from '../../../src/numeric/logistic.js';
import { scenario, westMidlands } from '../scenarioFixture.js';

const QUESTIONS = ['assessment', 'planning', 'delivery', 'reviewing'];
const model = compileModel(westMidlands());

/** Margin and correlation of one of the four questions, straight from the tables given each cluster effect. */
function measured(clustered: ReturnType<typeof clusterModel>, question: number) {
  const bit = 2 ** (3 - question);
  let [mean, square] = [0, 0];
  clustered.tables.forEach((table, index) => {
    const yes = table.reduce((sum, mass, cell) => sum + ((cell & bit) === 0 ? 0 : mass), 0);
    mean += (clustered.effect.weights[index] ?? 0) * yes;
    square += (clustered.effect.weights[index] ?? 0) * yes * yes;
  });
  return { mean, icc: (square - mean * mean) / (mean * (1 - mean)) };
}

describe('a case model with clusters', () => {
  it.each([0, 0.01, 0.05, 0.1, 0.3])(
    'keeps every margin and gives the intraclass correlation %f to all four questions',
    (icc) => {
      const clustered = clusterModel(model, { names: QUESTIONS, questions: QUESTIONS, icc });
      QUESTIONS.forEach((question, index) => {
        const { mean, icc: correlation } = measured(clustered, index);
        expect(Math.abs(mean - (model.margin(question).yes ?? 0))).toBeLessThan(1e-12);
        expect(Math.abs(correlation - icc)).toBeLessThan(1e-10);
      });
    },
  );

  it('keeps margin and correlation whatever they are', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const icc = fc.double({ min: 0, max: 0.6, noNaN: true });
    const odds = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(share, share, share, icc, odds, (a, b, c, asked, effect) => {
        const small = compileModel(
          scenario([
            { name: 'gate', shares: [1 - a, a] },
            { name: 'parent', shares: [1 - b, b], effects: { gate: effect } },
            { name: 'child', shares: [1 - c, c], when: ['gate', 'yes'], effects: { parent: effect } },
          ]),
        );
        const clustered = clusterModel(small, { names: ['child'], questions: ['child'], icc: asked });
        const [effectOnChild] = clustered.randomEffects;
        let [yes, relevant, square] = [0, 0, 0];
        clustered.tables.forEach((table, index) => {
          const weight = clustered.effect.weights[index] ?? 0;
          yes += weight * (table[1] ?? 0);
          relevant += weight * ((table[0] ?? 0) + (table[1] ?? 0));
          square += weight * (table[1] ?? 0) * (table[1] ?? 0);
        });
        expect(Math.abs(yes / relevant - c)).toBeLessThan(1e-10);
        const correlation = (square / (relevant * relevant) - c * c) / (c * (1 - c));
        expect(Math.abs(correlation - asked)).toBeLessThan(1e-9);
        expect(effectOnChild?.icc).toBeCloseTo(asked, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same where a question is named twice', () => {
    const of = (questions: readonly string[]) =>
      clusterModel(model, { names: ['reviewing'], questions, icc: 0.1 }).randomEffects;
    expect(of(['reviewing', 'reviewing'])).toEqual(of(['reviewing']));
  });

  it('agrees with the normal random effect that it stands for, integrated by the trapezoid rule', () => {
    const clustered = clusterModel(model, { names: ['reviewing'], questions: ['reviewing'], icc: 0.1 });
    const independent = compileModel(westMidlands(), { effects: 'independent' });
    const alone = clusterModel(independent, { names: ['reviewing'], questions: ['reviewing'], icc: 0.1 });
    const { intercept, spread } = alone.randomEffects[0] ?? { intercept: 0, spread: 0 };
    let [mean, square] = [0, 0];
    const step = 1 / 64;
    for (let u = -12; u <= 12; u += step) {
      const density = (step * Math.exp((-u * u) / 2)) / Math.sqrt(2 * Math.PI);
      const yes = expit(intercept + spread * u);
      mean += density * yes;
      square += density * yes * yes;
    }
    expect(Math.abs(mean - 40 / 84)).toBeLessThan(1e-10);
    expect(Math.abs((square - mean * mean) / (mean * (1 - mean)) - 0.1)).toBeLessThan(1e-10);
    expect(clustered.randomEffects[0]?.spread).toBeGreaterThan(spread);
  });

  it('leaves the joint as it was when the correlation is 0', () => {
    const clustered = clusterModel(model, { names: QUESTIONS, questions: QUESTIONS, icc: 0 });
    const plain = model.joint(QUESTIONS).probabilities;
    expect(clustered.tables).toHaveLength(1);
    clustered.tables[0]?.forEach((mass, cell) => {
      expect(mass).toBeCloseTo(plain[cell] ?? 0, 13);
    });
  });

  it('keeps the distribution of variables that do not depend on the cluster', () => {
    const clustered = clusterModel(model, { names: ['risk', 'planning'], questions: ['planning'], icc: 0.2 });
    const risk = model.joint(['risk']).probabilities;
    for (const table of clustered.tables) {
      risk.forEach((share, level) => {
        expect((table[2 * level] ?? 0) + (table[2 * level + 1] ?? 0)).toBeCloseTo(share, 13);
      });
    }
  });

  it.each([-0.1, 1, 1.5, Number.NaN])('refuses an intraclass correlation of %f', (icc) => {
    expect(() => clusterModel(model, { names: QUESTIONS, questions: QUESTIONS, icc })).toThrow(/icc must be/);
  });

  it('says how large a correlation can be had', () => {
    expect(() =>
      clusterModel(model, { names: ['assessment'], questions: ['assessment'], icc: 0.999 }),
    ).toThrow(/largest within reach/);
  });
});

/** Margin and both correlations of one of the four questions, straight from the tables given each pair of effects. */
function measuredWithin(clustered: ReturnType<typeof clusterModel>, question: number) {
  const bit = 2 ** (3 - question);
  const { effect, within, tables } = clustered;
  let [mean, apart, together] = [0, 0, 0];
  effect.weights.forEach((weight, outer) => {
    let cluster = 0;
    within.weights.forEach((own, inner) => {
      const table = tables[outer * within.weights.length + inner] ?? new Float64Array(0);
      const yes = table.reduce((sum, mass, cell) => sum + ((cell & bit) === 0 ? 0 : mass), 0);
      cluster += own * yes;
      together += weight * own * yes * yes;
    });
    mean += weight * cluster;
    apart += weight * cluster * cluster;
  });
  const variance = mean * (1 - mean);
  return { mean, icc: (apart - mean * mean) / variance, iccWithin: (together - mean * mean) / variance };
}

describe('a case model with units within its clusters', () => {
  it.each([
    [0.02, 0.05],
    [0.1, 0.3],
    [0, 0.1],
    [0.05, 0.05],
    [0, 0],
    [0.01, 0.5],
    [0.3, 0.31],
  ])('keeps every margin and gives the correlations %f and %f to all four questions', (icc, iccWithin) => {
    const clustered = clusterModel(model, { names: QUESTIONS, questions: QUESTIONS, icc, iccWithin });
    QUESTIONS.forEach((question, index) => {
      const found = measuredWithin(clustered, index);
      expect(Math.abs(found.mean - (model.margin(question).yes ?? 0))).toBeLessThan(1e-12);
      expect(Math.abs(found.icc - icc)).toBeLessThan(1e-10);
      expect(Math.abs(found.iccWithin - iccWithin)).toBeLessThan(1e-10);
    });
  });

  it('keeps margin and correlations up to 0.7, inside a gate and below a parent', () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    // The effects are drawn from 32 nodes: with some margins nothing above 0.72 can come of them, and an error says so.
    const half = fc.double({ min: 0, max: 0.35, noNaN: true });
    const iccs = fc.tuple(half, half);
    fc.assert(
      fc.property(share, share, share, iccs, (a, b, c, [icc, more]) => {
        const iccWithin = icc + more;
        const small = compileModel(
          scenario([
            { name: 'gate', shares: [1 - a, a] },
            { name: 'parent', shares: [1 - b, b], effects: { gate: 3 } },
            { name: 'child', shares: [1 - c, c], when: ['gate', 'yes'], effects: { parent: 4 } },
          ]),
        );
        const asked = { names: ['child'], questions: ['child'], icc, iccWithin };
        const [effect] = clusterModel(small, asked).randomEffects;
        expect(Math.abs((effect?.margin ?? 0) - c)).toBeLessThan(1e-10);
        expect(Math.abs((effect?.icc ?? 0) - icc)).toBeLessThan(1e-10);
        expect(Math.abs((effect?.iccWithin ?? 0) - iccWithin)).toBeLessThan(1e-10);
      }),
      { numRuns: 25 },
    );
  });

  it('stands for two normal effects, whose variances add up to that of one', () => {
    const independent = compileModel(westMidlands(), { effects: 'independent' });
    const asked = { names: ['reviewing'], questions: ['reviewing'] };
    const both = clusterModel(independent, { ...asked, icc: 0.04, iccWithin: 0.1 }).randomEffects[0];
    const spreadFor = (icc: number): number =>
      clusterModel(independent, { ...asked, icc }).randomEffects[0]?.spread ?? 0;
    const total = (both?.spread ?? 0) ** 2 + (both?.spreadWithin ?? 0) ** 2;
    expect(Math.sqrt(total)).toBeCloseTo(spreadFor(0.1), 9);
    // Averaged over units, a cluster's effect is flatter than its own spread.
    expect(both?.spread).toBeGreaterThan(spreadFor(0.04));
  });

  it('is the model of clusters alone where units add nothing', () => {
    const asked = { names: QUESTIONS, questions: QUESTIONS, icc: 0.05 };
    expect(clusterModel(model, { ...asked, iccWithin: 0.05 })).toEqual(clusterModel(model, asked));
  });

  it('refuses cases of one unit that resemble each other less than those of one cluster', () => {
    const asked = { names: QUESTIONS, questions: QUESTIONS, icc: 0.1, iccWithin: 0.05 };
    expect(() => clusterModel(model, asked)).toThrow(/iccWithin must be/);
  });

  it('says when what a question depends on leaves nothing for the correlations asked for', () => {
    const small = compileModel(
      scenario([
        { name: 'parent', shares: [0.5, 0.5] },
        { name: 'child', shares: [0.5, 0.5], effects: { parent: 400 } },
      ]),
    );
    const names = ['parent', 'child'];
    expect(() => clusterModel(small, { names, questions: names, icc: 0.05, iccWithin: 0.5 })).not.toThrow();
    expect(() => clusterModel(small, { names, questions: names, icc: 0.1, iccWithin: 0.9999 })).toThrow(
      /is not possible for parent/,
    );
  });
});
