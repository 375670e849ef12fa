import { Command } from '@commander-js/extra-typings';
import type { Example } from '../terminal/command.js';
import { csvOption, forceOption, jsonOption, printDocument } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

const SHARDS = [1, 2].map(
  (shard) => `casesim study eleven-pdus --replicates 200 --shard ${shard}/2 -o parts`,
);

export const examples: readonly Example[] = [
  {
    run: 'casesim merge parts',
    shows: 'put together the shards of a study that share a folder',
    after: SHARDS,
  },
  {
    run: 'casesim merge parts --csv > results.csv',
    shows: 'the same, every measure as tidy CSV',
    after: SHARDS,
  },
];

export default (io: Terminal) =>
  new Command()
    .description(
      'Puts together the parts of a study that ran as shards: exactly what one run would have given. ' +
        'It refuses parts of different studies, and names the blocks that are missing or duplicated.',
    )
    .argument('<folder>', 'a folder of casesim study -o, or a folder of several')
    .addOption(jsonOption())
    .addOption(csvOption('print every measure as tidy CSV, at full precision'))
    .option(
      '--estimates <file>',
      'also write every replicate of shards run with --estimates; .csv or .parquet',
    )
    .addOption(forceOption('replace results and a file that exist'))
    .action(async (folder, { json, csv, estimates, force = false }) => {
      const [
        { findParts, mergeParts },
        { studyDocument },
        { keepResults },
        { openEstimates },
        { checkProtocol },
        { studyZip },
      ] = await Promise.all([
        import('../../files/studyMerge.js'),
        import('../../report/documents/study/studyDocument.js'),
        import('./study/results.js'),
        import('./study/estimates.js'),
        import('../../files/studyFolder.js'),
        import('../../results/study/zip.js'),
      ]);
      const parts = await findParts(folder);
      const { study } = parts.manifest;
      const file =
        estimates === undefined ? null : await openEstimates(estimates, parts.prepared, { io, force });
      try {
        const progress = await startProgress(io, parts.partOf.size, 'blocks');
        let merged = 0;
        const rest = (): Promise<void> => {
          progress.update(++merged);
          return io.breathe();
        };
        const result = await mergeParts(parts, { estimates: file, breathe: rest }).finally(progress.stop);
        await file?.close();
        const { simulates } = parts.prepared;
        const { replicates } = result;
        const protocol = checkProtocol(folder, parts.manifest, { simulates, replicates });
        const context = { protocol, zip: studyZip(parts.prepared, result.seed) };
        await keepResults({ folder, force, study, result, ...context }, io);
        await printDocument(studyDocument(study, result, context), { json, csv }, io);
      } finally {
        await file?.abandon();
      }
    });
