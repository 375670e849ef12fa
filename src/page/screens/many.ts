import { leagueDocument } from '../../report/documents/estimation/leagueDocument.js';
import { roundsDocument } from '../../report/documents/estimation/roundsDocument.js';
import { leagueReport } from '../../results/league.js';
import { roundsReport } from '../../results/rounds.js';
import { readLeague } from '../../results/tables/leagueFile.js';
import { readRounds } from '../../results/tables/roundsFile.js';
import { CONFIDENCE } from './one.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Three inspections or more, once or round after round: who differs, which ranks each may have, and what truly changed. */
export function many(): Screen {
  return screen({
    id: 'many',
    name: 'Many regions',
    door: 'methods',
    heading: 'Which regions differ, and which is really last?',
    lead:
      'Paste a table of three regions or more: name, cases with Yes, cases inspected. With a column when, it shows who changed. Then ' +
      'replay the year with nothing changed, and see what the headlines would have been.',
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
      programmes: {
        kind: 'choice',
        label: 'Inspections of different programmes',
        usual: 'refuse',
        options: [
          { value: 'refuse', label: 'are not compared' },
          { value: 'compare', label: 'are compared, and said to be' },
        ],
      },
    },
    where: 'worker',
    player: { key: 'shown', words: 'Replay the year with nothing changed', singly: 4, all: 50 },
    answer: ({ rows, confidence: level, shown: years, seed, programmes }) => {
      const [confidence, acrossProgrammes] = [Number(level) / 100, programmes === 'compare'];
      const rounds = readRounds(rows, 'Regions', { acrossProgrammes });
      if (rounds !== null) {
        return { documents: [roundsDocument(roundsReport(rounds, { confidence, acrossProgrammes }))] };
      }
      const entries = readLeague(rows, 'Regions');
      return { documents: [leagueDocument(leagueReport(entries, { confidence, years, seed }))] };
    },
    command: ({ confidence, shown, seed, programmes, rows }) => {
      const replays =
        shown > 0 && !/(^|[,;\t])\s*(when|date|year)\s*([,;\t]|$)/im.test(rows.split('\n')[0] ?? '');
      const line = commandLine(['compare', 'regions.csv'], {
        confidence: confidence === '95' ? null : `${confidence}%`,
        replay: replays ? shown : null,
        seed: replays ? seed : null,
      });
      return programmes === 'compare' ? `${line} --across-programmes` : line;
    },
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
