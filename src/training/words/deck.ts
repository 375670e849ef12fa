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
  const groups = new Map<string, Map<string, number>>();
  return {
    pick(group, items, random, { nameOf = contentOf, prefers = () => true } = {}) {
      const used = groups.get(group) ?? new Map<string, number>();
      groups.set(group, used);
      const times = items.map((item) => used.get(nameOf(item)) ?? 0);
      const least = Math.min(...times);
      const fresh = items.filter((_, index) => times[index] === least);
      const preferred = fresh.filter(prefers);
      const left = preferred.length > 0 ? preferred : fresh;
      if (left.length === 0) {
        throw new DataError([
          problem('no-text', `The template files have no text for ${group} that fits this case.`, {
            path: group,
            hint: 'Add one without conditions, or with fewer.',
          }),
        ]);
      }
      const chosen = left[Math.floor(random() * left.length)]!;
      used.set(nameOf(chosen), least + 1);
      return chosen;
    },
  };
}

const contents = new WeakMap<object, string>();

/** What an item says, written once. */
function contentOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const content = contents.get(item) ?? JSON.stringify(item);
  contents.set(item, content);
  return content;
}
