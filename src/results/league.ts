import {
  requireBetween,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireShortList,
  requireWhole,
} from '../check.js';
import type { Counts } from '../counts.js';
import { adjustPValues, confidencePerQuestion } from '../estimation/difference/adjust.js';
import { type SharedQuestion, sharedKeyQuestions } from '../estimation/difference/compare.js';
import { type ChanceShare, chanceShare } from '../estimation/league/chanceShare.js';
import { FUNNEL_METHODS, type FunnelLimits, type FunnelMethod } from '../estimation/league/funnel.js';
import { type Homogeneity, homogeneity } from '../estimation/league/homogeneity.js';
import type { NationalFigure } from '../estimation/league/nationalFigure.js';
import { overDispersion } from '../estimation/league/overDispersion.js';
import {
  type PartialPooling,
  type PooledRegion,
  partialPooling,
} from '../estimation/league/partialPooling.js';
import { type RankCoverage, rankSetCoverage } from '../estimation/league/rankCoverage.js';
import { RANK_TESTS, type RankRange, type RankTest, rankSets } from '../estimation/league/rankSets.js';
import { pooledShare } from '../estimation/league/regions.js';
import { ArgumentError, refuse } from '../problem.js';
import { requireAnyScenario } from '../scenario/requireScenario.js';
import type { Scenario } from '../scenario/scenario.js';
import {
  funnelOf,
  type LeagueFunnelFound,
  type OverDispersionKind,
  requireWidening,
} from './leagueFunnel.js';
import { grouped, type Region } from './leagueRegions.js';
import { requireOneProgramme } from './scenarioRounds.js';
import type { LeagueEntry } from './tables/leagueFile.js';
import { type ReplayedYear, replayYears } from './yearReplay.js';

export interface LeagueSettings {
  /** Of all statements together, in (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
  /** The share that funnels measure against, in (0, 1); that of all cases together if omitted. */
  readonly target?: number;
  /** Of the limits of the funnel; exact if omitted. */
  readonly method?: FunnelMethod;
  /** By which normal limits, and the score test behind rank sets, are widened, above 0; 1 if omitted. */
  readonly designEffect?: number;
  /** Widens normal limits by the over-dispersion that is seen: times chance, or added to it; not if omitted. */
  readonly overDispersion?: OverDispersionKind;
  /** Of the pairs behind the rank sets; score if omitted. */
  readonly test?: RankTest;
  /** Years to draw in which nothing changed, 0 to 1,000; 0 if omitted. */
  readonly years?: number;
  /** Of those years; 1 if omitted. */
  readonly seed?: number;
}

/** Three inspections or more: who differs from the rest, which ranks each may have, and what pooling says of it. */
export interface LeagueReport {
  readonly confidence: number;
  /** That of the rank sets of each question, so that those of all questions have `confidence` together. */
  readonly rankConfidence: number;
  readonly method: FunnelMethod;
  readonly designEffect: number;
  /** How the limits are widened by the over-dispersion seen; null where they are not. */
  readonly widening: OverDispersionKind | null;
  readonly test: RankTest;
  readonly seed: number;
  readonly questions: readonly LeagueQuestion[];
}

export interface LeagueQuestion {
  readonly question: string | null;
  /** The share of all cases together. */
  readonly pooled: number;
  /** What the funnel measures against; null where every answer is the same and none was stated. */
  readonly target: number | null;
  /** By what the limits of the funnel are wider than those of chance. */
  readonly width: { readonly designEffect: number; readonly addedVariance: number };
  /** From the weights of regions; null where they have none. */
  readonly national: NationalFigure | null;
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
  /** Years in which every true share is the pooled one and nothing changed. */
  readonly years: readonly ReplayedYear[];
  readonly regions: readonly LeagueRegion[];
}

export interface LeagueRegion extends Counts {
  readonly name: string;
  readonly share: number;
  readonly weight: number | null;
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
 * @param entries - each with the `name` of a region, `yes` of `of` cases, a `question` where there are several, and a `weight` in
 *   the nation where that is known: then the national figure is what funnels measure against, unless a target is stated
 * @param settings - `confidence`, a `target` for funnels, their `method` and `designEffect` or `overDispersion`, the `test` of rank
 *   sets, and `years` in which nothing changed, drawn from `seed`
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
  const { designEffect = 1, test = 'score', overDispersion: widening = null, years = 0, seed = 1 } = rest;
  const isWidened = rest.designEffect !== undefined || widening !== null;
  const { method = isWidened ? 'normal' : 'exact' } = rest;
  requireConfidence(confidence);
  requireOneOf('method', method, FUNNEL_METHODS);
  requireOneOf('test', test, RANK_TESTS);
  if (widening !== null) requireWidening(widening, designEffect);
  requireWhole('years', years, { min: 0, max: MOST_YEARS });
  requireWhole('seed', seed, { min: 0 });
  if (target !== undefined) requireBetween('target', target, 0, 1);
  const funnels = questions.map(({ regions }) =>
    funnelOf(regions, { target, method, designEffect, widening, confidence }),
  );
  const adjusted = adjustPValues(
    funnels.flatMap(({ found }) => found?.regions.map(({ pValue }) => pValue) ?? []),
  );
  const rankConfidence = confidencePerQuestion(confidence, questions.length);
  let before = 0;
  return {
    ...{ confidence, rankConfidence, method, designEffect, widening, test, seed },
    questions: questions.map(({ question, regions }, index) => {
      const funnelled = funnels[index]!;
      const { found } = funnelled;
      const own = found === null ? [] : adjusted.slice(before, before + regions.length);
      before += own.length;
      return questionOf(question, regions, {
        ...{ ...funnelled, adjusted: own, years, seed },
        confidence,
        rankConfidence,
        ...{ test, designEffect },
      });
    }),
  };
}

/**
 * Inspections side by side on the key questions that all of them have.
 *
 * @param scenarios - three inspections or more
 * @param settings - as for `leagueReport`
 * @param options - `acrossProgrammes`, to compare inspections by different rules all the same
 * @returns as for `leagueReport`, each region by the id of its scenario
 * @throws ArgumentError naming the argument, or that the inspections share no key question
 *
 * @example
 * scenarioLeague([scenario, another, { ...scenario, id: 'elsewhere' }]).questions[0]?.regions.length; // 3
 */
export function scenarioLeague(
  scenarios: readonly Scenario[],
  settings: LeagueSettings = {},
  options: { readonly acrossProgrammes?: boolean } = {},
): LeagueReport {
  const { acrossProgrammes = false } = requireFields('options', options, '{ acrossProgrammes: true }');
  requireShortList('scenarios', scenarios).forEach((scenario, index) => {
    requireAnyScenario(`scenarios[${index}]`, scenario);
  });
  requireOneProgramme(
    scenarios,
    scenarios.map(({ id }) => id),
    { acrossProgrammes },
  );
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

const MOST_YEARS = 1000;

interface Shared extends LeagueFunnelFound {
  readonly years: number;
  readonly seed: number;
  readonly adjusted: readonly number[];
  readonly confidence: number;
  readonly rankConfidence: number;
  readonly test: RankTest;
  readonly designEffect: number;
}

function questionOf(question: string | null, regions: readonly Region[], shared: Shared): LeagueQuestion {
  const { found, adjusted, confidence, rankConfidence, test, designEffect } = shared;
  const { national, width, years, seed } = shared;
  const ranks = rankSets(regions, {
    confidence: rankConfidence,
    test,
    // Fisher's test is exact on whole counts, and has none.
    designEffect: test === 'fisher' ? 1 : designEffect,
  });
  const pooling = poolingOf(regions, confidence);
  const pooled = pooledShare(regions);
  return {
    ...{
      question,
      pooled,
      target: found?.target ?? null,
      ...{ national, width },
      homogeneity: homogeneity(regions),
      chance: chanceShare(regions),
    },
    overDispersion: found === null ? null : dispersionOf(regions, found.target),
    // Leagues are drawn of independent cases.
    rankCoverage:
      designEffect === 1 ? coverageOf(regions, pooled, { confidence: rankConfidence, test }) : null,
    spread: 'reason' in pooling ? null : pooling.spread,
    unpooled: 'reason' in pooling ? pooling.reason : null,
    years: replayYears(
      regions.map(({ name, yes, of }, index) => {
        const truth = 'reason' in pooling ? yes / of : pooling.units[index]!.mean;
        return { name, yes, of, truth };
      }),
      { years, seed, path: question ?? '' },
    ),
    regions: regions.map(({ name, yes, of, weight }, index) => {
      const { observed, marginal, simultaneous } = ranks[index]!;
      const own = found?.regions[index];
      return {
        ...{ name, yes, of, share: yes / of, weight, rank: observed, marginal, simultaneous },
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
