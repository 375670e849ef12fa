import { Command } from '@commander-js/extra-typings';
import { readBlock } from '../../files/studyFolder.js';
import { placesOf, readParts } from '../../files/studyParts.js';
import { DataError } from '../../problem.js';
import { list } from '../../words/format.js';
import { csvOption, jsonOption, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

const SHARDS = [1, 2].map(
  (place) => `casesim study eleven-pdus --replicates 2000 --shard ${place}/2 -o parts`,
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

/** `3, 7 to 9`: whole numbers in order, runs drawn together. */
export function ranges(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let place = 0; place < numbers.length; ) {
    let last = place;
    while (numbers[last + 1] === (numbers[last] ?? 0) + 1) last++;
    runs.push(last === place ? `${numbers[place]}` : `${numbers[place]} to ${numbers[last]}`);
    place = last + 1;
  }
  return list(runs);
}

export default (io: Terminal) =>
  new Command()
    .description(
      'Puts together the parts of a study that ran as shards: exactly what one run would have given. ' +
        'It refuses parts of different studies, and names the blocks that are missing or there twice.',
    )
    .argument('<folder>', 'a folder of casesim study -o, or one that holds several')
    .addOption(jsonOption())
    .addOption(csvOption('print every measure as tidy CSV, at full precision'))
    .action(async (folder, options) => {
      const parts = await readParts(folder);
      const [{ manifest }] = parts;
      const { prepareStudy } = await import('../../study/run/prepare.js');
      const { StudyProgress } = await import('../../study/run/progress.js');
      const prepared = prepareStudy(manifest.study, { exact: manifest.exact });
      const { seed, replicates, precision } = manifest;
      const progress = new StudyProgress(prepared, { seed, replicates, precision });
      const { places, problems } = await placesOf(parts);
      const used = new Set<number>();
      for (
        let needed = progress.needed();
        needed.length > 0 && problems.length === 0;
        needed = progress.needed()
      ) {
        const missing = needed.filter((block) => !places.has(block));
        if (missing.length > 0) {
          problems.push({
            code: 'missing-blocks',
            path: folder,
            message: `Of ${progress.blocks} blocks, ${missing.length === 1 ? 'block' : 'blocks'} ${ranges(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
            hint: 'Run their shards again: finished blocks are kept.',
          });
          break;
        }
        for (const block of needed) {
          const part = places.get(block);
          if (part === undefined) continue;
          progress.accept(await readBlock(part.folder, block, manifest));
          used.add(block);
          await io.breathe();
        }
      }
      const extra = [...places.keys()].filter((block) => !used.has(block));
      if (problems.length === 0 && extra.length > 0) {
        problems.push({
          code: 'foreign-blocks',
          path: folder,
          message: `The study has ${progress.blocks} blocks, but there are also ${ranges(extra)}.`,
        });
      }
      if (problems.length > 0) throw new DataError(problems);
      const { studyDocument } = await import('../../report/documents/study/studyDocument.js');
      const { writeResults } = await import('./studyResults.js');
      const result = progress.result();
      const document = studyDocument(manifest.study, result);
      const names = await writeResults(folder, manifest.study, result);
      io.say(`Wrote ${names.join(', ')} in ${folder}.`);
      await printDocument(document, { json: options.json, csv: options.csv }, io);
    });
