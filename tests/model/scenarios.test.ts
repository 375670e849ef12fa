import { describe, expect, it } from 'vitest';
import { listScenarios, loadScenario } from '../../src/files/loadScenario.js';
import { inspect } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { EFFECTS_PRESETS, type EffectsPreset } from '../../src/model/model.js';

const presets = Object.keys(EFFECTS_PRESETS) as EffectsPreset[];

describe.each(listScenarios())('the case model of %s', (id) => {
  const scenario = loadScenario(id);
  const models = presets.map((effects) => compileModel(scenario, { effects }));
  const [model = compileModel(scenario)] = models;

  it('meets every share to 1e-12 under every preset', () => {
    for (const compiled of models) {
      for (const { name, levels, shares } of scenario.variables) {
        const margin = compiled.margin(name);
        levels.forEach((level, index) => {
          expect(Math.abs((margin[level] ?? 2) - (shares[index] ?? 0))).toBeLessThan(1e-12);
        });
      }
    }
  });

  it('lets through each gate exactly the cases that the figures say are relevant', () => {
    for (const compiled of models) {
      for (const { name, relevant } of scenario.variables) {
        if (relevant === null) continue;
        expect(compiled.relevance(name)).toBeCloseTo(relevant / scenario.sample.cases, 12);
      }
    }
  });

  it('moves some joint answer as effects grow, although no margin moves', () => {
    const together = models.map((compiled) =>
      compiled.joint(['planning', 'delivery']).probability({ planning: 'yes', delivery: 'yes' }),
    );
    expect(together[1]).toBeGreaterThan((together[0] ?? 1) + 0.01);
    expect(together[2]).toBeGreaterThan((together[1] ?? 1) + 0.01);
  });

  it('leads no effect from a protected characteristic to a key question', () => {
    const reached = new Set<string>();
    for (const { name, protectedCharacteristic, effects, gate, section } of scenario.variables) {
      const parents = [...effects.map(({ parent }) => parent), ...(gate === null ? [] : [gate.variable])];
      if (protectedCharacteristic || parents.some((parent) => reached.has(parent))) reached.add(name);
      if (section === 'keyQuestion') expect(reached.has(name)).toBe(false);
    }
  });

  it('reproduces every count in an exact sample, once and thrice over', () => {
    for (const times of [1, 3]) {
      const cases = drawCases(model, { cases: times * scenario.sample.cases, seed: 7, match: 'exact' });
      for (const { name, levels, counts } of scenario.variables) {
        levels.forEach((level, index) => {
          const found = cases.filter((record) => record[name] === level).length;
          if (counts !== null)
            expect([name, level, found]).toEqual([name, level, (counts[index] ?? 0) * times]);
        });
      }
    }
  });

  it('is inspected with four key questions out of every case', () => {
    const { keyQuestions } = inspect(model, { seed: 7 });
    expect(keyQuestions.map(({ id: question, of }) => [question, of])).toEqual(
      ['assessment', 'planning', 'delivery', 'reviewing'].map((name) => [name, scenario.sample.cases]),
    );
  });
});
