import type { TextOptions } from '../../words/textOptions.js';
import type { HeatMapChart } from './chart.js';
import { placeOf, scaleOf } from './scale.js';
import { fitted } from './textCanvas.js';

/** A grid in which each cell holds its value and a bar of shade; columns too long for their cell get a letter. */
export function textHeat(chart: HeatMapChart, { width, unicode, ink }: TextOptions): string[] {
  const { rows, columns, cells } = chart;
  const scale = scaleOf(
    chart.scale,
    cells.flat().filter((cell) => cell !== null),
  );
  const labels = Math.min(Math.max(0, ...rows.map((row) => row.length)), Math.floor(width / 3));
  const shown = cells.map((row) =>
    row.map((cell) => (cell === null ? (unicode ? '·' : '.') : scale.show(cell))),
  );
  const widest = Math.max(1, ...shown.flat().map((text) => text.length));
  const shades = unicode ? [' ', '░', '▒', '▓', '█'] : [' ', '.', ':', '+', '#'];
  const room = Math.floor((width - labels - 2) / Math.max(1, columns.length)) - 2;
  const named = Math.max(...columns.map((column) => column.length));
  const cellWidth = named <= Math.max(room, widest + 2) ? Math.max(named, widest + 2) : widest + 2;
  const letters = named > cellWidth;
  const heads = columns.map((column, c) => (letters ? letterOf(c) : column));
  const gap = '  ';
  const line = (parts: readonly string[]) => parts.join(gap);
  return [
    ink.faint(`${' '.repeat(labels)}${gap}${line(heads.map((head) => head.padStart(cellWidth)))}`),
    ...rows.map((row, r) => {
      const parts = (cells[r] ?? []).map((cell, c) => {
        const shade =
          cell === null ? ' ' : (shades[Math.min(4, Math.floor(placeOf(scale, cell) * 5))] ?? ' ');
        return `${shade.repeat(cellWidth - widest - 1)} ${(shown[r]?.[c] ?? '').padStart(widest)}`;
      });
      return `${fitted(row, labels, unicode)}${gap}${line(parts)}`;
    }),
    ...(letters ? columns.map((column, c) => ink.faint(`${letterOf(c)}  ${column}`)) : []),
    ink.faint(
      `${shades.slice(1).join('')}  ${chart.scale.label}, ${scale.show(scale.low)} to ${scale.show(scale.high)}`,
    ),
  ];
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
