import { funnelLimits } from '../../../estimation/league/funnel.js';
import { leastOf, mostOf } from '../../../numeric/extremes.js';
import type { LeagueQuestion, LeagueReport } from '../../../results/league.js';
import { capital } from '../../../words/capital.js';
import { percent, percentAsWritten, percentWithCounts } from '../../../words/format.js';
import type { FunnelChart } from '../../chart/funnel.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { bySharesFalling } from './leagueTable.js';
import { levelText } from './levelText.js';

/** The charts of one question: the funnel, the ranks possible, and the shares alone and pooled. */
export function leagueCharts(
  question: LeagueQuestion,
  report: LeagueReport,
): (FunnelChart | IntervalsChart)[] {
  return [
    ...(question.target === null ? [] : [funnelOf(question, question.target, report)]),
    ranksOf(question, report),
    ...(question.spread === null ? [] : [pooledOf(question, report)]),
  ];
}

const titled = (what: string, { question }: LeagueQuestion) =>
  question === null ? capital(what) : `${question}: ${what}`;

function funnelOf(question: LeagueQuestion, target: number, { method }: LeagueReport): FunnelChart {
  const sizes = question.regions.map(({ of }) => of);
  const [smallest, largest] = [leastOf(sizes), mostOf(sizes)];
  const [from, to] = [Math.max(1, Math.floor(smallest * 0.85)), Math.ceil(largest * 1.1)];
  const at = sizesBetween(from, to);
  return {
    kind: 'funnel',
    title: titled('shares and the limits that chance keeps to', question),
    x: { label: 'Cases inspected' },
    y: { label: 'Answered Yes', format: 'percent' },
    target: {
      at: target,
      label: `${targetName(question, target)}, ${percent(target)}`,
    },
    limits: [0.95, 0.998].map((confidence) => ({
      label: `${percentAsWritten(confidence)} limits, ${method}`,
      points: at.map((of) => {
        const { lower, upper } = funnelLimits({ target, of }, { method, ...question.width, confidence });
        return [of, lower, upper] as const;
      }),
    })),
    dots: question.regions.map(({ name, of, share, funnel }) => ({
      label: name,
      x: of,
      y: share,
      outside: funnel !== null && funnel.outside !== null,
    })),
  };
}

function targetName({ pooled, national }: LeagueQuestion, target: number): string {
  if (target === national?.share) return 'national figure';
  return target === pooled ? 'all cases together' : 'target';
}

/** Enough sizes that a line through them has no corners that are not its own. */
function sizesBetween(from: number, to: number): number[] {
  const steps = Math.min(MOST_SIZES, to - from);
  return [
    ...new Set(
      Array.from({ length: steps + 1 }, (_, i) => Math.round(from + ((to - from) * i) / Math.max(1, steps))),
    ),
  ];
}

const MOST_SIZES = 60;

function ranksOf(question: LeagueQuestion, { rankConfidence }: LeagueReport): IntervalsChart {
  const regions = bySharesFalling(question.regions).slice(0, MOST_ROWS);
  return {
    kind: 'intervals',
    title: titled('the ranks that each region may truly have', question),
    axis: { label: 'Rank; 1 is the highest share', format: 'number', low: 1, high: question.regions.length },
    rows: regions.map(({ name, rank, marginal, simultaneous, yes, of }) => ({
      label: name,
      point: rank,
      lower: marginal.best,
      upper: marginal.worst,
      range: { lower: simultaneous.best, upper: simultaneous.worst },
      note: percentWithCounts(yes, of),
    })),
    key: {
      point: 'rank seen',
      interval: `possible, this region alone (${levelText(rankConfidence)})`,
      range: 'possible, all regions at once',
    },
  };
}

function pooledOf(question: LeagueQuestion, { confidence }: LeagueReport): IntervalsChart {
  const regions = bySharesFalling(question.regions).slice(0, MOST_ROWS);
  return {
    kind: 'intervals',
    title: titled('shares drawn towards each other', question),
    axis: { label: 'Answered Yes', format: 'percent' },
    references: [{ at: question.pooled, label: `all cases together, ${percent(question.pooled)}` }],
    rows: regions.flatMap(({ name, share, pooled }) =>
      pooled === null
        ? []
        : [
            {
              label: name,
              point: pooled.mean,
              lower: pooled.lower,
              upper: pooled.upper,
              mark: share,
              note: `${percent(share)} pooled to ${percent(pooled.mean)}`,
            },
          ],
    ),
    key: { point: 'pooled', interval: `${levelText(confidence)} interval, pooled`, mark: 'alone' },
  };
}

/** Longer pictures are not read; the table has all. */
const MOST_ROWS = 60;
