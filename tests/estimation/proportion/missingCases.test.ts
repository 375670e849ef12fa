import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingCases } from '../../../src/estimation/proportion/missingCases.js';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { compileModel } from '../../../src/model/compile/compile.js';
import { inspectionReport } from '../../../src/results/inspect.js';
import { parseScenario } from '../../../src/scenario/parse.js';

describe('cases whose files could not be read', () => {
  it('leave the share between what it were had all of them been No and had all been Yes', () => {
    const found = missingCases({ yes: 41, of: 84 }, 4);
    expect([found.worst, found.best]).toEqual([
      { yes: 41, of: 88 },
      { yes: 45, of: 88 },
    ]);
    expect(found.interval.lower).toBe(proportionInterval({ yes: 41, of: 88 }).lower);
    expect(found.interval.upper).toBe(proportionInterval({ yes: 45, of: 88 }).upper);
    expect(missingCases({ yes: 41, of: 84 }, 0).interval).toEqual(proportionInterval({ yes: 41, of: 84 }));
  });

  it('have an interval round that of whatever they would have shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.nat(),
        (of, y, missing, m) => {
          const yes = y % (of + 1);
          const { interval } = missingCases({ yes, of }, missing, { method: 'clopper-pearson' });
          const counts = { yes: yes + (m % (missing + 1)), of: of + missing };
          const { lower, upper } = proportionInterval(counts, { method: 'clopper-pearson' });
          expect(interval.lower).toBeLessThanOrEqual(lower);
          expect(interval.upper).toBeGreaterThanOrEqual(upper);
        },
      ),
    );
  });

  it('are those that the options say, or else the scenario', () => {
    const options = { cases: 84, seed: 7, confidence: 0.95, method: 'wilson' } as const;
    const [first] = inspectionReport(compileModel(loadScenario('west-midlands-2025')), {
      ...options,
      missing: 4,
    }).keyQuestions;
    expect(first?.withMissing).toEqual(missingCases({ yes: 41, of: 84 }, 4));
    const own = (missing: string) =>
      parseScenario(
        `
id: a
title: A
sources: { report: { title: R } }
sample: { cases: { count: 84, from: report }, cohort: { assumed: 600, low: 300, high: 900, why: unknown }, missing: ${missing} }
keyQuestions: { assessment: { percent: 49, from: report } }
`,
        'a.yaml',
      );
    const said = inspectionReport(compileModel(own('{ count: 3, from: report }')), options).keyQuestions[0];
    expect(said?.withMissing?.best).toEqual({ yes: 44, of: 87 });
    const without = inspectionReport(compileModel(own('{ count: 0, from: report }')), options)
      .keyQuestions[0];
    expect(without?.withMissing).toBeNull();
    expect(() => own('{ percent: 3, from: report }')).toThrow(
      'sample.missing must be a whole number of cases from 0',
    );
  });

  it('are refused where they cannot be', () => {
    expect(() => missingCases({ yes: 41, of: 84 }, -1)).toThrow('missing must be a whole number');
    expect(() => missingCases({ yes: 41, of: 84 }, 1.5)).toThrow('missing must be a whole number');
  });
});
