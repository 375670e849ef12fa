import type { TextOptions } from '../../words/textOptions.js';
import type { TornadoChart } from './chart.js';
import { scaleOf } from './scale.js';
import { axisLines, Cells, columnOf, fitted, legendLines } from './textCanvas.js';

/** Bars from the centre to the result at each assumption's low and high, the widest first. */
export function textTornado(chart: TornadoChart, { width, unicode, ink }: TextOptions): string[] {
  const rows = byWidth(chart);
  const scale = scaleOf(chart.axis, [chart.centre, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])]);
  const labels = Math.min(Math.max(0, ...rows.map(({ label }) => label.length)), Math.floor(width / 3));
  const notes = rows.map(({ atLow, atHigh }) => `${scale.show(atLow)} to ${scale.show(atHigh)}`);
  const plot = Math.max(
    20,
    Math.min(60, width - labels - 4 - Math.max(0, ...notes.map((note) => note.length))),
  );
  const centre = columnOf(scale, chart.centre, plot);
  const glyphs = unicode ? { low: '░', high: '█', centre: '│' } : { low: '-', high: '=', centre: '|' };
  const bars = rows.map(({ label, atLow, atHigh }, r) => {
    const cells = new Cells(plot);
    const span = (value: number, glyph: string) => {
      const end = columnOf(scale, value, plot);
      cells.fill(Math.min(centre, end), Math.max(centre, end), glyph);
    };
    span(atLow, glyphs.low);
    span(atHigh, glyphs.high);
    cells.put(centre, glyphs.centre);
    return `${fitted(label, labels, unicode)}  ${cells}  ${notes[r] ?? ''}`;
  });
  return [
    ...bars,
    ...axisLines(scale, plot, labels + 2, unicode).map(ink.faint),
    ...legendLines(
      [`${glyphs.low} assumption at its low`, `${glyphs.high} at its high`],
      width,
      labels + 2,
    ).map(ink.faint),
  ];
}

/** The rows from the widest swing to the narrowest. */
export function byWidth({ rows }: TornadoChart): TornadoChart['rows'] {
  const swing = ({ atLow, atHigh }: TornadoChart['rows'][number]) => Math.abs(atHigh - atLow);
  return rows.toSorted((a, b) => swing(b) - swing(a));
}
