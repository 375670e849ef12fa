import type * as Plot from '@observablehq/plot';

/** What a chart's own file hands over to be framed. */
export interface Drawing {
  readonly plot: Plot.PlotOptions & { readonly height: number };
  readonly legend: readonly LegendItem[];
}

export interface LegendItem {
  readonly label: string;
  readonly mark: 'line' | 'band' | 'dot' | 'diamond' | 'box';
  readonly colour: string;
  readonly dash?: string;
}

export const WIDTH = 760;
