import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Chart } from './chart.js';
import { describeChart } from './describe.js';
import { type Drawing, type LegendItem, WIDTH } from './drawing.js';
import { INK, QUIET } from './palette.js';
import { svgFan } from './svgFan.js';
import { svgHeat } from './svgHeat.js';
import { svgIntervals } from './svgIntervals.js';
import { svgLines } from './svgLines.js';
import { brokenAt, escapeXml, onlyXml, textWidth } from './svgText.js';
import { svgTornado } from './svgTornado.js';

const FONT = 'Arial, Helvetica, sans-serif';

/** A chart as an SVG file that stands alone: title, text alternative, no script, no network; the same bytes each time. */
export function renderSvg(chart: Chart): string {
  const { plot, legend } = draw(chart);
  const titleLines = brokenAt(chart.title, 60);
  const legendTop = 24 + titleLines.length * 26;
  const legendRows = layOut(legend);
  const plotTop = legendTop + legendRows.length * 24;
  const height = plotTop + plot.height + 12;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="${FONT}" font-size="14" fill="${INK}" color="${INK}">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<desc>${escapeXml(describeChart(chart))}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...titleLines.map(
      (line, i) =>
        `<text x="20" y="${34 + i * 26}" font-size="20" font-weight="bold">${escapeXml(line)}</text>`,
    ),
    ...legendRows.flatMap((row, r) => row.map(({ item, x }) => legendItem(item, x, legendTop + 16 + r * 24))),
    `<g transform="translate(0,${plotTop})" text-anchor="middle">${plotMarkup(plot)}</g>`,
    '</svg>',
    '',
  ];
  return onlyXml(lines.join('\n'));
}

function draw(chart: Chart): Drawing {
  switch (chart.kind) {
    case 'intervals':
      return svgIntervals(chart);
    case 'lines':
      return svgLines(chart);
    case 'fan':
      return svgFan(chart);
    case 'tornado':
      return svgTornado(chart);
    case 'heat':
      return svgHeat(chart);
  }
}

/** The inside of Plot's SVG without its style sheet (which is for web pages); coordinates to a hundredth. */
function plotMarkup(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = Plot.plot({
    width: WIDTH,
    marginTop: 28,
    style: { fontFamily: FONT, fontSize: '14px', color: INK },
    ...options,
    document,
  });
  for (const sheet of drawn.querySelectorAll('style')) sheet.remove();
  // Inside an image that is described as a whole, Plot's labels of single marks are noise to a screen reader.
  for (const mark of drawn.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  return String(drawn.innerHTML)
    .replace(/<[^>]+>/g, (tag) =>
      tag.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (n) => String(Number(Number(n).toFixed(2)))),
    )
    .replaceAll('currentColor', INK)
    .replaceAll('var(--plot-background)', '#ffffff');
}

function layOut(items: readonly LegendItem[]): { item: LegendItem; x: number }[][] {
  const rows: { item: LegendItem; x: number }[][] = [];
  let x = 20;
  for (const item of items) {
    const wide = 44 + textWidth(item.label);
    if (rows.length === 0 || x + wide > WIDTH - 20) {
      rows.push([]);
      x = 20;
    }
    rows.at(-1)?.push({ item, x });
    x += wide + 12;
  }
  return rows;
}

function legendItem({ label, mark, colour, dash = '' }: LegendItem, x: number, y: number): string {
  const marks = {
    line: `<line x1="${x}" x2="${x + 28}" y1="${y - 5}" y2="${y - 5}" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/>`,
    band: `<line x1="${x + 2}" x2="${x + 26}" y1="${y - 5}" y2="${y - 5}" stroke="${colour}" stroke-width="8" stroke-linecap="butt"/>`,
    dot: `<circle cx="${x + 14}" cy="${y - 5}" r="6" fill="${colour}"/>`,
    diamond: `<path d="M${x + 14},${y - 12}l7,7l-7,7l-7,-7z" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`,
    box: `<rect x="${x + 4}" y="${y - 14}" width="20" height="16" fill="${colour}"/>`,
  };
  return `${marks[mark]}<text x="${x + 36}" y="${y}" fill="${QUIET}">${escapeXml(label)}</text>`;
}
