import { requireBetween, requireOneOf } from '../../check.js';
import { type TextOptions, wrap } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import { dots } from './dots.js';
import { fan } from './fan.js';
import { funnelChart } from './funnel.js';
import { heat } from './heat.js';
import { intervals } from './intervals.js';
import { lines } from './lines.js';
import { nested } from './nested.js';
import { requireDrawable } from './parts/requireDrawable.js';
import { stacks } from './stacks.js';
import { framed } from './svg/frame.js';
import { tornado } from './tornado.js';
import { zip } from './zip.js';

/** Every kind of chart, under the name that its data carry as `kind`. */
const CHARTS = { intervals, lines, nested, zip, dots, fan, tornado, heat, funnel: funnelChart, stacks };

export type ChartKind = keyof typeof CHARTS;

type DataOf<Kind extends ChartKind> = Parameters<(typeof CHARTS)[Kind]['describe']>[0];

/** A chart as plain data; which kind it is decides how it is told and drawn. */
export type Chart<Kind extends ChartKind = ChartKind> = { [K in Kind]: DataOf<K> & { kind: K } }[Kind];

const BY_KIND: { readonly [Kind in ChartKind]: ChartType<DataOf<Kind>> } = CHARTS;

/** The chart in words: the text alternative of a picture. The chart's own description wins. */
export function describeChart<Kind extends ChartKind>(chart: Chart<Kind>): string {
  return chart.description ?? typeOf(chart).describe(chart);
}

/** A chart for the terminal: pure text, in Unicode or in ASCII. */
export function renderChart<Kind extends ChartKind>(chart: Chart<Kind>, options: TextOptions): string {
  return [options.ink.strong(wrap(chart.title, options.width)), ...typeOf(chart).text(chart, options)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A chart as an SVG that stands alone, laid out for its width in pixels; the same bytes each time. */
export function renderSvg<Kind extends ChartKind>(
  chart: Chart<Kind>,
  { width = WIDTH }: { width?: number } = {},
): string {
  requireBetween('width', width, NARROWEST, WIDEST, 'both');
  const drawing = typeOf(chart).svg(chart, width);
  return framed({ ...chart, description: describeChart(chart) }, drawing, width);
}

/** The width of a file and of a figure in a page. */
const WIDTH = 760;
const NARROWEST = 240;
const WIDEST = 2000;

function typeOf<Kind extends ChartKind>(chart: Chart<Kind>): ChartType<DataOf<Kind>> {
  requireOneOf('chart.kind', chart.kind, Object.keys(CHARTS));
  requireDrawable(chart);
  return BY_KIND[chart.kind];
}
