import { leagueDocument } from '../../report/documents/estimation/leagueDocument.js';
import { leagueReport } from '../../results/league.js';
import { readLeague } from '../../results/tables/leagueFile.js';
import { CONFIDENCE } from './one.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Three inspections or more: who differs from the rest, which ranks each may have, and what a year would say in which nothing changed. */
export function many(): Screen {
  return screen({
    id: 'many',
    name: 'Many regions',
    door: 'methods',
    heading: 'Which regions differ, and which is really last?',
    lead:
      'Paste a table of three regions or more: name, cases with Yes, cases inspected. Then replay the year with nothing changed, ' +
      'and see what its headlines would have been.',
    keys: {
      rows: {
        kind: 'text',
        label: 'Regions',
        hint: 'A line each under the names of the columns; pasted from a spreadsheet it reads as it is.',
        ...{ usual: EXAMPLE, rows: 9, longest: 20_000 },
      },
      confidence: CONFIDENCE,
      shown: {
        kind: 'number',
        label: 'Years replayed',
        ...{ usual: 0, least: 0, greatest: 50, step: 1 },
      },
      seed: {
        kind: 'number',
        label: 'Seed',
        hint: 'The same seed draws the same years.',
        ...{ usual: 1, least: 0, greatest: 999_999, step: 1 },
      },
    },
    where: 'worker',
    player: { key: 'shown', words: 'Replay the year with nothing changed', singly: 4, all: 50 },
    answer: ({ rows, confidence, shown: years, seed }) => {
      const entries = readLeague(rows, 'Regions');
      const settings = { confidence: Number(confidence) / 100, years, seed };
      return { documents: [leagueDocument(leagueReport(entries, settings))] };
    },
    command: ({ confidence, shown, seed }) =>
      commandLine(['compare', 'regions.csv'], {
        confidence: confidence === '95' ? null : `${confidence}%`,
        replay: shown > 0 ? shown : null,
        seed: shown > 0 ? seed : null,
      }),
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
