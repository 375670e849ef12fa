import { mostOf } from '../../numeric/extremes.js';
import { paddedTo, widestOf } from '../../words/columns.js';
import { list, plural } from '../../words/format.js';
import { type TextOptions, wrap } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import type { Axis, Described } from './parts/axis.js';
import { fractionOf, type Scale, scaleOf } from './parts/scale.js';
import { isNarrow, marginOf } from './svg/axes.js';
import type { Drawing } from './svg/frame.js';
import { lettering, lineHeight, linesOf, textWidth } from './svg/lettering.js';
import { GRID, INK, PAPER, QUIET } from './svg/palette.js';
import { columnWidth } from './svg/rows.js';
import { tag } from './svg/tag.js';
import { fitted } from './text/canvas.js';

/** A grid of values: cases by prompts, scenarios by questions. */
export interface HeatMapChart extends Described {
  readonly kind: 'heat';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `cells[row][column]`; null where there is nothing to show. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly scale: Axis;
}

export const heat: ChartType<HeatMapChart> = { describe, text, svg };

function describe({ rows, columns, scale }: HeatMapChart): string {
  return `${scale.label}: ${plural(rows.length, 'row')} (${list(rows)}) by ${plural(columns.length, 'column')} (${list(columns)}).`;
}

/**
 * A grid in which each cell has its value and a bar of shade; columns too long for their cell get a letter, and those for
 * which it has no space go on in a second grid below.
 */
function text(chart: HeatMapChart, { width, unicode, ink }: TextOptions): string[] {
  const { rows, columns, cells } = chart;
  const scale = scaleOf(
    chart.scale,
    cells.flat().filter((cell) => cell !== null),
  );
  const labels = Math.min(widestOf(rows), Math.floor(width / 3));
  const shown = cells.map((row) =>
    row.map((cell) => (cell === null ? (unicode ? '·' : '.') : scale.show(cell))),
  );
  const widest = mostOf(
    shown.flat().map((text) => text.length),
    1,
  );
  const shades = unicode ? [' ', '░', '▒', '▓', '█'] : [' ', '.', ':', '+', '#'];
  const room = Math.floor((width - labels - 2) / Math.max(1, columns.length)) - 2;
  const named = widestOf(columns);
  const cellWidth = named <= Math.max(room, widest + 2) ? Math.max(named, widest + 2) : widest + 2;
  const letters = named > cellWidth;
  const heads = columns.map((column, c) => (letters ? letterOf(c) : column));
  const gap = '  ';
  const shadedCells = cells.map((row, r) =>
    row.map((cell, c) => {
      const shade =
        cell === null ? ' ' : (shades[Math.min(4, Math.floor(fractionOf(scale, cell) * 5))] ?? ' ');
      return `${shade.repeat(cellWidth - widest - 1)} ${(shown[r]?.[c] ?? '').padStart(widest)}`;
    }),
  );
  const perGrid = Math.max(1, Math.floor((width - labels) / (gap.length + cellWidth)));
  const grids = Array.from({ length: Math.max(1, Math.ceil(columns.length / perGrid)) }, (_, grid) => {
    const line = (parts: readonly string[]) =>
      parts
        .slice(grid * perGrid, (grid + 1) * perGrid)
        .map((part) => gap + part)
        .join('');
    return [
      ink.faint(`${' '.repeat(labels)}${line(heads.map((head) => paddedTo(head, cellWidth, 'right')))}`),
      ...rows.map((row, r) => `${fitted(row, { width: labels, unicode })}${line(shadedCells[r] ?? [])}`),
    ];
  });
  const keys = [
    ...(letters ? columns.map((column, c) => `${letterOf(c)}  ${column}`) : []),
    `${shades.slice(1).join('')}  ${chart.scale.label}, ${scale.show(scale.low)} to ${scale.show(scale.high)}`,
  ];
  return [
    ...grids.flatMap((grid, index) => (index === 0 ? grid : ['', ...grid])),
    ...keys.flatMap((key) => wrap(key, width, '   ').split('\n')).map(ink.faint),
  ];
}

/** A grid of shaded cells with their values; columns for which it has no space go on in a second grid below. */
function svg(chart: HeatMapChart, width: number): Drawing {
  const scale = scaleOf(
    chart.scale,
    chart.cells.flat().filter((cell) => cell !== null),
  );
  const layout = layOut(chart, scale, width);
  const starts = Array.from(
    { length: Math.max(1, Math.ceil(chart.columns.length / layout.perGrid)) },
    (_, index) => index * layout.perGrid,
  );
  let y = 0;
  const grids = starts.map((start, index) => {
    const { markup, height } = drawGrid(chart, scale, layout, start);
    const placed = tag('g', { transform: `translate(0,${y})` }, markup);
    y += height + (index < starts.length - 1 ? 20 : 0);
    return chart.columns.length + chart.rows.length === 0 ? '' : placed;
  });
  const shades = [0, 0.5, 1].map((share) => ({
    label: scale.show(scale.low + share * (scale.high - scale.low)),
    ...({ mark: 'box', colour: shade(share) } as const),
  }));
  return {
    key: [{ label: `${scale.label}:`, mark: 'none', colour: QUIET }, ...shades],
    markup: grids.join(''),
    height: y,
  };
}

interface Layout {
  readonly margin: number;
  /** Zero where the labels go above their rows. */
  readonly labelWidth: number;
  readonly left: number;
  readonly right: number;
  readonly cellWidth: number;
  readonly perGrid: number;
}

/** Labels beside the rows, unless the picture is narrow and all columns fit only without them. */
function layOut({ rows, columns, cells }: HeatMapChart, scale: Scale, width: number): Layout {
  const margin = marginOf(width);
  const values = cells.flat().map((cell) => textWidth(shown(cell, scale), CELL_TEXT));
  const words = columns.flatMap((column) => column.split(' ')).map((word) => textWidth(word));
  const least = mostOf(
    values.map((value) => value + 4),
    Math.max(34, Math.min(90, 8 + mostOf(words, 0))),
  );
  const label = columnWidth(rows, Math.min(0.4 * width, 340));
  const beside = label === 0 ? 0 : label + 12;
  const across = width - 2 * margin;
  const isAbove = isNarrow(width) && Math.floor((across - beside) / least) < columns.length;
  const room = across - (isAbove ? 0 : beside);
  const most = Math.max(1, Math.floor(room / least));
  const grids = Math.max(1, Math.ceil(columns.length / most));
  const perGrid = Math.max(1, Math.ceil(columns.length / grids));
  const cellWidth = Math.min(WIDEST_CELL, room / perGrid);
  const left = isAbove ? margin : margin + beside;
  return { margin, labelWidth: isAbove ? 0 : label, left, right: width - margin, cellWidth, perGrid };
}

const WIDEST_CELL = 140;
const CELL_HEIGHT = 32;
const CELL_TEXT = 13;

function drawGrid(
  { rows, columns, cells }: HeatMapChart,
  scale: Scale,
  { margin, labelWidth, left, right, cellWidth, perGrid }: Layout,
  start: number,
): { markup: string; height: number } {
  const heads = columns.slice(start, start + perGrid).map((column) => linesOf(column, cellWidth - 4));
  const headHeight =
    mostOf(
      heads.map((head) => head.length),
      0,
    ) * lineHeight();
  const named = heads.map((head, c) =>
    lettering(head, {
      ...{ x: left + (c + 0.5) * cellWidth, anchor: 'middle', fill: QUIET },
      y: headHeight - 3 - (head.length - 1) * lineHeight(),
    }),
  );
  let y = headHeight + 4;
  const drawn = rows.map((row, r) => {
    const isAbove = labelWidth === 0;
    const label = linesOf(row, isAbove ? right - margin : labelWidth);
    const own = (cells[r] ?? []).slice(start, start + perGrid);
    const labelHeight = label.length * lineHeight();
    const height = isAbove ? CELL_HEIGHT : Math.max(CELL_HEIGHT, labelHeight + 6);
    const top = isAbove ? y + labelHeight + 8 : y;
    y = top + height + 2;
    const words = isAbove
      ? lettering(label, { x: margin, y: top - labelHeight + 10 })
      : lettering(label, {
          ...{ x: left - 12, anchor: 'end' },
          y: top + height / 2 + 5 - ((label.length - 1) * lineHeight()) / 2,
        });
    const squares = own.map((cell, c) => drawCell(cell, scale, left + c * cellWidth, top, cellWidth, height));
    return words + squares.join('');
  });
  return { markup: named.join('') + drawn.join(''), height: y };
}

function drawCell(
  cell: number | null,
  scale: Scale,
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  const share = cell === null ? 0 : fractionOf(scale, cell);
  const fill = cell === null ? PAPER : shade(share);
  return (
    tag('rect', { x: x + 1, y, width: width - 2, height, fill, stroke: GRID }) +
    lettering([shown(cell, scale)], {
      ...{ x: x + width / 2, y: y + height / 2 + 5, anchor: 'middle', size: CELL_TEXT },
      fill: cell === null ? QUIET : share > 0.6 ? PAPER : INK,
    })
  );
}

function shown(cell: number | null, scale: Scale): string {
  return cell === null ? '–' : scale.show(cell);
}

/** From a pale to a dark blue, straight in RGB. */
function shade(share: number): string {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return `rgb(${mix(238, 18)},${mix(244, 67)},${mix(250, 109)})`;
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
