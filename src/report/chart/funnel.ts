import { mostOf } from '../../numeric/extremes.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described } from './parts/axis.js';
import { fractionOf, type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, upOf, verticalAxis } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import type { KeyItem } from './svg/key.js';
import { lettering, textWidth } from './svg/lettering.js';
import { BLUE, INK, PAPER, REFERENCE_DASH, seriesStyle } from './svg/palette.js';
import { setPanels } from './svg/panels.js';
import { curve, line, tag } from './svg/tag.js';
import { axisLines, indented, legendLines, panelHeight } from './text/canvas.js';
import { DotGrid } from './text/dotGrid.js';

/** A funnel: each region by its size and its share, within limits that narrow with size (Spiegelhalter 2005). */
export interface FunnelChart extends Described {
  readonly kind: 'funnel';
  readonly x: Axis;
  readonly y: Axis;
  readonly target: { readonly at: number; readonly label: string };
  /** The inner limits first; each from left to right as size, lower and upper end. */
  readonly limits: readonly {
    readonly label: string;
    readonly points: readonly (readonly [x: number, lower: number, upper: number])[];
  }[];
  readonly dots: readonly FunnelDot[];
}

export interface FunnelDot {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Outside the limits: drawn apart and named. */
  readonly outside: boolean;
}

export const funnelChart: ChartType<FunnelChart> = { describe, text, svg };

function describe(chart: FunnelChart): string {
  const { x, y } = scalesOf(chart);
  const named = (outside: boolean) =>
    chart.dots
      .filter((dot) => dot.outside === outside)
      .map((dot) => `${dot.label} ${y.show(dot.y, 1)} of ${x.show(dot.x)}`);
  const [outside, inside] = [named(true), named(false)];
  return [
    `${chart.y.label} against ${chart.x.label}, with ${chart.target.label} at ${y.show(chart.target.at, 1)}.`,
    outside.length === 0 ? 'None is outside the limits.' : `Outside the limits: ${outside.join('; ')}.`,
    ...(inside.length === 0 ? [] : [`Inside: ${inside.join('; ')}.`]),
  ].join(' ');
}

function scalesOf({ x, y, dots, limits, target }: FunnelChart): { x: Scale; y: Scale } {
  const points = limits.flatMap((one) => one.points);
  return {
    x: scaleOf(x, [...dots.map((dot) => dot.x), ...points.map(([at]) => at)], { snug: true }),
    y: scaleOf(
      y,
      [target.at, ...dots.map((dot) => dot.y), ...points.flatMap(([, lower, upper]) => [lower, upper])],
      { ticks: 4 },
    ),
  };
}

/** Limits and target as lines of dots, regions as marks over them; those outside are named below. */
function text(chart: FunnelChart, { width, unicode, ink }: TextOptions): string[] {
  const { x, y } = scalesOf(chart);
  const margin =
    mostOf(
      y.ticks.map((tick) => y.show(tick).length),
      0,
    ) + 2;
  const plot = Math.max(20, Math.min(84, width - margin - 1));
  const height = panelHeight(y, 14);
  const lines = unicode ? new DotGrid(plot, height, 2, 4) : new DotGrid(plot, height, 1, 1);
  for (const { points } of chart.limits) {
    for (const end of [1, 2] as const) {
      points.forEach((point, index) => {
        const before = points[index - 1] ?? point;
        lines.line(
          [fractionOf(x, before[0]), 1 - fractionOf(y, before[end])],
          [fractionOf(x, point[0]), 1 - fractionOf(y, point[end])],
        );
      });
    }
  }
  const rowOf = (value: number) => Math.round((1 - fractionOf(y, value)) * (height - 1));
  const marks = new Map(
    chart.dots.map((dot) => [
      `${rowOf(dot.y)}/${Math.round(fractionOf(x, dot.x) * (plot - 1))}`,
      glyphOf({ outside: dot.outside, unicode }),
    ]),
  );
  const ticks = new Map(y.ticks.map((tick) => [rowOf(tick), y.show(tick)]));
  const target = rowOf(chart.target.at);
  const body = Array.from({ length: height }, (_, row) => {
    const label = (ticks.get(row) ?? '').padStart(margin - 2);
    const edge = ticks.has(row) ? (unicode ? '┤' : '+') : unicode ? '│' : '|';
    const cells = Array.from(lines.row(row, row === target ? (unicode ? '┄' : '.') : ' '));
    return `${label} ${edge}${cells.map((cell, column) => marks.get(`${row}/${column}`) ?? cell).join('')}`;
  });
  const outside = chart.dots.filter((dot) => dot.outside);
  const legend = [
    `${glyphOf({ outside: false, unicode })} inside`,
    ...outside.map((dot) => `${glyphOf({ outside: true, unicode })} ${dot.label} ${y.show(dot.y, 1)}`),
    `${unicode ? '┄' : '.'} ${chart.target.label}`,
    ...chart.limits.map(({ label }) => `${unicode ? '⠒' : '*'} ${label}`),
  ];
  return [
    ...indented(chart.y.label, { width, indent: 0 }),
    ...body,
    ...axisLines(x, { width: plot, indent: margin, page: width, unicode }).map(ink.faint),
    ...legendLines(legend, width, margin).map(ink.faint),
  ];
}

function glyphOf({ outside, unicode }: { outside: boolean; unicode: boolean }): string {
  if (outside) return unicode ? '◆' : 'X';
  return unicode ? '●' : 'o';
}

function svg(chart: FunnelChart, width: number): Drawing {
  const { x, y } = scalesOf(chart);
  const panels = setPanels({ names: [], level: y, across: x, width, panelHeight: 340 });
  const { grid, axis, height } = horizontalAxis(x, panels.plots, width);
  const drawn = panels.plots.map((plot) => {
    const [across, up] = [acrossOf(x, plot), upOf(y, plot)];
    const limits = chart.limits.flatMap(({ points }, index) =>
      ([1, 2] as const).map((end) =>
        curve(
          points.map((point) => [across(point[0]), up(point[end])] as const),
          { ...limitStyle(index), width: 1.5 },
        ),
      ),
    );
    const target = line([plot.left, up(chart.target.at)], [plot.right, up(chart.target.at)], INK, {
      width: 1.5,
      dash: REFERENCE_DASH,
    });
    const dots = chart.dots.map((dot) => dotAt(dot, across(dot.x), up(dot.y), plot));
    return [verticalAxis(y, plot), ...limits, target, ...dots].join('');
  });
  return {
    key: keyOf(chart),
    markup: [panels.words, grid, ...drawn, axis].join(''),
    height: panels.bottom + height,
  };
}

/** The outer limits are dashed. */
const limitStyle = (index: number) => ({ colour: BLUE, dash: index === 0 ? '' : '7 4' });

/** A region; one outside is larger, and named on the side where there is space. */
function dotAt(
  { label, outside }: FunnelDot,
  x: number,
  y: number,
  { left, right }: { left: number; right: number },
): string {
  const look = { cx: x, cy: y, stroke: PAPER, 'stroke-width': 1.5 };
  if (!outside) return tag('circle', { ...look, r: 5, fill: INK });
  const wide = textWidth(label) + 12;
  const isLeft = x + wide > right;
  const words =
    isLeft && x - wide < left
      ? ''
      : lettering([label], {
          x: isLeft ? x - 10 : x + 10,
          y: y + 5,
          anchor: isLeft ? 'end' : 'start',
          halo: true,
        });
  return tag('circle', { ...look, r: 7, fill: seriesStyle(1).colour }) + words;
}

/** What is drawn, and the names of all that lie outside, which the plot may have no space for. */
function keyOf({ target, limits, dots }: FunnelChart): KeyItem[] {
  const outside = dots.filter((dot) => dot.outside).map((dot) => dot.label);
  return [
    { label: 'inside', mark: 'dot', colour: INK },
    ...(outside.length === 0
      ? []
      : [{ label: `outside: ${outside.join(', ')}`, mark: 'dot' as const, colour: seriesStyle(1).colour }]),
    { label: target.label, mark: 'line', colour: INK, dash: REFERENCE_DASH },
    ...limits.map(({ label }, index) => ({ label, mark: 'line' as const, ...limitStyle(index) })),
  ];
}
