import { percent } from '../../../words/format.js';

/** `95%` and `99.9%`, never `95.0%`. */
export const levelText = (confidence: number) => percent(confidence, levelDecimals(confidence));

/** As many decimals as the level was given with. */
const levelDecimals = (confidence: number) =>
  Math.max(0, String(Number((confidence * 100).toPrecision(12))).split('.')[1]?.length ?? 0);
