import * as Plot from '@observablehq/plot';
import type { Reference } from './chart.js';
import type { LegendItem } from './drawing.js';
import { GRID, INK, QUIET } from './palette.js';
import { placeOf, type Scale } from './scale.js';
import { brokenAt } from './svgText.js';

/** Axes and reference lines that the SVG charts share. */

/** Room for row labels on the left of a plot, by the longest; labels wrap beyond that. */
export function labelMargin(labels: readonly string[]): number {
  return Math.min(240, 28 + Math.ceil(Math.max(0, ...labels.map((label) => label.length)) * 7.2));
}

/** Row labels, wrapped to the margin. */
export function rowLabels(labels: readonly string[], margin: number, gap = 10): Plot.Markish {
  const wrapped = labels.map((label) => brokenAt(label, Math.floor((margin - 24) / 7)).join('\n'));
  return Plot.axisY({
    tickSize: 0,
    tickPadding: gap,
    label: null,
    fontSize: 14,
    fill: INK,
    tickFormat: (row: number) => wrapped[row] ?? '',
  });
}

export function horizontalAxis(scale: Scale): Plot.Markish[] {
  return [
    Plot.gridX(scale.ticks, { stroke: GRID, strokeOpacity: 1 }),
    Plot.axisX(scale.ticks, {
      tickFormat: scale.show,
      tickSize: 5,
      fontSize: 14,
      fill: QUIET,
      stroke: QUIET,
      label: scale.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 42,
    }),
  ];
}

/** The level axis with its label above it, in the first of several panels only. */
export function verticalAxis(scale: Scale, marginLeft: number, firstPanel?: string): Plot.Markish[] {
  return [
    Plot.gridY(scale.ticks, { stroke: GRID, strokeOpacity: 1 }),
    Plot.axisY(scale.ticks, {
      ...{ tickFormat: scale.show, tickSize: 0, tickPadding: 8, fontSize: 14, fill: QUIET, label: null },
    }),
    Plot.text([scale.label], {
      ...{
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: 20 - marginLeft,
        dy: -26,
        fontSize: 14,
        fill: QUIET,
      },
      ...(firstPanel === undefined ? {} : { fy: [firstPanel] }),
    }),
  ];
}

/** Dashed upright lines, each with its label above the plot, on a second line where two would collide. */
export function uprightReferences(
  references: readonly Reference[],
  scale: Scale,
  plotWidth: number,
): Plot.Markish[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const lanes = references
    .toSorted((a, b) => a.at - b.at)
    .map((reference) => {
      const centre = placeOf(scale, reference.at) * plotWidth;
      const half = reference.label.length * 3.6 + 6;
      const lane = centre - half > (ends[0] ?? 0) ? 0 : 1;
      ends[lane] = centre + half;
      return { ...reference, lane };
    });
  const label = (lane: number) =>
    Plot.text(
      lanes.filter((one) => one.lane === lane),
      { x: 'at', text: 'label', frameAnchor: 'top', dy: -14 - 18 * lane, fill: INK, fontSize: 13 },
    );
  return [
    Plot.ruleX(references, { x: 'at', stroke: INK, strokeWidth: 1.5, strokeDasharray: '4 3' }),
    label(0),
    label(1),
  ];
}

/** Dashed level lines; the legend says what they are. */
export function levelReferences(references: readonly Reference[]): Plot.Markish {
  return Plot.ruleY(references, { y: 'at', stroke: INK, strokeWidth: 1.5, strokeDasharray: '4 3' });
}

export function referenceLegend(references: readonly Reference[]): LegendItem[] {
  return references.map(({ label }) => ({ label, mark: 'line', colour: INK, dash: '4 3' }));
}
