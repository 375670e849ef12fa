/**
 * Colours on white: words at 7:1 or more, marks at 3:1 or edged by one that has it. Series differ in dash and pale and
 * dark blue in lightness, so that nothing is told by hue alone.
 */
export const INK = '#0b0c0c';
export const QUIET = '#484f54';
export const PAPER = '#ffffff';
export const GRID = '#d8dadb';
export const BLUE = '#1d70b8';
export const MID_BLUE = '#5694ca';
export const PALE_BLUE = '#bfd6ea';
export const DARK_BLUE = '#12436d';
/** The dash of a line for comparison. */
export const REFERENCE_DASH = '4 3';

const SERIES = [
  { colour: BLUE, dash: '' },
  { colour: '#b5460f', dash: '7 4' },
  { colour: '#00703c', dash: '2 3' },
  { colour: '#4c2c92', dash: '9 3 2 3' },
] as const;

/** So many series can share a panel. */
export const MOST_TOGETHER = SERIES.length;

/** The look of a series by its index; colours repeat after four, when small panels keep the lines apart. */
export function seriesStyle(index: number): (typeof SERIES)[number] {
  return SERIES[index % SERIES.length] ?? SERIES[0];
}
