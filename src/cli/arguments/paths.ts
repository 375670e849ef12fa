import { exists } from '../../files/disk/readText.js';
import { collect } from './once.js';

/** Names of files or folders separated by commas, also given by repeating the option; one that is there keeps its commas. */
export const pathsOption = collect(
  (text: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...(exists(text) ? [text] : text.split(',').map((path) => path.trim())),
  ],
);
