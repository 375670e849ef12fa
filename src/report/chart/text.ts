import type { TextOptions } from '../../words/textOptions.js';
import { wrap } from '../../words/textOptions.js';
import type { Chart } from './chart.js';
import { textFan } from './textFan.js';
import { textHeat } from './textHeat.js';
import { textIntervals } from './textIntervals.js';
import { textLines } from './textLines.js';
import { textTornado } from './textTornado.js';

/** A chart for the terminal: pure text, in Unicode or in ASCII. */
export function renderChart(chart: Chart, options: TextOptions): string {
  const body = draw(chart, options);
  return [options.ink.strong(wrap(chart.title, options.width)), ...body]
    .map((line) => line.trimEnd())
    .join('\n');
}

function draw(chart: Chart, options: TextOptions): readonly string[] {
  switch (chart.kind) {
    case 'intervals':
      return textIntervals(chart, options);
    case 'lines':
      return textLines(chart, options);
    case 'fan':
      return textFan(chart, options);
    case 'tornado':
      return textTornado(chart, options);
    case 'heat':
      return textHeat(chart, options);
  }
}
