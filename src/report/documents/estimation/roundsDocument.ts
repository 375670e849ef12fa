import type { RegionRounds, RoundsQuestion, RoundsReport } from '../../../results/rounds.js';
import { capital } from '../../../words/capital.js';
import { percentWithCounts, plural, points, pointsRange, pValue } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { type CellTable, cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import {
  chartPart,
  type Document,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';
import { programmesSentence, roundsNotes, roundsReading, roundsSentence } from './roundsWords.js';

/** The document of `casesim compare rounds.csv`: regions inspected again. */
export function roundsDocument(report: RoundsReport): Document<RoundsReport> {
  const { questions } = report;
  const regions = questions[0]?.regions.length ?? 0;
  const said = questions.map((question) => roundsSentence(question, report)).join(' ');
  return {
    command: 'compare',
    title: `${plural(regions, 'region')} over ${plural(questions[0]?.rounds.length ?? 0, 'round')}`,
    sentence: `${programmesSentence(report)}${said}`,
    parts: [
      ...questions.flatMap((question) =>
        questions.length === 1
          ? partsOf(question, report)
          : [sectionPart(question.question ?? 'Regions', partsOf(question, report))],
      ),
      textPart('How to read this', roundsReading(report)),
    ],
    csvTable: roundsCsv(report),
    data: report,
  };
}

function partsOf(question: RoundsQuestion, report: RoundsReport): Part[] {
  const [many, repeated] = [
    question.regions.length > 1,
    question.regions.filter(({ rounds }) => rounds.length > 1),
  ];
  const charted = repeated.filter(({ rounds }) => !many || rounds.some(({ outside }) => outside));
  return [
    tablePart(roundsTable(question, report), { main: true }),
    textPart(null, roundsNotes(question)),
    ...(many ? [chartPart(slopesOf(question, report))] : []),
    ...charted.slice(0, MOST_CHARTS).map((region) => chartPart(controlChart(region, question))),
  ];
}

/** More pictures are not looked at; the table has all. */
const MOST_CHARTS = 4;
const MOST_ROWS = 60;

function roundsTable(
  { question, regions }: RoundsQuestion,
  { confidence }: RoundsReport,
): Table<RegionRounds> {
  const seen = (round: RegionRounds['rounds'][number] | undefined) =>
    round === undefined ? '–' : `${round.label}: ${percentWithCounts(round.yes, round.of)}`;
  return {
    title: question ?? 'Regions',
    columns: [
      words('name', 'Region', ({ name }) => name),
      words('first', 'First', ({ rounds }) => seen(rounds[0])),
      words('last', 'Latest', ({ rounds }) => seen(rounds.length > 1 ? rounds.at(-1) : undefined)),
      figures(
        'slope',
        'A year',
        ({ trend }) => trend?.slope ?? null,
        ({ trend }) => (trend === null ? '–' : inPoints(trend.slope)),
      ),
      words('interval', levelText(confidence), ({ trend }) =>
        trend === null ? '–' : pointsRange(trend.lower, trend.upper).replace(' percentage points', ''),
      ),
      figures(
        'adjusted',
        'Holm p',
        ({ trend }) => trend?.adjusted ?? null,
        ({ trend }) => (trend === null ? '–' : pValue(trend.adjusted, 1 - confidence)),
      ),
      figures(
        'change',
        'Latest change',
        ({ change }) => change?.change ?? null,
        ({ change }) => (change === null ? '–' : inPoints(change.change)),
      ),
      figures(
        'expected',
        'Return alone',
        ({ change }) => change?.expected ?? null,
        ({ change }) => (change?.expected === null || change === null ? '–' : inPoints(change.expected)),
      ),
    ],
    rows: regions,
    notes: [
      'In percentage points. A year: the slope of the trend. Return alone: the change that regression to the mean alone would give.',
    ],
  };
}

const inPoints = (difference: number) => points(difference).replace(' percentage points', '');

function slopesOf({ question, regions }: RoundsQuestion, { confidence }: RoundsReport): IntervalsChart {
  const rows = regions
    .flatMap(({ name, trend }) => (trend === null ? [] : [{ name, ...trend }]))
    .toSorted((a, b) => b.slope - a.slope)
    .slice(0, MOST_ROWS);
  return {
    kind: 'intervals',
    title: titled('change a year', question),
    axis: { label: 'Percentage points a year', format: 'number' },
    references: [{ at: 0, label: 'no change' }],
    rows: rows.map(({ name, slope, lower, upper }) => ({
      label: name,
      point: 100 * slope,
      lower: 100 * lower,
      upper: 100 * upper,
      note: inPoints(slope),
    })),
    key: { point: 'slope', interval: `${levelText(confidence)} interval, each region alone` },
  };
}

/** Each round with the limits that chance keeps to, drawn as points and never joined. */
function controlChart({ name, rounds }: RegionRounds, { question }: RoundsQuestion): IntervalsChart {
  const isMixed = new Set(rounds.map(({ programme }) => programme)).size > 1;
  return {
    kind: 'intervals',
    title: titled(`${name}, round by round`, question),
    axis: { label: 'Answered Yes', format: 'percent' },
    rows: rounds.map(({ label, programme, share, limits, yes, of }) => ({
      label: isMixed ? `${label}, ${programme ?? 'none named'}` : label,
      point: share,
      lower: limits?.lower ?? share,
      upper: limits?.upper ?? share,
      note: percentWithCounts(yes, of),
    })),
    key: { point: 'share seen', interval: 'control limits: where chance alone would keep it' },
  };
}

const titled = (what: string, question: string | null) =>
  question === null ? capital(what) : `${question}: ${what}`;

/** A row for each round of each region. */
function roundsCsv({ questions }: RoundsReport): CellTable {
  const rows = questions.flatMap(({ question, regions }) =>
    regions.flatMap(({ rounds, ...region }) => rounds.map((round) => ({ ...round, region, question }))),
  );
  type Row = (typeof rows)[number];
  return cellsOf<Row>({
    title: 'Rounds',
    columns: [
      raw('name', ({ region }) => region.name),
      raw('question', ({ question }) => question),
      raw('when', ({ when }) => when),
      raw('round', ({ label }) => label),
      raw('programme', ({ programme }) => programme),
      raw('yes', ({ yes }) => yes),
      raw('of', ({ of }) => of),
      raw('share', ({ share }) => share),
      raw('controlLower', ({ limits }) => limits?.lower ?? null),
      raw('controlUpper', ({ limits }) => limits?.upper ?? null),
      raw('slope', ({ region }) => region.trend?.slope ?? null),
      raw('slopeLower', ({ region }) => region.trend?.lower ?? null),
      raw('slopeUpper', ({ region }) => region.trend?.upper ?? null),
      raw('pValue', ({ region }) => region.trend?.pValue ?? null),
      raw('adjusted', ({ region }) => region.trend?.adjusted ?? null),
      raw('latestChange', ({ region }) => region.change?.change ?? null),
      raw('latestLower', ({ region }) => region.change?.lower ?? null),
      raw('latestUpper', ({ region }) => region.change?.upper ?? null),
      raw('returnAlone', ({ region }) => region.change?.expected ?? null),
    ],
    rows,
  });
}
