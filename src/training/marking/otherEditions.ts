import { plural } from '../../words/format.js';
import type { Pack } from '../pack.js';

/** What to say of answers in a file that were given to another edition of a pack than the one that marks them. */
export function otherEditions(
  file: string,
  editions: ReadonlyMap<string, number>,
  { corrected }: Pack,
): string[] {
  const own = corrected?.edition ?? 1;
  return [...editions].flatMap(([said, answers]) => {
    if (said === String(own)) return [];
    const given = `${file} has ${plural(answers, 'answer')} given to edition ${said} of the pack, marked with edition ${own}`;
    const edition = Number(said);
    if (edition > own) {
      return [
        `${given}. Edition ${said} is the later one: mark them with its folder, which has corrections that this one lacks.`,
      ];
    }
    const since = corrected?.changes.filter((change) => change.edition > edition) ?? [];
    const changed = since.map(({ case: number, item }) => `${item} of case ${number}`);
    return [
      `${given}. ${changed.length === 0 ? 'The' : `Since then the key was corrected in ${[...new Set(changed)].join(', ')}; the`} cases are the same.`,
    ];
  });
}
