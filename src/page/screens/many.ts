import { leagueDocument } from '../../report/documents/estimation/leagueDocument.js';
import { roundsDocument } from '../../report/documents/estimation/roundsDocument.js';
import { leagueReport } from '../../results/league.js';
import { roundsReport } from '../../results/rounds.js';
import { readLatest, readLeague } from '../../results/tables/leagueFile.js';
import { readRounds } from '../../results/tables/roundsFile.js';
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
      dates: {
        kind: 'choice',
        label: 'Where there are dates, in a column when',
        usual: 'rounds',
        options: [
          { value: 'rounds', label: 'each region over time' },
          { value: 'across', label: 'over time, whatever the programme' },
          { value: 'latest', label: 'the regions at the latest date' },
        ],
      },
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
    answer: ({ rows, confidence, dates, shown: years, seed }) => {
      const level = { confidence: Number(confidence) / 100 };
      const settings = { ...level, years, seed };
      if (dates === 'latest') {
        const { entries, ...latest } = readLatest(rows, 'Regions');
        return { documents: [leagueDocument(leagueReport(entries, settings), [], latest)] };
      }
      const acrossProgrammes = dates === 'across';
      const rounds = readRounds(rows, 'Regions', { acrossProgrammes });
      if (rounds !== null)
        return { documents: [roundsDocument(roundsReport(rounds, { ...level, acrossProgrammes }))] };
      return { documents: [leagueDocument(leagueReport(readLeague(rows, 'Regions'), settings))] };
    },
    command: ({ rows, confidence, dates, shown, seed }) => {
      const replayed = shown > 0 && (dates === 'latest' || !/^.*\b(when|date|year)\b/i.test(rows));
      const flag = { rounds: [], across: ['--across-programmes'], latest: ['--latest'] }[dates] ?? [];
      return commandLine(['compare', 'regions.csv', ...flag], {
        confidence: confidence === '95' ? null : `${confidence}%`,
        replay: replayed ? shown : null,
        seed: replayed ? seed : null,
      });
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
