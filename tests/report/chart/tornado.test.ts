import { expect, it } from 'vitest';
import { describeChart, renderChart } from '../../../src/report/chart/registry.js';
import type { TornadoChart } from '../../../src/report/chart/tornado.js';
import { PAGE } from '../../../src/words/textOptions.js';

const chart: TornadoChart = {
  kind: 'tornado',
  title: 'What drives the difference',
  axis: { label: 'difference in points', format: 'number' },
  centre: 0.5,
  rows: [
    { label: 'Wide', atLow: -2, atHigh: 3 },
    { label: 'Narrow', atLow: 0.51, atHigh: 0.53 },
  ],
};

it('gives the two results of a narrow row enough decimals to differ', () => {
  expect(renderChart(chart, PAGE)).toMatch(/Narrow .* 0\.51 to 0\.53/);
  expect(describeChart(chart)).toContain('Narrow from 0.51 to 0.53');
});

it('puts notes below their rows where they leave no space for the plot', () => {
  const lines = renderChart(chart, { ...PAGE, width: 40 }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
});

it('sets the key below the plot where there is space', () => {
  expect(renderChart(chart, PAGE)).toMatch(/\n {8}. assumption at its low/);
});
