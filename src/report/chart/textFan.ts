import type { TextOptions } from '../../words/textOptions.js';
import type { FanChart } from './chart.js';
import { placeOf, type Scale, scaleOf } from './scale.js';
import { axisLines, Cells, legendLines, panelHeight, referenceName } from './textCanvas.js';

type FanPoint = FanChart['series'][number]['points'][number];

/** A band from low to high with its middle, month by month; one panel per series on the same axes. */
export function textFan(chart: FanChart, { width, unicode, ink }: TextOptions): string[] {
  const { series, references = [] } = chart;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map((point) => point.x)),
    { snug: true },
  );
  const values = series.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const y = scaleOf(chart.y, [...values, ...references.map(({ at }) => at)], { ticks: 4 });
  const margin = Math.max(...y.ticks.map((tick) => y.show(tick).length)) + 2;
  const plot = Math.max(20, Math.min(72, width - margin - 1));
  const height = panelHeight(y, series.length > 1 ? 8 : 12);
  const glyphs = unicode
    ? { middle: '━', band: '░', reference: '┄' }
    : { middle: '=', band: ':', reference: '.' };
  return [
    chart.y.label,
    ...series.flatMap(({ label, points }) => [
      `${' '.repeat(margin)}${ink.strong(label)}`,
      ...panel(
        points,
        x,
        y,
        references.map(({ at }) => at),
        { margin, plot, height, unicode, glyphs },
      ),
    ]),
    ...axisLines(x, plot, margin, unicode).map(ink.faint),
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

interface Style {
  readonly margin: number;
  readonly plot: number;
  readonly height: number;
  readonly unicode: boolean;
  readonly glyphs: { readonly middle: string; readonly band: string; readonly reference: string };
}

function panel(
  points: readonly FanPoint[],
  x: Scale,
  y: Scale,
  references: readonly number[],
  { margin, plot, height, unicode, glyphs }: Style,
): string[] {
  const rows = Array.from({ length: height }, () => new Cells(plot));
  const rowOf = (value: number) => Math.round((1 - placeOf(y, value)) * (height - 1));
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
