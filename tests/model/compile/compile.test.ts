import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { drawCases } from '../../../src/model/draw/draw.js';
import type { EffectsPreset } from '../../../src/model/model.js';
import { ArgumentError, DataError } from '../../../src/problem.js';
import { scenario, type Variable, westMidlands } from '../scenarioFixture.js';
import { jointLaw, marginLaw } from '../smallModels.js';

describe('a compiled case model', () => {
  it('has the joint distribution that brute force over every cell gives', () => {
    fc.assert(jointLaw, { numRuns: 300 });
  });

  it('meets every margin to 1e-12 in every model and under every preset', () => {
    fc.assert(marginLaw, { numRuns: 300 });
  });

  it('keeps relevance, the share of cases for which a gated variable applies, apart from its margin', () => {
    const model = compileModel(westMidlands());
    expect(model.relevance('oversightEffective')).toBeCloseTo(80 / 84, 13);
    expect(model.margin('oversightEffective').yes).toBeCloseTo(31 / 80, 13);
    expect(model.relevance('assessment')).toBe(1);
  });

  it('lets a parent that is not relevant neither help nor hurt', () => {
    const made: Variable[] = [
      { name: 'gate', shares: [0.5, 0.5] },
      { name: 'prompt', shares: [0.25, 0.75], when: ['gate', 'yes'] },
      { name: 'question', shares: [0.5, 0.5], effects: { prompt: 5 } },
    ];
    const model = compileModel(scenario(made));
    const [intercept = Number.NaN] = model.variables[2]?.intercepts ?? [];
    const joint = model.joint(['prompt', 'question']);
    const given = joint.probability({ prompt: 'notRelevant', question: 'yes' }) / 0.5;
    expect(given).toBeCloseTo(1 / (1 + Math.exp(-(intercept + 0.75 * Math.log(5)))), 13);
  });

  it('refuses a scenario whose tables pass 2^20 cells and names the effect to cut', () => {
    const roots = Array.from({ length: 21 }, (_, i) => ({ name: `root${i}`, shares: [0.5, 0.5] }));
    const effects = Object.fromEntries(roots.map(({ name }) => [name, 1.5]));
    const made: Variable[] = [...roots, { name: 'child', shares: [0.5, 0.5], effects }];
    const compile = () => compileModel(scenario(made));
    expect(compile).toThrow(DataError);
    expect(compile).toThrow(
      /4194304 cells.*Cut the effect of root\d+ on child first.*2097152 cells, still too many/s,
    );
    expect(compileModel(scenario(made), { effects: 'independent' }).largestTable).toBe(2);
  });

  it('survives shares of 0 and 1 and gates that never open without a NaN', () => {
    const made: Variable[] = [
      { name: 'never', shares: [1, 0] },
      { name: 'always', shares: [0, 1], effects: { never: 3 } },
      { name: 'shut', shares: [0.3, 0.7], when: ['never', 'yes'], effects: { always: 2 } },
      { name: 'last', shares: [0.2, 0.8], effects: { shut: 2, always: 3, never: 4 } },
    ];
    const model = compileModel(scenario(made));
    expect(model.relevance('shut')).toBe(0);
    expect(model.margin('shut')).toEqual({ no: 0.3, yes: 0.7 });
    expect(model.margin('always')).toEqual({ no: 0, yes: 1 });
    expect(model.margin('last').yes).toBeCloseTo(0.8, 13);
    expect([...model.joint(['never', 'always', 'shut', 'last']).probabilities].some(Number.isNaN)).toBe(
      false,
    );
  });

  it('refuses an effect on or from a nominal variable, and a parent that does not come before its child', () => {
    const nominal: Variable = { name: 'offence', kind: 'nominal', levels: ['a', 'b'], shares: [0.5, 0.5] };
    const root: Variable = { name: 'root', shares: [0.5, 0.5] };
    for (const made of [
      [root, { ...nominal, effects: { root: 2 } }],
      [nominal, { ...root, effects: { offence: 2 } }],
    ]) {
      expect(() => compileModel(scenario(made))).toThrow('the levels of a nominal variable have no order');
    }
    const late = [
      { ...root, effects: { later: 2 } },
      { ...root, name: 'later' },
    ];
    expect(() => compileModel(scenario(late))).toThrow(
      'root depends on later, which does not come before it',
    );
  });

  it('names an unknown preset, variable or level, with the nearest known one', () => {
    const model = compileModel(westMidlands());
    expect(() => compileModel(westMidlands(), { effects: 'strnog' as EffectsPreset })).toThrow(
      'Did you mean strong?',
    );
    expect(() => model.margin('asessment')).toThrow('Did you mean assessment?');
    expect(() => model.joint(['assessment', 'assessment'])).toThrow('names must differ');
    expect(() => model.joint(['assessment']).probability({ assessment: 'Yes' })).toThrow('Did you mean yes?');
  });

  it('refuses an id where a scenario belongs, and draws from nothing but its own models', () => {
    expect(() => compileModel('west-midlands-2025' as never)).toThrow(
      'scenario must be one from loadScenario or parseScenario, not "west-midlands-2025"',
    );
    expect(() => compileModel(undefined as never)).toThrow(ArgumentError);
    expect(() => drawCases({} as never, { seed: 1 })).toThrow(
      'model must be one from compileModel, not an object.',
    );
  });
});
