import type { Stream } from '../../numeric/stream.js';
import { DataError, problem } from '../../problem.js';

/** Picks texts so that none comes again in a pack before every other that would fit has been used as often. */
export interface Deck {
  pick<Item>(group: string, items: readonly Item[], random: Stream, ways?: Ways<Item>): Item;
}

interface Ways<Item> {
  readonly nameOf?: (item: Item) => string;
  /** Which to take first among those that have been used as often. */
  readonly prefers?: (item: Item) => boolean;
}

export function makeDeck(): Deck {
  const used = new Map<string, number>();
  return {
    pick(group, items, random, { nameOf = JSON.stringify, prefers = () => true } = {}) {
      const keyed = items.map((item) => ({ item, key: `${group}/${nameOf(item)}` }));
      const least = Math.min(...keyed.map(({ key }) => used.get(key) ?? 0));
      const fresh = keyed.filter(({ key }) => (used.get(key) ?? 0) === least);
      const preferred = fresh.filter(({ item }) => prefers(item));
      const left = preferred.length > 0 ? preferred : fresh;
      const chosen = left[Math.floor(random() * left.length)];
      if (chosen === undefined) {
        throw new DataError([
          problem('no-text', `The template files have no text for ${group} that fits this case.`, {
            path: group,
            hint: 'Add one without conditions, or with fewer.',
          }),
        ]);
      }
      used.set(chosen.key, least + 1);
      return chosen.item;
    },
  };
}
