import type { Limits } from '../../limits.js';
import { percent, percentAsWritten } from '../../words/format.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described } from './parts/axis.js';
import { type Scale, scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, upOf, verticalAxis } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { BLUE, INK, REFERENCE_DASH, seriesStyle } from './svg/palette.js';
import { setPanels } from './svg/panels.js';
import { line } from './svg/tag.js';
import { axisLines, Cells, columnOf, indented, legendLines } from './text/canvas.js';

/**
 * A zip plot: the intervals of many replicates, those whose estimate is furthest from the truth at the top, and which of
 * them miss it. Where the intervals are as they should be, the missing ones are those above the level.
 *
 * @source Morris, White and Crowther 2019, section 6.2
 */
export interface ZipChart extends Described {
  readonly kind: 'zip';
  readonly axis: Axis;
  readonly truth: number;
  /** The level of the intervals. */
  readonly level: number;
  /** From the estimate nearest to the truth to the furthest, in its own standard errors. */
  readonly rows: readonly Limits[];
}

export const zip: ChartType<ZipChart> = { describe, text, svg };

function describe({ axis, truth, level, rows }: ZipChart): string {
  const scale = scaleOf(axis, [truth, ...rows.flatMap(({ lower, upper }) => [lower, upper])]);
  if (rows.length === 0) return `${axis.label}: no intervals.`;
  const missing = rows.filter((row) => !covers(row, truth)).length;
  return `${axis.label}: ${rows.length} intervals, of which ${missing} miss the truth at ${scale.show(truth)}; at a level of ${percentAsWritten(level)} about ${Math.round((1 - level) * rows.length)} should.`;
}

const covers = ({ lower, upper }: Limits, truth: number): boolean =>
  lower <= truth + AT && upper >= truth - AT;
const AT = 1e-12;

function across({ axis, truth, rows }: ZipChart): Scale {
  return scaleOf(axis, [truth, ...rows.flatMap(({ lower, upper }) => [lower, upper])]);
}

/** The rows of a terminal: a centile or so each. */
const TEXT_ROWS = 24;

function text(chart: ZipChart, { width, unicode, ink }: TextOptions): string[] {
  const { rows, truth } = chart;
  const scale = across(chart);
  const indent = 6;
  const plot = Math.max(20, Math.min(72, width - indent));
  const step = Math.max(1, rows.length / TEXT_ROWS);
  const shown = Array.from({ length: Math.min(rows.length, TEXT_ROWS) }, (_, index) =>
    Math.min(rows.length - 1, Math.floor((index + 0.5) * step)),
  ).reverse();
  const body = shown.map((index) => {
    const { lower, upper } = rows[index]!;
    const cells = new Cells(plot);
    const mark = covers({ lower, upper }, truth) ? (unicode ? '─' : '-') : unicode ? '━' : '=';
    cells.fill(
      columnOf(scale, Math.min(lower, upper), plot),
      columnOf(scale, Math.max(lower, upper), plot),
      mark,
    );
    cells.put(columnOf(scale, truth, plot), unicode ? '┊' : '|');
    return `${percent(index / rows.length).padStart(indent - 1)} ${cells}`;
  });
  const legend = unicode
    ? ['─ has the truth', '━ misses it', '┊ the truth']
    : ['- has the truth', '= misses it', '| the truth'];
  return [
    ...indented('Rank of |z|, distance in standard errors', { width, indent: 0 }),
    ...body,
    ...axisLines(scale, { width: plot, indent, page: width, unicode }).map(ink.faint),
    ...legendLines(legend, width, indent).map(ink.faint),
  ];
}

function svg(chart: ZipChart, width: number): Drawing {
  const { rows, truth, level } = chart;
  const scale = across(chart);
  const rank = scaleOf(
    { label: 'Rank of |z|, distance in standard errors', format: 'percent', low: 0, high: 1 },
    [],
  );
  const panels = setPanels({ names: [], level: rank, across: scale, width, panelHeight: 360 });
  const { grid, axis, height } = horizontalAxis(scale, panels.plots, width);
  const missing = seriesStyle(1).colour;
  const drawn = panels.plots.map((plot) => {
    const [x, y] = [acrossOf(scale, plot), upOf(rank, plot)];
    const marks = rows.map((row, index) => {
      const at = y((index + 0.5) / rows.length);
      const isCovered = covers(row, truth);
      return line([x(row.lower), at], [x(row.upper), at], isCovered ? BLUE : missing, {
        width: isCovered ? 1 : 2,
      });
    });
    return [
      verticalAxis(rank, plot),
      ...marks,
      line([x(truth), plot.top], [x(truth), plot.bottom], INK, { width: 2 }),
      line([plot.left, y(level)], [plot.right, y(level)], INK, { dash: REFERENCE_DASH }),
    ].join('');
  });
  return {
    key: [
      { label: 'has the truth', mark: 'line', colour: BLUE, dash: '' },
      { label: 'misses it', mark: 'line', colour: missing, dash: '' },
      { label: 'the truth', mark: 'line', colour: INK, dash: '' },
      { label: `the level of ${percentAsWritten(level)}`, mark: 'line', colour: INK, dash: REFERENCE_DASH },
    ],
    markup: [panels.words, grid, ...drawn, axis].join(''),
    height: panels.bottom + height,
  };
}
