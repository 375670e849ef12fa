import * as Plot from '@observablehq/plot';
import type { HeatMapChart } from './chart.js';
import { type Drawing, WIDTH } from './drawing.js';
import { INK } from './palette.js';
import { placeOf, scaleOf } from './scale.js';
import { labelMargin, rowLabels } from './svgParts.js';

/** A grid of shaded cells with their values; white where there is nothing to show. */
export function svgHeat(chart: HeatMapChart): Drawing {
  const { rows, columns } = chart;
  const scale = scaleOf(
    chart.scale,
    chart.cells.flat().filter((cell) => cell !== null),
  );
  const marginLeft = labelMargin(rows);
  const longest = Math.max(0, ...columns.map((column) => column.length));
  const cellWidth = (WIDTH - marginLeft - 24) / Math.max(1, columns.length);
  const slanted = longest * 7.2 > cellWidth - 8;
  const cells = chart.cells.flatMap((row, r) =>
    row.map((value, c) => {
      const share = value === null ? 0 : placeOf(scale, value);
      return {
        ...{ r, c, text: value === null ? '–' : scale.show(value) },
        fill: value === null ? '#ffffff' : shade(share),
        ink: share > 0.7 ? '#ffffff' : INK,
      };
    }),
  );
  const top = slanted ? 24 + Math.ceil(longest * 5.2) : 36;
  const narrow = cellWidth < 40;
  return {
    plot: {
      height: top + rows.length * 34 + 12,
      marginTop: top,
      marginBottom: 12,
      marginLeft,
      marginRight: slanted ? 60 : 24,
      x: { type: 'band', domain: columns.map((_, c) => c), padding: 0.04 },
      y: { type: 'band', domain: rows.map((_, r) => r), padding: 0.06 },
      marks: [
        rowLabels(rows, marginLeft),
        Plot.axisX({
          ...{ anchor: 'top', tickSize: 0, tickPadding: 8, label: null, fontSize: 13, fill: INK },
          tickFormat: (c: number) => columns[c] ?? '',
          ...(slanted ? { tickRotate: -45, textAnchor: 'start' } : {}),
        }),
        Plot.cell(cells, { x: 'c', y: 'r', fill: 'fill', stroke: '#b1b4b6', strokeWidth: 0.5 }),
        Plot.text(cells, { x: 'c', y: 'r', text: 'text', fill: 'ink', fontSize: narrow ? 10 : 13 }),
      ],
    },
    legend: [
      { label: `${scale.show(scale.low)} ${chart.scale.label}`, mark: 'box', colour: shade(0) },
      { label: scale.show((scale.low + scale.high) / 2), mark: 'box', colour: shade(0.5) },
      { label: scale.show(scale.high), mark: 'box', colour: shade(1) },
    ],
  };
}

/** From a pale to a dark blue, straight in RGB. */
function shade(share: number): string {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return `rgb(${mix(238, 18)},${mix(244, 66)},${mix(250, 120)})`;
}
