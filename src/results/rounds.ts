import {
  refuseArgument,
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireList,
  requireText,
} from '../check.js';
import type { Counts } from '../counts.js';
import { adjustPValues } from '../estimation/difference/adjust.js';
import { differenceInterval } from '../estimation/difference/difference.js';
import { chanceShare } from '../estimation/league/chanceShare.js';
import {
  type IndividualsChart,
  individualsChart,
  proportionChart,
} from '../estimation/league/controlCharts.js';
import { pooledShare } from '../estimation/league/regions.js';
import { regressionToMean } from '../estimation/league/regressionToMean.js';
import { type Trend, trend } from '../estimation/league/trend.js';
import type { Limits } from '../limits.js';
import { refuse } from '../problem.js';
import {
  ACROSS_HINT,
  mixedProgrammes,
  programmesOf,
  type RoundEntry,
  type RoundProgramme,
} from './tables/programmes.js';

export interface RoundsSettings {
  /** Of each range and of all trends together, in (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
  /** Times the variance of chance in trends, above 0; 1 if omitted. */
  readonly designEffect?: number;
  /** Compare rounds of different programmes all the same. */
  readonly acrossProgrammes?: boolean;
}

/** Regions inspected again: the trend of each, its control chart, and what regression to the mean alone would give. */
export interface RoundsReport {
  readonly confidence: number;
  /** Of trends; changes and control limits take cases as independent. */
  readonly designEffect: number;
  /** The programmes of the rounds, in order of time; more than one only where that was asked for. */
  readonly programmes: readonly RoundProgramme[];
  readonly questions: readonly RoundsQuestion[];
}

export interface RoundsQuestion {
  readonly question: string | null;
  /** All rounds in words, in order of time. */
  readonly rounds: readonly string[];
  /** The two latest rounds that three regions or more share; null where there are none. */
  readonly lastTwo: LastTwoRounds | null;
  readonly regions: readonly RegionRounds[];
}

export interface LastTwoRounds {
  readonly first: string;
  readonly second: string;
  /** The share of all cases of the first. */
  readonly mean: number;
  /** Of true shares between regions in the first: the variance seen less that of chance, at least 0. */
  readonly trueVariance: number;
}

export interface RegionRounds {
  readonly name: string;
  readonly rounds: readonly RegionRound[];
  /** Null with one round, or where every answer is the same. */
  readonly trend:
    | (Trend & { /** Holm's, over the trends of all questions. */ readonly adjusted: number })
    | null;
  /** Between its two latest rounds; null where there is one. */
  readonly change: RegionChange | null;
  /** The chart of single values, with five rounds or more. */
  readonly individuals: IndividualsChart | null;
}

export interface RegionRound extends Counts {
  readonly when: number;
  readonly label: string;
  readonly programme: string | null;
  readonly share: number;
  /** Three standard errors round the share of all its rounds; null where there is one. */
  readonly limits: Limits | null;
  readonly outside: boolean;
}

export interface RegionChange extends Limits {
  readonly first: string;
  readonly second: string;
  readonly change: number;
  /** What regression to the mean alone would give, where nothing changed; null where it is not known. */
  readonly expected: number | null;
}

/**
 * Rounds of inspections: the trend of each region by the test of Cochran and Armitage, with its slope a year; the limits of its
 * control chart; and its latest change beside what regression to the mean alone would give. Rounds of different programmes are
 * refused unless asked for, since a line through them shows the change of programme with that of practice.
 *
 * @param entries - each with the `name` of a region, `when`, `yes` of `of` cases, a `question` where there are several, and the
 *   `programme` where it is known
 * @param settings - `confidence`; `designEffect` above 0, of trends; `acrossProgrammes`, to compare rounds of different programmes
 * @returns questions and regions in the order in which they first come, rounds in order of time
 * @throws ArgumentError naming the argument: no region with two rounds, one with two at once, or programmes that differ
 * @source as for `trend`, `proportionChart`, `individualsChart` and `regressionToMean`; Newcombe's interval for a change
 *
 * @example
 * const entries = [{ name: 'North', when: 2022, yes: 29, of: 64 }, { name: 'North', when: 2025, yes: 41, of: 84 }];
 * roundsReport(entries).questions[0]?.regions[0]?.trend?.slope; // 0.0116…, a year
 */
export function roundsReport(entries: readonly RoundEntry[], settings: RoundsSettings = {}): RoundsReport {
  const {
    confidence = 0.95,
    designEffect = 1,
    acrossProgrammes = false,
  } = requireFields('settings', settings);
  requireConfidence(confidence);
  requireBetween('designEffect', designEffect, 0, 1e6, 'high');
  const all = requireEntries(entries);
  const programmes = programmesOf(all);
  if (programmes.length > 1 && acrossProgrammes !== true) {
    const hint = `${ACROSS_HINT} acrossProgrammes compares them all the same.`;
    refuse('mixed-programmes', mixedProgrammes(programmes), { path: 'entries', hint });
  }
  const questions = [...new Set(all.map(({ question }) => question))].map((question) =>
    questionOf(
      question,
      all.filter((entry) => entry.question === question),
      { confidence, designEffect },
    ),
  );
  const trends = questions.flatMap(({ regions }) => regions.flatMap(({ trend: own }) => own ?? []));
  if (!questions.some(({ regions }) => regions.some(({ rounds }) => rounds.length > 1))) {
    refuseArgument('entries', entries, 'a list with a region that has two rounds or more');
  }
  const adjusted = adjustPValues(trends.map(({ pValue }) => pValue));
  const holm = new Map(trends.map((own, index) => [own, adjusted[index]!]));
  return {
    ...{ confidence, designEffect, programmes },
    questions: questions.map((question) => ({
      ...question,
      regions: question.regions.map(({ trend: own, ...region }) => ({
        ...region,
        trend: own === null ? null : { ...own, adjusted: holm.get(own)! },
      })),
    })),
  };
}

type Entry = Required<RoundEntry> & { readonly question: string | null; readonly programme: string | null };

function requireEntries(entries: readonly RoundEntry[]): Entry[] {
  const seen = new Set<string>();
  const labels = new Map<number, string>();
  if (requireList('entries', entries).length > MOST_ENTRIES || entries.length < 2) {
    const most = MOST_ENTRIES.toLocaleString('en-GB');
    refuseArgument('entries', entries, `a list of 2 to ${most} rounds of regions`);
  }
  return entries.map((entry, index) => {
    const at = `entries[${index}]`;
    const fields = requireFields(at, entry, '{ name: "North", when: 2025, yes: 41, of: 84 }');
    const { name, question = null, when, programme = null, yes, of } = fields;
    requireText(`${at}.name`, name);
    if (question !== null) requireText(`${at}.question`, question);
    if (programme !== null) requireText(`${at}.programme`, programme);
    requireBetween(`${at}.when`, when, -1e6, 1e6, 'both');
    const { label: written = String(when) } = fields;
    requireText(`${at}.label`, written);
    requireCounts({ yes, of }, at);
    const label = labels.get(when) ?? written;
    labels.set(when, label);
    const key = JSON.stringify([name, question, when]);
    if (seen.has(key)) refuseArgument(`${at}.when`, when, `a time at which ${name} does not come twice`);
    seen.add(key);
    return { name, question, when, label, programme, yes, of };
  });
}

const MOST_ENTRIES = 20_000;

type Untested = Omit<RoundsQuestion, 'regions'> & {
  readonly regions: readonly (Omit<RegionRounds, 'trend'> & { readonly trend: Trend | null })[];
};

interface Level {
  readonly confidence: number;
  readonly designEffect: number;
}

function questionOf(question: string | null, entries: readonly Entry[], level: Level): Untested {
  const inTime = entries.toSorted((a, b) => a.when - b.when);
  const byRegion = new Map<string, Entry[]>(entries.map(({ name }) => [name, []]));
  for (const entry of inTime) byRegion.get(entry.name)?.push(entry);
  const lastTwo = lastTwoOf(inTime, byRegion);
  return {
    question,
    rounds: [...new Map(inTime.map(({ when, label }) => [when, label])).values()],
    lastTwo,
    regions: [...byRegion].map(([name, rounds]) => ({
      name,
      rounds: charted(rounds),
      trend: trendOf(rounds, level),
      change: changeOf(rounds, lastTwo, level.confidence),
      individuals:
        rounds.length < FEWEST_SINGLE ? null : individualsChart(rounds.map(({ yes, of }) => yes / of)),
    })),
  };
}

/** With fewer, the differences of neighbours say little of their mean. */
const FEWEST_SINGLE = 5;

function charted(rounds: readonly Entry[]): RegionRound[] {
  const limits = rounds.length < 2 ? [] : proportionChart(rounds).limits;
  return rounds.map(({ when, label, programme, yes, of }, index) => {
    const [own = null, share] = [limits[index], yes / of];
    const outside = own !== null && (share < own.lower || share > own.upper);
    return { when, label, programme, yes, of, share, limits: own, outside };
  });
}

function trendOf(rounds: readonly Entry[], level: Level): Trend | null {
  if (rounds.length < 2) return null;
  const pooled = pooledShare(rounds);
  if (pooled === 0 || pooled === 1) return null;
  return trend(
    rounds.map(({ when, yes, of }) => ({ when, yes, of })),
    level,
  );
}

/** The two latest times between which enough regions can be compared. */
function lastTwoOf(
  inTime: readonly Entry[],
  byRegion: ReadonlyMap<string, readonly Entry[]>,
): LastTwoRounds | null {
  const pairs = new Map<string, Entry[]>();
  for (const rounds of byRegion.values()) {
    const [first, second] = rounds.slice(-2);
    if (first === undefined || second === undefined) continue;
    const key = JSON.stringify([second.when, first.when]);
    pairs.set(key, [...(pairs.get(key) ?? []), first]);
  }
  const [common] = [...pairs].filter(([, firsts]) => firsts.length >= FEWEST_COMPARED).sort(latestFirst);
  if (common === undefined) return null;
  const [second = 0, first = 0] = JSON.parse(common[0]) as number[];
  const before = inTime.filter(({ when }) => when === first);
  const { chanceVariance, seenVariance } = chanceShare(before.map(({ yes, of }) => ({ yes, of })));
  const labelOf = (at: number) => inTime.find(({ when }) => when === at)?.label ?? String(at);
  return {
    first: labelOf(first),
    second: labelOf(second),
    mean: pooledShare(before),
    trueVariance: Math.max(0, seenVariance - chanceVariance),
  };
}

const FEWEST_COMPARED = 3;

function latestFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const [[a = 0, b = 0], [c = 0, d = 0]] = [JSON.parse(one), JSON.parse(other)] as [number[], number[]];
  return c - a || d - b;
}

function changeOf(
  rounds: readonly Entry[],
  lastTwo: LastTwoRounds | null,
  confidence: number,
): RegionChange | null {
  const [first, second] = rounds.slice(-2);
  if (first === undefined || second === undefined) return null;
  const { lower, upper } = differenceInterval(
    { yes: second.yes, of: second.of },
    { yes: first.yes, of: first.of },
    { confidence },
  );
  const change = second.yes / second.of - first.yes / first.of;
  const isShared = lastTwo?.first === first.label && lastTwo.second === second.label;
  return {
    ...{ first: first.label, second: second.label, change, lower, upper },
    expected: lastTwo !== null && isShared ? expectedOf(first, lastTwo) : null,
  };
}

function expectedOf({ yes, of }: Counts, { mean, trueVariance }: LastTwoRounds): number | null {
  const chanceVariance = (mean * (1 - mean)) / of;
  if (trueVariance + chanceVariance === 0) return null;
  return regressionToMean({ distance: yes / of - mean, trueVariance, chanceVariance }).change;
}
