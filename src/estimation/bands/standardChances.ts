import type { Counts } from '../../counts.js';
import { betaBinomial } from '../../numeric/betaBinomial.js';
import { betaCdf } from '../../numeric/distributions.js';
import { leastOf } from '../../numeric/extremes.js';
import type { Bands } from '../../scenario/programme/programme.js';

/** Probabilities of the levels of a standard that takes its lowest question, for each level of the rating, lowest first. */
export interface LevelChances {
  /** If its questions are independent of each other. */
  readonly independent: readonly number[];
  /** If they move together, so that the lowest is always the same one. */
  readonly together: readonly number[];
  /** The least that P(this level or a higher one) can be, however the questions depend on each other. */
  readonly leastAtOrAbove: readonly number[];
}

export interface StandardChances {
  /** For the true shares, given these counts. */
  readonly now: LevelChances;
  /** For the counts of a next inspection. */
  readonly next: LevelChances;
}

/**
 * The levels of a standard that takes the lowest of its questions: now by beta posteriors under the prior of Jeffreys, next time
 * by beta-binomials; of as many cases each as now where `next` is omitted.
 */
export function chancesOfStandard(
  questions: readonly Counts[],
  bands: Bands,
  next: number | undefined,
): StandardChances {
  const now = questions.map(({ yes, of }) =>
    bands.from.map((from) => (from <= 0 ? 1 : betaCdf(1 - from / 100, of - yes + 0.5, yes + 0.5))),
  );
  const later = questions.map(({ yes, of }) => {
    const cases = next ?? of;
    const chances = betaBinomial(cases, yes + 0.5, of - yes + 0.5);
    const above = new Float64Array(cases + 2);
    for (let k = cases; k >= 0; k--) above[k] = above[k + 1]! + chances[k]!;
    return bands.from.map((_, rank) =>
      rank === 0 ? 1 : Math.min(1, above[Math.min(cases + 1, fewestYes(bands, rank, cases))]!),
    );
  });
  return { now: levelChances(now), next: levelChances(later) };
}

/** From P(at or above each level) of each question. */
function levelChances(above: readonly (readonly number[])[]): LevelChances {
  const [first = []] = above;
  const join = (how: (chances: readonly number[]) => number) =>
    first.map((_, rank) => how(above.map((question) => question[rank]!)));
  const levels = (atOrAbove: readonly number[]) =>
    atOrAbove.map((chance, rank) => Math.max(0, chance - (atOrAbove[rank + 1] ?? 0)));
  return {
    independent: levels(join((chances) => chances.reduce((product, chance) => product * chance, 1))),
    together: levels(join((chances) => leastOf(chances))),
    leastAtOrAbove: join((chances) =>
      Math.max(0, 1 - chances.reduce((sum, chance) => sum + (1 - chance), 0)),
    ),
  };
}

/** The rank of the level that a share of Yes has. */
export function levelOfCounts({ yes, of }: Counts, bands: Bands): number {
  return bands.from.findLastIndex((_, rank) => yes >= fewestYes(bands, rank, of));
}

/** The fewest Yes answers of so many cases that have the level of a rank. */
export function fewestYes({ from, cut }: Bands, rank: number, of: number): number {
  const start = from[rank]!;
  // As printed, k of n reaches P% where 200k ≥ (2P − 1)n.
  const fewest = cut === 'exact' ? Math.ceil((start * of) / 100) : Math.ceil(((2 * start - 1) * of) / 200);
  return Math.max(0, fewest);
}
