import { requireFields, requireList, requireText } from '../check.js';
import { type LevelDifference, levelByLevel } from '../estimation/ordered/levelByLevel.js';
import { type LevelIntervals, levelIntervals } from '../estimation/ordered/levelIntervals.js';
import { type MeanScore, meanScore } from '../estimation/ordered/meanScore.js';
import { type PairedBounds, pairedBounds } from '../estimation/ordered/pairedBounds.js';
import { type ProportionalOdds, proportionalOdds } from '../estimation/ordered/proportionalOdds.js';
import { type Superiority, superiority } from '../estimation/ordered/superiority.js';
import { type WilcoxonTest, wilcoxon } from '../estimation/ordered/wilcoxon.js';
import { ArgumentError, refuse } from '../problem.js';

export interface LevelsSettings {
  /** The names of the levels, lowest first: as many as there are counts, all different. */
  readonly levels?: readonly string[];
  /** The score of each level, rising; 0, 1, 2 … if omitted. */
  readonly scores?: readonly number[];
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/** One question on an ordered scale: what its cases can tell of each level, of at or above it, and of the mean score. */
export interface LevelsReport extends LevelIntervals {
  readonly names: readonly string[];
  readonly scores: readonly number[];
  /** By likelihood, and by t where there are two cases; the second for the cohort too, where one was given. */
  readonly mean: MeanScore;
  readonly meanByT: MeanScore | null;
  readonly meanOfCohort: MeanScore | null;
  readonly cohort: number | null;
}

/**
 * What cases on an ordered scale can tell of each level, of at or above each, and of the mean score.
 *
 * @param counts - cases at each level, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param settings - the names of the `levels`, their `scores`, `confidence` in (0, 1), and the `cohort` from which the cases
 *   were drawn, if that is known
 * @returns Wilson's limits on each share, alone and together, and the mean score with its limits
 * @throws ArgumentError naming the argument
 *
 * @example
 * levelsReport([0, 3, 8, 4]).mean.mean; // 2.07
 */
export function levelsReport(
  counts: readonly number[],
  settings: LevelsSettings & { readonly cohort?: number } = {},
): LevelsReport {
  const { levels, scores, confidence = 0.95, cohort } = requireFields('settings', settings);
  const found = levelIntervals(counts, { confidence });
  const names = namesOf(levels, counts.length);
  const asked = { confidence, ...(scores === undefined ? {} : { scores }) };
  const mean = meanScore(counts, asked);
  const byT = { ...asked, method: 't' } as const;
  return {
    ...found,
    names,
    scores: scores ?? names.map((_, rank) => rank),
    mean,
    meanByT: found.of < 2 ? null : meanScore(counts, byT),
    meanOfCohort: cohort === undefined || found.of < 2 ? null : meanScore(counts, { ...byT, cohort }),
    cohort: cohort ?? null,
  };
}

/** Two samples on one ordered scale. */
export interface LevelsComparison {
  readonly names: readonly string[];
  readonly first: LevelIntervals;
  readonly second: LevelIntervals;
  /** Null where a method has no interval: the samples leave no variance. */
  readonly superiority: {
    readonly newcombe5: Superiority;
    readonly 'brunner-munzel': Superiority | null;
    readonly 'delong-logit': Superiority | null;
  };
  readonly test: WilcoxonTest;
  readonly odds: ProportionalOdds;
  /** At or above each level but the lowest. */
  readonly differences: readonly LevelDifference[];
  readonly confidence: number;
}

/**
 * Two independent samples on one ordered scale: how often a case of the second is above one of the first, one odds ratio for
 * all levels with how badly it fits, and the difference at or above each level.
 *
 * @param first - cases at each level of the first sample, lowest first: 2 to 100 whole numbers, at least one case in all
 * @param second - the same for the second sample
 * @param settings - the names of the `levels`, `confidence` in (0, 1)
 * @returns both samples, and the second compared with the first
 * @throws ArgumentError naming the argument
 *
 * @example
 * levelsComparison([3, 7, 12, 2], [2, 6, 14, 2]).superiority.newcombe5.superiority; // 0.54
 */
export function levelsComparison(
  first: readonly number[],
  second: readonly number[],
  settings: Omit<LevelsSettings, 'scores'> = {},
): LevelsComparison {
  const { levels, confidence = 0.95 } = requireFields('settings', settings);
  const newcombe5 = superiority(first, second, { confidence });
  return {
    names: namesOf(levels, first.length),
    first: levelIntervals(first, { confidence }),
    second: levelIntervals(second, { confidence }),
    superiority: {
      newcombe5,
      'brunner-munzel': whereKnown(() =>
        superiority(first, second, { method: 'brunner-munzel', confidence }),
      ),
      'delong-logit': whereKnown(() => superiority(first, second, { method: 'delong-logit', confidence })),
    },
    test: wilcoxon(first, second),
    odds: proportionalOdds(first, second, { confidence }),
    differences: levelByLevel(first, second, { confidence }),
    confidence,
  };
}

/** Two items that the same people answered, of which only how many chose each level is known. */
export interface LevelsPair extends PairedBounds {
  /** What the two items are called, and what one who answered is, and several. */
  readonly items: readonly [string, string];
  readonly noun: readonly [string, string];
  readonly names: readonly string[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/**
 * How many of the same people can be higher, or lower, on the second of two items of one scale, of which only the totals are
 * known.
 *
 * @param first - people at each level of the first item, lowest first: 2 to 100 whole numbers, at least one in all
 * @param second - the same people at each level of the second
 * @param settings - the names of the `levels`
 * @returns the fewest and the most, in whole numbers
 * @throws ArgumentError naming the argument
 *
 * @example
 * levelsPair([25, 33], [48, 10]).leastLower; // 23
 */
export function levelsPair(
  first: readonly number[],
  second: readonly number[],
  settings: Pick<LevelsSettings, 'levels'> = {},
): LevelsPair {
  const { levels } = requireFields('settings', settings, "{ levels: ['disagree', 'agree'] }");
  const bounds = pairedBounds(first, second);
  return {
    items: ['First item', 'Second item'],
    noun: ['person', 'people'],
    names: namesOf(levels, first.length),
    first: [...first],
    second: [...second],
    ...bounds,
  };
}

function namesOf(levels: readonly string[] | undefined, count: number): readonly string[] {
  if (levels === undefined) return Array.from({ length: count }, (_, rank) => `Level ${rank + 1}`);
  requireList('levels', levels);
  if (levels.length !== count) {
    const expected = `a list of ${count} names, one for each level`;
    refuse(
      'bad-argument',
      `levels must be ${expected}, not ${levels.length} (${levels.slice(0, 20).join(', ')}).`,
      {
        path: 'levels',
        got: String(levels.length),
        expected,
        hint: 'Name them from the lowest on, separated by commas on the command line.',
      },
    );
  }
  levels.forEach((level, index) => {
    requireText(`levels[${index}]`, level);
    if (level.trim() === '' || levels.indexOf(level) < index) {
      const why = level.trim() === '' ? 'a name' : 'a name that no level before it has';
      refuse('bad-argument', `levels[${index}] must be ${why}, not "${level}".`, {
        path: `levels[${index}]`,
        got: level,
        expected: why,
      });
    }
  });
  return levels;
}

function whereKnown(ask: () => Superiority): Superiority | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof ArgumentError && error.problems[0]?.code === 'no-variance') return null;
    throw error;
  }
}
