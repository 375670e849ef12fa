import { describe, expect, it } from 'vitest';
import { showMeasure, shownMeasure } from '../../../../src/report/documents/study/studyMeasure.js';
import type { Measure } from '../../../../src/study/inquiries/measures.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import { study } from '../../../study/studyFixture.js';

const measure = (parts: Partial<Measure>): Measure => ({
  measure: 'coverage',
  unit: 'probability',
  value: 0.9371,
  mcse: 0.0024,
  lower: 0.932,
  upper: 0.942,
  ...parts,
});

describe('a measure as a person reads it', () => {
  it('has its Monte Carlo error beside it, unless it is exact', () => {
    expect(showMeasure(measure({}), { exact: false })).toBe('93.7% ± 0.2');
    expect(showMeasure(measure({}), { exact: true })).toBe('93.7%');
    expect(
      showMeasure(
        measure({ measure: 'bias', unit: 'difference of proportions', value: -0.0123, mcse: 0.001 }),
        {
          exact: false,
        },
      ),
    ).toBe('-1.23 ± 0.10');
    expect(
      showMeasure(measure({ measure: 'exaggeration', unit: 'ratio', value: 1.95, mcse: 0.01 }), {
        exact: false,
      }),
    ).toBe('1.950 ± 0.010');
  });

  it('is never rounded into certainty', () => {
    expect(showMeasure(measure({ value: 0.9999 }), { exact: true })).toBe('>99.9%');
    expect(showMeasure(measure({ value: 0.0001 }), { exact: true })).toBe('<0.1%');
    expect(showMeasure(measure({ value: 1 }), { exact: true })).toBe('100.0%');
  });

  it('says how far from certain it may be where every replicate agrees', () => {
    expect(showMeasure(measure({ value: 1, mcse: 0, lower: 0.9962, upper: 1 }), { exact: false })).toBe(
      '100% (at least 99.62%)',
    );
    expect(showMeasure(measure({ value: 0, mcse: 0, lower: 0, upper: 0.0038 }), { exact: false })).toBe(
      '0% (at most 0.38%)',
    );
  });
});

describe('a standard error', () => {
  const plan = study({ designs: '{ m: { kind: matched } }', answers: '{ usual: { interval: wilson } }' });
  const standardError = (replicates: number): string | undefined =>
    runStudy(plan, { replicates }).answers.map((answer) => shownMeasure(answer, 'empiricalError')?.text)[0];

  it('leads with the standard error that the design gives, and has the simulated one in brackets', () => {
    expect(standardError(100)).toMatch(/^5\.45 \(\d\.\d\d ± 0\.\d\d\)$/);
  });

  it('says what the design gives where too few replicates show no spread', () => {
    expect(standardError(1)).toBe('5.45');
  });
});
