import * as Plot from '@observablehq/plot';
import type { IntervalsChart } from './chart.js';
import { type Drawing, WIDTH } from './drawing.js';
import { BLUE, INK, PALE_BLUE, QUIET } from './palette.js';
import { scaleOf } from './scale.js';
import { horizontalAxis, labelMargin, rowLabels, uprightReferences } from './svgParts.js';
import { valuesOf } from './textIntervals.js';

/** Dots and intervals: the range thin and pale, the interval bold, the point on top. */
export function svgIntervals(chart: IntervalsChart): Drawing {
  const { rows, references = [], key = {} } = chart;
  const scale = scaleOf(chart.axis, valuesOf(chart));
  const labels = rows.map(({ label }) => label);
  const marginLeft = labelMargin(labels);
  const notes = Math.max(0, ...rows.map(({ note }) => note?.length ?? 0));
  const marginRight = notes === 0 ? 24 : 28 + Math.ceil(notes * 7);
  const flat = rows.map((row, index) => ({ ...row, index, from: row.range?.lower, to: row.range?.upper }));
  const ranged = flat.filter(({ range }) => range !== undefined);
  const height = 48 + rows.length * 40 + 56;
  return {
    plot: {
      height,
      marginTop: 48,
      marginBottom: 56,
      marginLeft,
      marginRight,
      x: { domain: [scale.low, scale.high], clamp: true },
      y: { type: 'band', domain: rows.map((_, index) => index) },
      marks: [
        ...horizontalAxis(scale),
        rowLabels(labels, marginLeft),
        ...uprightReferences(references, scale, WIDTH - marginLeft - marginRight),
        Plot.ruleY(ranged, { y: 'index', x1: 'from', x2: 'to', stroke: PALE_BLUE, strokeWidth: 3 }),
        Plot.ruleY(flat, { y: 'index', x1: 'lower', x2: 'upper', stroke: BLUE, strokeWidth: 8 }),
        Plot.dot(
          flat.filter(({ mark }) => mark !== undefined),
          {
            ...{
              x: 'mark',
              y: 'index',
              symbol: 'diamond',
              r: 6.5,
              fill: '#ffffff',
              stroke: INK,
              strokeWidth: 2,
            },
          },
        ),
        Plot.dot(
          flat.filter(({ point }) => point !== null),
          {
            ...{ x: 'point', y: 'index', r: 6, fill: INK, stroke: '#ffffff', strokeWidth: 2 },
          },
        ),
        Plot.text(
          flat.filter(({ note }) => note !== undefined),
          {
            ...{
              y: 'index',
              text: 'note',
              frameAnchor: 'right',
              textAnchor: 'start',
              dx: 12,
              fontSize: 14,
              fill: INK,
            },
          },
        ),
      ],
    },
    legend: [
      ...(key.point === undefined ? [] : [{ label: key.point, mark: 'dot', colour: INK } as const]),
      ...(key.interval === undefined ? [] : [{ label: key.interval, mark: 'band', colour: BLUE } as const]),
      ...(key.range === undefined ? [] : [{ label: key.range, mark: 'line', colour: PALE_BLUE } as const]),
      ...(key.mark === undefined ? [] : [{ label: key.mark, mark: 'diamond', colour: QUIET } as const]),
    ],
  };
}
