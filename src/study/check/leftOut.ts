import { nearest } from '../../problem.js';
import { AXES } from '../study.js';

/** The parts of a study whose entries can be left out, so that the rest is checked all the same. */
export const SECTIONS = ['scenarios', 'designs', 'inspectors', 'inquiries', 'answers', 'grid'] as const;
export type Section = (typeof SECTIONS)[number];

/** What of each part of a study was left out because it cannot be read: whole entries, or some keys of them. */
export class LeftOut {
  private readonly entries = new Map<Section, Map<string, Omission>>();

  /** Leaves out an entry, or a whole part; `said` is what the file says there. */
  add(section: Section, entry: PropertyKey = WHOLE, said?: unknown): void {
    // An entry that lacked keys before is known as the file has it.
    const known = this.of(section).get(String(entry));
    this.of(section).set(String(entry), { said: known?.said ?? said, keys: null });
  }

  /** Leaves out one key of an entry. */
  addKey(section: Section, entry: PropertyKey, key: string, said: unknown): void {
    const keys = this.of(section).get(String(entry))?.keys;
    if (keys === null) return;
    this.of(section).set(String(entry), { said, keys: [...(keys ?? []), key] });
  }

  /** Whether any of these parts lacks a whole entry. */
  hasAnyOf(sections: readonly Section[]): boolean {
    return sections.some((section) =>
      [...(this.entries.get(section)?.values() ?? [])].some(({ keys }) => keys === null),
    );
  }

  /**
   * Whether one of the entries left out may be of some sort, by what the file says there; a whole part may have any.
   * Where only some keys matter, an entry that lacks none of these does not count.
   */
  mayHaveSome(
    section: Section,
    isOfSort: (said: unknown) => boolean,
    mattering: readonly string[] | null = null,
  ): boolean {
    return [...(this.entries.get(section) ?? [])].some(([name, { said, keys }]) => {
      if (mattering !== null && keys?.some((key) => mattering.includes(key)) === false) return false;
      return name === WHOLE || isOfSort(said);
    });
  }

  /**
   * Whether an entry of this name may have been left out, by what the file says there; a key that the grid does not have
   * may be a slip for one it has, and a whole part may have any.
   */
  mayHave(section: Section, entry: string, isOfSort: (said: unknown) => boolean = () => true): boolean {
    return [...(this.entries.get(section) ?? [])].some(([name, { said, keys }]) => {
      if (keys !== null) return false;
      if (name === WHOLE) return true;
      return (name === entry || (section === 'grid' && nearest(name, AXES) === entry)) && isOfSort(said);
    });
  }

  /** The entries of a part that were left out whole, with what the file says there. */
  wholeEntries(section: Section): (readonly [name: string, said: unknown])[] {
    return [...(this.entries.get(section) ?? [])].flatMap(([name, { said, keys }]) =>
      keys === null && name !== WHOLE ? [[name, said] as const] : [],
    );
  }

  /** The keys that the entry at a path lacks; null where all of it was left out. */
  keysAt(path: string): readonly string[] | null {
    const [section, entry = ''] = path.split('.');
    const found = this.entries.get(section as Section)?.get(entry);
    return found === undefined ? [] : found.keys;
  }

  private of(section: Section): Map<string, Omission> {
    const known = this.entries.get(section) ?? new Map<string, Omission>();
    this.entries.set(section, known);
    return known;
  }
}

interface Omission {
  /** What the file says there. */
  readonly said: unknown;
  /** The keys that were left out; null for the whole entry. */
  readonly keys: readonly string[] | null;
}

/** No entry has this name. */
const WHOLE = '*';
