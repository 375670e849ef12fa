import * as Plot from '@observablehq/plot';
import type { TornadoChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { BLUE, INK, PALE_BLUE } from './palette.js';
import { scaleOf } from './scale.js';
import { horizontalAxis, labelMargin, rowLabels } from './svgParts.js';
import { byWidth } from './textTornado.js';

/** Bars from the centre, the widest first, with the value at each end. */
export function svgTornado(chart: TornadoChart): Drawing {
  const rows = byWidth(chart);
  const ends = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const scale = scaleOf(chart.axis, [chart.centre, ...ends]);
  const labels = rows.map(({ label }) => label);
  const marginLeft = labelMargin(labels);
  const bars = rows.flatMap(({ atLow, atHigh }, index) => [
    { index, end: atLow, colour: PALE_BLUE },
    { index, end: atHigh, colour: BLUE },
  ]);
  // Where both ends lie on the same side, the longer bar goes underneath.
  const drawn = bars.toSorted((a, b) => Math.abs(b.end - chart.centre) - Math.abs(a.end - chart.centre));
  const left = bars.filter(({ end }) => end < chart.centre);
  const right = bars.filter(({ end }) => end >= chart.centre);
  const ink = {
    text: ({ end }: { end: number }) => scale.show(end),
    y: 'index',
    x: 'end',
    fill: INK,
    fontSize: 13,
  };
  return {
    plot: {
      height: 28 + rows.length * 36 + 56,
      marginBottom: 56,
      marginLeft: marginLeft + 40,
      marginRight: 56,
      x: { domain: [scale.low, scale.high], clamp: true },
      y: { type: 'band', domain: rows.map((_, index) => index), padding: 0.25 },
      marks: [
        ...horizontalAxis(scale),
        rowLabels(labels, marginLeft, 40),
        Plot.barX(drawn, { x1: () => chart.centre, x2: 'end', y: 'index', fill: 'colour' }),
        Plot.ruleX([chart.centre], { stroke: INK, strokeWidth: 2 }),
        Plot.text(left, { ...ink, textAnchor: 'end', dx: -6, stroke: '#ffffff', strokeWidth: 4 }),
        Plot.text(right, { ...ink, textAnchor: 'start', dx: 6, stroke: '#ffffff', strokeWidth: 4 }),
      ],
    },
    legend: [
      { label: 'assumption at its low', mark: 'box', colour: PALE_BLUE },
      { label: 'assumption at its high', mark: 'box', colour: BLUE },
    ],
  };
}
