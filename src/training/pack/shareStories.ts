/** Which stories a case can be about, by their ids. */
export type Open = readonly string[];

/**
 * Cases that can each have a story of their own, all at once: each in its order, unless those before it leave it none
 * however the stories are given out. No other choice has more cases.
 *
 * @returns the indices of the cases, in order
 */
export function casesWithStories(open: readonly Open[]): number[] {
  const teller = new Map<string, number>();
  return open.flatMap((_, index) => (giveStory(index, open, teller) ? [index] : []));
}

/** Gives each case one of its stories, none twice before as many cases as can be have one of their own. */
export function shareStories(open: readonly Open[]): string[] {
  const given: string[] = [];
  let left = open.map((_, index) => index);
  while (left.length > 0) {
    const teller = new Map<string, number>();
    const without = left.filter((index) => !giveStory(index, open, teller));
    if (teller.size === 0) throw new RangeError(`no story for case ${without[0]}`);
    for (const [story, index] of teller) given[index] = story;
    left = without;
  }
  return given;
}

/** Finds a story for a case, if need be by giving others another of theirs (an augmenting path). */
function giveStory(
  index: number,
  open: readonly Open[],
  teller: Map<string, number>,
  tried = new Set<string>(),
): boolean {
  const own = open[index] ?? [];
  const free = own.find((story) => !teller.has(story));
  for (const story of free === undefined ? own : [free]) {
    if (tried.has(story)) continue;
    tried.add(story);
    const other = teller.get(story);
    if (other !== undefined && !giveStory(other, open, teller, tried)) continue;
    teller.set(story, index);
    return true;
  }
  return false;
}
