import { exists, isFile } from '../../files/disk/readText.js';
import { looksLikeCounts } from '../../results/tables/readCounts.js';
import { collect } from './once.js';

/** Whether an argument is counts and not the name of a file: a file is a file, whatever its name looks like. */
export const isCounts = (text: string): boolean => looksLikeCounts(text) && !isFile(text);

/** Names of files or folders separated by commas, also given by repeating the option; one that is there keeps its commas. */
export const pathsOption = collect(
  (text: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...(exists(text) ? [text] : text.split(',').map((path) => path.trim())),
  ],
);
