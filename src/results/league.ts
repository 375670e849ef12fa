import {
  refuseArgument,
  requireBetween,
  requireConfidence,
  requireFields,
  requireList,
  requireOneOf,
  requireText,
} from '../check.js';
import type { Counts } from '../counts.js';
import { adjustPValues, confidencePerQuestion } from '../estimation/difference/adjust.js';
import { type SharedQuestion, sharedKeyQuestions } from '../estimation/difference/compare.js';
import { type ChanceShare, chanceShare } from '../estimation/league/chanceShare.js';
import {
  FUNNEL_METHODS,
  type Funnel,
  type FunnelLimits,
  type FunnelMethod,
  funnel,
} from '../estimation/league/funnel.js';
import { type Homogeneity, homogeneity } from '../estimation/league/homogeneity.js';
import { overDispersion } from '../estimation/league/overDispersion.js';
import {
  type PartialPooling,
  type PooledRegion,
  partialPooling,
} from '../estimation/league/partialPooling.js';
import { type RankCoverage, rankSetCoverage } from '../estimation/league/rankCoverage.js';
import { RANK_TESTS, type RankRange, type RankTest, rankSets } from '../estimation/league/rankSets.js';
import { pooledShare, requireRegions } from '../estimation/league/regions.js';
import { ArgumentError, refuse } from '../problem.js';
import type { Scenario } from '../scenario/scenario.js';
import { FEWEST_REGIONS, type LeagueEntry } from './tables/leagueFile.js';

export interface LeagueSettings {
  /** Of all statements together, in (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
  /** The share that funnels measure against, in (0, 1); that of all cases together if omitted. */
  readonly target?: number;
  /** Of the limits of the funnel; exact if omitted. */
  readonly method?: FunnelMethod;
  /** By which normal limits are widened, above 0; 1 if omitted. */
  readonly designEffect?: number;
  /** Of the pairs behind the rank sets; score if omitted. */
  readonly test?: RankTest;
}

/** Three inspections or more: who differs from the rest, which ranks each may have, and what pooling says of it. */
export interface LeagueReport {
  readonly confidence: number;
  /** That of the rank sets of each question, so that those of all questions have `confidence` together. */
  readonly rankConfidence: number;
  readonly method: FunnelMethod;
  readonly designEffect: number;
  readonly test: RankTest;
  readonly questions: readonly LeagueQuestion[];
}

export interface LeagueQuestion {
  readonly question: string | null;
  /** The share of all cases together. */
  readonly pooled: number;
  /** What the funnel measures against; null where every answer is the same and none was stated. */
  readonly target: number | null;
  readonly homogeneity: Homogeneity;
  readonly chance: ChanceShare;
  /** Mean squared distance from the target, without outliers, and what it is if chance is all there is; null as `target`. */
  readonly overDispersion: {
    readonly phi: number;
    readonly expected: number;
    readonly addedVariance: number;
  } | null;
  /** How often the rank sets contain the true ranks of regions that are all alike; null where not worked out. */
  readonly rankCoverage: RankCoverage | null;
  /** Of true log odds between regions; null where nothing can be pooled, as `unpooled` says. */
  readonly spread: PartialPooling['spread'] | null;
  readonly unpooled: string | null;
  readonly regions: readonly LeagueRegion[];
}

export interface LeagueRegion extends Counts {
  readonly name: string;
  readonly share: number;
  /** 1 is the highest share; equal shares have the better rank. */
  readonly rank: number;
  readonly marginal: RankRange;
  readonly simultaneous: RankRange;
  readonly funnel: LeagueFunnel | null;
  readonly pooled: Omit<PooledRegion, 'name'> | null;
}

export interface LeagueFunnel {
  readonly limits: readonly [FunnelLimits, FunnelLimits];
  readonly outside: number | null;
  readonly pValue: number;
  /** Holm's, over the regions of all questions. */
  readonly adjusted: number;
}

/**
 * Three inspections or more side by side: a funnel, rank sets, partial pooling, and how much of the spread chance would give.
 * What is said of all questions at once has the confidence asked for: p-values are adjusted over every region of every
 * question, and the error of rank sets is shared between questions.
 *
 * @param entries - each with the `name` of a region, `yes` of `of` cases, and a `question` where there are several
 * @param settings - `confidence`, a `target` for funnels, their `method` and `designEffect`, and the `test` of rank sets
 * @returns questions and regions in the order in which they first come
 * @throws ArgumentError naming the argument: fewer than three regions for a question, or one that comes twice
 *
 * @example
 * const entries = [{ name: 'A', yes: 41, of: 84 }, { name: 'B', yes: 29, of: 64 }, { name: 'C', yes: 9, of: 56 }];
 * leagueReport(entries).questions[0]?.regions[2]?.simultaneous; // best 3, worst 3
 */
export function leagueReport(entries: readonly LeagueEntry[], settings: LeagueSettings = {}): LeagueReport {
  const questions = grouped(entries);
  const { confidence = 0.95, target, ...rest } = requireFields('settings', settings);
  const {
    method = rest.designEffect === undefined ? 'exact' : 'normal',
    designEffect = 1,
    test = 'score',
  } = rest;
  requireConfidence(confidence);
  requireOneOf('method', method, FUNNEL_METHODS);
  requireOneOf('test', test, RANK_TESTS);
  if (target !== undefined) requireBetween('target', target, 0, 1);
  const funnels = questions.map(({ regions }) => funnelOf(regions, { target, method, designEffect }));
  const adjusted = adjustPValues(
    funnels.flatMap((found) => found?.regions.map(({ pValue }) => pValue) ?? []),
  );
  const rankConfidence = confidencePerQuestion(confidence, questions.length);
  let before = 0;
  return {
    ...{ confidence, rankConfidence, method, designEffect, test },
    questions: questions.map(({ question, regions }, index) => {
      const found = funnels[index] ?? null;
      const own = found === null ? [] : adjusted.slice(before, before + regions.length);
      before += own.length;
      return questionOf(question, regions, {
        funnel: found,
        adjusted: own,
        confidence,
        rankConfidence,
        test,
      });
    }),
  };
}

/**
 * Inspections side by side on the key questions that all of them have.
 *
 * @param scenarios - three inspections or more
 * @param settings - as for `leagueReport`
 * @returns as for `leagueReport`, each region by the id of its scenario
 * @throws ArgumentError naming the argument, or that the inspections share no key question
 *
 * @example
 * scenarioLeague([scenario, another, { ...scenario, id: 'elsewhere' }]).questions[0]?.regions.length; // 3
 */
export function scenarioLeague(scenarios: readonly Scenario[], settings: LeagueSettings = {}): LeagueReport {
  const shared = sharedKeyQuestions(scenarios);
  if (shared.length === 0) {
    refuse(
      'bad-comparison',
      'These inspections have no key question in common, so that nothing compares them.',
      {
        path: 'scenarios',
        hint: 'A question is the same where its role or its name is.',
      },
    );
  }
  const entryOf = ({ label, counts }: SharedQuestion) =>
    counts.map((own, index) => ({ name: scenarios[index]?.id ?? '', question: label, ...own }));
  return leagueReport(shared.flatMap(entryOf), settings);
}

type Region = Counts & { readonly name: string };

function grouped(entries: readonly LeagueEntry[]): { question: string | null; regions: Region[] }[] {
  const questions = new Map<string | null, Map<string, Region>>();
  if (requireList('entries', entries).length > MOST_ENTRIES) {
    const most = MOST_ENTRIES.toLocaleString('en-GB');
    refuseArgument('entries', entries, `a list of at most ${most} regions, over all questions`);
  }
  entries.forEach((entry, index) => {
    const {
      name,
      question = null,
      yes,
      of,
    } = requireFields(`entries[${index}]`, entry, '{ name: "North", yes: 41, of: 84 }');
    requireText(`entries[${index}].name`, name);
    if (question !== null) requireText(`entries[${index}].question`, question);
    const regions = questions.get(question) ?? new Map<string, Region>();
    if (regions.has(name)) {
      const asked = question === null ? '' : ` for the question "${question}"`;
      refuseArgument(`entries[${index}].name`, name, `a region that does not come twice${asked}`);
    }
    questions.set(question, regions.set(name, { name, yes, of }));
  });
  const found = [...questions].map(([question, regions]) => ({ question, regions: [...regions.values()] }));
  if (found.length === 0) refuseArgument('entries', entries, 'a list of three regions or more');
  for (const { question, regions } of found) {
    requireRegions(regions);
    if (regions.length < FEWEST_REGIONS) {
      const asked = question === null ? '' : ` for the question "${question}"`;
      refuse('bad-argument', `entries must have three regions or more${asked}, not ${regions.length}.`, {
        path: 'entries',
        got: String(regions.length),
        expected: 'three regions or more',
        hint: regions.length === 2 ? 'Two are compared as a pair.' : undefined,
      });
    }
  }
  return found;
}

/** More would not be looked at, and take minutes. */
const MOST_ENTRIES = 20_000;

function funnelOf(
  regions: readonly Region[],
  { target, ...widening }: { target: number | undefined; method: FunnelMethod; designEffect: number },
): Funnel | null {
  const pooled = pooledShare(regions);
  if (target === undefined && (pooled === 0 || pooled === 1)) return null;
  return funnel(regions, { ...widening, ...(target === undefined ? {} : { target }) });
}

interface Shared {
  readonly funnel: Funnel | null;
  readonly adjusted: readonly number[];
  readonly confidence: number;
  readonly rankConfidence: number;
  readonly test: RankTest;
}

function questionOf(question: string | null, regions: readonly Region[], shared: Shared): LeagueQuestion {
  const { funnel: found, adjusted, confidence, rankConfidence, test } = shared;
  const ranks = rankSets(regions, { confidence: rankConfidence, test });
  const pooling = poolingOf(regions, confidence);
  const pooled = pooledShare(regions);
  return {
    ...{
      question,
      pooled,
      target: found?.target ?? null,
      homogeneity: homogeneity(regions),
      chance: chanceShare(regions),
    },
    overDispersion: found === null ? null : dispersionOf(regions, found.target),
    rankCoverage: coverageOf(regions, pooled, { confidence: rankConfidence, test }),
    spread: 'reason' in pooling ? null : pooling.spread,
    unpooled: 'reason' in pooling ? pooling.reason : null,
    regions: regions.map(({ name, yes, of }, index) => {
      const { observed, marginal, simultaneous } = ranks[index]!;
      const own = found?.regions[index];
      return {
        ...{ name, yes, of, share: yes / of, rank: observed, marginal, simultaneous },
        funnel:
          own === undefined
            ? null
            : { limits: own.limits, outside: own.outside, pValue: own.pValue, adjusted: adjusted[index]! },
        pooled: 'reason' in pooling ? null : withoutName(pooling.units[index]!),
      };
    }),
  };
}

const withoutName = ({ name: _, ...pooled }: PooledRegion) => pooled;

function dispersionOf(regions: readonly Region[], target: number): LeagueQuestion['overDispersion'] {
  const { phi, expected, addedVariance } = overDispersion(regions, { target });
  return { phi, expected, addedVariance };
}

/** Where every answer is the same nothing bounds the mean, and very large samples need no pooling: the reason is the result. */
function poolingOf(
  regions: readonly Region[],
  confidence: number,
): PartialPooling | { readonly reason: string } {
  try {
    return partialPooling(regions, { confidence });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return { reason: error.problems[0]?.hint ?? error.message };
  }
}

/** Simulated leagues are fewer where there are many pairs; beyond, none would say anything. */
function coverageOf(
  regions: readonly Region[],
  p: number,
  options: { confidence: number; test: RankTest },
): RankCoverage | null {
  const pairs = (regions.length * (regions.length - 1)) / 2;
  const repeats = Math.min(2000, Math.floor(PAIRS_TESTED / pairs));
  const isLarge = regions.some(({ of }) => of > 1e6);
  if (p === 0 || p === 1 || repeats < FEWEST_REPEATS || isLarge) return null;
  return rankSetCoverage({ of: regions.map(({ of }) => of), p }, { ...options, repeats });
}

const PAIRS_TESTED = 4e5;
const FEWEST_REPEATS = 400;
