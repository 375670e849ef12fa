import { mostOf } from '../../numeric/extremes.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described } from './parts/axis.js';
import { type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { lettering, textWidth } from './svg/lettering.js';
import { BLUE, DARK_BLUE, INK, PALE_BLUE } from './svg/palette.js';
import { setRows } from './svg/rows.js';
import { line, tag } from './svg/tag.js';
import { axisLines, Cells, columnOf, legendLines, plotRows } from './text/canvas.js';

/** How far the result moves as each assumption goes from its low to its high. */
export interface TornadoChart extends Described {
  readonly kind: 'tornado';
  readonly axis: Axis;
  /** The result with every assumption as written. */
  readonly centre: number;
  readonly rows: readonly {
    readonly label: string;
    /** The result when the assumption is at its low, and at its high. */
    readonly atLow: number;
    readonly atHigh: number;
  }[];
}

export const tornado: ChartType<TornadoChart> = { describe, text, svg };

type Row = TornadoChart['rows'][number];

function describe(chart: TornadoChart): string {
  const { show } = scaleOf(
    chart.axis,
    chart.rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]),
  );
  const rows = byWidth(chart).map((row) => `${row.label} from ${notesOf(row, show).join(' to ')}`);
  return `${chart.axis.label}, ${show(chart.centre)} as written. Widest first: ${rows.join('; ')}.`;
}

/** Bars from the centre to the result at each assumption's low and high, the widest first. */
function text(chart: TornadoChart, { width, unicode, ink }: TextOptions): string[] {
  const rows = byWidth(chart);
  const scale = scaleOf(chart.axis, [chart.centre, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])]);
  const named = rows.map((row) => ({ label: row.label, note: notesOf(row, scale.show).join(' to ') }));
  const { labels, plot, linesOf } = plotRows(named, { width, most: 60, unicode });
  const centre = columnOf(scale, chart.centre, plot);
  const glyphs = unicode ? { low: '░', high: '█', centre: '│' } : { low: '-', high: '=', centre: '|' };
  const bars = rows.flatMap(({ atLow, atHigh }, r) => {
    const cells = new Cells(plot);
    const span = (value: number, glyph: string) => {
      const end = columnOf(scale, value, plot);
      cells.fill(Math.min(centre, end), Math.max(centre, end), glyph);
    };
    span(atLow, glyphs.low);
    span(atHigh, glyphs.high);
    cells.put(centre, glyphs.centre);
    return linesOf(r, cells);
  });
  return [
    ...bars,
    ...axisLines(scale, { width: plot, indent: labels + 2, page: width, unicode }).map(ink.faint),
    ...legendLines(
      [`${glyphs.low} assumption at its low`, `${glyphs.high} at its high`],
      width,
      labels + 2,
    ).map(ink.faint),
  ];
}

/** Bars from the centre, the widest first, with the lesser result to their left and the greater to their right. */
function svg(chart: TornadoChart, width: number): Drawing {
  const rows = byWidth(chart);
  const values = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const scale = scaleOf(chart.axis, [chart.centre, ...values]);
  const set = setRows(rows, { width, top: 0, lane: 34 });
  const widest = mostOf(
    [...rows.flatMap((row) => notesOf(row, scale.show)), ...scale.ticks.map((tick) => scale.show(tick))].map(
      (said) => textWidth(said),
    ),
    0,
  );
  const inset = Math.min(widest + 8, 0.4 * (set.right - set.left));
  const plot = { left: set.left + inset, right: set.right - inset, top: 0, bottom: set.height + 6 };
  const position = acrossOf(scale, plot);
  const { grid, axis, height } = horizontalAxis(scale, [plot], width);
  const bars = set.placed.map((one) =>
    drawBars(one.row, position(chart.centre), position, one.centre, scale.show),
  );
  const centre = position(chart.centre);
  return {
    key: [
      { label: 'assumption at its low', mark: 'box', colour: PALE_BLUE },
      { label: 'assumption at its high', mark: 'box', colour: BLUE },
    ],
    markup: [
      ...[grid, ...bars],
      line([centre, plot.top], [centre, plot.bottom], INK, { width: 2 }),
      ...[set.words, axis],
    ].join(''),
    height: plot.bottom + height,
  };
}

function drawBars(
  row: Row,
  centre: number,
  position: (value: number) => number,
  y: number,
  show: Scale['show'],
): string {
  const { atLow, atHigh } = row;
  const ends = [
    { end: position(atLow), fill: PALE_BLUE },
    { end: position(atHigh), fill: BLUE },
  ];
  // Where both ends lie on the same side, the longer bar goes underneath.
  const drawn = ends
    .toSorted((a, b) => Math.abs(b.end - centre) - Math.abs(a.end - centre))
    .map(({ end, fill }) =>
      tag('rect', {
        ...{ x: Math.min(centre, end), y: y - 10, width: Math.max(1, Math.abs(end - centre)), height: 20 },
        ...{ fill, stroke: DARK_BLUE },
      }),
    );
  const [lesser, greater] = [Math.min(atLow, atHigh), Math.max(atLow, atHigh)];
  const notes = notesOf(row, show);
  const [lesserText, greaterText] = atLow <= atHigh ? notes : [notes[1], notes[0]];
  const left = Math.min(centre, position(lesser)) - 6;
  const right = Math.max(centre, position(greater)) + 6;
  return [
    ...drawn,
    lettering([lesserText], { x: left, y: y + 5, anchor: 'end' }),
    lettering([greaterText], { x: right, y: y + 5 }),
  ].join('');
}

/** Both results of a row, with a decimal more than the axis has, or as many as it takes to see that they differ. */
function notesOf({ atLow, atHigh }: Row, show: Scale['show']): [string, string] {
  for (let more = 1; more < 4; more++) {
    const said: [string, string] = [show(atLow, more), show(atHigh, more)];
    if (said[0] !== said[1]) return said;
  }
  return [show(atLow, 1), show(atHigh, 1)];
}

/** The rows from the widest swing to the narrowest. */
function byWidth({ rows }: TornadoChart): TornadoChart['rows'] {
  const swing = ({ atLow, atHigh }: TornadoChart['rows'][number]) => Math.abs(atHigh - atLow);
  return rows.toSorted((a, b) => swing(b) - swing(a));
}
