import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../../../src/report/chart/registry.js';
import { whatIfCompareDocument } from '../../../../src/report/documents/staffing/whatIfCompareDocument.js';
import { whatIfDocument } from '../../../../src/report/documents/staffing/whatIfDocument.js';
import { throughTimeTable } from '../../../../src/report/documents/staffing/whatIfMonths.js';
import { aboutCases, outcomeTable } from '../../../../src/report/documents/staffing/whatIfTables.js';
import { whatIf } from '../../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../../../staffing/scenarios.js';

const RUN = { months: 2, draws: 20, seed: 1 };
const BESIDE = { file: null, published: [], swaps: [], sought: null };

describe('the document of a what-if', () => {
  test('has on each of its charts the region, the levers, the baseline, the seed and that it is a model', () => {
    const result = whatIf(WEST_MIDLANDS, ['spo=+15%'], RUN);
    const { parts } = whatIfDocument(result, BESIDE);
    const charts = parts.flatMap((part) => (part.kind === 'chart' ? [part.chart] : []));
    expect(charts.map(({ kind }) => kind)).toEqual(['fan', 'fan', 'fan', 'fan', 'tornado']);
    for (const chart of charts) {
      const words = renderSvg(chart)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
      expect(words).toContain(
        `West Midlands, dynamic inspection of public protection, 2025: posts of senior probation officers from 73.4 posts to 84.4 posts. Without the levers: ${result.baseline}. 20 draws, seed 1. A model, not a finding.`,
      );
    }
  });

  test('gives nothing for each officer where no officer is left to hold cases', () => {
    const gone = { ...RUN, months: 240 };
    const result = whatIf(WEST_MIDLANDS, ['intake=0 a month'], gone);
    const document = whatIfDocument(result, BESIDE);
    expect(document.sentence).toContain('and no officer would be left to hold cases.');
    const said = JSON.stringify({ ...document, data: null, csvTable: null }).replace(
      /"ticks":\[[^\]]*\]/g,
      '',
    );
    expect(said).not.toMatch(/\d,\d{3},\d{3}/);
    const last = document.csvTable?.values.find(
      ([name, month]) => name === 'officerUtilisation' && month === 240,
    );
    expect(last?.slice(5)).toEqual(Array.from({ length: 7 }, () => null));
    const named = { ...result, name: 'none', title: 'No new trainees' };
    const [chart, table] = whatIfCompareDocument({ whatIfs: [named] }).parts;
    expect(JSON.stringify(chart)).toContain('A model, not a finding.');
    expect(JSON.stringify(table)).not.toMatch(/\d,\d{3},\d{3}/);
  });
});

describe('cases needed', () => {
  const needed = (casesNeeded: number | null, middle: number, differenceError: number) =>
    aboutCases({ casesNeeded, difference: { low: -1, middle, high: 1 }, differenceError });

  test('have as many digits as the draws can tell, or a range where that is not one', () => {
    expect(needed(1778, -0.05, 0.001)).toBe('about 1,800');
    expect(needed(1778, -0.05, 0.005)).toBe('about 2,000');
    expect(needed(1778, -0.05, 0.0125)).toBe('800 to 7,000');
    expect(needed(1778, 0.05, 0.025)).toBe('400 or more');
    expect(needed(null, 0.001, 0.001)).toBe('more than 20,000');
  });
});

test('the main table has a Monte Carlo error beside every median, and today as published, to the digit', () => {
  const result = whatIf(WEST_MIDLANDS, ['spo=+15%'], { draws: 60, seed: 1, months: 12 });
  const { rows, columns } = outcomeTable(result);
  const cell = (name: string, key: string) => {
    const row = rows.find((one) => one.name === name)!;
    return columns.find((column) => column.key === key)!.show!(row);
  };
  for (const key of ['withoutLevers', 'withLevers', 'difference']) {
    expect(cell('oversightEffective', key)).toMatch(/ ± [\d.]+$/);
  }
  // 31 of 80, where the draws of the published sample have another median.
  expect(cell('oversightEffective', 'today')).toBe('38.8%');
  expect(cell('officers', 'today')).toBe('370.0');
  const inMonths = throughTimeTable(result, null);
  const first = inMonths.rows.find(
    ({ outcome, month }) => outcome.name === 'oversightEffective' && month === 0,
  )!;
  for (const key of ['baseline', 'whatIf']) {
    expect(inMonths.columns.find((column) => column.key === key)!.show!(first)).toMatch(/^38\.8% /);
  }
});

test('the first sentence has the Monte Carlo error of its largest change, and names services officers where they bear it', () => {
  const { sentence } = whatIfDocument(whatIf(WEST_MIDLANDS, ['pso=0 posts'], { draws: 60, seed: 1 }), BESIDE);
  expect(sentence).toMatch(/would fall by \d+\.\d ± <?\d+\.\d percentage points \(5% to 95%/);
  expect(sentence).toMatch(/services officers' utilisation would rise by \d+\.\d percentage points/);
});

test('the errors of the ends of ranges are those of ranges that are printed', () => {
  const notes = outcomeTable(whatIf(WEST_MIDLANDS, ['intake=0 a month'], { draws: 100, seed: 7 })).notes;
  const [, percentage] = /errors of up to (\d+)% of its width/.exec(notes!.join(' '))!;
  expect(Number(percentage)).toBeLessThan(100);
});
