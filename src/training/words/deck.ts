import { leastOf } from '../../numeric/extremes.js';
import type { Stream } from '../../numeric/stream.js';
import { DataError, problem } from '../../problem.js';
import { knownShare } from './wordRuns.js';

/** Picks texts so that none comes again in a pack before every other that would fit has been used as often. */
export interface Deck {
  pick<Item>(group: string, items: readonly Item[], random: Stream, ways?: Ways<Item>): Item;
  /** Writes a text; where readers know earlier packs, the least known of several ways to write it. */
  write(way: () => string): string;
  /** A deck that has used the same, and of which nothing that is taken from now on is known to this one. */
  copy(): Deck;
}

interface Ways<Item> {
  readonly nameOf?: (item: Item) => string;
  /** Which to take first among those that have been used as often. */
  readonly prefers?: (item: Item) => boolean;
}

/** So many ways to write a text are tried where readers know earlier packs. */
const WAYS = 8;

/** @param known - the runs of words that readers know from earlier packs */
export function makeDeck(known: ReadonlySet<string> = new Set()): Deck {
  return deckOf(new Map(), known);
}

/** @param groups - how often each item of each group has been used */
function deckOf(groups: Map<string, Map<string, number>>, known: ReadonlySet<string>): Deck {
  const leastKnown = <Item>(items: readonly Item[], textOf: (item: Item) => string): readonly Item[] => {
    if (known.size === 0 || items.length < 2) return items;
    const shares = items.map((item) => knownShare(textOf(item), known));
    const least = leastOf(shares);
    return items.filter((_, index) => shares[index] === least);
  };
  return {
    pick(group, items, random, { nameOf = contentOf, prefers = () => true } = {}) {
      const used = groups.get(group) ?? new Map<string, number>();
      groups.set(group, used);
      const times = items.map((item) => used.get(nameOf(item)) ?? 0);
      const least = leastOf(times);
      const fresh = items.filter((_, index) => times[index] === least);
      const preferred = fresh.filter(prefers);
      const left = leastKnown(preferred.length > 0 ? preferred : fresh, (item) =>
        fixedWords(contentOf(item)),
      );
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
    copy: () => deckOf(new Map([...groups].map(([group, used]) => [group, new Map(used)])), known),
    write(way) {
      if (known.size === 0) return way();
      const [least = ''] = leastKnown(Array.from({ length: WAYS }, way), (text) => text);
      return least;
    },
  };
}

/** What a template says in every case: names masked, and a line break where words of the case or of a choice come. */
function fixedWords(template: string): string {
  return template.replace(/\$[PKV]\b/g, 'XX').replace(/\$[a-zA-Z]\w*|<!?\w+(?:=\w+)?\?|[<>|{}"]/g, '\n');
}

const contents = new WeakMap<object, string>();

/** What an item says, written once. */
function contentOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const content = contents.get(item) ?? JSON.stringify(item);
  contents.set(item, content);
  return content;
}
