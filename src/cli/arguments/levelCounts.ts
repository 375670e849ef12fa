import { isFile } from '../../files/disk/readText.js';
import { allOf } from '../../problem.js';
import { wholeOption } from './options.js';

/** Whether an argument is cases at three levels or more, such as `3/7/12/2`: two would be Yes answers of cases. */
export const isLevelCounts = (text: string): boolean =>
  /^\s*[-+]?\d[\d.,_]*(\s*\/\s*[-+]?[\w.,]+){2,}\s*$/.test(text) && !isFile(text);

/** The cases at each level, or everything that is wrong with any. */
export function readLevelCounts(text: string): readonly number[] {
  const read = wholeOption(`Each count of ${text}`, { max: MOST });
  return allOf(text.split('/').map((part) => () => read(part.trim())));
}

const MOST = 1_000_000;
