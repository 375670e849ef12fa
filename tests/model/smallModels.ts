import fc from 'fast-check';
import { expect } from 'vitest';
import { compileModel } from '../../src/model/compile/compile.js';
import {
  type CaseModel,
  type CompiledVariable,
  EFFECTS_PRESETS,
  type EffectsPreset,
} from '../../src/model/model.js';
import { type CaseVariable, NOT_RELEVANT } from '../../src/scenario/scenario.js';
import { scenario, type Variable } from './scenarioFixture.js';

const presets = Object.keys(EFFECTS_PRESETS) as EffectsPreset[];

/** Small random models: gates, ordinals with and without unclassified cases, nominals, parents that do not apply. */
const smallModels: fc.Arbitrary<readonly Variable[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('binary', 'binary', 'ordinal', 'notRecorded', 'nominal'),
      weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
      gate: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
      parents: fc.array(fc.tuple(fc.nat(), fc.double({ min: 0.05, max: 20, noNaN: true })), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((specs) => {
    const made: Variable[] = [];
    specs.forEach((spec, index) => {
      const levels = {
        binary: ['no', 'yes'],
        ordinal: ['low', 'medium', 'high'],
        notRecorded: ['low', 'medium', 'high', 'notRecorded'],
        nominal: ['red', 'green', 'blue'],
      }[spec.kind] as string[];
      const weights: number[] = levels.map((_, level) => spec.weights[level] ?? 0);
      if (!weights.some((weight) => weight > 0)) weights.fill(1);
      const total = weights.reduce((a, b) => a + b);
      const gateOf = spec.gate === undefined ? undefined : made[spec.gate[0] % (made.length + 2)];
      const gateLevels = gateOf?.levels ?? ['no', 'yes'];
      const ranked = made.filter((candidate) => candidate.kind !== 'nominal');
      const effects: Record<string, number> = {};
      if (spec.kind !== 'nominal') {
        for (const [which, odds] of spec.parents) {
          const parent = ranked[which % (ranked.length || 1)];
          if (parent !== undefined) effects[parent.name] = odds;
        }
      }
      made.push({
        name: `v${index}`,
        kind: spec.kind === 'notRecorded' ? 'ordinal' : spec.kind,
        levels,
        shares: weights.map((weight) => weight / total),
        effects,
        ...(gateOf === undefined || spec.gate === undefined
          ? {}
          : { when: [gateOf.name, gateLevels[spec.gate[1] % gateLevels.length] ?? 'yes'] as const }),
      });
    });
    return made;
  });

/** The definition of the case model, cell by cell, with none of the engine's network code. */
function bruteForce(model: CaseModel): Map<string, number> {
  let cells = new Map<string, number>([['', 1]]);
  const rank = (variable: CaseVariable, level: string): number | null =>
    level === NOT_RELEVANT || level === 'notRecorded' ? null : variable.levels.indexOf(level);
  const levelsGiven = (variable: CompiledVariable, values: readonly string[]): Map<string, number> => {
    const { gate } = variable;
    const byName = (name: string) => model.variables.findIndex((v) => v.name === name);
    if (gate !== null && !gate.levels.includes(values[byName(gate.variable)] ?? '')) {
      return new Map([[NOT_RELEVANT, 1]]);
    }
    if (variable.kind === 'nominal')
      return new Map(variable.levels.map((l, i) => [l, variable.shares[i] ?? 0]));
    let eta = 0;
    for (const effect of variable.effects) {
      const parent = model.variables[byName(effect.parent)] as CompiledVariable;
      const shares = parent.levels.map((l, i) => [rank(parent, l), parent.shares[i] ?? 0] as const);
      const known = shares.filter((s): s is readonly [number, number] => s[0] !== null);
      const total = known.reduce((sum, [, share]) => sum + share, 0);
      const mean = total === 0 ? 0 : known.reduce((sum, [r, share]) => sum + r * share, 0) / total;
      const x = rank(parent, values[byName(effect.parent)] ?? '') ?? mean;
      eta += EFFECTS_PRESETS[model.effects] * Math.log(effect.odds) * x;
    }
    const ranked = variable.levels.filter((level) => level !== 'notRecorded');
    const unrecorded = variable.levels.length > ranked.length ? (variable.shares.at(-1) ?? 0) : 0;
    const beyond = [1, ...variable.intercepts.map((b) => 1 / (1 + Math.exp(-(b + eta)))), 0];
    const result = new Map(
      ranked.map((l, i) => [l, (1 - unrecorded) * ((beyond[i] ?? 0) - (beyond[i + 1] ?? 0))]),
    );
    if (variable.levels.length > ranked.length) result.set('notRecorded', unrecorded);
    return result;
  };
  model.variables.forEach((variable, index) => {
    const next = new Map<string, number>();
    for (const [key, mass] of cells) {
      const values = index === 0 ? [] : key.split('|');
      for (const [level, probability] of levelsGiven(variable, values)) {
        next.set([...values, level].join('|'), mass * probability);
      }
    }
    cells = next;
  });
  return cells;
}

/** The compiled joint of any variables in any order is that of brute force over every cell. */
export const jointLaw = fc.property(
  smallModels,
  fc.constantFrom(...presets),
  fc.infiniteStream(fc.nat()),
  (made, effects, picks) => {
    const model = compileModel(scenario(made), { effects });
    const names = made.map((v) => v.name);
    for (let i = names.length - 1; i > 0; i--) {
      const j = (picks.next().value ?? 0) % (i + 1);
      [names[i], names[j]] = [names[j] ?? '', names[i] ?? ''];
    }
    const asked = names.slice(0, 1 + ((picks.next().value ?? 0) % names.length));
    const joint = model.joint(asked);
    const expected = new Map<string, number>();
    for (const [key, mass] of bruteForce(model)) {
      const values = key.split('|');
      const part = asked.map((name) => values[made.findIndex((v) => v.name === name)]).join('|');
      expected.set(part, (expected.get(part) ?? 0) + mass);
    }
    let total = 0;
    const sizes = joint.levels.map((l) => l.length);
    joint.probabilities.forEach((mass, cell) => {
      let rest = cell;
      const key: string[] = [];
      for (let i = sizes.length - 1; i >= 0; i--) {
        key.unshift(joint.levels[i]?.[rest % (sizes[i] ?? 1)] ?? '');
        rest = Math.floor(rest / (sizes[i] ?? 1));
      }
      expect(mass).toBeGreaterThanOrEqual(0);
      expect(Math.abs(mass - (expected.get(key.join('|')) ?? 0))).toBeLessThan(1e-13);
      const where = Object.fromEntries(asked.map((name, i) => [name, key[i] ?? '']));
      expect(joint.probability(where)).toBe(mass);
      total += mass;
    });
    expect(Math.abs(total - 1)).toBeLessThan(1e-12);
  },
);

/** Every margin is met to 1e-12, whatever the effects. */
export const marginLaw = fc.property(smallModels, fc.constantFrom(...presets), (made, effects) => {
  const model = compileModel(scenario(made), { effects });
  for (const { name, levels, shares } of model.variables) {
    const margin = model.margin(name);
    levels.forEach((level, i) => {
      expect(Math.abs((margin[level] ?? Number.NaN) - (shares[i] ?? 0))).toBeLessThan(1e-12);
    });
  }
});
