import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect, publishedPercent } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { feasibleCounts } from '../../src/scenario/figures/feasibleCounts.js';
import { westMidlands } from '../model/scenarioFixture.js';

const model = compileModel(westMidlands());

describe('an inspection', () => {
  it('scores the very cases that drawCases gives, each question over its relevant cases', () => {
    const cases = drawCases(model, { cases: 300, seed: 5 });
    const { keyQuestions, prompts, tallies } = inspect(model, {
      design: { kind: 'simple', cases: 300 },
      seed: 5,
    });
    for (const { id, yes, of } of [...keyQuestions, ...prompts]) {
      expect(yes).toBe(cases.filter((c) => c[id] === 'yes').length);
      expect(of).toBe(cases.filter((c) => c[id] !== 'notRelevant').length);
    }
    for (const { variable, levels, counts } of tallies) {
      expect(counts).toEqual(levels.map((level) => cases.filter((c) => c[variable] === level).length));
    }
  });

  it('is simple unless its design says otherwise', () => {
    const plain = inspect(model, { design: { cases: 30 }, seed: 5 });
    expect(plain).toEqual(inspect(model, { design: { kind: 'simple', cases: 30 }, seed: 5 }));
  });

  it('asks the four key questions in order and every prompt', () => {
    const { keyQuestions, prompts } = inspect(model, { seed: 1 });
    expect(keyQuestions.map(({ id }) => id)).toEqual(['assessment', 'planning', 'delivery', 'reviewing']);
    expect(prompts.map(({ id }) => id)).toContain('oversightEffective');
  });

  it('reports the published counts and percentages when matched exactly', () => {
    const { keyQuestions } = inspect(model, { design: { kind: 'simple', match: 'exact' }, seed: 3 });
    expect(keyQuestions.map(({ yes, of, percent }) => [yes, of, percent])).toEqual([
      [41, 84, 49],
      [49, 84, 58],
      [40, 84, 48],
      [40, 84, 48],
    ]);
  });

  it('gives the percentage that the count prints as, for every count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (of, k) => {
        const yes = k % (of + 1);
        expect(feasibleCounts({ percent: String(publishedPercent(yes, of)), of })).toContain(yes);
      }),
    );
    expect(publishedPercent(1, 8)).toBe(13);
    expect(publishedPercent(0, 0)).toBeNull();
  });

  it('refuses a design that it does not know, and numbers that cannot be', () => {
    expect(() => inspect(model, { design: { kind: 'simpel' as 'simple' }, seed: 1 })).toThrow(
      'Did you mean simple?',
    );
    expect(() => inspect(model, { design: 'cluster' as never, seed: 1 })).toThrow('design.kind must be');
    expect(() => inspect(model, { design: { kind: 7 as never }, seed: 1 })).toThrow('design.kind must be');
    expect(() => inspect(model, { design: { cases: 0 }, seed: 1 })).toThrow('cases must be');
    expect(() => inspect(model, { seed: -1 })).toThrow('seed must be');
  });
});
