import { mostOf } from '../../numeric/extremes.js';
import type { TextOptions } from '../../words/textOptions.js';
import type { ChartType } from './chartType.js';
import { type LinesChart, lines } from './lines.js';
import type { Axis, Described, Reference } from './parts/axis.js';
import { type Factor, spanOf } from './parts/factor.js';
import { scaleOf } from './parts/scale.js';
import type { Drawing } from './svg/frame.js';

/**
 * A nested loop plot: a measure over every combination of several factors in order, the last factor changing fastest, as
 * steps; under it, a step line for each factor, of the level that each combination has.
 *
 * @source Rücker and Schwarzer 2014, BMC Medical Research Methodology 14:129
 */
export interface NestedChart extends Described {
  readonly kind: 'nested';
  readonly y: Axis;
  readonly references?: readonly Reference[];
  /** The level of each factor in each combination. */
  readonly factors: readonly Factor[];
  /** A value for each combination; null where there is none. */
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

export const nested: ChartType<NestedChart> = { describe, text, svg };

function describe(chart: NestedChart): string {
  return `${lines.describe(asLines(chart))} ${chart.factors.map(levelsOf).join('; ')}.`;
}

function text(chart: NestedChart, options: TextOptions): readonly string[] {
  return lines.text(asLines(chart), options);
}

function svg(chart: NestedChart, width: number): Drawing {
  return lines.svg(asLines(chart), width);
}

/** Steps along the combinations, which are numbered from 1. */
function asLines({ y, references = [], factors, series, title }: NestedChart): LinesChart {
  const combinations = mostOf(
    series.map(({ values }) => values.length),
    1,
  );
  return {
    kind: 'lines',
    title,
    x: {
      label: 'Combination, in order',
      low: 0.5,
      high: combinations + 0.5,
      ticks: scaleOf({ label: '', low: 1, high: combinations + 1 }, []).ticks.filter(Number.isInteger),
    },
    y,
    references,
    factors,
    series: series.map(({ label, values }) => ({
      label,
      breaks: values.flatMap((value, index) => (value === null ? [index + 1] : [])),
      points: values.flatMap((value, index): (readonly [number, number])[] =>
        value === null ? [] : spanOf(index).map((at) => [at, value] as const),
      ),
    })),
  };
}

/** `icc: 0 in 1 to 3, 0.02 in 4 to 6`; a factor that changes often is told by its first round. */
function levelsOf({ label, levels }: Factor): string {
  const runs: string[] = [];
  for (let index = 0; index < levels.length && runs.length < MOST_RUNS; ) {
    let last = index;
    while (last + 1 < levels.length && levels[last + 1] === levels[index]) last++;
    runs.push(`${levels[index]} in ${index + 1}${last === index ? '' : ` to ${last + 1}`}`);
    index = last + 1;
    if (index < levels.length && runs.length === MOST_RUNS) runs.push('and so on');
  }
  return `${label}: ${runs.join(', ')}`;
}

const MOST_RUNS = 8;
