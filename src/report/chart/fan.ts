import { mostOf } from '../../numeric/extremes.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described, Reference } from './parts/axis.js';
import { fractionOf, type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, type Plot, upOf, verticalAxis } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import type { KeyItem } from './svg/key.js';
import { seriesStyle } from './svg/palette.js';
import { setPanels } from './svg/panels.js';
import { levelReferences, referenceKey } from './svg/references.js';
import { curve, pathThrough, tag } from './svg/tag.js';
import { axisLines, Cells, indented, legendLines, panelHeight, referenceName } from './text/canvas.js';

/**
 * What may come, by month: a low, a middle and a high (5, 50 and 95%). Of two series the first is what the second is
 * compared with.
 */
export interface FanChart extends Described {
  readonly kind: 'fan';
  readonly x: Axis;
  readonly y: Axis;
  readonly references?: readonly Reference[];
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly {
      readonly x: number;
      readonly low: number;
      readonly middle: number;
      readonly high: number;
    }[];
  }[];
}

export const fan: ChartType<FanChart> = { describe, text, svg };

type FanPoint = FanChart['series'][number]['points'][number];

function describe(chart: FanChart): string {
  const { show } = scaleOf(
    chart.y,
    chart.series.flatMap(({ points }) => points.map(({ middle }) => middle)),
  );
  const rows = chart.series.map(({ label, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return `${label} has no values`;
    return `${label} goes from ${show(first.middle)} to ${show(last.middle)} (${show(last.low)} to ${show(last.high)})`;
  });
  return `${chart.y.label} by ${chart.x.label}. ${rows.join('; ')}.`;
}

/** A band from low to high with its middle, month by month; one panel per series on the same axes. */
function text(chart: FanChart, { width, unicode, ink }: TextOptions): string[] {
  const { series, references = [] } = chart;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map((point) => point.x)),
    { snug: true },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const y = scaleOf(chart.y, [...values, ...references.map(({ at }) => at)], { ticks: 4 });
  const margin =
    mostOf(
      y.ticks.map((tick) => y.show(tick).length),
      0,
    ) + 2;
  const plot = Math.max(20, Math.min(72, width - margin - 1));
  const height = panelHeight(y, series.length > 1 ? 8 : 12);
  const glyphs = unicode
    ? { middle: '━', band: '░', reference: '┄' }
    : { middle: '=', band: ':', reference: '.' };
  return [
    ...indented(chart.y.label, { width, indent: 0 }),
    ...series.flatMap(({ label, points }) => [
      ...indented(label, { width, indent: margin }).map(ink.strong),
      ...textPanel(
        points,
        x,
        y,
        references.map(({ at }) => at),
        { margin, plot, height, unicode, glyphs },
      ),
    ]),
    ...axisLines(x, { width: plot, indent: margin, page: width, unicode }).map(ink.faint),
    ...legendLines(
      [
        `${glyphs.middle} middle`,
        `${glyphs.band.repeat(3)} 5% to 95%`,
        ...references.map(({ at, label }) => `${glyphs.reference} ${referenceName(y, at, label)}`),
      ],
      width,
      margin,
    ).map(ink.faint),
  ];
}

/**
 * One series as a shaded fan. Of two the second is the fan and the first stays lines alone, for two shades over each
 * other make a third that means nothing. More have a panel each.
 */
function svg(chart: FanChart, width: number): Drawing {
  const { series, references = [] } = chart;
  const apart = series.length > 2;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map((point) => point.x)),
    { snug: true },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const y = scaleOf(chart.y, [...values, ...references.map(({ at }) => at)], { ticks: apart ? 3 : 5 });
  const panels = setPanels({
    names: apart ? series.map(({ label }) => label) : [],
    level: y,
    across: x,
    width,
    panelHeight: apart ? 130 : 300,
  });
  const { grid, axis, height } = horizontalAxis(x, panels.plots, width);
  const drawn = panels.plots.map((plot, index) => {
    const own = (apart ? series.slice(index, index + 1) : series.toReversed()).map(({ points }, i) =>
      i === 0 ? shaded(points, x, y, plot) : outlined(points, x, y, plot),
    );
    const shades = own.map(({ under }) => under).join('');
    const middles = own.toReversed().map(({ over }) => over);
    return shades + verticalAxis(y, plot) + levelReferences(references, y, plot) + middles.join('');
  });
  return {
    key: keyOf(chart, { apart }),
    markup: [panels.words, grid, ...drawn, axis].join(''),
    height: panels.bottom + height,
  };
}

interface Layers {
  readonly under: string;
  readonly over: string;
}

function shaded(points: readonly FanPoint[], x: Scale, y: Scale, plot: Plot): Layers {
  const { colour, dash } = seriesStyle(0);
  const { lows, middles, highs } = positionsOf(points, x, y, plot);
  const d = `${pathThrough([...highs, ...lows.toReversed()])}Z`;
  const edges = tag('path', { d, fill: colour, 'fill-opacity': 0.18, stroke: colour, 'stroke-opacity': 0.5 });
  return { under: points.length === 0 ? '' : edges, over: curve(middles, { colour, dash, width: 2.5 }) };
}

function outlined(points: readonly FanPoint[], x: Scale, y: Scale, plot: Plot): Layers {
  const { colour, dash } = seriesStyle(1);
  const { lows, middles, highs } = positionsOf(points, x, y, plot);
  const edges = [lows, highs].map((positions) =>
    tag('path', { d: pathThrough(positions), fill: 'none', stroke: colour, 'stroke-dasharray': '2 3' }),
  );
  return {
    under: '',
    over: points.length === 0 ? '' : edges.join('') + curve(middles, { colour, dash, width: 2.5 }),
  };
}

function positionsOf(points: readonly FanPoint[], x: Scale, y: Scale, plot: Plot) {
  const [across, up] = [acrossOf(x, plot), upOf(y, plot)];
  const placed = (value: (point: FanPoint) => number) =>
    points.map((point) => [across(point.x), up(value(point))] as const);
  return {
    lows: placed(({ low }) => low),
    middles: placed(({ middle }) => middle),
    highs: placed(({ high }) => high),
  };
}

function keyOf({ series, references = [] }: FanChart, { apart }: { readonly apart: boolean }): KeyItem[] {
  const fanned = (label: string): KeyItem => ({
    label: `${label}, shaded from 5% to 95%`,
    mark: 'fan',
    ...seriesStyle(0),
  });
  const [first, second] = series;
  const own: KeyItem[] =
    apart || first === undefined
      ? [fanned('Middle')]
      : second === undefined
        ? [fanned(first.label)]
        : [
            fanned(second.label),
            { label: `${first.label}, dotted at 5% and 95%`, mark: 'outline', ...seriesStyle(1) },
          ];
  return [...own, ...referenceKey(references)];
}

interface PanelStyle {
  readonly margin: number;
  readonly plot: number;
  readonly height: number;
  readonly unicode: boolean;
  readonly glyphs: { readonly middle: string; readonly band: string; readonly reference: string };
}

function textPanel(
  points: readonly FanPoint[],
  x: Scale,
  y: Scale,
  references: readonly number[],
  { margin, plot, height, unicode, glyphs }: PanelStyle,
): string[] {
  const rows = Array.from({ length: height }, () => new Cells(plot));
  const rowOf = (value: number) => Math.round((1 - fractionOf(y, value)) * (height - 1));
  for (const at of references) rows[rowOf(at)]?.fill(0, plot - 1, glyphs.reference);
  for (let column = 0; column < plot; column++) {
    const point = between(points, x.low + ((x.high - x.low) * column) / (plot - 1));
    if (point === undefined) continue;
    for (let row = rowOf(point.high); row <= rowOf(point.low); row++) rows[row]?.put(column, glyphs.band);
    rows[rowOf(point.middle)]?.put(column, glyphs.middle);
  }
  const tickRows = new Map(y.ticks.map((tick) => [rowOf(tick), y.show(tick)]));
  return rows.map((cells, row) => {
    const label = (tickRows.get(row) ?? '').padStart(margin - 2);
    const edge = tickRows.has(row) ? (unicode ? '┤' : '+') : unicode ? '│' : '|';
    return `${label} ${edge}${cells}`;
  });
}

/** The fan at any x, straight between the points on either side; undefined outside them. */
function between(points: readonly FanPoint[], x: number): FanPoint | undefined {
  const after = points.findIndex((point) => point.x >= x - 1e-9);
  const right = points[after];
  if (right === undefined) return undefined;
  const left = points[after - 1];
  if (left === undefined) return right.x - x < 1e-9 ? right : undefined;
  const share = (x - left.x) / (right.x - left.x);
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    x,
    low: mix(left.low, right.low),
    middle: mix(left.middle, right.middle),
    high: mix(left.high, right.high),
  };
}
