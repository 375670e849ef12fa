import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frechetRange } from '../../../src/estimation/difference/frechet.js';
import {
  mcnemarPValue,
  PAIRED_METHOD_NAMES,
  type PairedCounts,
  type PairedMethodName,
  pairedDifferenceInterval,
} from '../../../src/estimation/difference/pairedDifference.js';
import { number, oracle } from '../oracle.js';

const cell = fc.integer({ min: 0, max: 60 });
const table = fc
  .record({ both: cell, firstOnly: cell, secondOnly: cell, neither: cell })
  .filter((t) => t.both + t.firstOnly + t.secondOnly + t.neither > 0);
const level = fc.constantFrom(0.5, 0.8, 0.95, 0.99);
const method = fc.constantFrom(...PAIRED_METHOD_NAMES);

describe('the difference between two questions on the same cases', () => {
  it.each(
    oracle('paired-difference-intervals').map(
      (row) => [Object.values(row).slice(0, 6).join(' '), row] as const,
    ),
  )('agrees with the reference values: %s', (_, row) => {
    const counts = {
      both: number(row, 'bothYes'),
      firstOnly: number(row, 'firstOnly'),
      secondOnly: number(row, 'secondOnly'),
      neither: number(row, 'neither'),
    };
    const options = { method: row.method as PairedMethodName, confidence: number(row, 'confidence') };
    const { lower, upper } = pairedDifferenceInterval(counts, options);
    expect(Math.abs(lower - number(row, 'lower'))).toBeLessThan(1e-9);
    expect(Math.abs(upper - number(row, 'upper'))).toBeLessThan(1e-9);
  });

  it('keeps its limits ordered and in range, and mirrors with the questions and with yes and no', () => {
    const swapQuestions = (t: PairedCounts) => ({ ...t, firstOnly: t.secondOnly, secondOnly: t.firstOnly });
    const swapAnswers = (t: PairedCounts) => ({ ...swapQuestions(t), both: t.neither, neither: t.both });
    fc.assert(
      fc.property(table, level, method, (counts, confidence, name) => {
        const options = { method: name, confidence };
        const straight = pairedDifferenceInterval(counts, options);
        expect(straight.lower).toBeGreaterThanOrEqual(-1);
        expect(straight.lower).toBeLessThanOrEqual(straight.upper);
        expect(straight.upper).toBeLessThanOrEqual(1);
        for (const turned of [swapQuestions(counts), swapAnswers(counts)]) {
          const { lower, upper } = pairedDifferenceInterval(turned, options);
          expect(Math.abs(lower + straight.upper)).toBeLessThan(1e-12);
          expect(Math.abs(upper + straight.lower)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('answers to the confidence level and to the side, by every method', () => {
    const counts = { both: 20, firstOnly: 12, secondOnly: 2, neither: 16 };
    for (const name of PAIRED_METHOD_NAMES) {
      const at = (confidence: number) => pairedDifferenceInterval(counts, { method: name, confidence });
      expect(at(0.99).lower).toBeLessThan(at(0.8).lower);
      const lower = pairedDifferenceInterval(counts, { method: name, side: 'lower' });
      expect(lower.lower).toBeCloseTo(at(0.9).lower, 12);
      expect(lower.upper).toBe(1);
    }
  });

  it('has no zero-width interval when no case differs', () => {
    for (const name of PAIRED_METHOD_NAMES) {
      const { lower, upper } = pairedDifferenceInterval(
        { both: 41, firstOnly: 0, secondOnly: 0, neither: 43 },
        { method: name },
      );
      expect(upper - lower).toBeGreaterThan(0.02);
    }
  });

  it('refuses an empty table and broken cases by name', () => {
    const nothing = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
    expect(() => pairedDifferenceInterval(nothing)).toThrow('the number of cases');
    expect(() => pairedDifferenceInterval({ ...nothing, firstOnly: 1.5 })).toThrow('firstOnly must be');
    expect(() => mcnemarPValue({ ...nothing, both: -1 })).toThrow('both must be');
  });
});

describe("McNemar's test", () => {
  it('is a sign test on the cases that differ', () => {
    const counts = { both: 20, firstOnly: 12, secondOnly: 2, neither: 16 };
    expect(mcnemarPValue(counts)).toBeCloseTo((2 * (1 + 14 + 91)) / 16384, 12);
    expect(mcnemarPValue(counts, { method: 'mid-p' })).toBeCloseTo((2 * (1 + 14 + 91) - 91) / 16384, 12);
  });

  it('agrees, as the score test, with the Tango interval on every table of up to twelve', () => {
    for (let of = 1; of <= 12; of++) {
      for (let both = 0; both <= of; both++) {
        for (let firstOnly = 0; both + firstOnly <= of; firstOnly++) {
          for (let secondOnly = 0; both + firstOnly + secondOnly <= of; secondOnly++) {
            const counts = { both, firstOnly, secondOnly, neither: of - both - firstOnly - secondOnly };
            const p = mcnemarPValue(counts, { method: 'score' });
            if (Math.abs(p - 0.05) < 1e-9) continue;
            const { lower, upper } = pairedDifferenceInterval(counts);
            if (p < 0.05 !== (lower > 0 || upper < 0)) expect.fail(JSON.stringify(counts));
          }
        }
      }
    }
  });

  it('is 1 when as many differ one way as the other, exact or mid-p', () => {
    expect(mcnemarPValue({ both: 5, firstOnly: 2, secondOnly: 2, neither: 5 })).toBe(1);
    expect(mcnemarPValue({ both: 5, firstOnly: 2, secondOnly: 2, neither: 5 }, { method: 'mid-p' })).toBe(1);
    expect(mcnemarPValue({ both: 5, firstOnly: 0, secondOnly: 0, neither: 5 })).toBe(1);
  });
});

describe('two questions of which only the totals are published', () => {
  it('gives the range for 41 and 50 of 84', () => {
    const range = frechetRange({ first: 41, second: 50, of: 84 });
    expect(range.both).toEqual({ from: 7, to: 41 });
    expect(range.pValue.lowest).toBeCloseTo(0.0039, 4);
    expect(range.pValue.highest).toBeCloseTo(0.362, 3);
    expect(range.envelope.lower).toBeCloseTo(-0.3021, 4);
    expect(range.envelope.upper).toBeCloseTo(0.0968, 4);
    expect(range.verdict).toBe('some');
    expect(range.rejectedFrom).toBe(37);
    expect(range.tables).toHaveLength(35);
  });

  it('rejects in every table from the first that it rejects in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((of) => {
          const total = fc.integer({ min: 0, max: of });
          return fc.record({ first: total, second: total, of: fc.constant(of) });
        }),
        (margins) => {
          const range = frechetRange(margins, { confidence: 0.9 });
          const from = range.rejectedFrom ?? Infinity;
          for (const { table, pValue } of range.tables) expect(pValue < 1 - 0.9).toBe(table.both >= from);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says all or none when it can', () => {
    const from = (test: 'score' | 'mid-p' | 'exact') =>
      frechetRange({ first: 41, second: 50, of: 84 }, { test }).rejectedFrom;
    expect([from('score'), from('mid-p'), from('exact')]).toEqual([35, 36, 37]);
    expect(frechetRange({ first: 84, second: 0, of: 84 }).verdict).toBe('all');
    expect(frechetRange({ first: 41, second: 41, of: 84 }).verdict).toBe('none');
  });
});
