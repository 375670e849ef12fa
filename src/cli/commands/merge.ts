import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { differenceOf, listBlocks, type Manifest, readBlock, readManifest } from '../../files/studyFolder.js';
import { attempt } from '../../files/write.js';
import { DataError, FileError, type Problem } from '../../problem.js';
import { list } from '../../words/format.js';
import { printAnswer } from '../terminal/output.js';
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

/** A folder with blocks, and the manifest beside them. */
interface Part {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The folder itself, or the folders in it, that hold a study. */
async function partsOf(folder: string): Promise<Part[]> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) noStudy(folder, `There is no folder ${folder}.`);
  if (!found.isDirectory()) noStudy(folder, `${folder} is not a folder.`);
  const names = await attempt(folder, () => readdir(folder, { withFileTypes: true }));
  const inside = names.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  const parts: Part[] = [];
  for (const path of [folder, ...inside.sort()]) {
    const manifest = await readManifest(path);
    if (manifest !== null) parts.push({ folder: path, manifest });
  }
  if (parts.length === 0) noStudy(folder, `${folder} holds no results of a study.`);
  return parts;
}

function noStudy(folder: string, message: string): never {
  const hint = 'Name a folder that casesim study -o made, or one that holds several.';
  throw new FileError([{ code: 'no-study', path: folder, message, hint }]);
}

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

/** Which part holds each block; a block in two parts is a problem. */
async function placesOf(parts: readonly Part[]): Promise<{ places: Map<number, Part>; problems: Problem[] }> {
  const places = new Map<number, Part>();
  const problems: Problem[] = [];
  for (const part of parts) {
    for (const block of await listBlocks(part.folder)) {
      const other = places.get(block);
      if (other === undefined) places.set(block, part);
      else {
        problems.push({
          code: 'doubled-block',
          path: part.folder,
          message: `Block ${block} stands in ${other.folder} and in ${part.folder}.`,
          hint: 'Remove one of the two.',
        });
      }
    }
  }
  return { places, problems };
}

export default (io: Terminal) =>
  new Command()
    .description(
      'Puts together the parts of a study that ran as shards: exactly what one run would have given. ' +
        'It refuses parts of different studies, and names the blocks that are missing or there twice.',
    )
    .argument('<folder>', 'a folder of casesim study -o, or one that holds several')
    .option('--json', 'print everything as one JSON object, at full precision')
    .option('--csv', 'print every measure as tidy CSV, at full precision')
    .action(async (folder, options) => {
      const parts = await partsOf(folder);
      const [first] = parts;
      if (first === undefined) return;
      const mixed = parts.flatMap(({ folder: path, manifest }): Problem[] => {
        const difference = differenceOf(first.manifest, manifest);
        if (difference === null) return [];
        const message = `${path} is of another run than ${first.folder}: ${difference}.`;
        return [{ code: 'mixed-studies', path, message, hint: 'Merge each study in a folder of its own.' }];
      });
      if (mixed.length > 0) throw new DataError(mixed);
      const { prepareStudy } = await import('../../study/run/prepare.js');
      const { StudyProgress } = await import('../../study/run/progress.js');
      const { manifest } = first;
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
      const { studyAnswer } = await import('../../report/documents/study/studyDocument.js');
      const { writeResults } = await import('./studyResults.js');
      const result = progress.result();
      const answer = studyAnswer(manifest.study, result);
      const names = await writeResults(folder, manifest.study, result, answer);
      io.say(`Wrote ${names.join(', ')} in ${folder}.`);
      await printAnswer(answer, { json: options.json, csv: options.csv }, io);
    });
