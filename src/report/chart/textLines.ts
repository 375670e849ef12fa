import type { TextOptions } from '../../words/textOptions.js';
import type { LinesChart } from './chart.js';
import { placeOf, type Scale, scaleOf } from './scale.js';
import { axisLines, legendLines, panelHeight, referenceName } from './textCanvas.js';

/** Lines over x. Several series become panels on the same axes: a terminal has no shades to tell them apart by. */
export function textLines(chart: LinesChart, options: TextOptions): string[] {
  const { series, references = [] } = chart;
  const { width, unicode, ink } = options;
  const x = scaleOf(
    chart.x,
    series.flatMap(({ points }) => points.map(([at]) => at)),
    { snug: true },
  );
  const levels = [
    ...series.flatMap(({ points }) => points.map(([, value]) => value)),
    ...references.map(({ at }) => at),
  ];
  const y = scaleOf(chart.y, levels, { ticks: 4 });
  const margin = Math.max(...y.ticks.map((tick) => y.show(tick).length)) + 2;
  const plot = Math.max(20, Math.min(84, width - margin - 1));
  const height = panelHeight(y, series.length > 2 ? 6 : series.length > 1 ? 8 : 12);
  const panels = series.flatMap(({ label, points }) => [
    ...(series.length > 1 ? [`${' '.repeat(margin)}${ink.strong(label)}`] : []),
    ...panel(
      points,
      x,
      y,
      references.map(({ at }) => at),
      { margin, plot, height, unicode },
    ),
  ]);
  return [
    `${chart.y.label}`,
    ...panels,
    ...axisLines(x, plot, margin, unicode).map(ink.faint),
    ...legendLines(
      references.map(({ at, label }) => `${unicode ? '┄' : '.'} ${referenceName(y, at, label)}`),
      width,
      margin,
    ).map(ink.faint),
  ];
}

interface Size {
  readonly margin: number;
  readonly plot: number;
  readonly height: number;
  readonly unicode: boolean;
}

function panel(
  points: readonly (readonly [number, number])[],
  x: Scale,
  y: Scale,
  references: readonly number[],
  { margin, plot, height, unicode }: Size,
): string[] {
  const dots = unicode ? new DotGrid(plot, height, 2, 4) : new DotGrid(plot, height, 1, 1);
  let before: readonly [number, number] | undefined;
  for (const point of points) {
    if (before !== undefined) dots.line(spot(before), spot(point));
    else dots.line(spot(point), spot(point));
    before = point;
  }
  function spot([at, value]: readonly [number, number]): readonly [number, number] {
    return [placeOf(x, at), 1 - placeOf(y, value)];
  }
  const rowOf = (value: number) => Math.round((1 - placeOf(y, value)) * (height - 1));
  const referenceRows = new Set(references.map(rowOf));
  const tickRows = new Map(y.ticks.map((tick) => [rowOf(tick), y.show(tick)]));
  return Array.from({ length: height }, (_, row) => {
    const label = (tickRows.get(row) ?? '').padStart(margin - 2);
    const edge = tickRows.has(row) ? (unicode ? '┤' : '+') : unicode ? '│' : '|';
    const background = referenceRows.has(row) ? (unicode ? '┄' : '.') : ' ';
    return `${label} ${edge}${dots.row(row, background)}`;
  });
}

/** A grid of dots inside character cells: 2 × 4 in Braille (Unicode block U+2800), 1 × 1 in ASCII. */
class DotGrid {
  private readonly lit: Uint8Array;
  private readonly columns: number;
  private readonly rows: number;

  constructor(
    private readonly width: number,
    height: number,
    private readonly across: 1 | 2,
    private readonly down: 1 | 4,
  ) {
    this.columns = width * across;
    this.rows = height * down;
    this.lit = new Uint8Array(this.columns * this.rows);
  }

  /** A straight line between two places given as shares of the width and the height. */
  line([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): void {
    const [fromX, toX] = [x0 * (this.columns - 1), x1 * (this.columns - 1)];
    const [fromY, toY] = [y0 * (this.rows - 1), y1 * (this.rows - 1)];
    const steps = Math.max(1, Math.ceil(Math.abs(toX - fromX)), Math.ceil(Math.abs(toY - fromY)));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const column = Math.round(fromX + (toX - fromX) * share);
      const row = Math.round(fromY + (toY - fromY) * share);
      this.lit[row * this.columns + column] = 1;
    }
  }

  row(row: number, background: string): string {
    let text = '';
    for (let cell = 0; cell < this.width; cell++) text += this.glyph(row, cell, background);
    return text;
  }

  private glyph(row: number, cell: number, background: string): string {
    let pattern = 0;
    for (let dy = 0; dy < this.down; dy++) {
      for (let dx = 0; dx < this.across; dx++) {
        const index = (row * this.down + dy) * this.columns + cell * this.across + dx;
        if (this.lit[index] === 1) pattern |= BRAILLE[dy]?.[dx] ?? 0;
      }
    }
    if (pattern === 0) return background;
    return this.down === 1 ? '*' : String.fromCharCode(0x2800 + pattern);
  }
}

/** The bit of each Braille dot, by row and column. */
const BRAILLE = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
