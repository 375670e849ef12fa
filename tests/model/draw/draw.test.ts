import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { caseBatches } from '../../../src/model/draw/caseBatches.js';
import { drawCases, recordsOf } from '../../../src/model/draw/draw.js';
import type { SyntheticCase } from '../../../src/model/model.js';
import { ArgumentError } from '../../../src/problem.js';
import { scenario, type Variable, westMidlands } from '../scenarioFixture.js';

const model = compileModel(westMidlands());

const made: readonly Variable[] = [
  { name: 'risk', levels: ['low', 'medium', 'high'], shares: [0.2, 0.5, 0.3] },
  { name: 'needed', shares: [0.25, 0.75], effects: { risk: 2 } },
  { name: 'effective', shares: [0.6, 0.4], when: ['needed', 'yes'], effects: { risk: 0.5 } },
  { name: 'question', shares: [0.5, 0.5], effects: { effective: 4, risk: 1.5 } },
];

describe('drawing cases', () => {
  it('gives frozen records with an identifier from an impossible range and every variable in order', () => {
    const cases = drawCases(model, { cases: 3, seed: 7 });
    expect(cases.map(({ id }) => id)).toEqual(['SYN-0001', 'SYN-0002', 'SYN-0003']);
    for (const record of cases) {
      expect(Object.keys(record)).toEqual(['id', ...model.variables.map(({ name }) => name)]);
      expect(Object.isFrozen(record)).toBe(true);
    }
  });

  it('gives notRelevant exactly where the gate is shut', () => {
    for (const record of drawCases(model, { cases: 500, seed: 1 })) {
      for (const { name, gate, levels } of model.variables) {
        const open = gate === null || gate.levels.includes(record[gate.variable] ?? '');
        expect(open ? levels : ['notRelevant']).toContain(record[name]);
      }
    }
  });

  it('draws as many cases as the published sample when no number is given', () => {
    expect(drawCases(model, { seed: 2 })).toHaveLength(84);
  });

  it('refuses more cases than fit in memory as records, with the limit', () => {
    expect(() => drawCases(model, { seed: 2, cases: 200_001 })).toThrow(/200000|200,000/);
  });

  it('changes no value that was there when a variable or more cases are added', () => {
    const extra: Variable[] = [
      { name: 'before', shares: [0.5, 0.5] },
      ...made.slice(0, 3),
      { name: 'between', shares: [0.1, 0.9], when: ['effective', 'yes'], effects: { risk: 3 } },
      ...made.slice(3),
    ];
    const few = drawCases(compileModel(scenario(made)), { cases: 100, seed: 3 });
    const many = drawCases(compileModel(scenario(extra)), { cases: 9000, seed: 3 });
    few.forEach((record, i) => {
      for (const [name, value] of Object.entries(record)) expect(many[i]?.[name]).toBe(value);
    });
  });

  it('changes only what a gate lets through when the gate moves', () => {
    const wide = made.map((v) => (v.name === 'needed' ? { ...v, shares: [0, 1], effects: {} } : v));
    const some = drawCases(compileModel(scenario(made), { effects: 'independent' }), { cases: 400, seed: 3 });
    const all = drawCases(compileModel(scenario(wide), { effects: 'independent' }), { cases: 400, seed: 3 });
    some.forEach((record, i) => {
      expect(all[i]?.risk).toBe(record.risk);
      if (record.effective !== 'notRelevant') expect(all[i]?.effective).toBe(record.effective);
    });
  });

  it('follows the joint distribution of the model', () => {
    const small = compileModel(scenario(made));
    const joint = small.joint(['needed', 'effective', 'question']);
    const n = 200_000;
    const counts = new Map<string, number>();
    for (const batch of caseBatches(small, { cases: n, seed: 11 })) {
      for (const { needed, effective, question } of recordsOf(small, batch)) {
        const key = JSON.stringify({ needed, effective, question });
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(6);
    // 5.5 standard errors on each of six cells: false alarm below 3e-7.
    for (const [key, count] of counts) {
      const p = joint.probability(JSON.parse(key) as Record<string, string>);
      expect(Math.abs(count - n * p)).toBeLessThan(5.5 * Math.sqrt(n * p * (1 - p)));
    }
  });

  it('is the same for the same seed and another for another', () => {
    const draw = (seed: number) => JSON.stringify(drawCases(model, { cases: 84, seed }));
    expect(draw(7)).toBe(draw(7));
    expect(draw(8)).not.toBe(draw(7));
  });

  it('never draws a level whose share is 0', () => {
    const none = scenario([
      { name: 'risk', levels: ['low', 'medium', 'high'], shares: [0, 1, 0] },
      { name: 'gate', shares: [1, 0] },
      { name: 'shut', shares: [0.5, 0.5], when: ['gate', 'yes'] },
    ]);
    const seen = new Set(
      drawCases(compileModel(none), { cases: 1000, seed: 5 }).map(({ id: _, ...rest }) =>
        JSON.stringify(rest),
      ),
    );
    expect([...seen]).toEqual(['{"risk":"medium","gate":"no","shut":"notRelevant"}']);
  });

  it('refuses numbers of cases and seeds that cannot be', () => {
    for (const cases of [0, -1, 1.5, Number.NaN, 1e12]) {
      expect(() => drawCases(model, { cases, seed: 1 })).toThrow(ArgumentError);
    }
    for (const seed of [-1, 0.5, Number.NaN])
      expect(() => drawCases(model, { seed })).toThrow(/seed must be/);
    expect(() => drawCases(model, { seed: 1, match: 'exactly' as 'exact' })).toThrow('Did you mean exact?');
  });
});

describe('an exact match', () => {
  const countOf = (cases: readonly SyntheticCase[], name: string, level: string) =>
    cases.filter((record) => record[name] === level).length;

  it('reproduces every published count, for every seed, preset and multiple of the published sample', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('independent' as const, 'moderate' as const, 'strong' as const),
        fc.integer({ min: 1, max: 5 }),
        (seed, effects, times) => {
          const compiled = compileModel(westMidlands(), { effects });
          const cases = drawCases(compiled, { cases: 84 * times, seed, match: 'exact' });
          for (const { name, levels, counts } of compiled.variables) {
            levels.forEach((level, i) => {
              if (counts !== null) expect(countOf(cases, name, level)).toBe((counts[i] ?? 0) * times);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('meets assumed shares to the nearest whole case', () => {
    const cases = drawCases(model, { seed: 4, match: 'exact' });
    const counts = ['communityOrder', 'suspendedSentenceOrder', 'licence'].map((level) =>
      countOf(cases, 'sentence', level),
    );
    expect(counts).toEqual([34, 21, 29]);
  });

  it('keeps the associations of the model', () => {
    const strong = compileModel(westMidlands(), { effects: 'strong' });
    const both = (match: 'exact' | 'expected') => {
      const cases = drawCases(strong, { cases: 84 * 500, seed: 9, match });
      return cases.filter((c) => c.planning === 'yes' && c.delivery === 'yes').length / cases.length;
    };
    const p = strong.joint(['planning', 'delivery']).probability({ planning: 'yes', delivery: 'yes' });
    // 42,000 cases: 5.5 standard errors are 0.0134 (false alarm below 1e-7); independence would be 0.12 away.
    expect(Math.abs(both('expected') - p)).toBeLessThan(0.0134);
    expect(Math.abs(both('exact') - p)).toBeLessThan(0.0134);
    expect(p - (49 / 84) * (40 / 84)).toBeGreaterThan(0.12);
  });

  it('treats every case alike: each is as likely to get a level as any other', () => {
    const tiny = compileModel(
      scenario([{ name: 'a', shares: [0.75, 0.25], counts: [3, 1], relevant: 4, basis: 'published' }], 4),
    );
    const hits = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) {
      drawCases(tiny, { seed, match: 'exact' }).forEach((record, i) => {
        if (record.a === 'yes') hits[i] = (hits[i] ?? 0) + 1;
      });
    }
    expect(hits.reduce((a, b) => a + b)).toBe(4000);
    // 5.5 standard errors of 4000 draws at 1/4: false alarm below 2e-7.
    for (const count of hits) expect(Math.abs(count - 1000)).toBeLessThan(5.5 * Math.sqrt(750));
  });

  it('comes in batches too, so that a large one is written in little memory', () => {
    const batches = [...caseBatches(model, { cases: 8400, seed: 3, match: 'exact' })];
    expect(batches.map(({ start, size }) => [start, size])).toEqual([
      [0, 4096],
      [4096, 4096],
      [8192, 208],
    ]);
    const records = batches.flatMap((batch) => recordsOf(model, batch));
    expect(records).toEqual(drawCases(model, { cases: 8400, seed: 3, match: 'exact' }));
    expect(countOf(records, 'assessment', 'yes')).toBe(4100);
  });

  it('is refused with a reason where the number of cases makes it impossible', () => {
    expect(() => drawCases(model, { cases: 85, seed: 1, match: 'exact' })).toThrow(
      /^85 cases cannot match every published count exactly: risk: low in 6 of 84 would be 6\.07 cases, and \d+ more would not be whole either\. Ask for a multiple of 84 cases, or draw with match "expected"\.$/,
    );
    expect(() => drawCases(model.intervene({ planning: 0.9 }), { seed: 1, match: 'exact' })).toThrow(
      /moved away from them/,
    );
  });

  it('is not refused for an assumed share that does not scale: that one is met to the nearest whole case', () => {
    const half = scenario(
      [
        { name: 'assumed', shares: [0.7, 0.3], counts: [7, 3], relevant: 10 },
        { name: 'published', shares: [0.6, 0.4], counts: [6, 4], relevant: 10, basis: 'published' },
      ],
      10,
    );
    const cases = drawCases(compileModel(half), { cases: 5, seed: 1, match: 'exact' });
    expect(countOf(cases, 'published', 'yes')).toBe(2);
    expect([1, 2]).toContain(countOf(cases, 'assumed', 'yes'));
  });

  it('is refused where a count disagrees with its gate', () => {
    const torn = scenario(
      [
        { name: 'gate', shares: [0.5, 0.5], counts: [5, 5], relevant: 10 },
        {
          name: 'k',
          shares: [0.5, 0.5],
          counts: [3, 3],
          relevant: 6,
          when: ['gate', 'yes'],
          basis: 'published',
        },
      ],
      10,
    );
    expect(() => drawCases(compileModel(torn), { seed: 1, match: 'exact' })).toThrow(
      'k is counted over 6 cases, but its gate lets 5 through',
    );
  });
});
