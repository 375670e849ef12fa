import { list, plural } from '../../words/format.js';
import type { Chart } from './chart.js';
import { scaleOf } from './scale.js';
import { byWidth } from './textTornado.js';

/** The chart in words, from its data: the text alternative of an SVG. The chart's own description wins. */
export function describeChart(chart: Chart): string {
  if (chart.description !== undefined) return chart.description;
  switch (chart.kind) {
    case 'intervals': {
      const { show } = scaleOf(
        chart.axis,
        chart.rows.flatMap(({ lower, upper }) => [lower, upper]),
      );
      const rows = chart.rows.map(
        ({ label, point, lower, upper }) =>
          `${label}${point === null ? '' : ` ${show(point)}`}, from ${show(lower)} to ${show(upper)}`,
      );
      return `${chart.axis.label}. ${rows.join('; ')}.${referencesOf(chart.references, show)}`;
    }
    case 'lines': {
      const all = chart.series.flatMap(({ points }) => points.map(([, y]) => y));
      const { show } = scaleOf(chart.y, all);
      const rows = chart.series.map(({ label, points }) => {
        const values = points.map(([, y]) => y);
        if (values.length === 0) return `${label} has no values`;
        return `${label} runs from ${show(least(values))} at the lowest to ${show(most(values))} at the highest`;
      });
      return `${chart.y.label} against ${chart.x.label}. ${rows.join('; ')}.${referencesOf(chart.references, show)}`;
    }
    case 'fan': {
      const { show } = scaleOf(
        chart.y,
        chart.series.flatMap(({ points }) => points.map(({ middle }) => middle)),
      );
      const rows = chart.series.map(({ label, points }) => {
        const [first, last] = [points[0], points.at(-1)];
        if (first === undefined || last === undefined) return `${label} has no values`;
        return `${label} goes from ${show(first.middle)} to ${show(last.middle)} (${show(last.low)} to ${show(last.high)})`;
      });
      return `${chart.y.label} by ${chart.x.label}. ${rows.join('; ')}.`;
    }
    case 'tornado': {
      const { show } = scaleOf(
        chart.axis,
        chart.rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]),
      );
      const rows = byWidth(chart).map(
        ({ label, atLow, atHigh }) => `${label} from ${show(atLow)} to ${show(atHigh)}`,
      );
      return `${chart.axis.label}, ${show(chart.centre)} as written. Widest first: ${rows.join('; ')}.`;
    }
    case 'heat':
      return `${chart.scale.label}: ${plural(chart.rows.length, 'row')} (${list(chart.rows)}) by ${plural(chart.columns.length, 'column')} (${list(chart.columns)}).`;
  }
}

function referencesOf(
  references: readonly { at: number; label: string }[] = [],
  show: (value: number) => string,
): string {
  if (references.length === 0) return '';
  const named = references.map(({ at, label }) =>
    label.includes(show(at)) ? label : `${label} at ${show(at)}`,
  );
  return ` Marked for reference: ${list(named)}.`;
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
}
