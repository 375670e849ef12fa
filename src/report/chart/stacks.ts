import { list, percentWithin } from '../../words/format.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Described } from './parts/axis.js';
import { scaleOf } from './parts/scale.js';
import { acrossOf, horizontalAxis, isNarrow, marginOf, overhang } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { DARK_BLUE } from './svg/palette.js';
import { setRows } from './svg/rows.js';
import { tag } from './svg/tag.js';
import { axisLines, Cells, legendLines, plotRows } from './text/canvas.js';

/** Bars of which each is cut into the shares of ordered levels, lowest first, from 0 to 100%. */
export interface StacksChart extends Described {
  readonly kind: 'stacks';
  /** What the shares are of. */
  readonly label: string;
  /** The names of the levels, lowest first. */
  readonly levels: readonly string[];
  readonly rows: readonly StacksRow[];
}

export interface StacksRow {
  readonly label: string;
  /** Cases at each level, 0 or more; a row without cases has an empty bar. */
  readonly counts: readonly number[];
  readonly note?: string;
}

export const stacks: ChartType<StacksChart> = { describe, text, svg };

function describe({ label, levels, rows }: StacksChart): string {
  const said = rows.map((row) => {
    const shares = sharesOf(row).map((share, level) => `${levels[level] ?? ''} ${percentWithin(share)}`);
    return `${row.label}: ${list(shares)}`;
  });
  return `${label}. ${said.join('; ')}.`;
}

function sharesOf({ counts }: StacksRow): number[] {
  const of = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (of > 0 ? count / of : 0));
}

/** Where each level begins and ends along the bar. */
function piecesOf(row: StacksRow): { readonly from: number; readonly to: number }[] {
  let from = 0;
  return sharesOf(row).map((share) => {
    const piece = { from, to: Math.min(1, from + share) };
    from = piece.to;
    return piece;
  });
}

const axisOf = ({ label }: StacksChart) =>
  scaleOf({ label, low: 0, high: 1, format: 'percent', ticks: [0, 0.25, 0.5, 0.75, 1] }, []);

function text(chart: StacksChart, { width, unicode, ink }: TextOptions): string[] {
  const { levels, rows } = chart;
  const named = rows.map(({ label, note = '' }) => ({ label, note }));
  const { labels, plot, linesOf } = plotRows(named, { width, most: 60, unicode });
  const body = rows.flatMap((row, r) => {
    const cells = new Cells(plot);
    piecesOf(row).forEach(({ from, to }, level) => {
      cells.fill(
        Math.round(from * plot),
        Math.round(to * plot) - 1,
        markOf(level, levels.length, { unicode }),
      );
    });
    return linesOf(r, cells);
  });
  const legend = levels.map((level, index) => `${markOf(index, levels.length, { unicode })} ${level}`);
  const at = { width: plot, indent: labels + 2, page: width, unicode };
  return [
    ...body,
    ...axisLines(axisOf(chart), at).map(ink.faint),
    ...legendLines(legend, width, labels + 2).map(ink.faint),
  ];
}

/** Shades where there are few levels, letters where there are more. */
function markOf(level: number, levels: number, { unicode }: { readonly unicode: boolean }): string {
  const shades = unicode ? '░▒▓█' : '.:+#';
  if (levels <= shades.length) return shades[level] ?? '?';
  return String.fromCharCode('a'.charCodeAt(0) + (level % 26));
}

function svg(chart: StacksChart, width: number): Drawing {
  const { levels, rows } = chart;
  const scale = axisOf(chart);
  const set = setRows(rows, { width, top: isNarrow(width) ? 0 : 4, lane: 38 });
  const beyond = overhang(scale);
  const margin = marginOf(width);
  const plot = {
    left: Math.max(set.left, margin + Math.min(beyond.left, 20)),
    right: Math.min(set.right, width - margin - Math.min(beyond.right, 28)),
    top: 0,
    bottom: set.height + 8,
  };
  const position = acrossOf(scale, plot);
  const { grid, axis, height } = horizontalAxis(scale, [plot], width);
  const bars = set.placed.flatMap(({ row, centre }) =>
    piecesOf(row).map(({ from, to }, level) =>
      to > from
        ? tag('rect', {
            ...{ x: position(from), y: centre - 11, width: position(to) - position(from), height: 22 },
            ...{ fill: shadeOf(level, levels.length), stroke: DARK_BLUE },
          })
        : '',
    ),
  );
  return {
    key: levels.map((label, level) => ({ label, mark: 'box', colour: shadeOf(level, levels.length) })),
    markup: [grid, bars.join(''), axis, rows.length === 0 ? '' : set.words].join(''),
    height: plot.bottom + height,
  };
}

/** From pale for the lowest level to dark for the highest, each edged, so that nothing is told by hue alone. */
function shadeOf(level: number, levels: number): string {
  const share = levels < 2 ? 1 : level / (levels - 1);
  const part = (pale: number, dark: number) =>
    Math.round(pale + share * (dark - pale))
      .toString(16)
      .padStart(2, '0');
  return `#${part(0xf2, 0x12)}${part(0xf7, 0x43)}${part(0xfb, 0x6d)}`;
}
