import { type LeagueQuestion, type LeagueRegion, type LeagueSettings, leagueReport } from './league.js';
import type { LeagueEntry } from './tables/leagueFile.js';

/** A league of one question, with everything that is said of each unit beside its counts. */
export interface League extends Omit<LeagueQuestion, 'question' | 'regions'> {
  readonly confidence: number;
  readonly units: readonly LeagueRegion[];
}

/**
 * Three units or more side by side on one question: a funnel, rank sets, partial pooling, and how much of the spread chance
 * would give.
 *
 * @param units - each with its `name` and `yes` of `of` cases
 * @param settings - `target` of the funnel, in (0, 1), the share of all cases together if omitted; `method` of its limits, exact
 *   or normal; and as for `leagueReport`
 * @returns the units in the order given, each with its limits, ranks and pooled share
 * @throws ArgumentError naming the argument: fewer than three units, or one that comes twice
 *
 * @example
 * const units = [{ name: 'A', yes: 41, of: 84 }, { name: 'B', yes: 29, of: 64 }, { name: 'C', yes: 9, of: 56 }];
 * league(units, { target: 0.5 }).units[2]?.funnel?.outside; // 0.998
 */
export function league(
  units: readonly Omit<LeagueEntry, 'question'>[],
  settings: LeagueSettings = {},
): League {
  const report = leagueReport(units, settings);
  const { question: _, regions, ...found } = report.questions[0]!;
  return { confidence: report.confidence, ...found, units: regions };
}
