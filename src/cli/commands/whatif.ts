import type { LoadedWhatIf } from '../../files/whatIfs.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { WhatIf } from '../../staffing/whatIf/whatIf.js';
import { seedOption, wholeOption } from '../arguments/options.js';
import { seedOrPick } from '../arguments/seed.js';
import { documentCommand, formatOf, printDocument } from '../terminal/output.js';
import { type Progress, startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

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
  { run: 'casesim whatif levers', shows: 'what can be moved, in which units' },
];

/** The options that `whatif` and `whatif compare` share. */
function runCommand() {
  return documentCommand()
    .option('--months <n>', 'months to follow; 36 if omitted', wholeOption('--months', { min: 1, max: 240 }))
    .option(
      '--inspect-at <month>',
      'month of the inspection; the last if omitted',
      wholeOption('--inspect-at', { min: 1, max: 240 }),
    )
    .option(
      '--cases <n>',
      'cases that it inspects; as many as were inspected if omitted',
      wholeOption('--cases', { min: 1, max: 5000 }),
    )
    .option(
      '--draws <n>',
      'draws of the assumptions and of chance; 1000 if omitted',
      wholeOption('--draws', { min: 20, max: 700_000 }),
    )
    .option('--points <file>', 'a point set of your own, as YAML, that weighs the cases instead of 2021-07')
    .option(
      '--seed <n>',
      'the same seed gives the same draws; chosen at random and shown if omitted',
      seedOption,
    );
}

export default (io: Terminal) =>
  runCommand()
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
    .option('--lever <name=value>', 'what to change, such as "vetting=8 weeks"; may be repeated', collect)
    .option('--staffing-of <scenario>', "swap in another region's staffing")
    .action(async (subject, options) => {
      formatOf(options);
      const { loadWhatIf } = await import('../../files/whatIfs.js');
      const { lever: levers, ...given } = options;
      const loaded = await loadWhatIf(subject, { levers, ...given }, io);
      const [{ whatIfDocument }, { staffingFigures }] = await Promise.all([
        import('../../report/documents/staffing/whatIfDocument.js'),
        import('../../staffing/region/readRegion.js'),
      ]);
      const { file, scenario } = loaded;
      const run = await runnerWithProgress(seedOrPick(options.seed, io), io);
      const result = await run(loaded);
      const document = whatIfDocument(result, {
        published: staffingFigures(scenario),
        ...(file === null ? {} : { title: file.title }),
        ...(file?.why == null ? {} : { why: file.why }),
      });
      await printDocument(document, options, io);
    })
    .addCommand(compareCommand(io))
    .addCommand(leversCommand(io));

function compareCommand(io: Terminal) {
  return runCommand()
    .name('compare')
    .description('put several what-ifs side by side')
    .argument('<what-if...>', 'ids or paths of what-ifs')
    .action(async (subjects, options) => {
      formatOf(options);
      const [{ loadWhatIf }, { whatIfCompareDocument }] = await Promise.all([
        import('../../files/whatIfs.js'),
        import('../../report/documents/staffing/whatIfCompareDocument.js'),
      ]);
      const months = options.months ?? 36;
      const same = { ...options, months, inspectAt: options.inspectAt ?? months };
      const scenarios = new Map<string, Scenario>();
      const all: LoadedWhatIf[] = [];
      for (const subject of subjects) all.push(await loadWhatIf(subject, same, io, scenarios));
      const run = await runnerWithProgress(seedOrPick(options.seed, io), io);
      const whatIfs = [];
      for (const loaded of all) {
        const { name, file } = loaded;
        whatIfs.push({ name, title: file?.title ?? name, ...(await run(loaded)) });
      }
      await printDocument(whatIfCompareDocument({ whatIfs }), options, io);
    });
}

function leversCommand(io: Terminal) {
  return documentCommand()
    .name('levers')
    .description('list what can be moved, with units, ranges and sources')
    .action(async (options) => {
      const [{ leversDocument }, { leversReport }] = await Promise.all([
        import('../../report/documents/staffing/whatIfLeversDocument.js'),
        import('../../results/levers.js'),
      ]);
      await printDocument(leversDocument(leversReport()), options, io);
    });
}

/** Levers as they are written one after another. */
function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** Runs what-ifs with one seed, and shows how far each has come. */
async function runnerWithProgress(
  seed: number,
  io: Terminal,
): Promise<(loaded: LoadedWhatIf) => Promise<WhatIf>> {
  const { whatIfRunner } = await import('../../results/whatIf.js');
  let progress: Progress | null = null;
  const run = whatIfRunner(seed, (done) => progress?.update(done));
  return async (loaded) => {
    progress = await startProgress(io, loaded.options.draws, 'draws');
    try {
      return run(loaded);
    } finally {
      progress.stop();
    }
  };
}
