import { mostOf } from '../../numeric/extremes.js';
import { list } from '../../words/format.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described, Reference } from './parts/axis.js';
import { describeReferences } from './parts/describing.js';
import type { Factor } from './parts/factor.js';
import { fractionOf, type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, type Plot, upOf, verticalAxis } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import type { KeyItem } from './svg/key.js';
import { MOST_TOGETHER, seriesStyle } from './svg/palette.js';
import { setPanels } from './svg/panels.js';
import { levelReferences, referenceKey } from './svg/references.js';
import { drawSteps } from './svg/steps.js';
import { curve, dot } from './svg/tag.js';
import { axisLines, indented, legendLines, panelHeight, referenceName } from './text/canvas.js';
import { DotGrid } from './text/dotGrid.js';
import { textSteps } from './text/steps.js';

/** Lines over a continuous x: exact coverage along p, power along n. */
export interface LinesChart extends Described {
  readonly kind: 'lines';
  readonly x: Axis;
  readonly y: Axis;
  readonly references?: readonly Reference[];
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number])[];
    /** Where on x there is no value, so that no line is drawn from the point before to the one after. */
    readonly breaks?: readonly number[];
  }[];
  /** Where x numbers combinations from 1: the level of each factor in each of them, as steps under the plot. */
  readonly factors?: readonly Factor[];
}

export const lines: ChartType<LinesChart> = { describe, text, svg };

type Series = LinesChart['series'][number];

function describe(chart: LinesChart): string {
  const all = chart.series.flatMap(({ points }) => points.map(([, y]) => y));
  const { show } = scaleOf(chart.y, all);
  const across = acrossScale(chart);
  const rows = chart.series.map(({ label, points, breaks = [] }) => {
    const values = points.map(([, y]) => y);
    if (values.length === 0) return `${label} has no values`;
    const without = breaks.length === 0 ? '' : `, without a value at ${fewOf(breaks.map(across.show))}`;
    return `${label} runs from ${show(least(values))} at the lowest to ${show(most(values))} at the highest${without}`;
  });
  return `${chart.y.label} against ${chart.x.label}. ${rows.join('; ')}.${describeReferences(chart.references, show)}`;
}

/** Names, or how many there are. */
const fewOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMED ? list(names) : `${names.length} others`;

const MOST_NAMED = 6;

/** Lines over x. Several series become panels on the same axes: a terminal has no shades to distinguish them by. */
function text(chart: LinesChart, options: TextOptions): string[] {
  const { series, references = [], factors = [] } = chart;
  const { width, unicode, ink } = options;
  const x = acrossScale(chart);
  const levels = [
    ...series.flatMap(({ points }) => points.map(([, value]) => value)),
    ...references.map(({ at }) => at),
  ];
  const y = scaleOf(chart.y, levels, { ticks: 4 });
  const margin =
    mostOf(
      y.ticks.map((tick) => y.show(tick).length),
      0,
    ) + 2;
  const plot = Math.max(20, Math.min(84, width - margin - 1));
  const height = panelHeight(y, series.length > 2 ? 6 : series.length > 1 ? 8 : 12);
  const panels = series.flatMap((one) => [
    ...(series.length > 1 ? indented(one.label, { width, indent: margin }).map(ink.strong) : []),
    ...textPanel(
      runsOf(one),
      x,
      y,
      references.map(({ at }) => at),
      { margin, plot, height, unicode },
    ),
  ]);
  return [
    ...indented(chart.y.label, { width, indent: 0 }),
    ...panels,
    ...textSteps(factors, x, { plot, indent: margin, width, unicode }),
    ...axisLines(x, { width: plot, indent: margin, page: width, unicode }).map(ink.faint),
    ...legendLines(
      references.map(({ at, label }) => `${unicode ? '┄' : '.'} ${referenceName(y, at, label)}`),
      width,
      margin,
    ).map(ink.faint),
  ];
}

/** Together while the eye can distinguish them, else one panel each on the same axes. */
function svg(chart: LinesChart, width: number): Drawing {
  const { series, references = [], factors = [] } = chart;
  // Steps over combinations go up and down by nature, and are there to be compared.
  const jagged = factors.length === 0 && series.length > 1 && series.some(isJagged);
  const apart = series.length > MOST_TOGETHER || jagged;
  const x = acrossScale(chart);
  const y = levelScale(chart, apart ? 2 : 4);
  const panels = setPanels({
    names: apart ? series.map(({ label }) => label) : [],
    level: y,
    across: x,
    width,
    panelHeight: apart ? 84 : 280,
  });
  const steps = drawSteps(factors, x, panels.plots.at(-1)!);
  const plots = [...panels.plots, ...steps.plots];
  const { grid, axis, height } = horizontalAxis(x, plots, width);
  const drawn = panels.plots.map((plot, index) => {
    const own = apart ? series.slice(index, index + 1) : series;
    const curves = own.map((one, i) => {
      const width = apart || isJagged(one) ? 1.25 : 2.25;
      const runs = runsOf(one).map((points) => positionsOf(points, x, y, plot));
      const dots = factors.length === 0 && one.points.length <= MOST_DOTS ? runs.flat() : [];
      const drawn = runs.map((positions) => curve(positions, { ...seriesStyle(i), width }));
      return [...drawn, ...dots.map((at) => dot(at, seriesStyle(i)))].join('');
    });
    return verticalAxis(y, plot) + levelReferences(references, y, plot) + curves.join('');
  });
  return {
    key: keyOf(chart, { apart }),
    markup: [panels.words, grid, ...drawn, steps.markup, axis].join(''),
    height: plots.at(-1)!.bottom + height,
  };
}

/** Where so few values are known, each is shown: between them the line is only drawn. */
const MOST_DOTS = 12;

type Points = Series['points'];

/** The points between one break and the next. */
function runsOf({ points, breaks = [] }: Series): Points[] {
  if (breaks.length === 0) return [points];
  const ends = [...breaks.toSorted((a, b) => a - b), Number.POSITIVE_INFINITY];
  return ends
    .map((end, index) =>
      points.filter(([at]) => at < end && at > (ends[index - 1] ?? Number.NEGATIVE_INFINITY)),
    )
    .filter((run) => run.length > 0);
}

function positionsOf(points: Points, x: Scale, y: Scale, plot: Plot) {
  const [across, up] = [acrossOf(x, plot), upOf(y, plot)];
  return points.map(([at, value]) => [across(at), up(value)] as const);
}

function keyOf({ series, references = [] }: LinesChart, { apart }: { readonly apart: boolean }): KeyItem[] {
  const isNamed = !apart && (series.length > 1 || references.length > 0);
  return [
    ...(isNamed
      ? series.map(({ label }, index) => ({ label, mark: 'line' as const, ...seriesStyle(index) }))
      : []),
    ...referenceKey(references),
  ];
}

function acrossScale({ x, series }: LinesChart): Scale {
  return scaleOf(
    x,
    series.flatMap(({ points, breaks = [] }) => [...points.map(([at]) => at), ...breaks]),
    { snug: true },
  );
}

function levelScale({ y, series, references = [] }: LinesChart, ticks: number): Scale {
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  return scaleOf(y, [...values, ...references.map(({ at }) => at)], { ticks });
}

/** Whether a line goes up and down so often that others drawn over it cannot be followed: a sawtooth. */
function isJagged({ points }: Series): boolean {
  let [turns, direction] = [0, 0];
  let before: number | undefined;
  for (const [, value] of points) {
    const step = before === undefined ? 0 : Math.sign(value - before);
    if (step !== 0 && direction !== 0 && step !== direction) turns++;
    if (step !== 0) direction = step;
    before = value;
  }
  return turns > 12;
}

interface PanelSize {
  readonly margin: number;
  readonly plot: number;
  readonly height: number;
  readonly unicode: boolean;
}

function textPanel(
  runs: readonly Points[],
  x: Scale,
  y: Scale,
  references: readonly number[],
  { margin, plot, height, unicode }: PanelSize,
): string[] {
  const dots = unicode ? new DotGrid(plot, height, 2, 4) : new DotGrid(plot, height, 1, 1);
  for (const points of runs) {
    points.forEach((point, index) => {
      dots.line(spot(points[Math.max(0, index - 1)]!), spot(point));
    });
  }
  function spot([at, value]: readonly [number, number]): readonly [number, number] {
    return [fractionOf(x, at), 1 - fractionOf(y, value)];
  }
  const rowOf = (value: number) => Math.round((1 - fractionOf(y, value)) * (height - 1));
  const referenceRows = new Set(references.map(rowOf));
  const tickRows = new Map(y.ticks.map((tick) => [rowOf(tick), y.show(tick)]));
  return Array.from({ length: height }, (_, row) => {
    const label = (tickRows.get(row) ?? '').padStart(margin - 2);
    const edge = tickRows.has(row) ? (unicode ? '┤' : '+') : unicode ? '│' : '|';
    const background = referenceRows.has(row) ? (unicode ? '┄' : '.') : ' ';
    return `${label} ${edge}${dots.row(row, background)}`;
  });
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
}
