import { isFile } from '../../files/disk/readText.js';
import { looksLikeCounts } from '../../results/tables/readCounts.js';

/** Whether an argument is counts and not the name of a file: a file is a file, whatever its name looks like. */
export const isCounts = (text: string): boolean => looksLikeCounts(text) && !isFile(text);
