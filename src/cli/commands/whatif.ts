import type { LoadedWhatIf, WhatIfGiven } from '../../files/whatIfs.js';
import { allOf, allOfAwaited, refuse, unlessRefused } from '../../problem.js';
import type { WhatIfReport } from '../../results/whatIf.js';
import { readSwap } from '../../staffing/levers/swap.js';
import { pickSeed, saySeed, seedOrPick } from '../arguments/seed.js';
import { refuseUseless } from '../arguments/useless.js';
import { leverOption, oneAfterAnother, whatIfCommand } from '../arguments/whatIfOptions.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, type OutputOptions, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import { compareCommand } from './whatif/compare.js';
import { practitionersCommand } from './whatif/practitioners.js';
import { whatIfsWithProgress } from './whatif/runner.js';
import { unitsCommand } from './whatif/units.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim whatif west-midlands-2025 --lever "vetting=8 weeks" --lever "spo=+15%" --months 36 --seed 7',
    shows: 'faster vetting and more seniors: what changes, and whether 84 cases would show it',
  },
  {
    run: 'casesim whatif no-new-trainees --inspect-at 18 --seed 7',
    shows: 'a what-if that comes with casesim, and a trap: an improvement at month 18 that does not last',
  },
  {
    run: 'casesim whatif compare vetting-in-8-weeks more-seniors less-work --seed 7',
    shows: 'several side by side, on the same draws',
  },
  {
    run: 'casesim whatif west-midlands-2022 --check-against west-midlands-2025 --seed 7',
    shows: 'the staffing of 2022 run to 2025 and compared with what was published then',
  },
  {
    run: 'casesim whatif more-seniors --assume "vetting=24 weeks (20 to 30)" --seed 7',
    shows: 'a number that you know, in place of one that is assumed',
  },
  {
    run: 'casesim whatif --target "oversight=50% at month 24" --by spo --seed 7',
    shows:
      'the posts of seniors with which oversight would be effective in half of cases, or how near they come',
  },
  {
    run: 'casesim whatif --swap "10 po for 13 pso" --seed 7',
    shows: 'posts of one grade for posts of another',
  },
  {
    run: 'casesim whatif practitioners no-new-trainees --month 24',
    shows: 'who would have the cases, by grade and experience, and how alike those of one practitioner are',
  },
  {
    run: 'casesim whatif units region-with-units.yaml --lever "north: spo=+2 posts" --draws 200 --seed 7',
    shows: 'each unit of your own region and all together; the README has the file',
  },
  { run: 'casesim whatif levers', shows: 'what can be changed, and in which units' },
];

export default (io: Terminal) =>
  whatIfCommand()
    .enablePositionalOptions()
    .description(
      'Changes staffing and follows workload, oversight and the key questions month by month, with ranges; says ' +
        'what drives the result and whether an inspection would show it. Write -o fan.svg for the first chart as SVG, ' +
        '-o page.html for all of them.',
    )
    .argument(
      '[subject]',
      'a scenario, or a what-if: an id or the path of your own file',
      'west-midlands-2025',
    )
    .addOption(leverOption())
    .option(
      '--swap <posts>',
      'posts of one grade for posts of another, such as "10 po -> 13 pso"; may be repeated',
      oneAfterAnother,
    )
    .option(
      '--target <outcome>',
      'an outcome to be reached, such as "oversight=50% at month 24" (the last month if none is given), by the lever of --by',
    )
    .option(
      '--by <lever>',
      'the lever or case variable whose value brings the outcome to --target, such as spo',
    )
    .option('--staffing-of <scenario>', "swap in another region's staffing")
    .option(
      '--check-against <scenario>',
      'run the staffing of the scenario, without levers, to the time of this later one and compare',
    )
    .action(async (subject, options) => {
      if (options.checkAgainst !== undefined) return checkHistory(subject, options.checkAgainst, options, io);
      const { swap = [] } = options;
      const plain = await loadAsked(subject, options, io);
      const seed = options.seed ?? pickSeed();
      const sought = await soughtLever(plain, options, seed);
      if (options.seed === undefined) saySeed(seed, io);
      const loaded = sought === null ? plain : { ...plain, levers: [...plain.levers, sought.lever] };
      const [{ whatIfDocument }, { staffingFigures }] = await Promise.all([
        import('../../report/documents/staffing/whatIfDocument.js'),
        import('../../staffing/region/readRegion.js'),
      ]);
      const run = await whatIfsWithProgress(seed, io, { several: false });
      const published = staffingFigures(loaded.scenario);
      const beside = { file: loaded.file, published, swaps: swap, sought };
      await printDocument(whatIfDocument(await run(loaded), beside), options, io);
    })
    .addCommand(compareCommand(io))
    .addCommand(practitionersCommand(io))
    .addCommand(unitsCommand(io))
    .addCommand(leversCommand(io));

/** The what-if with the levers that are given, swaps among them; all that is wrong with either at once. */
async function loadAsked(
  subject: string,
  options: WhatIfGiven & Targeted & { readonly lever?: readonly string[]; readonly swap?: readonly string[] },
  io: Terminal,
): Promise<LoadedWhatIf> {
  const { loadWhatIf } = await import('../../files/whatIfs.js');
  const { lever = [], swap = [], ...given } = options;
  const readable = swap.flatMap((text) => unlessRefused(['bad-swap'], () => readSwap(text)) ?? []);
  const loading = loadWhatIf(subject, { ...given, levers: [...lever, ...readable] }, io);
  await allOfAwaited<unknown>([
    () => loading,
    async () => allOf(swap.map((text) => () => readSwap(text))),
    async () => requireBoth(options),
  ]);
  return loading;
}

interface Targeted {
  readonly target?: string | undefined;
  readonly by?: string | undefined;
}

function requireBoth({ target, by }: Targeted): void {
  if ((target === undefined) === (by === undefined)) return;
  const [given, missing] = target === undefined ? ['--by', '--target'] : ['--target', '--by'];
  refuse('missing-option', `${given} needs ${missing} beside it.`, {
    path: missing,
    hint: 'Write them like --target "oversight=50% at month 24" --by spo.',
  });
}

/** The lever that reaches the target, if one is given. */
async function soughtLever(
  { scenario, levers, options }: LoadedWhatIf,
  { target, by }: Targeted,
  seed: number,
): Promise<WhatIfReport['sought']> {
  if (target === undefined || by === undefined) return null;
  const { seekTarget } = await import('../../staffing/whatIf/target.js');
  return { ...seekTarget(scenario, { target, by, levers }, { ...options, seed }), target, by };
}

/** What is said of a check against history beside the scenarios. */
interface HistoryGiven extends OutputOptions {
  readonly months?: number | undefined;
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  /** Of no use in it. */
  readonly lever?: unknown;
  readonly swap?: unknown;
  readonly target?: unknown;
  readonly by?: unknown;
  readonly staffingOf?: unknown;
  readonly assume?: unknown;
  readonly baseline?: unknown;
  readonly points?: unknown;
  readonly cost?: unknown;
  readonly cases?: unknown;
  readonly inspectAt?: unknown;
}

/** What moves something, or asks about another time than that of the later scenario. */
const MOVING = [
  ...['lever', 'swap', 'target', 'by', 'staffingOf', 'assume', 'baseline', 'points', 'cost', 'cases'],
  'inspectAt',
];

async function checkHistory(then: string, later: string, options: HistoryGiven, io: Terminal): Promise<void> {
  const [{ loadScenario }, { checkAgainstLater }, { whatIfHistoryDocument }] = await Promise.all([
    import('../../files/loadScenario.js'),
    import('../../staffing/whatIf/history.js'),
    import('../../report/documents/staffing/whatIfHistoryDocument.js'),
  ]);
  const [from, to] = [loadScenario(then), loadScenario(later)];
  const { months, draws } = options;
  const hint = 'Leave it out; assumptions of its own are in the scenario.';
  refuseUseless(options, MOVING, 'with --check-against, which moves nothing', hint);
  if (from.hash === to.hash)
    refuse('bad-options', `${from.id} is checked against itself.`, {
      path: '--check-against',
      hint: 'Name the earlier scenario first, and a later one of the same region with --check-against.',
    });
  const history = checkAgainstLater(from, to, {
    ...(months === undefined ? {} : { months }),
    ...(draws === undefined ? {} : { draws }),
    seed: seedOrPick(options.seed, io),
  });
  await printDocument(whatIfHistoryDocument(history), options, io);
}

function leversCommand(io: Terminal) {
  return documentCommand()
    .name('levers')
    .description('list what can be changed, with units, ranges and sources')
    .action(async (options) => {
      const [{ leversDocument }, { leversReport }] = await Promise.all([
        import('../../report/documents/staffing/whatIfLeversDocument.js'),
        import('../../results/levers.js'),
      ]);
      await printDocument(leversDocument(leversReport()), options, io);
    });
}
