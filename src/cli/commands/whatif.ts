import { ArgumentError } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { AskWhatIf, WhatIf, WhatIfOptions } from '../../staffing/whatIf/whatIf.js';
import type { WhatIfFile } from '../../staffing/whatIf/whatIfFile.js';
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
  return documentCommand()
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
        'what drives the answer and whether an inspection could tell. Write -o fan.svg for the first chart as SVG, ' +
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
      const ready = await prepare(subject, options.lever ?? [], options, io);
      const [{ whatIfDocument }, { staffingFigures }] = await Promise.all([
        import('../../report/documents/staffing/whatIfDocument.js'),
        import('../../staffing/region/readRegion.js'),
      ]);
      const { file, scenario } = ready;
      const result = await askerOf(seedOrPick(options.seed, io), io)(ready);
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
      const { whatIfCompareDocument } = await import(
        '../../report/documents/staffing/whatIfCompareDocument.js'
      );
      const months = options.months ?? 36;
      const same = { ...options, months, inspectAt: options.inspectAt ?? months };
      const scenarios = new Map<string, Scenario>();
      const all: Ready[] = [];
      for (const subject of subjects) all.push(await prepare(subject, [], same, io, scenarios));
      const ask = askerOf(seedOrPick(options.seed, io), io);
      const whatIfs = [];
      for (const ready of all) {
        const { name, file } = ready;
        whatIfs.push({ name, title: file?.title ?? name, result: await ask(ready) });
      }
      await printDocument(whatIfCompareDocument(whatIfs), options, io);
    });
}

function leversCommand(io: Terminal) {
  return documentCommand()
    .name('levers')
    .description('list what can be moved, with units, ranges and sources')
    .action(async (options) => {
      const [{ leversDocument }, { listLevers }] = await Promise.all([
        import('../../report/documents/staffing/whatIfLeversDocument.js'),
        import('../../staffing/levers/moves.js'),
      ]);
      await printDocument(leversDocument(listLevers()), options, io);
    });
}

/** Levers as they are written one after another. */
function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** A what-if that has been read and checked. */
interface Ready {
  readonly name: string;
  readonly file: WhatIfFile | null;
  readonly scenario: Scenario;
  readonly levers: readonly string[];
  readonly options: WhatIfOptions & { readonly draws: number };
}

/**
 * Reads all of a what-if, from its file and from the command line, which goes first; and checks it, so that what is
 * wrong is said before anything else. `scenarios` holds those read already, by id or path.
 */
async function prepare(
  subject: string,
  levers: readonly string[],
  given: RunOptions,
  io: Terminal,
  scenarios = new Map<string, Scenario>(),
): Promise<Ready> {
  const { readSubject } = await import('../../files/whatIfs.js');
  const { name, file, scenario: idOrPath } = await readSubject(subject, io);
  const [{ loadScenario }, { checkWhatIf }] = await Promise.all([
    import('../../files/loadScenario.js'),
    import('../../staffing/whatIf/whatIf.js'),
  ]);
  const load = (idOrPath: string): Scenario => {
    const scenario = scenarios.get(idOrPath) ?? loadScenario(idOrPath);
    scenarios.set(idOrPath, scenario);
    return scenario;
  };
  const scenario = load(idOrPath);
  const points = given.points ?? file?.points ?? undefined;
  const pointSets = points === undefined ? [] : [await readPoints(points, io)];
  const staffing = given.staffingOf ?? file?.staffingOf ?? undefined;
  const months = given.months ?? file?.months ?? undefined;
  const inspectAt = given.inspectAt ?? file?.inspectAt ?? undefined;
  const cases = given.cases ?? file?.cases ?? undefined;
  if (inspectAt !== undefined && inspectAt > (months ?? 36)) refuseLate(inspectAt, months ?? 36);
  const options = {
    draws: given.draws ?? 1000,
    pointSets,
    ...(staffing === undefined ? {} : { staffingOf: load(staffing) }),
    ...(months === undefined ? {} : { months }),
    ...(inspectAt === undefined ? {} : { inspectAt }),
    ...(cases === undefined ? {} : { cases }),
  };
  const named = levers.map((text) => text.split('=')[0]?.trim());
  const all = [
    ...Object.entries(file?.levers ?? {})
      .filter(([lever]) => !named.includes(lever))
      .map(([lever, value]) => `${lever}=${value}`),
    ...levers,
    ...pointSets.map(({ id }) => `points=${id}`),
  ];
  checkWhatIf(scenario, all, options);
  return { name, file, scenario, levers: all, options };
}

function refuseLate(inspectAt: number, months: number): never {
  throw new ArgumentError([
    {
      code: 'too-late',
      path: 'inspectAt',
      got: String(inspectAt),
      expected: `at most ${months}`,
      message: `An inspection at month ${inspectAt} comes after the last month, ${months}.`,
      hint: `Give --months ${inspectAt} to follow so long.`,
    },
  ]);
}

/** Answers what-ifs with one seed, those of the same scenario on the same draws. */
function askerOf(seed: number, io: Terminal): (ready: Ready) => Promise<WhatIf> {
  const known = new Map<string, AskWhatIf>();
  let progress: Progress | null = null;
  return async ({ scenario, levers, options }) => {
    const { prepareWhatIf } = await import('../../staffing/whatIf/whatIf.js');
    const { staffingOf, pointSets = [], ...run } = options;
    const key = JSON.stringify([scenario.id, scenario.hash, run]);
    const ask =
      known.get(key) ?? prepareWhatIf(scenario, { ...run, seed, progress: (done) => progress?.update(done) });
    known.set(key, ask);
    progress = await startProgress(io, run.draws, 'draws');
    try {
      return ask(levers, { pointSets, ...(staffingOf === undefined ? {} : { staffingOf }) });
    } finally {
      progress.stop();
    }
  };
}

async function readPoints(path: string, io: Terminal) {
  const [{ readText }, { parsePointSet }] = await Promise.all([
    import('../../files/readText.js'),
    import('../../staffing/region/pointSetFile.js'),
  ]);
  return parsePointSet(await readText(path, io), path);
}
