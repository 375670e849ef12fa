import type { TextOptions } from '../../words/textOptions.js';
import type { IntervalsChart, IntervalsRow } from './chart.js';
import { type Scale, scaleOf } from './scale.js';
import { axisLines, Cells, columnOf, fitted, legendLines, referenceLines } from './textCanvas.js';

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

/** Dots and intervals, one row each, on one axis. */
export function textIntervals(chart: IntervalsChart, { width, unicode, ink }: TextOptions): string[] {
  const { rows, references = [], key = {} } = chart;
  const glyphs = unicode ? UNICODE : ASCII;
  const scale = scaleOf(chart.axis, valuesOf(chart));
  const labels = Math.min(Math.max(0, ...rows.map(({ label }) => label.length)), Math.floor(width / 3));
  const notes = Math.max(0, ...rows.map(({ note }) => note?.length ?? 0));
  const plot = Math.max(20, Math.min(72, width - labels - 2 - (notes === 0 ? 0 : notes + 2)));
  const body = rows.map((row) => {
    const cells = drawRow(row, scale, references, plot, glyphs);
    return `${fitted(row.label, labels, unicode)}  ${cells}  ${row.note ?? ''}`;
  });
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
    ...axisLines(scale, plot, labels + 2, unicode).map(ink.faint),
    ...legendLines(legend, width, labels + 2).map(ink.faint),
  ];
}

export function valuesOf({ rows, references = [] }: IntervalsChart): number[] {
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
