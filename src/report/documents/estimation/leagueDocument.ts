import type { LeagueQuestion, LeagueReport } from '../../../results/league.js';
import type { LatestLeague } from '../../../results/tables/leagueFile.js';
import { list, plural } from '../../../words/format.js';
import {
  chartPart,
  type Document,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { leagueCharts } from './leagueCharts.js';
import { leagueCsv, leagueTable } from './leagueTable.js';
import { leagueNotes, leagueReading, leagueSentence } from './leagueWords.js';
import { yearsPart, yearsSentence } from './leagueYears.js';

/** The document of `casesim compare regions.csv`, and of three inspections or more. */
export function leagueDocument(
  report: LeagueReport,
  scenarios: readonly { readonly id: string; readonly hash: string; readonly programme?: string }[] = [],
  latest: Omit<LatestLeague, 'entries'> | null = null,
): Document<LeagueReport> {
  const { questions } = report;
  const [first] = questions;
  return {
    command: 'compare',
    title: `${plural(first?.regions.length ?? 0, 'region')} compared`,
    sentence: [
      programmesWords(scenarios),
      ...questions.flatMap((question) => [leagueSentence(question, report), yearsSentence(question)]),
    ]
      .filter((said) => said !== '')
      .join(' '),
    parts: [
      ...(latest === null || latest.leftOut === 0 ? [] : [textPart(null, [latestWords(latest)])]),
      ...questions.flatMap((question) =>
        questions.length === 1
          ? partsOf(question, report)
          : [sectionPart(question.question ?? 'Regions', partsOf(question, report))],
      ),
      textPart('How to read this', leagueReading(report)),
    ],
    csvTable: leagueCsv(report),
    data: report,
    ...(questions.some(({ years }) => years.length > 0) ? { seed: report.seed } : {}),
    scenarios,
  };
}

/** That inspections are of different programmes, before anything is said of them; nothing where they are of one. */
function programmesWords(scenarios: readonly { readonly id: string; readonly programme?: string }[]): string {
  if (new Set(scenarios.map(({ programme }) => programme)).size < 2) return '';
  const each = scenarios.map(({ id, programme }) => `${id} of ${programme ?? 'none named'}`);
  return `These inspections are of different programmes (${list(each)}), so that a difference between them may be one of programmes, not of practice.`;
}

const latestWords = ({ date, dates, leftOut }: Omit<LatestLeague, 'entries'>) =>
  `Of ${plural(dates, 'date')} in the table this is the latest, ${date}: ${plural(leftOut, 'row')} of earlier dates ${leftOut === 1 ? 'is' : 'are'} left out.`;

function partsOf(question: LeagueQuestion, report: LeagueReport): Part[] {
  return [
    tablePart(leagueTable(question, report), { main: true }),
    textPart(null, leagueNotes(question, report)),
    ...leagueCharts(question, report).map(chartPart),
    ...yearsPart(question, report),
  ];
}
