/**
 * Charts as plain data. `report/chart/text.ts` draws them in a terminal, `report/chart/svg.ts` as an SVG file.
 * Proportions are numbers from 0 to 1 on an axis whose format is `percent`.
 */
export type Chart = IntervalsChart | LinesChart | FanChart | TornadoChart | HeatMapChart;

interface Described {
  readonly title: string;
  /** The chart in words, for people who cannot see it; made from the data when absent. */
  readonly description?: string;
}

export interface Axis {
  readonly label: string;
  /** Ends of the axis; taken from the data when absent. */
  readonly low?: number;
  readonly high?: number;
  readonly format?: 'percent' | 'number';
  /** Where ticks stand; chosen evenly when absent. */
  readonly ticks?: readonly number[];
}

/** A value worth comparing with, such as a band's edge. */
export interface Reference {
  readonly at: number;
  readonly label: string;
}

/** One row per quantity: a point, its interval, and if wanted a wider one (the range of repeated inspections). */
export interface IntervalsChart extends Described {
  readonly kind: 'intervals';
  readonly axis: Axis;
  readonly references?: readonly Reference[];
  readonly rows: readonly IntervalsRow[];
  /** What the point, the interval and the wider range are: the key under the chart. */
  readonly key?: {
    readonly point?: string;
    readonly interval?: string;
    readonly range?: string;
    readonly mark?: string;
  };
}

export interface IntervalsRow {
  readonly label: string;
  readonly point: number | null;
  readonly lower: number;
  readonly upper: number;
  /** A second, wider span drawn thinner. */
  readonly range?: { readonly lower: number; readonly upper: number };
  /** A second mark, such as the published value beside the sample's. */
  readonly mark?: number;
  /** Words at the end of the row, such as `49% (41 of 84)`. */
  readonly note?: string;
}

/** Lines over a continuous x: exact coverage along p, power along n. */
export interface LinesChart extends Described {
  readonly kind: 'lines';
  readonly x: Axis;
  readonly y: Axis;
  readonly references?: readonly Reference[];
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

/** What may come, by month: a low, a middle and a high (5, 50 and 95%). */
export interface FanChart extends Described {
  readonly kind: 'fan';
  readonly x: Axis;
  readonly y: Axis;
  readonly references?: readonly Reference[];
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly {
      readonly x: number;
      readonly low: number;
      readonly middle: number;
      readonly high: number;
    }[];
  }[];
}

/** How far the result moves as each assumption goes from its low to its high. */
export interface TornadoChart extends Described {
  readonly kind: 'tornado';
  readonly axis: Axis;
  /** The result with every assumption as written. */
  readonly centre: number;
  readonly rows: readonly {
    readonly label: string;
    /** The result when the assumption is at its low, and at its high. */
    readonly atLow: number;
    readonly atHigh: number;
  }[];
}

/** A grid of values: cases by prompts, scenarios by questions. */
export interface HeatMapChart extends Described {
  readonly kind: 'heat';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `cells[row][column]`; null where there is nothing to show. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly scale: Axis;
}
