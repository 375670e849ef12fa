import { leastOf, mostOf } from '../../numeric/extremes.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described } from './parts/axis.js';
import { type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, marginOf, overhang } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { BLUE, DARK_BLUE, INK, PAPER, REFERENCE_DASH } from './svg/palette.js';
import { line, tag } from './svg/tag.js';
import { axisLines, Cells, columnOf, legendLines } from './text/canvas.js';

/**
 * Hypothetical outcomes as dots, one for each, stacked where they are equal: filled within a band, hollow outside.
 *
 * @source Hullman, Resnick and Adar 2015, PLoS ONE 10:e0142444, for outcomes shown one by one; Wilkinson 1999, The American
 *   Statistician 53:276, for the stacks
 */
export interface DotsChart extends Described {
  readonly kind: 'dots';
  readonly axis: Axis;
  readonly values: readonly number[];
  /** Between which values a dot is filled, and what that is called. */
  readonly band: { readonly low: number; readonly high: number; readonly label: string };
  /** The value that the dots move round. */
  readonly centre: { readonly at: number; readonly label: string };
  /** A range marked under the dots; none if omitted. */
  readonly range?: { readonly low: number; readonly high: number; readonly label: string };
}

export const dots: ChartType<DotsChart> = { describe, text, svg };

function describe({ axis, values, band }: DotsChart): string {
  if (values.length === 0) return `${axis.label}: nothing drawn yet.`;
  const scale = scaleOf(axis, values);
  const inside = values.filter((value) => isWithin(band, value)).length;
  const [least, most] = [leastOf(values), mostOf(values)];
  return `${axis.label}: ${values.length} outcomes from ${scale.show(least)} to ${scale.show(most)}, ${inside} of them ${band.label}.`;
}

const isWithin = ({ low, high }: { low: number; high: number }, value: number): boolean =>
  value >= low - AT && value <= high + AT;
const AT = 1e-9;

/** The outcomes that are equal, each with how many there are. */
function stacksOf(values: readonly number[]): readonly (readonly [number, number])[] {
  const many = new Map<number, number>();
  for (const value of values) many.set(value, (many.get(value) ?? 0) + 1);
  return [...many].sort(([a], [b]) => a - b);
}

function acrossScale({ axis, values, centre, band, range }: DotsChart): Scale {
  return scaleOf(axis, [
    ...values,
    centre.at,
    band.low,
    band.high,
    range?.low ?? centre.at,
    range?.high ?? centre.at,
  ]);
}

function text(chart: DotsChart, { width, unicode, ink }: TextOptions): string[] {
  const { values, band, centre, range } = chart;
  const scale = acrossScale(chart);
  const plot = Math.max(20, Math.min(78, width - 2));
  const heights = new Array<number>(plot).fill(0);
  const marks = unicode ? UNICODE : ASCII;
  const placed = stacksOf(values).flatMap(([value, many]) => {
    const column = columnOf(scale, value, plot);
    return Array.from({ length: many }, () => {
      const row = heights[column] ?? 0;
      heights[column] = row + 1;
      return { row, column, mark: isWithin(band, value) ? marks.inside : marks.outside };
    });
  });
  const rows = Array.from({ length: mostOf(heights, 1) }, () => {
    const cells = new Cells(plot);
    cells.put(columnOf(scale, centre.at, plot), marks.centre);
    return cells;
  });
  for (const { row, column, mark } of placed) rows[row]?.put(column, mark);
  const bracket = new Cells(plot);
  if (range !== undefined) {
    bracket.fill(columnOf(scale, range.low, plot), columnOf(scale, range.high, plot), marks.range);
  }
  return [
    ...rows.toReversed().map((cells) => ` ${cells}`),
    ...(range === undefined ? [] : [` ${bracket}`]),
    ...axisLines(scale, { width: plot, indent: 1, page: width, unicode }).map(ink.faint),
    ...legendLines(legendOf(chart, marks), width, 1).map(ink.faint),
  ];
}

/** What each mark is, in a terminal. */
const UNICODE = { inside: '●', outside: '○', centre: '┊', range: '─' };
const ASCII = { inside: '*', outside: 'o', centre: '|', range: '-' };

function legendOf({ band, centre, range }: DotsChart, marks: typeof UNICODE): string[] {
  return [
    `${marks.inside} ${band.label}`,
    `${marks.outside} not`,
    `${marks.centre} ${centre.label}`,
    ...(range === undefined ? [] : [`${marks.range} ${range.label}`]),
  ];
}

/** The height of the stacks, and the largest dot. */
const STACKS = 190;
const LARGEST = 6;

function svg(chart: DotsChart, width: number): Drawing {
  const { values, band, centre, range } = chart;
  const scale = acrossScale(chart);
  const margin = marginOf(width);
  const beyond = overhang(scale);
  const plot = {
    left: margin + Math.max(beyond.left, LARGEST),
    right: width - margin - Math.max(beyond.right, LARGEST),
    top: 0,
    bottom: STACKS,
  };
  const x = acrossOf(scale, plot);
  const stacks = stacksOf(values);
  const tallest = mostOf(
    stacks.map(([, many]) => many),
    1,
  );
  const apart = Math.min(2 * LARGEST + 1, (STACKS - LARGEST) / tallest);
  const radius = Math.max(2, Math.min(LARGEST, apart / 2 - 0.5, nearest(stacks, x) / 2 - 0.5));
  const drawn = stacks.flatMap(([value, many]) =>
    Array.from({ length: many }, (_, level) =>
      tag('circle', {
        ...{ cx: x(value), cy: STACKS - radius - 1 - level * apart, r: radius },
        ...{ fill: isWithin(band, value) ? BLUE : PAPER, stroke: DARK_BLUE, 'stroke-width': 1.5 },
      }),
    ),
  );
  const below = range === undefined ? 0 : 20;
  const { grid, axis, height } = horizontalAxis(scale, [{ ...plot, bottom: STACKS + below }], width);
  return {
    key: [
      { label: band.label, mark: 'dot', colour: BLUE },
      { label: centre.label, mark: 'line', colour: INK, dash: REFERENCE_DASH },
      ...(range === undefined ? [] : [{ label: range.label, mark: 'whiskers' as const, colour: INK }]),
    ],
    markup: [
      tag('rect', {
        ...{ x: x(band.low), y: 0, width: Math.max(1, x(band.high) - x(band.low)), height: STACKS },
        ...{ fill: BAND, stroke: BAND_EDGE },
      }),
      grid,
      line([x(centre.at), 0], [x(centre.at), STACKS], INK, { dash: REFERENCE_DASH }),
      ...drawn,
      range === undefined ? '' : bracket(x(range.low), x(range.high), STACKS + below / 2),
      axis,
    ].join(''),
    height: STACKS + below + height,
  };
}

/** What is guessed: a pale ground, with an edge that is dark enough on white. */
const BAND = '#ffedb3';
const BAND_EDGE = '#8a5a00';

/** The space between the two stacks that are closest. */
function nearest(stacks: readonly (readonly [number, number])[], x: (value: number) => number): number {
  const gaps = stacks.slice(1).map(([value], index) => x(value) - x(stacks[index]?.[0] ?? value));
  return leastOf(gaps, 2 * LARGEST + 1);
}

function bracket(from: number, to: number, y: number): string {
  const ends = [from, to].map((at) => line([at, y - 6], [at, y + 6], INK, { width: 2 }));
  return line([from, y], [to, y], INK, { width: 2 }) + ends.join('');
}
