import type { Limits } from '../../limits.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described, Reference } from './parts/axis.js';
import { describeReferences } from './parts/describing.js';
import { type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, isNarrow, marginOf, overhang } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { diamond, type KeyItem, whiskers } from './svg/key.js';
import { BLUE, INK, MID_BLUE, PAPER } from './svg/palette.js';
import { uprightReferences } from './svg/references.js';
import { setRows } from './svg/rows.js';
import { tag } from './svg/tag.js';
import { axisLines, Cells, columnOf, legendLines, plotRows, referenceLines } from './text/canvas.js';

/** One row per quantity: a point, its interval, and if wanted a wider one (the range of repeated inspections). */
export interface IntervalsChart extends Described {
  readonly kind: 'intervals';
  readonly axis: Axis;
  readonly references?: readonly Reference[];
  readonly rows: readonly IntervalsRow[];
  /** What the point, the interval and the wider range are: the key under the chart. */
  readonly key?: {
    readonly point?: string;
    readonly interval?: string;
    readonly range?: string;
    readonly mark?: string;
  };
}

export interface IntervalsRow extends Limits {
  readonly label: string;
  readonly point: number | null;
  /** A second, wider span drawn thinner. */
  readonly range?: Limits;
  /** A second mark, such as the published value beside the sample's. */
  readonly mark?: number;
  /** Words at the end of the row, such as `49% (41 of 84)`. */
  readonly note?: string;
}

export const intervals: ChartType<IntervalsChart> = { describe, text, svg };

function describe(chart: IntervalsChart): string {
  const { show } = scaleOf(
    chart.axis,
    chart.rows.flatMap(({ lower, upper }) => [lower, upper]),
  );
  const limit = (value: number) => besideReferences(value, chart.references ?? [], show);
  const rows = chart.rows.map(
    ({ label, point, lower, upper }) =>
      `${label}${point === null ? '' : ` ${show(point)}`}, from ${limit(lower)} to ${limit(upper)}`,
  );
  return `${chart.axis.label}. ${rows.join('; ')}.${describeReferences(chart.references, show)}`;
}

/** A limit with as many decimals as distinguish it from what it is compared with: a limit above 0 is not said to be 0. */
function besideReferences(value: number, references: readonly Reference[], show: Scale['show']): string {
  const looksTheSame = (more: number) =>
    references.some(
      ({ at }) => value !== at && Number.parseFloat(show(value, more)) === Number.parseFloat(show(at, more)),
    );
  let more = 0;
  while (more < MOST_DECIMALS && looksTheSame(more)) more++;
  return show(value, more);
}

const MOST_DECIMALS = 12;

/** Dots and intervals, one row each, on one axis. */
function text(chart: IntervalsChart, { width, unicode, ink }: TextOptions): string[] {
  const { rows, references = [], key = {} } = chart;
  const glyphs = unicode ? UNICODE : ASCII;
  const scale = scaleOf(chart.axis, valuesOf(chart));
  const named = rows.map(({ label, note = '' }) => ({ label, note }));
  const { labels, plot, linesOf } = plotRows(named, { width, most: 72, unicode });
  const body = rows.flatMap((row, r) => linesOf(r, drawRow(row, scale, references, plot, glyphs)));
  const legend = [
    ...(key.point === undefined ? [] : [`${glyphs.point} ${key.point}`]),
    ...(key.interval === undefined
      ? []
      : [`${glyphs.left}${glyphs.line}${glyphs.line}${glyphs.right} ${key.interval}`]),
    ...(key.range === undefined ? [] : [`${glyphs.range.repeat(4)} ${key.range}`]),
    ...(key.mark === undefined ? [] : [`${glyphs.mark} ${key.mark}`]),
  ];
  return [
    ...referenceLines(scale, references, plot, labels + 2).map(ink.faint),
    ...body,
    ...axisLines(scale, { width: plot, indent: labels + 2, page: width, unicode }).map(ink.faint),
    ...legendLines(legend, width, labels + 2).map(ink.faint),
  ];
}

/** The range as whiskers, the interval as a bar, the point on top; the second mark just below, where it hides nothing. */
function svg(chart: IntervalsChart, width: number): Drawing {
  const { rows, references = [] } = chart;
  const scale = scaleOf(chart.axis, valuesOf(chart));
  const marked = rows.some(({ mark }) => mark !== undefined);
  const set = setRows(rows, { width, top: 0, lane: marked ? 42 : 34 });
  const ends = plotEnds(set, scale, width);
  const position = acrossOf(scale, ends);
  const compared = uprightReferences(references, position, width);
  const top = compared.height + (isNarrow(width) ? 0 : 4);
  const plot = { ...ends, top, bottom: top + set.height + 6 };
  const { grid, axis, height } = horizontalAxis(scale, [plot], width);
  const drawn = set.placed.map(({ row, centre }) => drawMarks(row, position, centre - (marked ? 5 : 0)));
  const shifted = tag('g', { transform: `translate(0,${top})` }, drawn.join('') + set.words);
  return {
    key: keyOf(chart),
    markup: [
      grid,
      compared.lines(top, plot.bottom),
      compared.labels,
      axis,
      rows.length === 0 ? '' : shifted,
    ].join(''),
    height: plot.bottom + height,
  };
}

/** Where the axis begins and ends between the words beside it. */
function plotEnds(
  { left, right }: { left: number; right: number },
  scale: Scale,
  width: number,
): { left: number; right: number } {
  const beyond = overhang(scale);
  const margin = marginOf(width);
  return {
    left: Math.max(left, margin + Math.min(beyond.left, 20)),
    right: Math.min(right, width - margin - Math.min(beyond.right, 28)),
  };
}

function drawMarks(
  { point, lower, upper, range, mark }: IntervalsRow,
  position: (value: number) => number,
  y: number,
): string {
  const [from, to] = [position(lower), position(upper)];
  return [
    range === undefined ? '' : whiskers(position(range.lower), position(range.upper), y, MID_BLUE),
    tag('rect', { x: from, y: y - 5, width: Math.max(1, to - from), height: 10, fill: BLUE }),
    mark === undefined ? '' : diamond(position(mark), y + 15, 6),
    point === null
      ? ''
      : tag('circle', { cx: position(point), cy: y, r: 6, fill: INK, stroke: PAPER, 'stroke-width': 2 }),
  ].join('');
}

function keyOf({ key = {} }: IntervalsChart): KeyItem[] {
  const items = [
    { label: key.point, mark: 'dot', colour: INK },
    { label: key.interval, mark: 'band', colour: BLUE },
    { label: key.range, mark: 'whiskers', colour: MID_BLUE },
    { label: key.mark, mark: 'diamond', colour: INK },
  ] as const;
  return items.flatMap(({ label, ...look }) => (label === undefined ? [] : [{ label, ...look }]));
}

function valuesOf({ rows, references = [] }: IntervalsChart): number[] {
  return [
    ...references.map(({ at }) => at),
    ...rows.flatMap(({ lower, upper, point, mark, range }) => [
      lower,
      upper,
      ...(point === null ? [] : [point]),
      ...(mark === undefined ? [] : [mark]),
      ...(range === undefined ? [] : [range.lower, range.upper]),
    ]),
  ];
}

function drawRow(
  { point, lower, upper, range, mark }: IntervalsRow,
  scale: Scale,
  references: NonNullable<IntervalsChart['references']>,
  width: number,
  glyphs: typeof UNICODE,
): Cells {
  const cells = new Cells(width);
  const at = (value: number) => columnOf(scale, value, width);
  if (range !== undefined) cells.fill(at(range.lower), at(range.upper), glyphs.range);
  cells.fill(at(lower), at(upper), glyphs.line);
  for (const reference of references) {
    const inside = reference.at > lower && reference.at < upper;
    cells.put(at(reference.at), inside ? glyphs.crossing : glyphs.reference);
  }
  cells.put(at(lower), glyphs.left);
  cells.put(at(upper), glyphs.right);
  if (mark !== undefined) cells.put(at(mark), glyphs.mark);
  if (point !== null) cells.put(at(point), glyphs.point);
  return cells;
}

const UNICODE = {
  point: '●',
  mark: '◇',
  line: '─',
  left: '├',
  right: '┤',
  range: '┄',
  reference: '│',
  crossing: '┼',
};
const ASCII = {
  point: 'o',
  mark: 'x',
  line: '-',
  left: '[',
  right: ']',
  range: '.',
  reference: '|',
  crossing: '+',
};
