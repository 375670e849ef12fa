import { leagueDocument } from '../../report/documents/estimation/leagueDocument.js';
import { leagueReport } from '../../results/league.js';
import { readLeague } from '../../results/tables/leagueFile.js';
import { CONFIDENCE } from './one.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Three inspections or more: who differs from the rest, and which ranks each may have. */
export function many(): Screen {
  return screen({
    id: 'many',
    name: 'Many regions',
    door: 'methods',
    heading: 'Which regions differ, and which is really last?',
    lead: 'Paste a table of three regions or more: name, cases with Yes, cases inspected.',
    keys: {
      rows: {
        kind: 'text',
        label: 'Regions',
        hint: 'A line each under the names of the columns; pasted from a spreadsheet it reads as it is.',
        ...{ usual: EXAMPLE, rows: 9, longest: 20_000 },
      },
      confidence: CONFIDENCE,
    },
    where: 'worker',
    answer: ({ rows, confidence }) => {
      const entries = readLeague(rows, 'Regions');
      return { documents: [leagueDocument(leagueReport(entries, { confidence: Number(confidence) / 100 }))] };
    },
    command: ({ confidence }) =>
      commandLine(['compare', 'regions.csv'], { confidence: confidence === '95' ? null : `${confidence}%` }),
  });
}

/** Invented: the page says so above it. */
const EXAMPLE = [
  'name,yes,of',
  'Region A,41,84',
  'Region B,29,64',
  'Region C,22,56',
  'Region D,40,72',
  'Region E,18,60',
].join('\n');
