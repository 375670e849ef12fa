import * as Plot from '@observablehq/plot';
import type { FanChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { seriesStyle } from './palette.js';
import { scaleOf } from './scale.js';
import { horizontalAxis, levelReferences, referenceLegend, verticalAxis } from './svgParts.js';

/** Each series as a shaded band from its low to its high, with the middle as a line. */
export function svgFan(chart: FanChart): Drawing {
  const { series, references = [] } = chart;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map((point) => point.x)),
    { snug: true },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const y = scaleOf(chart.y, [...values, ...references.map(({ at }) => at)], { ticks: 5 });
  const bands = series.map(({ points }, index) =>
    Plot.areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: seriesStyle(index).colour, fillOpacity: 0.18 }),
  );
  const middles = series.map(({ points }, index) => {
    const { colour, dash } = seriesStyle(index);
    return Plot.line(points, { x: 'x', y: 'middle', stroke: colour, strokeWidth: 3, strokeDasharray: dash });
  });
  const marginLeft = 36 + Math.max(...y.ticks.map((tick) => y.show(tick).length)) * 8;
  return {
    plot: {
      height: 400,
      marginTop: 36,
      marginBottom: 56,
      marginLeft,
      marginRight: 24,
      x: { domain: [x.low, x.high], clamp: true },
      y: { domain: [y.low, y.high], clamp: true },
      marks: [
        ...horizontalAxis(x),
        ...verticalAxis(y, marginLeft),
        ...bands,
        levelReferences(references),
        ...middles,
      ],
    },
    legend: [
      ...series.map(({ label }, index) => ({ label, mark: 'line' as const, ...seriesStyle(index) })),
      { label: 'shaded: 5% to 95%', mark: 'band', colour: '#cdd9e5' },
      ...referenceLegend(references),
    ],
  };
}
