import type { Stream } from '../../numeric/stream.js';
import type { Deck } from '../words/deck.js';
import type { Wording } from '../words/wordingTypes.js';

export type Names = 'initials' | 'given';

/** Who is in a case, by the letters that its texts call them by. */
export interface People {
  /** The person on probation. */
  readonly P: string;
  /** The partner, or former partner. */
  readonly K: string;
  /** Who was harmed. */
  readonly V: string;
  readonly officer: string;
  readonly spo: string;
  /** The family name of the person on probation, or what stands for it. */
  readonly family: string;
}

/** Casts the people of a case, as initials or by given names. */
export function castPeople(wording: Wording, names: Names, deck: Deck, random: Stream): People {
  if (names === 'given') return givenNames(wording, deck, random);
  const [P = '', K = '', V = '', officer = '', spo = ''] = initials(5, deck, random);
  return { P, K, V, officer, spo, family: P.slice(1) };
}

/** Letters that make initials; pairs that are abbreviations in probation records are left out. */
const LETTERS = 'BCDFGHJKLMNPRSTVW';
const TAKEN = [
  ...['CS', 'DV', 'GP', 'HV', 'KC', 'MP', 'PC', 'PS', 'TC', 'CP', 'SW', 'PR'],
  ...['ST', 'DR', 'PSR', 'FT', 'BC', 'CJ', 'BS', 'VD', 'TB', 'PD', 'HR', 'WC'],
];

/** Every first letter once at most, so that no two people in a case look alike; and a pair of letters once in a pack. */
function initials(count: number, deck: Deck, random: Stream): string[] {
  return shuffle([...LETTERS], random)
    .slice(0, count)
    .map((first) => {
      const pairs = [...LETTERS].map((second) => `${first}${second}`);
      const free = pairs.filter((pair) => pair !== `${first}${first}` && !TAKEN.includes(pair));
      return deck.pick('initials', free, random);
    });
}

/**
 * The people of a case, and the family name of the first. Those whom a case is about share a name with
 * nobody of their own case, nor with those of another while the names last.
 */
function givenNames({ names }: Wording, deck: Deck, random: Stream): People {
  const about: string[] = [];
  while (about.length < 3) {
    const free = names.given.filter((name) => !about.includes(name));
    about.push(deck.pick('given', free, random));
  }
  const given = shuffle(
    names.given.filter((name) => !about.includes(name)),
    random,
  );
  const own = deck.pick('surname', names.family, random);
  const family = shuffle(
    names.family.filter((name) => name !== own),
    random,
  );
  const [P = '', K = '', V = ''] = about;
  const fullName = (index: number): string => `${given[index]} ${family[index]}`;
  return { P, K, V, officer: fullName(0), spo: fullName(1), family: own };
}

function shuffle<Item>(items: Item[], random: Stream): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
