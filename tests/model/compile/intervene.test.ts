import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { ArgumentError } from '../../../src/problem.js';
import { scenario, westMidlands } from '../scenarioFixture.js';

const model = compileModel(westMidlands());
const names = model.variables.map((variable) => variable.name);

describe('intervening in a case model', () => {
  it('moves the named variables to the margins asked for, even where one is the parent of another', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (oversightEffective, assessment, reviewing) => {
        const changed = model.intervene({ oversightEffective, assessment, reviewing });
        expect(changed.margin('oversightEffective').yes).toBeCloseTo(oversightEffective, 12);
        expect(changed.margin('assessment').yes).toBeCloseTo(assessment, 12);
        expect(changed.margin('reviewing').yes).toBeCloseTo(reviewing, 12);
      }),
      { numRuns: 100 },
    );
  });

  it('reaches the variables further down and leaves all others as they were', () => {
    const changed = model.intervene({ oversightEffective: 1 });
    for (const { name } of model.variables) {
      const [before = 0, after = 0] = [model.margin(name), changed.margin(name)].map((m) => m.yes ?? 0);
      if (['assessment', 'planning', 'delivery', 'reviewing', 'otherAgenciesInPlan'].includes(name)) {
        expect(after).toBeGreaterThan(before + 0.01);
      } else if (!['oversightEffective', 'enforcementSufficient'].includes(name)) expect(after).toBe(before);
    }
  });

  it('keeps every other intercept and every neutral value frozen', () => {
    const changed = model.intervene({ oversightEffective: 0.9, risk: { low: 0, medium: 0.2, high: 0.8 } });
    changed.variables.forEach((variable, index) => {
      expect(variable.compiledEffects).toBe(model.variables[index]?.compiledEffects);
      if (!['oversightEffective', 'risk'].includes(variable.name))
        expect(variable).toBe(model.variables[index]);
    });
  });

  it('gives back the baseline itself when asked for what is already so', () => {
    const published = Object.fromEntries(
      model.variables.map(({ name, levels, shares }) => [
        name,
        Object.fromEntries(levels.map((level, i) => [level, shares[i] ?? 0])),
      ]),
    );
    expect(model.intervene(published)).toBe(model);
    expect(model.intervene(Object.fromEntries(names.map((name) => [name, model.margin(name)])))).toBe(model);
    expect(model.intervene({})).toBe(model);
  });

  it('returns to the baseline when an intervention is taken back', () => {
    const there = model.intervene({ oversightEffective: 0.8 });
    const back = there.intervene({ oversightEffective: 31 / 80 });
    const asked = ['oversightEffective', 'reviewing'];
    back.joint(asked).probabilities.forEach((mass, cell) => {
      expect(mass).toBeCloseTo(model.joint(asked).probabilities[cell] ?? Number.NaN, 14);
    });
    expect(there.intervention).toEqual({ oversightEffective: 0.8 });
    expect(back.intervention).toEqual({ oversightEffective: 31 / 80 });
  });

  it('keeps a variable where it is, when asked, while its parent moves', () => {
    const held = model.intervene({ oversightEffective: 0.9, assessment: 41 / 84 });
    expect(held.margin('assessment').yes).toBeCloseTo(41 / 84, 13);
    expect(held.margin('planning').yes).toBeGreaterThan(model.margin('planning').yes ?? 1);
  });

  it('equals a mixture of the two extremes when a root moves, which is the law of total probability', () => {
    const root = compileModel(
      scenario([
        { name: 'staffed', shares: [0.7, 0.3] },
        { name: 'oversight', shares: [0.6, 0.4], effects: { staffed: 3 } },
        { name: 'question', shares: [0.5, 0.5], effects: { oversight: 4, staffed: 1.5 } },
      ]),
    );
    const at = (staffed: number) => root.intervene({ staffed }).margin('question').yes ?? Number.NaN;
    expect(at(0.3)).toBeCloseTo(0.5, 13);
    expect(at(0.45)).toBeCloseTo(0.55 * at(0) + 0.45 * at(1), 13);
  });

  it('moves a variable that applies to no case, and the cases that a gate then lets through', () => {
    const shut = compileModel(
      scenario([
        { name: 'gate', shares: [1, 0] },
        { name: 'asked', shares: [0.5, 0.5], when: ['gate', 'yes'] },
      ]),
    );
    const moved = shut.intervene({ asked: 0.9 });
    expect(moved.margin('asked').yes).toBe(0.9);
    expect(moved.intervene({ gate: 0.5 }).margin('asked').yes).toBeCloseTo(0.9, 14);
    expect(moved.intervene({ gate: 0.5 }).relevance('asked')).toBeCloseTo(0.5, 14);
  });

  it('marks a moved variable as assumed and drops its published counts', () => {
    const moved = model.intervene({ planning: 0.7 }).variables.find(({ name }) => name === 'planning');
    expect(moved).toMatchObject({ basis: 'assumed', counts: null, shares: [1 - 0.7, 0.7] });
  });

  it('refuses what cannot be asked, naming it', () => {
    expect(() => model.intervene({ planing: 0.5 })).toThrow('Did you mean planning?');
    expect(() => model.intervene({ planning: 1.5 })).toThrow('change.planning must be a number from 0 to 1');
    expect(() => model.intervene({ planning: Number.NaN })).toThrow(ArgumentError);
    expect(() => model.intervene({ risk: 0.5 })).toThrow('a share for each of low, medium, high');
    expect(() => model.intervene({ risk: { low: 0.5, medium: 0.5 } })).toThrow('change.risk.high');
    expect(() => model.intervene({ risk: { low: 0.5, medium: 0.4, high: 0.2 } })).toThrow('add to 1');
    expect(() => model.intervene({ risk: { low: 0.5, medium: 0.5, hihg: 0 } })).toThrow('Did you mean high?');
  });
});
