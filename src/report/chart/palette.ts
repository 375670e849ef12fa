/** Colours with at least 3:1 contrast on white; series differ in dash as well, never in colour alone. */
export const INK = '#0b0c0c';
export const QUIET = '#505a5f';
export const GRID = '#d8dadb';
export const BLUE = '#1d70b8';
export const PALE_BLUE = '#8eb8dc';
export const SERIES = [
  { colour: '#1d70b8', dash: '' },
  { colour: '#b5460f', dash: '7 4' },
  { colour: '#00703c', dash: '2 3' },
  { colour: '#4c2c92', dash: '9 3 2 3' },
] as const;

/** The look of a series by its place; colours repeat after four, when small panels keep the lines apart. */
export function seriesStyle(index: number): (typeof SERIES)[number] {
  return SERIES[index % SERIES.length] ?? SERIES[0];
}
