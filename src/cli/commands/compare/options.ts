import { FUNNEL_METHODS } from '../../../estimation/league/funnel.js';
import { RANK_TESTS } from '../../../estimation/league/rankSets.js';
import { refuse } from '../../../problem.js';
import { OVER_DISPERSIONS } from '../../../results/leagueFunnel.js';
import { isCounts } from '../../arguments/isCounts.js';
import {
  listOption,
  numberOption,
  oneOfOption,
  proportionOption,
  seedOption,
  wholeOption,
} from '../../arguments/options.js';
import { refuseUseless } from '../../arguments/useless.js';
import { documentCommand } from '../../terminal/output.js';

/** The options of a league. */
export function withLeague() {
  return documentCommand()
    .option(
      '--target <share>',
      'of a league: the share that its funnel measures against; that of all cases together if omitted',
      proportionOption('--target'),
    )
    .option(
      '--funnel <limits>',
      'of a league: exact limits, as if omitted, or normal ones',
      oneOfOption('--funnel', FUNNEL_METHODS),
    )
    .option(
      '--deff <effect>',
      'of a league: a design effect by which the limits of its funnel are widened; they are normal ones then',
      numberOption('--deff', { low: 0.01, high: 100 }),
    )
    .option(
      '--over-dispersion <how>',
      'of a league: widen normal limits by the over-dispersion seen, where it is more than chance: times chance, or plus a variance',
      oneOfOption('--over-dispersion', OVER_DISPERSIONS),
    )
    .option(
      '--replay <years>',
      'of a league: years drawn in which nothing changed, each with its headlines',
      wholeOption('--replay', { min: 0, max: 1000 }),
    )
    .option('--seed <n>', 'of those years; chosen at random and shown if omitted', seedOption)
    .option(
      '--test <name>',
      'of a league: the test of pairs behind its rank sets, score if omitted, or fisher, which is exact',
      oneOfOption('--test', RANK_TESTS),
    )
    .option(
      '--across-programmes',
      'of a table with dates or programmes: compare inspections of different programmes all the same, and say so',
    )
    .option('--latest', 'of a table with several dates: the league of the latest one alone')
    .option(
      '--rounds <dates>',
      'of scenarios: when each was, such as 2018,2022,2025, as inspections of one region one after another',
      listOption((text) => text),
    )
    .option('--sheet <name>', 'of a workbook of regions; the first with anything in it if omitted');
}

interface OfTable {
  readonly sheet?: string | undefined;
  readonly latest?: true | undefined;
  readonly rounds?: readonly string[] | undefined;
  readonly acrossProgrammes?: true | undefined;
}

/** Only a table may be a workbook or have several dates, and it is compared alone; only scenarios are given their dates. */
export function requireTable(
  inspections: readonly string[],
  { sheet, latest, rounds, acrossProgrammes }: OfTable,
): void {
  const isTable = inspections.length === 1;
  const refused = (option: string, says: string) => {
    refuse('bad-comparison', `${option} is of ${says}, and there is none here.`, {
      path: option,
      hint: 'Leave it out.',
    });
  };
  if (sheet !== undefined && !isTable) refused('--sheet', 'a workbook of regions');
  if (latest !== undefined && !isTable) refused('--latest', 'a table of regions with dates');
  if (acrossProgrammes !== undefined && !isTable && inspections.some(isCounts))
    refused('--across-programmes', 'a table or scenarios, which have programmes');
  if (inspections.length === 2 && rounds === undefined)
    refuseUseless(
      { acrossProgrammes },
      ['acrossProgrammes'],
      'for two scenarios, which are compared in any case',
    );
  if (rounds !== undefined && (isTable || inspections.some(isCounts)))
    refused('--rounds', 'scenarios of one region');
}

/** Options of pairs say nothing of a league, and those of a league nothing of a pair. */
export function requireFitting(given: number, ofPair: object, ofLeague: object): void {
  const isLeague = given !== 2;
  if (!isLeague && 'designEffect' in ofLeague) {
    refuse(
      'bad-option',
      'casesim compare takes cases as independent: the exact tests, on whole counts, have no design effect.',
      {
        path: '--deff',
        hint: 'casesim interval --deff gives each percentage its own interval, and casesim plan no-worse --deff the cases to take.',
      },
    );
  }
  const [stray] = Object.keys(isLeague ? ofPair : ofLeague);
  if (stray === undefined) return;
  const option = isLeague ? stray : leagueOption(stray);
  refuse(
    'bad-comparison',
    `${option} is of ${isLeague ? 'two inspections' : 'three or more'}, and ${given === 1 ? 'one was given' : isLeague ? 'there are more' : 'there are two'}.`,
    {
      path: option,
      hint: given === 1 ? 'Give a second one, such as 49/84.' : 'Leave it out.',
    },
  );
}

/** What a setting of a league is called on the command line. */
export function leagueOption(setting: string): string {
  const names: Readonly<Record<string, string>> = {
    method: '--funnel',
    designEffect: '--deff',
    overDispersion: '--over-dispersion',
    years: '--replay',
  };
  return names[setting] ?? `--${setting}`;
}
