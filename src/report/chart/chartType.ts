import type { TextOptions } from '../../words/textOptions.js';
import type { Drawing } from './svg/frame.js';

/** One kind of chart: its data in words, in a terminal's characters, and as a picture of any width. */
export interface ChartType<Data> {
  /** The chart in words, from its data. */
  readonly describe: (chart: Data) => string;
  /** Its lines under the title. */
  readonly text: (chart: Data, options: TextOptions) => readonly string[];
  /** The drawing under its title and key, `width` pixels wide. */
  readonly svg: (chart: Data, width: number) => Drawing;
}
