import type { LeagueQuestion, LeagueReport } from '../../../results/league.js';
import { plural } from '../../../words/format.js';
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
  scenarios: readonly { readonly id: string; readonly hash: string }[] = [],
): Document<LeagueReport> {
  const { questions } = report;
  const [first] = questions;
  return {
    command: 'compare',
    title: `${plural(first?.regions.length ?? 0, 'region')} compared`,
    sentence: questions
      .flatMap((question) => [leagueSentence(question, report), yearsSentence(question)])
      .filter((said) => said !== '')
      .join(' '),
    parts: [
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

function partsOf(question: LeagueQuestion, report: LeagueReport): Part[] {
  return [
    tablePart(leagueTable(question, report), { main: true }),
    textPart(null, leagueNotes(question, report)),
    ...leagueCharts(question, report).map(chartPart),
    ...yearsPart(question, report),
  ];
}
