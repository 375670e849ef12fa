import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/report/chart/chart.js';
import { describeChart } from '../../src/report/chart/describe.js';
import { placeOf, scaleOf } from '../../src/report/chart/scale.js';
import { renderSvg } from '../../src/report/chart/svg.js';
import { renderChart } from '../../src/report/chart/text.js';
import { PAGE } from '../../src/words/textOptions.js';
import { charts } from './fixture.js';

const all = Object.values(charts);

describe.each(all.map((chart) => [chart.kind, chart] as const))('%s charts', (_, chart) => {
  test.each([40, 60, 100, 180])('fit a terminal of %d columns', (width) => {
    const lines = renderChart(chart, { ...PAGE, width }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.max(width, 60) + 6);
  });

  test('fall back to ASCII', () => {
    const text = renderChart(chart, { ...PAGE, unicode: false });
    expect(Array.from(text).filter((character) => character > '~')).toEqual([]);
  });

  test('become an SVG that stands alone and says in words what it shows', () => {
    const svg = renderSvg(chart);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title>[^<]+<\/title>/);
    expect(svg).toMatch(/<desc>[^<]+<\/desc>/);
    expect(svg).toContain('font-family="Arial');
    expect(svg).not.toMatch(/NaN|undefined|currentColor|var\(|<script|<style|url\(|href/);
    expect(renderSvg(chart)).toBe(svg);
  });

  test('draw with one row or one point, and with none', () => {
    for (const keep of [1, 0]) {
      const small = shortened(chart, keep);
      expect(renderChart(small, PAGE)).not.toMatch(/NaN|undefined/);
      expect(renderSvg(small)).not.toMatch(/NaN|undefined/);
      expect(describeChart(small)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

/** The same chart with only so many rows or points. */
function shortened(chart: Chart, keep: number): Chart {
  switch (chart.kind) {
    case 'intervals':
      return { ...chart, rows: chart.rows.slice(0, keep) };
    case 'tornado':
      return { ...chart, rows: chart.rows.slice(0, keep) };
    case 'heat':
      return { ...chart, rows: chart.rows.slice(0, keep), cells: chart.cells.slice(0, keep) };
    case 'lines':
      return { ...chart, series: chart.series.map((one) => ({ ...one, points: one.points.slice(0, keep) })) };
    case 'fan':
      return { ...chart, series: chart.series.map((one) => ({ ...one, points: one.points.slice(0, keep) })) };
  }
}

test('a terminal interval chart puts each value in its place', () => {
  const chart: Chart = {
    kind: 'intervals',
    title: 'Key questions',
    axis: { label: 'Yes', format: 'percent', low: 0, high: 1, ticks: [0, 0.5, 1] },
    references: [{ at: 0.5, label: '50%' }],
    rows: [{ label: 'Assessment', point: 0.4, lower: 0.3, upper: 0.6, note: '40%' }],
  };
  expect(renderChart(chart, { ...PAGE, width: 40 })).toBe(
    [
      'Key questions',
      '                      50%',
      'Assessment         ├─●─┼─┤           40%',
      '            ┬──────────┬──────────┬',
      '            0%        50%        100%',
      '                      Yes',
    ].join('\n'),
  );
});

test('a text alternative gives the numbers', () => {
  expect(describeChart(charts.tornado)).toBe(
    'Change, points, 2 as written. Widest first: Drop-out from 4 to -1; Vetting from 1 to 3.',
  );
  expect(describeChart({ ...charts.heat, description: 'In my words.' })).toBe('In my words.');
});

describe('axes', () => {
  test.each([
    [
      [0.384, 0.684],
      [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7],
    ],
    [
      [0, 1],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ],
    [
      [-1, 5],
      [-1, 0, 1, 2, 3, 4, 5],
    ],
    [
      [3, 3],
      [3, 3.5],
    ],
    [
      [25_000, 26_000],
      [25_000, 25_200, 25_400, 25_600, 25_800, 26_000],
    ],
  ])('through %j have round ticks', (data, ticks) => {
    expect(scaleOf({ label: '' }, data).ticks).toEqual(ticks);
  });

  test('stay at the data when they are of time', () => {
    const { low, high } = scaleOf({ label: 'Month' }, [0, 36], { snug: true });
    expect([low, high]).toEqual([0, 36]);
  });

  test('hold values that pass their ends at the ends', () => {
    const scale = scaleOf({ label: '', low: 0, high: 1 }, []);
    expect([-1, 0, 0.5, 1, 2].map((value) => placeOf(scale, value))).toEqual([0, 0, 0.5, 1, 1]);
  });

  test('take a long series without overflowing the stack', () => {
    const data = Array.from({ length: 400_000 }, (_, i) => i);
    expect(scaleOf({ label: '' }, data).high).toBe(400_000);
  });
});
