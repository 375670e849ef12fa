import type { RankRange } from '../../../estimation/league/rankSets.js';
import type { LeagueQuestion, LeagueRegion, LeagueReport } from '../../../results/league.js';
import { number, percent, percentWithCounts, probability, pValue } from '../../../words/format.js';
import { type CellTable, cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';

/** Each region of one question, the highest share first. */
export function leagueTable(
  { question, regions }: LeagueQuestion,
  { confidence }: LeagueReport,
): Table<LeagueRegion> {
  return {
    title: question ?? 'Regions',
    columns: [
      words('name', 'Region', ({ name }) => name),
      figures(
        'share',
        'Yes',
        ({ share }) => share,
        ({ yes, of }) => percentWithCounts(yes, of),
      ),
      figures(
        'rank',
        'Rank',
        ({ rank }) => rank,
        ({ rank }) => String(rank),
      ),
      words('ranks', 'Possible', ({ simultaneous }) => ranks(simultaneous)),
      words('ranksAlone', 'Alone', ({ marginal }) => ranks(marginal)),
      figures(
        'adjusted',
        'Holm p',
        ({ funnel }) => funnel?.adjusted ?? null,
        ({ funnel }) => (funnel === null ? '–' : pValue(funnel.adjusted, 1 - confidence)),
      ),
      words('outside', 'Outside', ({ funnel }) => outside(funnel?.outside ?? null)),
      figures(
        'pooled',
        'Pooled',
        ({ pooled }) => pooled?.mean ?? null,
        ({ pooled }) => (pooled === null ? '–' : percent(pooled.mean)),
      ),
      figures(
        'lowest',
        'P(lowest)',
        ({ pooled }) => pooled?.lowest ?? null,
        ({ pooled }) => (pooled === null ? '–' : probability(pooled.lowest)),
      ),
      figures(
        'expectedRank',
        'Mean rank',
        ({ pooled }) => pooled?.expectedRank ?? null,
        ({ pooled }) => (pooled === null ? '–' : number(pooled.expectedRank, 1)),
      ),
    ],
    rows: bySharesFalling(regions),
    notes: [
      'Possible: the ranks that all regions at once may truly have; alone: those of one region that is asked about alone. Outside: the ' +
        'widest limits of the funnel outside which the share lies.',
    ],
  };
}

export const bySharesFalling = (regions: readonly LeagueRegion[]) =>
  regions.toSorted((a, b) => b.yes * a.of - a.yes * b.of);

const ranks = ({ best, worst }: RankRange) => (best === worst ? `${best}` : `${best} to ${worst}`);

const outside = (level: number | null) => (level === null ? '' : percent(level, level === 0.95 ? 0 : 1));

/** All questions in one table, with everything that a machine may want. */
export function leagueCsv({ questions }: LeagueReport): CellTable {
  const rows = questions.flatMap(({ question, regions }) =>
    regions.map((region) => ({ ...region, question })),
  );
  type Row = (typeof rows)[number];
  const limit = (row: Row, level: 0 | 1, end: 'lower' | 'upper') => row.funnel?.limits[level][end] ?? null;
  return cellsOf<Row>({
    title: 'Regions',
    columns: [
      raw('name', ({ name }) => name),
      raw('question', ({ question }) => question),
      raw('yes', ({ yes }) => yes),
      raw('of', ({ of }) => of),
      raw('share', ({ share }) => share),
      raw('lower95', (row) => limit(row, 0, 'lower')),
      raw('upper95', (row) => limit(row, 0, 'upper')),
      raw('lower998', (row) => limit(row, 1, 'lower')),
      raw('upper998', (row) => limit(row, 1, 'upper')),
      raw('pValue', ({ funnel }) => funnel?.pValue ?? null),
      raw('adjusted', ({ funnel }) => funnel?.adjusted ?? null),
      raw('rank', ({ rank }) => rank),
      raw('best', ({ simultaneous }) => simultaneous.best),
      raw('worst', ({ simultaneous }) => simultaneous.worst),
      raw('bestAlone', ({ marginal }) => marginal.best),
      raw('worstAlone', ({ marginal }) => marginal.worst),
      raw('pooled', ({ pooled }) => pooled?.mean ?? null),
      raw('pooledLower', ({ pooled }) => pooled?.lower ?? null),
      raw('pooledUpper', ({ pooled }) => pooled?.upper ?? null),
      raw('lowest', ({ pooled }) => pooled?.lowest ?? null),
      raw('highest', ({ pooled }) => pooled?.highest ?? null),
      raw('expectedRank', ({ pooled }) => pooled?.expectedRank ?? null),
    ],
    rows,
  });
}
