import type { Counts } from '../../counts.js';
import { list } from '../../words/format.js';

/** What is wrong with comparing rounds of several programmes. */
export function mixedProgrammes(programmes: readonly RoundProgramme[]): string {
  const each = programmes.map(({ name, rounds }) => `${name ?? 'none named'} (${list(rounds)})`);
  return `These inspections are of different programmes: ${list(each)}.`;
}

export const ACROSS_HINT = 'A line through them would show the change of programme with that of practice.';

/** The programmes of rounds in order of time. */
export function programmesOf(
  entries: readonly {
    readonly when: number;
    readonly label: string;
    readonly programme: string | null;
  }[],
): RoundProgramme[] {
  const found = new Map<string | null, Set<string>>();
  for (const { programme, label } of entries.toSorted((a, b) => a.when - b.when)) {
    found.set(programme, (found.get(programme) ?? new Set()).add(label));
  }
  return [...found].map(([name, rounds]) => ({ name, rounds: [...rounds] }));
}

export interface RoundProgramme {
  /** Null where none is named. */
  readonly name: string | null;
  /** When, in words. */
  readonly rounds: readonly string[];
}

/** One region in one round. */
export interface RoundEntry extends Counts {
  readonly name: string;
  readonly question?: string | null;
  /** A year, with decimals for the time in it. */
  readonly when: number;
  /** The same in words, such as May 2025; the number itself if omitted. */
  readonly label?: string;
  /** The kind of inspection; null, or left out, where none is named. */
  readonly programme?: string | null;
}
