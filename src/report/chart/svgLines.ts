import * as Plot from '@observablehq/plot';
import type { LinesChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { SERIES, seriesStyle } from './palette.js';
import { scaleOf } from './scale.js';
import { horizontalAxis, levelReferences, referenceLegend, verticalAxis } from './svgParts.js';

/** Lines over x: together while the eye can tell them apart, else one panel each on the same axes. */
export function svgLines(chart: LinesChart): Drawing {
  const { series, references = [] } = chart;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map(([at]) => at)),
    { snug: true },
  );
  const panels = series.length > SERIES.length || (series.length > 1 && series.some(isJagged));
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  const y = scaleOf(chart.y, [...values, ...references.map(({ at }) => at)], { ticks: panels ? 2 : 4 });
  const marginLeft = 36 + Math.max(...y.ticks.map((tick) => y.show(tick).length)) * 8;
  const lines = series.map(({ label, points }, index) => {
    const { colour, dash } = seriesStyle(panels ? 0 : index);
    const data = points.map(([at, value]) => ({ at, value, label }));
    const facet = panels ? { fy: 'label' } : {};
    const look = { stroke: colour, strokeWidth: panels ? 1.25 : 2, strokeDasharray: dash };
    return Plot.line(data, { x: 'at', y: 'value', ...look, ...facet });
  });
  return {
    plot: {
      height: panels ? 60 + series.length * 96 + 56 : 380,
      marginTop: 36,
      marginBottom: 56,
      marginLeft,
      marginRight: panels ? 24 + Math.max(...series.map(({ label }) => label.length)) * 7.4 : 24,
      x: { domain: [x.low, x.high], clamp: true },
      y: { domain: [y.low, y.high], clamp: true },
      ...(panels ? { fy: { domain: series.map(({ label }) => label), label: null, padding: 0.18 } } : {}),
      marks: [
        ...horizontalAxis(x),
        ...verticalAxis(y, marginLeft, panels ? series[0]?.label : undefined),
        ...(panels ? [Plot.axisFy({ fontSize: 14, label: null })] : []),
        levelReferences(references),
        ...lines,
      ],
    },
    legend: [
      ...(panels || (series.length === 1 && references.length === 0)
        ? []
        : series.map(({ label }, index) => ({ label, mark: 'line' as const, ...seriesStyle(index) }))),
      ...referenceLegend(references),
    ],
  };
}

/** Whether a line goes up and down so often that others drawn over it cannot be followed: a sawtooth. */
function isJagged({ points }: LinesChart['series'][number]): boolean {
  let [turns, before] = [0, 0];
  for (let i = 1; i < points.length; i++) {
    const step = Math.sign((points[i]?.[1] ?? 0) - (points[i - 1]?.[1] ?? 0));
    if (step !== 0 && before !== 0 && step !== before) turns++;
    if (step !== 0) before = step;
  }
  return turns > 12;
}
