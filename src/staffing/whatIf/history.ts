import { mean, quantile, sampleVariance } from 'simple-statistics';
import { requireFields, requireWhole } from '../../check.js';
import { mostOf } from '../../numeric/extremes.js';
import { stream } from '../../numeric/stream.js';
import { refuse } from '../../problem.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { evaluations } from '../practice/mixedLogistic.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { questionTable } from '../practice/questionTable.js';
import { fillQuantiles } from '../queues/chance.js';
import type { Assumption } from '../region/assumptions.js';
import { STAFFING_OUTCOMES, type StaffingOutcome } from '../region/outcomes.js';
import { assumptionsWith } from '../region/ownAssumptions.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import { readRegion } from '../region/readRegion.js';
import { assumptionsOf, type Region } from '../region/region.js';
import { courseOf, startOf } from '../simulation/course.js';
import { assumedOf, latinHypercube } from '../simulation/draws.js';
import { follow } from '../simulation/follow.js';
import { recordsOf } from '../simulation/records.js';
import { BASELINES, type Baseline } from '../workforce/closing.js';
import { CHANCE_FLOWS } from '../workforce/month.js';
import { baselinePlan } from '../workforce/plan.js';

/** One published figure of a later time beside what the model makes of an earlier one. */
export interface HistoryRow {
  readonly name: StaffingOutcome;
  readonly label: string;
  readonly format: 'people' | 'cases' | 'percent' | 'times';
  /** Whether it is scored; if not, why it says nothing of the model. */
  readonly scored: boolean;
  readonly whyNot: string | null;
  /** As published at the earlier time and at the later. */
  readonly earlier: number;
  readonly published: number;
  /** The score of saying that nothing changed: how far off that is. */
  readonly asThen: number;
  readonly byBaseline: Readonly<Record<Baseline, HistoryFan>>;
}

/** What the draws say, 10, 50 and 90% of them, and how well. */
export interface HistoryFan {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Whether the published value lies in those 80%. */
  readonly inside: boolean;
  /** Continuous ranked probability score: the smaller the better, in the unit of the figure, and its Monte Carlo error. */
  readonly score: number;
  readonly scoreError: number;
}

export interface History {
  readonly earlier: { readonly id: string; readonly title: string; readonly hash: string };
  readonly later: { readonly id: string; readonly title: string; readonly hash: string };
  readonly months: number;
  readonly draws: number;
  readonly seed: number | string;
  readonly rows: readonly HistoryRow[];
  readonly assumptions: readonly Assumption[];
}

export interface HistoryOptions {
  /** Months from one to the other, 1 to 240; 36 if omitted. */
  readonly months?: number;
  /** Draws of the assumptions and of chance, 20 to 40,000; 1,000 if omitted. */
  readonly draws?: number;
  readonly seed?: number | string;
}

/** What is looked at: the figure of a region, and why it is not scored if it is not. */
const LOOKED_AT: readonly (readonly [StaffingOutcome, (region: Region) => number | null, string | null])[] = [
  ['officerCaseload', ({ caseload }) => caseload.officers, null],
  ['officersOfTarget', ({ ofTarget }) => ofTarget.officers, null],
  ['servicesCaseload', ({ caseload }) => caseload.services, null],
  [
    'servicesOfTarget',
    ({ ofTarget }) => ofTarget.services,
    'trainees are counted in at one time and not at the other',
  ],
  ['seniorsOfTarget', ({ ofTarget }) => ofTarget.seniors, 'their posts follow the number of practitioners'],
  ['trainees', ({ trainees }) => trainees, 'starts are decided nationally'],
];

/**
 * Runs a region's staffing from an earlier scenario to the time of a later one, without levers and with nothing fitted to
 * the later figures, and compares what comes out with what was published then.
 *
 * @param earlier - the earlier scenario, with staffing figures
 * @param later - the later one, of the same region
 * @param options - months between them, draws, seed
 * @returns figure by figure the published value, fans and scores under each way of going on without levers
 * @throws ArgumentError for an option that cannot be; DataError for a scenario without staffing figures
 * @source Gneiting and Raftery 2007, Journal of the American Statistical Association 102:359 (the score)
 * @example
 * checkAgainstLater(loadScenario('west-midlands-2022'), loadScenario('west-midlands-2025'), { draws: 100 }).rows.length; // 6
 */
export function checkAgainstLater(earlier: Scenario, later: Scenario, options: HistoryOptions = {}): History {
  requireScenario('earlier', earlier, 'A what-if');
  requireScenario('later', later, 'A what-if');
  requireFields('options', options, '{ months: 36 }');
  requireLater(earlier, later);
  const months = requireWhole('months', options.months ?? 36, { min: 1, max: 240 });
  const draws = requireWhole('draws', options.draws ?? 1000, { min: 20, max: 40_000 });
  const { seed = 1 } = options;
  const [from, to] = [readRegion(earlier), readRegion(later)];
  const assumptions = assumptionsWith(from.own);
  const ends = BASELINES.map((kind) => ({
    kind,
    values: endsOf(from, assumptions, kind, { months, draws, seed }),
  }));
  const rows = LOOKED_AT.flatMap(([name, figure, whyNot]): HistoryRow[] => {
    const [before, published] = [figure(from), figure(to)];
    if (before === null || published === null) return [];
    const outcome = STAFFING_OUTCOMES.find((one) => one.name === name)!;
    const index = STAFFING_OUTCOMES.indexOf(outcome);
    const fans = ends.map(({ kind, values }) => [kind, fanAgainst(values[index]!, published)]);
    return [
      {
        name,
        label: outcome.label,
        format: outcome.format,
        scored: whyNot === null,
        whyNot,
        earlier: before,
        published,
        asThen: Math.abs(before - published),
        byBaseline: Object.fromEntries(fans) as HistoryRow['byBaseline'],
      },
    ];
  });
  const named = ({ id, title, hash }: Scenario) => ({ id, title, hash });
  return {
    earlier: named(earlier),
    later: named(later),
    months,
    draws,
    seed,
    rows,
    assumptions: assumptionsOf(from, assumptions).filter(({ queue }) => queue === null),
  };
}

/** Figures are not checked against what was published years before. */
function requireLater(earlier: Scenario, later: Scenario): void {
  const lastOf = ({ sources }: Scenario) => mostOf(Object.values(sources).flatMap(({ year }) => year ?? []));
  const [before, after] = [lastOf(earlier), lastOf(later)];
  if (!(after < before)) return;
  const message = `${earlier.id}, published in ${before}, cannot be checked against ${later.id}, published in ${after}.`;
  refuse('bad-argument', message, {
    path: 'later',
    got: later.id,
    expected: 'a later scenario of the same region',
    hint: 'Name the earlier scenario first.',
  });
}

/** An engine for staffing alone: no key question is asked of it. */
const NO_QUESTIONS: QuestionEngine = {
  network: {
    questions: [],
    groups: [],
    oversight: { share: 0.5, needed: 1, parents: [{ open: 1, shut: 0, shift: 0 }] },
  },
  links: [],
  published: new Float64Array(0),
  curves: { terms: [], series: new Float64Array(0) },
  shareOf: new Float64Array(0),
  effective: new Float64Array(1),
  groupWeights: new Float64Array(0),
  atNodes: new Float64Array(0),
  atFewer: new Float64Array(0),
  carried: [new Float64Array(0), new Float64Array(0)],
  asked: evaluations(0),
  weighed: new Float64Array(0),
  columns: new Float64Array(0),
  firstSeries: new Int32Array(0),
  means: new Float64Array(0),
  shares: new Float64Array(0),
  others: new Float64Array(0),
};

/** Every outcome of staffing in the last month, by draw. */
function endsOf(
  region: Region,
  assumptions: readonly Assumption[],
  kind: Baseline,
  {
    months,
    draws,
    seed,
  }: { readonly months: number; readonly draws: number; readonly seed: number | string },
): readonly Float64Array[] {
  const assumed = assumedOf(latinHypercube(draws, seed), assumptions);
  const records = recordsOf(NO_QUESTIONS, { courses: draws, first: months, last: months });
  const table = questionTable(NO_QUESTIONS);
  const noise = new Float64Array(months * CHANCE_FLOWS);
  for (let draw = 0; draw < draws; draw++) {
    const plan = baselinePlan(region, assumed(draw), POINTS_2021_07, kind);
    const start = startOf(plan, NO_QUESTIONS, months);
    const course = courseOf([{ from: 0, plan }], start, plan, NO_QUESTIONS);
    fillQuantiles(noise, stream(seed, 'what-if', 'chance', draw));
    follow(
      course,
      NO_QUESTIONS,
      { staff: noise, queues: null, grades: null },
      [{ start, table, suspended: null, moves: [], records, unmoved: null }],
      draw,
    );
  }
  return records.values;
}

/** The draws beside the published value. */
function fanAgainst(values: Float64Array, published: number): HistoryFan {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const [low, middle, high] = quantile(sorted, [0.1, 0.5, 0.9]) as [number, number, number];
  const apart = meanDistances(sorted);
  const off = sorted.map((value) => Math.abs(value - published));
  // E|X − y| − E|X − X′|/2; each draw's influence on it counts its distances to the others once.
  const influence = sorted.map((_, rank) => off[rank]! - apart[rank]!);
  return {
    low,
    middle,
    high,
    inside: low <= published && published <= high,
    score: mean(off) - mean(apart) / 2,
    scoreError: Math.sqrt(sampleVariance(influence) / sorted.length),
  };
}

/** The mean distance of each of some sorted values from all of them. */
function meanDistances(sorted: readonly number[]): number[] {
  const count = sorted.length;
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let below = 0;
  return sorted.map((value, rank) => {
    const distances = value * rank - below + (total - below - value) - value * (count - 1 - rank);
    below += value;
    return distances / count;
  });
}
