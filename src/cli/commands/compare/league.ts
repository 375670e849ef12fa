import { readTable } from '../../../files/disk/readTable.js';
import { isFile, refuseFolders } from '../../../files/disk/readText.js';
import { allOf, refuse } from '../../../problem.js';
import { leagueDocument } from '../../../report/documents/estimation/leagueDocument.js';
import { roundsDocument } from '../../../report/documents/estimation/roundsDocument.js';
import { type LeagueSettings, leagueReport, scenarioLeague } from '../../../results/league.js';
import { roundsReport } from '../../../results/rounds.js';
import { scenarioRounds } from '../../../results/scenarioRounds.js';
import { readLatest, readLeague } from '../../../results/tables/leagueFile.js';
import type { RoundEntry } from '../../../results/tables/programmes.js';
import { readRounds } from '../../../results/tables/roundsFile.js';
import { isCounts } from '../../arguments/isCounts.js';
import { oneCount } from '../../arguments/oneCount.js';
import { given } from '../../arguments/planOptions.js';
import { type OutputOptions, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';
import { leagueOption } from './options.js';

/** Three or more inspections, as a file of regions, counts or scenarios: a league. */
export async function compareLeague(
  inspections: readonly string[],
  settings: LeagueSettings,
  options: OutputOptions & {
    readonly sheet?: string | undefined;
    readonly acrossProgrammes?: true | undefined;
    readonly latest?: true | undefined;
    readonly rounds?: readonly string[] | undefined;
  },
  io: Terminal,
): Promise<void> {
  const [first = ''] = inspections;
  if (inspections.length === 1) {
    if (isCounts(first))
      refuse('bad-comparison', `${first} alone is compared with nothing.`, {
        hint: `Give a second, such as casesim compare ${first} 29/64.`,
      });
    refuseFolders([first], 'file of regions');
    requireFile(first);
    const table = await readTable(first, io, { sheet: options.sheet, say: io.say });
    const [file, acrossProgrammes] = [first === '-' ? 'stdin' : first, options.acrossProgrammes === true];
    if (options.latest === true) {
      const { entries, ...latest } = readLatest(table, file, { acrossProgrammes });
      return printDocument(leagueDocument(leagueReport(entries, settings), [], latest), options, io);
    }
    const rounds = readRounds(table, file, { acrossProgrammes });
    if (rounds !== null)
      return printDocument(roundsOf(rounds, { ...settings, acrossProgrammes }), options, io);
    const entries = readLeague(table, file);
    return printDocument(leagueDocument(leagueReport(entries, settings)), options, io);
  }
  const counts = inspections.filter(isCounts);
  refuseFolders(
    [...new Set(inspections)].filter((text) => !isCounts(text)),
    'scenario file',
  );
  if (counts.length > 0 && counts.length < inspections.length) {
    refuse('bad-comparison', 'Counts and scenarios cannot be compared with each other.', {
      hint: 'Give scenarios alone, or counts alone such as 41/84 and 29/64.',
    });
  }
  if (counts.length > 0) {
    const entries = allOf(inspections.map((text) => () => ({ name: text, ...oneCount(text) })));
    return printDocument(leagueDocument(leagueReport(entries, settings)), options, io);
  }
  // To check scenarios takes as long to load as all else here.
  const { loadScenario } = await import('../../../files/loadScenario.js');
  const scenarios = allOf(inspections.map((name) => () => loadScenario(name)));
  const acrossProgrammes = options.acrossProgrammes === true;
  if (options.rounds !== undefined) {
    const rounds = scenarioRounds(scenarios, options.rounds, { acrossProgrammes });
    return printDocument(roundsOf(rounds, { ...settings, acrossProgrammes }), options, io);
  }
  const league = scenarioLeague(scenarios, settings, { acrossProgrammes });
  return printDocument(leagueDocument(league, scenarios), options, io);
}

/** What leagues alone have is refused for rounds, which it would not touch. */
function roundsOf(
  rounds: readonly RoundEntry[],
  {
    acrossProgrammes,
    confidence,
    designEffect,
    ...ofLeague
  }: LeagueSettings & { readonly acrossProgrammes: boolean },
) {
  const [stray] = Object.keys(ofLeague);
  if (stray !== undefined) {
    const option = leagueOption(stray);
    refuse('bad-comparison', `${option} is of one round, and this file has several.`, {
      path: option,
      hint: 'Leave it out, or ask for the league of the latest date with --latest.',
    });
  }
  const asked = given({ confidence, designEffect });
  return roundsDocument(roundsReport(rounds, { ...asked, acrossProgrammes }));
}

/** A scenario alone is known by its ending, or by being there under no name of a file. */
function requireFile(path: string): void {
  const isScenario = /\.ya?ml$/i.test(path);
  if (path === '-' || (!isScenario && (isFile(path) || /[\\/]|\.[a-z]+$/i.test(path)))) return;
  refuse('bad-comparison', `There is nothing to compare "${path}" with.`, {
    hint: 'Give two scenarios or more, two counts or more such as 41/84 and 29/64, or a table of regions (CSV or .xlsx).',
  });
}
