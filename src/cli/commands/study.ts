import { availableParallelism } from 'node:os';
import { Command } from '@commander-js/extra-typings';
import type { Watch } from '../../files/studyRun.js';
import { together } from '../../problem.js';
import type { Shard } from '../../results/study.js';
import type { PreparedStudy } from '../../study/run/prepare.js';
import type { Extent } from '../../study/run/progress.js';
import type { StudyOptions } from '../../study/run/runStudy.js';
import { PAGE } from '../../words/textOptions.js';
import { alsoCheck } from '../arguments/faults.js';
import { pointsNumberOption, seedOption, wholeOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import {
  csvOption,
  folderOption,
  forceOption,
  jsonOption,
  type OutputOptions,
  printDocument,
} from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { EstimatesFile } from './study/estimates.js';
import {
  durationOption,
  type Replay,
  refuseModes,
  refuseWithoutStudy,
  replayOption,
  requireTogether,
  shardOf,
} from './study/options.js';

export const examples: readonly Example[] = [
  { run: 'casesim study', shows: 'the studies that come with casesim, by the questions they answer' },
  {
    run: 'casesim study wrong-ranking',
    shows: 'how often the worse of two regions is ranked better',
  },
  {
    run: 'casesim study eleven-pdus --replicates 1000 --seed 7 -o eleven-pdus',
    shows: 'a study with its results kept in a folder: tables, CSV, Parquet and a report',
  },
  {
    run: 'casesim study eleven-pdus --replicates 500 --estimates replicates.parquet',
    shows: 'the same with every replicate in a file, for your own measures in R or Python',
  },
  {
    run: 'casesim study eleven-pdus --protocol --precision 0.5 -o planned',
    shows:
      'the plan of the study under the ADEMP headings, hashed, before any run; a run in that folder says "as planned"',
  },
  {
    run: 'casesim study lowest-of-four --plan',
    shows: 'what would run, and how long it would take',
  },
];

export default (io: Terminal) =>
  alsoCheck(new Command(), async ([name]) => {
    if (name !== undefined) (await import('../../files/studies.js')).loadStudy(name);
  })
    .description(
      'Repeats inspections under the designs of a study and measures how well each question is answered: ' +
        'exactly where all outcomes can be summed, else by simulation with its Monte Carlo error.',
    )
    .argument(
      '[study]',
      'id of a study or path of your own file (to write one: scenarios/studies/README.md in the package); without one, the studies are listed',
    )
    .option('--seed <number>', "seed of all random streams; the study's own if omitted", seedOption)
    .option(
      '--replicates <number>',
      'replicates of each simulated condition',
      wholeOption('--replicates', { min: 1, max: 1e8 }),
    )
    .option(
      '--precision <points>',
      'run until every Monte Carlo error is at most this many percentage points',
      pointsNumberOption('--precision', { low: 0.001, high: 50 }),
    )
    .option(
      '--workers <number>',
      'processes to use; one for each core if omitted',
      wholeOption('--workers', { min: 1, max: 256 }),
    )
    .option('--shard <i/n>', "run the i-th of n parts; auto takes i and n from a scheduler's array job")
    .option('--max-time <time>', 'stop starting blocks after 90s, 10m or 2h', durationOption)
    .option('--simulate', 'simulate also what could be worked out exactly')
    .option('--plan', 'say what would run and how long it would take, and stop')
    .option(
      '--protocol',
      'write the plan of the study before it is run, with the replicates justified, and stop',
    )
    .option('--replay <c:b:r>', 'repeat one replicate alone: condition, block and replicate', replayOption)
    .option(
      '--estimates <file>',
      'also write every replicate: estimate, standard error, limits and truth; .csv or .parquet',
    )
    .addOption(jsonOption())
    .addOption(csvOption('print every measure as tidy CSV, at full precision'))
    .addOption(folderOption('keep blocks and results in a folder; run again to continue it'))
    .addOption(forceOption('start again in a folder that has a study, and replace files that exist'))
    .action(async (name, options) => {
      const deadline = options.maxTime === undefined ? Infinity : performance.now() + 1000 * options.maxTime;
      const output = { json: options.json, csv: options.csv };
      if (name === undefined) {
        refuseWithoutStudy(options);
        return printList(output, io);
      }
      refuseModes(options);
      const [{ loadStudy }, { prepareStudy }, { extentOf }] = await Promise.all([
        import('../../files/studies.js'),
        import('../../study/run/prepare.js'),
        import('../../study/run/runStudy.js'),
      ]);
      const [[, shard], study] = together(
        () =>
          together(
            () => requireTogether(options),
            () => shardOf(options.shard, io.env),
          ),
        () => loadStudy(name),
      );
      const exact = options.simulate !== true;
      const prepared = prepareStudy(study, { exact });
      const folder = options.output ?? null;
      const extent = extentOf(study, await asPlanned(folder, options));
      if (options.replay !== undefined) {
        return printReplay({ prepared, seed: extent.seed, replay: options.replay }, output, io);
      }
      const workers = options.workers ?? availableParallelism();
      if (options.protocol)
        return printProtocol({ prepared, extent, exact, folder, force: options.force ?? false }, output, io);
      if (options.plan) return printPlan({ prepared, extent, workers, shard }, output, io);
      const eager = options.workers !== undefined;
      const force = options.force ?? false;
      const run = { prepared, extent, exact, workers, eager, folder, shard, deadline, force };
      if (options.estimates === undefined) return runInFolder({ ...run, estimates: null }, output, io);
      const { keepForMerge, openEstimates } = await import('./study/estimates.js');
      const file =
        shard === null
          ? await openEstimates(options.estimates, prepared, { io, force })
          : keepForMerge(prepared);
      try {
        await runInFolder({ ...run, estimates: file }, output, io);
      } finally {
        await file.abandon();
      }
    });

/** The studies that come with casesim. */
async function printList(output: OutputOptions, io: Terminal): Promise<void> {
  const { studyQuestions } = await import('../../files/studyCollection.js');
  const { studyListDocument } = await import('../../report/documents/study/studyListDocument.js');
  await printDocument(studyListDocument({ studies: studyQuestions() }), output, io);
}

/** One replicate alone. */
async function printReplay(
  { prepared, seed, replay }: { prepared: PreparedStudy; seed: number; replay: Replay },
  output: OutputOptions,
  io: Terminal,
): Promise<void> {
  const { replayDocument } = await import('../../report/documents/study/studyReplayDocument.js');
  const { replayReport } = await import('../../results/study.js');
  await printDocument(replayDocument(replayReport(prepared, { seed, ...replay }), prepared), output, io);
}

/** What would run, and how long it would take. */
async function printPlan(
  asked: { prepared: PreparedStudy; extent: Extent; workers: number; shard: Shard | null },
  output: OutputOptions,
  io: Terminal,
): Promise<void> {
  const { prepared, extent, workers, shard } = asked;
  const { planDocument } = await import('../../report/documents/study/studyPlanDocument.js');
  const { studyPlan } = await import('../../results/study.js');
  const processes = workers * (shard?.of ?? 1);
  const plan = studyPlan(prepared, extent, { processes, now: () => performance.now() });
  await printDocument(planDocument(plan, prepared, { workers, shard }), output, io);
}

/** Seed and replicates as given, or else as the protocol in the folder has them. */
async function asPlanned(folder: string | null, given: StudyOptions): Promise<StudyOptions> {
  const { seed, replicates, precision } = given;
  if (folder === null) return { seed, replicates, precision };
  const { readProtocol } = await import('../../files/studyFolder.js');
  const protocol = readProtocol(folder);
  const planned = precision === undefined ? protocol?.replicates : undefined;
  return { seed: seed ?? protocol?.seed, replicates: replicates ?? planned, precision };
}

/** The plan of the study, before it is run: printed, and kept in the folder if there is one. */
async function printProtocol(
  asked: Pick<Run, 'prepared' | 'extent' | 'exact' | 'folder' | 'force'>,
  output: OutputOptions,
  io: Terminal,
): Promise<void> {
  const { prepared, folder, force, ...planned } = asked;
  const [{ studyProtocol }, { studyProtocolDocument }, { version }] = await Promise.all([
    import('../../results/study/protocol.js'),
    import('../../report/documents/study/studyProtocolDocument.js'),
    import('../../files/version.js'),
  ]);
  const protocol = studyProtocol(prepared, { ...planned, casesim: version() });
  const document = studyProtocolDocument(protocol, prepared);
  if (folder !== null) {
    const [{ keepProtocol }, { renderFolder }] = await Promise.all([
      import('../../files/studyFolder.js'),
      import('../../report/render/render.js'),
    ]);
    const pages = await renderFolder(new Map([['protocol', document]]), { ...PAGE, version: version() });
    await keepProtocol(folder, { protocol, pages, force });
    io.say(`Wrote protocol.json, ${[...pages.keys()].join(', ')} in ${folder}.`);
  }
  await printDocument(document, output, io);
}

/** What a run needs to know beside the study. */
interface Run {
  readonly prepared: PreparedStudy;
  readonly extent: Extent;
  readonly exact: boolean;
  readonly workers: number;
  readonly eager: boolean;
  readonly folder: string | null;
  /** Whether the folder's other study gives way. */
  readonly force: boolean;
  readonly shard: Shard | null;
  readonly deadline: number;
  /** Where every replicate goes; null where only their sums are wanted. */
  readonly estimates: EstimatesFile | null;
}

/** Runs the study, or one shard of it, keeps what came of it in the folder and prints it. */
async function runInFolder(asked: Run, output: OutputOptions, io: Terminal): Promise<void> {
  const { prepared, extent, exact, folder, force, shard, estimates } = asked;
  const { study } = prepared;
  const [
    { checkProtocol, clearStudyFolder, manifestOf, openStudyFolder },
    { runBlocks },
    { StudyProgress },
    { isResultFile },
  ] = await Promise.all([
    import('../../files/studyFolder.js'),
    import('../../files/studyRun.js'),
    import('../../study/run/progress.js'),
    import('../../report/documents/study/resultFiles.js'),
  ]);
  const progress = new StudyProgress(prepared, extent);
  const manifest = manifestOf(prepared, extent, { exact });
  if (folder !== null && force) await clearStudyFolder(folder, { also: isResultFile });
  if (folder !== null) await openStudyFolder(folder, manifest);
  await runBlocks({ ...asked, progress, manifest }, watchOf(io));
  await estimates?.close();

  if (shard !== null && folder !== null) {
    return printShard({ prepared, shard, blocks: progress.blocks, folder }, output, io);
  }
  const { studyDocument } = await import('../../report/documents/study/studyDocument.js');
  const { studyZip } = await import('../../results/study/zip.js');
  const result = progress.result();
  const { simulates } = prepared;
  const { replicates } = result;
  const protocol = folder === null ? null : checkProtocol(folder, manifest, { simulates, replicates });
  const context = { protocol, zip: studyZip(prepared, extent.seed) };
  if (folder !== null && result.complete) {
    const { keepResults } = await import('./study/results.js');
    await keepResults({ folder, study, result, ...context }, io);
  }
  await printDocument(studyDocument(study, result, context), output, io);
}

/** What one shard has done of its blocks. */
async function printShard(
  asked: { prepared: PreparedStudy; shard: Shard; blocks: number; folder: string },
  output: OutputOptions,
  io: Terminal,
): Promise<void> {
  const { prepared, shard, blocks, folder } = asked;
  const { shardDocument } = await import('../../report/documents/study/studyPlanDocument.js');
  const { listBlocks } = await import('../../files/studyFolder.js');
  const { shardReport } = await import('../../results/study.js');
  const finished = await listBlocks(folder);
  await printDocument(
    shardDocument(shardReport(prepared.study, shard, { blocks, finished, folder })),
    output,
    io,
  );
}

/** Shows progress where there is a terminal to show it on. */
function watchOf(io: Terminal): Watch {
  return {
    breathe: io.breathe,
    begin: async (blocks) => {
      const bar = await startProgress(io, blocks, 'blocks');
      return {
        update: (done, error) => {
          // The error takes a sum over every answer, so it is worked out only for somebody who sees it.
          const points = io.showsProgress ? error() : Number.NaN;
          bar.update(done, Number.isNaN(points) ? '' : `±${points.toFixed(2)} percentage points`);
        },
        stop: bar.stop,
      };
    },
  };
}
