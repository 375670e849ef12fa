import { availableParallelism } from 'node:os';
import { Command } from '@commander-js/extra-typings';
import { version } from '../../files/version.js';
import { ArgumentError } from '../../problem.js';
import { numberOption, seedOption, wholeOption } from '../arguments/options.js';
import { csvOption, folderOption, jsonOption, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';
import { readShard } from './shard.js';

export const examples: readonly Example[] = [
  { run: 'casesim study', shows: 'the studies that come with casesim, by the questions they answer' },
  {
    run: 'casesim study wrong-ranking',
    shows: 'how often the worse of two regions is ranked better',
  },
  {
    run: 'casesim study eleven-pdus --replicates 2000 --seed 7 -o eleven-pdus',
    shows: 'a study with its results kept in a folder: tables, CSV, Parquet and a report',
  },
  {
    run: 'casesim study lowest-of-four --plan',
    shows: 'what would run, and how long it would take',
  },
];

/** A length of time such as 90, 90s, 10m or 2h, in seconds. */
function durationOption(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text);
  const seconds = Number(match?.[1]) * ({ s: 1, m: 60, h: 3600 }[match?.[2] ?? 's'] ?? 1);
  if (match === null || !(seconds > 0)) {
    throw new ArgumentError([
      {
        code: 'bad-option',
        path: '--max-time',
        got: text,
        message: `--max-time must be a time such as 90s, 10m or 2h, not "${text}".`,
      },
    ]);
  }
  return seconds;
}

function refuse(message: string, hint?: string): never {
  throw new ArgumentError([{ code: 'bad-options', message, ...(hint === undefined ? {} : { hint }) }]);
}

export default (io: Terminal) =>
  new Command()
    .description(
      'Repeats inspections under the designs of a study and measures how well each question is answered: ' +
        'exactly where all outcomes can be summed, else by simulation with its Monte Carlo error.',
    )
    .argument('[study]', 'id of a study or path of your own file; without one, the studies are listed')
    .option('--seed <number>', "seed of all random streams; the study's own unless given", seedOption)
    .option(
      '--replicates <number>',
      'replicates of each simulated condition',
      wholeOption('--replicates', { min: 1, max: 1e8 }),
    )
    .option(
      '--precision <points>',
      'run until every Monte Carlo error is at most this many points',
      numberOption('--precision', { low: 0.001, high: 50 }),
    )
    .option(
      '--workers <number>',
      'processes at work; as many as there are cores unless given',
      wholeOption('--workers', { min: 1, max: 256 }),
    )
    .option('--shard <i/n>', "run the i-th of n parts; auto takes the place from a scheduler's array job")
    .option('--max-time <time>', 'stop starting blocks after 90s, 10m or 2h', durationOption)
    .option('--simulate', 'simulate also what could be worked out exactly')
    .option('--plan', 'say what would run and how long it would take, and stop')
    .option('--replay <c:b:r>', 'repeat one replicate alone: condition, block and replicate')
    .addOption(jsonOption())
    .addOption(csvOption('print every measure as tidy CSV, at full precision'))
    .addOption(folderOption('keep blocks and results in a folder; run again to go on with it'))
    .action(async (name, options) => {
      const started = performance.now();
      const output = { json: options.json, csv: options.csv };
      if (name === undefined) {
        const { studyQuestions } = await import('../../files/studyShelf.js');
        const { studyListDocument } = await import('../../report/documents/study/studyListDocument.js');
        return printDocument(studyListDocument({ studies: studyQuestions() }), output, io);
      }
      if (options.shard !== undefined && options.output === undefined) {
        refuse('--shard keeps its blocks in a folder, and there is none.', 'Give -o FOLDER.');
      }
      if (options.shard !== undefined && options.precision !== undefined) {
        refuse(
          '--precision cannot be asked of a shard, which does not see the others.',
          'Give --replicates.',
        );
      }
      if (options.replicates !== undefined && options.precision !== undefined) {
        refuse('--replicates and --precision cannot both be given.', 'Choose one.');
      }
      if (options.json && options.csv) refuse('--json and --csv cannot both be given.', 'Choose one.');
      const shard = options.shard === undefined ? null : readShard(options.shard, io.env);

      const { loadStudy } = await import('../../files/studies.js');
      const { prepareStudy } = await import('../../study/run/prepare.js');
      const { StudyProgress } = await import('../../study/run/progress.js');
      const { extentOf } = await import('../../study/run/runStudy.js');
      const study = loadStudy(name);
      const exact = options.simulate !== true;
      const prepared = prepareStudy(study, { exact });
      const { seed, replicates, precision } = options;
      const extent = extentOf(study, {
        ...(seed === undefined ? {} : { seed }),
        ...(replicates === undefined ? {} : { replicates }),
        ...(precision === undefined ? {} : { precision }),
      });
      if (options.replay !== undefined) {
        const { replayDocument } = await import('../../report/documents/study/studyReplayDocument.js');
        const { replayReport } = await import('../../results/study.js');
        const report = replayReport(prepared, { seed: extent.seed, ...readReplay(options.replay) });
        return printDocument(replayDocument(report, prepared), output, io);
      }
      const workers = options.workers ?? availableParallelism();
      if (options.plan) {
        const { planDocument } = await import('../../report/documents/study/studyPlanDocument.js');
        const { studyPlan } = await import('../../results/study.js');
        const processes = workers * (shard?.of ?? 1);
        const plan = studyPlan(prepared, extent, { processes, now: () => performance.now() });
        return printDocument(planDocument(plan, prepared, { workers, shard }), output, io);
      }

      const progress = new StudyProgress(prepared, extent);
      const folder = options.output ?? null;
      const { runBlocks } = await import('./studyRun.js');
      const { openStudyFolder } = await import('../../files/studyFolder.js');
      const manifest = {
        format: 1,
        casesim: version(),
        study,
        ...extent,
        exact,
        blockSize: 1000,
        size: prepared.size,
      } as const;
      if (folder !== null) await openStudyFolder(folder, manifest);
      const deadline = options.maxTime === undefined ? Infinity : started + 1000 * options.maxTime;
      const eager = options.workers !== undefined;
      await runBlocks({ prepared, progress, manifest, workers, eager, folder, shard, deadline }, io);

      if (shard !== null && folder !== null) {
        const { shardDocument } = await import('../../report/documents/study/studyPlanDocument.js');
        const { listBlocks } = await import('../../files/studyFolder.js');
        const { shardReport } = await import('../../results/study.js');
        const finished = await listBlocks(folder);
        const report = shardReport(study, shard, { blocks: progress.blocks, finished, folder });
        return printDocument(shardDocument(report), output, io);
      }
      const { studyDocument } = await import('../../report/documents/study/studyDocument.js');
      const result = progress.result();
      const document = studyDocument(study, result);
      if (folder !== null && result.complete) {
        const { writeResults } = await import('./studyResults.js');
        const names = await writeResults(folder, study, result);
        io.say(`Wrote ${names.join(', ')} in ${folder}.`);
      }
      await printDocument(document, output, io);
    });

/** `0:12:345`: condition, block and replicate. */
function readReplay(text: string): { condition: number; block: number; replicate: number } {
  const found = /^(\d+):(\d+):(\d+)$/.exec(text);
  if (found === null) {
    const message = `--replay must be such as 0:12:345, not "${text}".`;
    const hint = 'Give condition, block and replicate, such as 0:12:345.';
    throw new ArgumentError([{ code: 'bad-replay', path: '--replay', got: text, message, hint }]);
  }
  const [condition = 0, block = 0, replicate = 0] = found.slice(1).map(Number);
  return { condition, block, replicate };
}
