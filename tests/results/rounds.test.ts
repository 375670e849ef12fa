import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trend } from '../../src/estimation/league/trend.js';
import { roundsDocument } from '../../src/report/documents/estimation/roundsDocument.js';
import { roundsReport } from '../../src/results/rounds.js';
import { readRounds } from '../../src/results/tables/roundsFile.js';

const MIXED = readFileSync('scenarios/rounds/west-midlands.csv', 'utf8');
const HEAD = 'name,when,yes,of\n';

const rowsOf = (counts: readonly (readonly [string, number, number, number])[]) =>
  counts.map(([name, when, yes, of]) => ({ name, when, yes, of }));
const TWICE = rowsOf([
  ['North', 2024, 10, 84],
  ['North', 2025, 20, 84],
  ['South', 2024, 29, 64],
  ['South', 2025, 30, 64],
  ['East', 2024, 40, 56],
  ['East', 2025, 29, 56],
]);

describe('rounds of inspections', () => {
  it('have the trend of each region, with p-values adjusted over all of them', () => {
    const [question] = roundsReport(TWICE).questions;
    const [north] = question?.regions ?? [];
    const alone = trend(TWICE.slice(0, 2));
    expect(north?.trend).toMatchObject(alone);
    expect(north?.trend?.adjusted).toBeGreaterThan(alone.pValue);
  });

  it('have the change that regression to the mean alone would give', () => {
    const [question] = roundsReport(TWICE).questions;
    const shares = [10 / 84, 29 / 64, 40 / 56];
    const mean = 79 / 204;
    const average = shares.reduce((sum, share) => sum + share, 0) / 3;
    const seen = shares.reduce((sum, share) => sum + (share - average) ** 2, 0) / 2;
    const chance = (mean * (1 - mean) * (1 / 84 + 1 / 64 + 1 / 56)) / 3;
    const shrinkage = (seen - chance) / (seen - chance + (mean * (1 - mean)) / 84);
    expect(question?.lastTwo).toMatchObject({ first: '2024', second: '2025', mean });
    expect(question?.regions[0]?.change?.expected).toBeCloseTo((10 / 84 - mean) * (shrinkage - 1), 12);
    expect(question?.regions[0]?.change?.change).toBeCloseTo(10 / 84, 12);
  });

  it('say the same of each region however the rows are listed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(TWICE, { minLength: 6 }), (rows) => {
        const byName = (all: typeof TWICE) =>
          roundsReport(all).questions[0]?.regions.toSorted((a, b) => a.name.localeCompare(b.name));
        expect(byName(rows)).toEqual(byName(TWICE));
      }),
      { numRuns: 20 },
    );
  });

  it('of different programmes are refused, and compared with a warning where that is asked for', () => {
    expect(() => readRounds(MIXED, 'west.csv')).toThrow(
      'west.csv:1:1 These inspections are of different programmes: NPS divisions (2018), regional reviews (2022) and dynamic inspections (2025).',
    );
    const rounds = readRounds(MIXED, 'west.csv', { acrossProgrammes: true }) ?? [];
    expect(() => roundsReport(rounds)).toThrow('different programmes');
    const report = roundsReport(rounds, { acrossProgrammes: true });
    expect(report.questions[0]?.regions[0]?.trend?.slope).toBeCloseTo(0.018595, 5);
    expect(roundsDocument(report).sentence).toMatch(
      /^These rounds are of different programmes .* do not show a change either way\.$/,
    );
    expect(
      roundsDocument(report).parts.some((part) => part.kind === 'chart' && part.chart.kind !== 'intervals'),
    ).toBe(false);
  });

  it('of one date are a league, which programmes that differ have to be asked for as well', () => {
    expect(readRounds(`${HEAD}North,2025,41,84\nSouth,2025,29,64\n`, 'one.csv')).toBeNull();
    const mixed = 'name,programme,yes,of\nNorth,a,41,84\nSouth,b,29,64\nEast,a,9,56\n';
    expect(() => readRounds(mixed, 'one.csv')).toThrow('different programmes');
    expect(readRounds(mixed, 'one.csv', { acrossProgrammes: true })).toBeNull();
  });

  it('report every row that cannot be read, with its line', () => {
    const rows = `${HEAD}North,soon,41,84\nNorth,2025,41,84\nNorth,2025,40,84\n,2024,9,56\nSouth,2024,9,5\n`;
    const lines =
      /:2:1 "soon" cannot be read as a date[\s\S]*:4:1 North in 2025 is already on line 3[\s\S]*:5:1 [\s\S]*no name[\s\S]*:6:1/;
    expect(() => readRounds(rows, 'bad.csv')).toThrow(lines);
    expect(() => readRounds(`${HEAD}North,2024,1,9\nSouth,2025,2,9\n`, 'one.csv')).toThrow(
      'two rounds or more',
    );
  });

  it('without any difference between answers have no trend and no return', () => {
    const none = TWICE.map((row) => ({ ...row, yes: 0 }));
    const [question] = roundsReport(none).questions;
    expect(question?.regions[0]).toMatchObject({ trend: null, change: { change: 0, expected: null } });
    expect(roundsDocument(roundsReport(none)).sentence).toContain('none is shown to have changed');
  });
});
