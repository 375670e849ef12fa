import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../../../src/report/chart/registry.js';
import { whatIfCompareDocument } from '../../../../src/report/documents/staffing/whatIfCompareDocument.js';
import { whatIfDocument } from '../../../../src/report/documents/staffing/whatIfDocument.js';
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
