import { refuseArgument, requireList } from '../../check.js';
import type { Pack } from '../pack.js';
import { wordRuns } from '../words/wordRuns.js';
import { requirePack } from './requirePack.js';

/** What those who read earlier packs know: a new pack is unlike them. */
export interface EarlierPacks {
  readonly codes: readonly string[];
  /** The stories that their cases told. */
  readonly stories: ReadonlySet<string>;
  /** Every run of words in them. */
  readonly runs: ReadonlySet<string>;
}

/** Reads what is known from earlier packs; null where there are none. */
export function earlierPacks(packs: readonly Pack[]): EarlierPacks | null {
  requireList('notLike', packs).forEach((pack, index) => {
    requirePack(`notLike[${index}]`, pack);
    const again = packs.findIndex(({ code }) => code === pack.code) < index;
    if (again) refuseArgument(`notLike[${index}]`, pack.code, 'each pack once');
  });
  if (packs.length === 0) return null;
  const told = packs.flatMap(({ notes }) => notes.cases.flatMap(({ story }) => story ?? []));
  const texts = packs.flatMap(({ cases }) =>
    cases.flatMap(({ entries }) => entries.flatMap(({ paragraphs }) => paragraphs)),
  );
  return {
    codes: packs.map(({ code }) => code),
    stories: new Set(told),
    runs: new Set(texts.flatMap(wordRuns)),
  };
}
