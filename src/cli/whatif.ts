import type { LeverRequest } from '../staffing/moves.js';
import type { WhatIf } from '../staffing/whatIf.js';
import type { WhatIfFile } from '../staffing/whatIfFile.js';
import type { Example } from './command.js';
import { seedOption, wholeOption } from './options.js';
import { answerCommand, type OutputOptions, printAnswer } from './output.js';
import { startProgress } from './progress.js';
import { seedOrPick } from './seed.js';
import type { Terminal } from './terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim whatif west-midlands-2025 --lever "vetting=8 weeks" --lever "spo=+15%" --months 36 --seed 7',
    shows: 'faster vetting and more seniors: what changes, and whether 84 cases would show it',
  },
  {
    run: 'casesim whatif no-new-trainees --inspect-at 18 --seed 7',
    shows: 'a what-if that comes with casesim, and a trap: a win at month 18 that is none',
  },
  {
    run: 'casesim whatif compare vetting-in-8-weeks more-seniors less-work --seed 7',
    shows: 'several side by side, on the same draws',
  },
  { run: 'casesim whatif levers', shows: 'what can be moved, in which units' },
];

interface RunOptions {
  readonly staffingOf?: string | undefined;
  readonly months?: number | undefined;
  readonly inspectAt?: number | undefined;
  readonly cases?: number | undefined;
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  readonly points?: string | undefined;
}

/** The options that `whatif` and `whatif compare` share. */
function runCommand() {
  return answerCommand()
    .option(
      '--months <n>',
      'months to follow; 36 if not given',
      wholeOption('--months', { min: 1, max: 240 }),
    )
    .option(
      '--inspect-at <month>',
      'month of the inspection; the last if not given',
      wholeOption('--inspect-at', { min: 1, max: 240 }),
    )
    .option(
      '--cases <n>',
      'cases that it inspects; as many as were inspected if not given',
      wholeOption('--cases', { min: 1, max: 5000 }),
    )
    .option(
      '--draws <n>',
      'draws of the assumptions and of chance; 1000 if not given',
      wholeOption('--draws', { min: 20, max: 700_000 }),
    )
    .option('--points <file>', 'a point set of your own, as YAML, that weighs the cases instead of 2021-07')
    .option('--seed <n>', 'the same seed gives the same draws; picked and told if not given', seedOption);
}

export default (io: Terminal) =>
  runCommand()
    .enablePositionalOptions()
    .description(
      'Changes staffing and follows workload, oversight and the four key questions month by month, with fans; says ' +
        'what drives the answer and whether an inspection could tell. Write -o fan.svg for the chart as SVG.',
    )
    .argument(
      '[subject]',
      'a scenario, or a what-if: an id or the path of your own file',
      'west-midlands-2025',
    )
    .option('--lever <name=value>', 'what to change, such as "vetting=8 weeks"; may be repeated', collect)
    .option('--staffing-of <scenario>', "swap in another region's staffing")
    .action(async (subject, options) => {
      const [{ whatIfAnswer }, { staffingFigures }, { loadScenario }] = await Promise.all([
        import('../report/staffing/whatIf.js'),
        import('../staffing/readRegion.js'),
        import('../scenario/load.js'),
      ]);
      const ready = await prepare(subject, options.lever ?? [], io);
      const result = await run(ready, options, seedOrPick(options.seed, io), io);
      const { file } = ready;
      const answer = whatIfAnswer(result, {
        published: staffingFigures(loadScenario(ready.scenario)),
        ...(file === null ? {} : { title: file.title }),
        ...(file?.why == null ? {} : { why: file.why }),
      });
      await printAnswer(answer, options, io);
    })
    .addCommand(compareCommand(io))
    .addCommand(leversCommand(io));

function compareCommand(io: Terminal) {
  return runCommand()
    .name('compare')
    .description('put several what-ifs side by side')
    .argument('<what-if...>', 'ids or paths of what-ifs')
    .action(async (subjects, options) => {
      const { whatIfCompareAnswer } = await import('../report/staffing/whatIfCompare.js');
      const seed = seedOrPick(options.seed, io);
      const whatIfs = [];
      for (const subject of subjects) {
        const ready = await prepare(subject, [], io);
        const result = await run(
          ready,
          { ...options, months: options.months ?? 36, inspectAt: options.inspectAt ?? options.months ?? 36 },
          seed,
          io,
        );
        whatIfs.push({ name: ready.name, title: ready.file?.title ?? ready.name, result });
      }
      await printAnswer(whatIfCompareAnswer(whatIfs), options satisfies OutputOptions, io);
    });
}

function leversCommand(io: Terminal) {
  return answerCommand()
    .name('levers')
    .description('list what can be moved, with units, ranges and sources')
    .action(async (options) => {
      const [{ leversAnswer }, { listLevers }] = await Promise.all([
        import('../report/staffing/whatIfLevers.js'),
        import('../staffing/moves.js'),
      ]);
      await printAnswer(leversAnswer(listLevers()), options, io);
    });
}

/** Levers as they are written one after another. */
function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

interface Ready {
  readonly name: string;
  readonly scenario: string;
  readonly file: WhatIfFile | null;
  readonly levers: LeverRequest;
}

/** What to run: a file's levers, and those of the command line. */
async function prepare(subject: string, levers: readonly string[], io: Terminal): Promise<Ready> {
  const { readSubject } = await import('./whatifFiles.js');
  const { name, file, scenario } = await readSubject(subject, io);
  // A lever on the command line goes before the same one in the file.
  const named = levers.map((text) => text.split('=')[0]?.trim());
  const written = Object.entries(file?.levers ?? {})
    .filter(([lever]) => !named.includes(lever))
    .map(([lever, value]) => `${lever}=${value}`);
  return { name, scenario, file, levers: [...written, ...levers] };
}

async function run(
  { scenario, file, levers }: Ready,
  options: RunOptions,
  seed: number,
  io: Terminal,
): Promise<WhatIf> {
  const [{ whatIf }, { loadScenario }] = await Promise.all([
    import('../staffing/whatIf.js'),
    import('../scenario/load.js'),
  ]);
  const points = options.points ?? file?.points ?? undefined;
  const pointSets = points === undefined ? [] : [await readPoints(points, io)];
  const chosen = pointSets.map(({ id }) => `points=${id}`);
  const staffing = options.staffingOf ?? file?.staffingOf ?? undefined;
  const draws = options.draws ?? 1000;
  const months = options.months ?? file?.months ?? undefined;
  const inspectAt = options.inspectAt ?? file?.inspectAt ?? undefined;
  const cases = options.cases ?? file?.cases ?? undefined;
  const loaded = loadScenario(scenario);
  const progress = await startProgress(io, draws, 'draws');
  try {
    return whatIf(loaded, [...(levers as readonly string[]), ...chosen], {
      seed,
      draws,
      pointSets,
      progress: (done) => progress.update(done),
      ...(staffing === undefined ? {} : { staffingOf: loadScenario(staffing) }),
      ...(months === undefined ? {} : { months }),
      ...(inspectAt === undefined ? {} : { inspectAt }),
      ...(cases === undefined ? {} : { cases }),
    });
  } finally {
    progress.stop();
  }
}

async function readPoints(path: string, io: Terminal) {
  const [{ readText }, { parsePointSet }] = await Promise.all([
    import('./read.js'),
    import('../staffing/pointSetFile.js'),
  ]);
  return parsePointSet(await readText(path, io), path);
}
