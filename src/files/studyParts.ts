import { readdir } from 'node:fs/promises';
import { DataError, FileError, type Problem, problem } from '../problem.js';
import { within } from '../words/paths.js';
import { exists, isFile } from './disk/readText.js';
import { attempt } from './disk/write.js';
import { differenceOf, listBlocks, type Manifest, readManifest } from './studyFolder.js';

/** A folder with blocks of a study, and the manifest beside them. */
export interface StudyPart {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The parts of one study: the folder itself, or the folders in it, that have its blocks.
 *
 * @throws FileError when there is no study; DataError when there are several
 */
export async function readParts(folder: string): Promise<readonly [StudyPart, ...StudyPart[]]> {
  if (!exists(folder)) noStudy(folder, `There is no folder ${folder}.`);
  if (isFile(folder)) noStudy(folder, `${folder} is not a folder.`);
  const names = await attempt(folder, () => readdir(folder, { withFileTypes: true }));
  const inside = names.filter((entry) => entry.isDirectory()).map((entry) => within(folder, entry.name));
  const parts: StudyPart[] = [];
  for (const path of [folder, ...inside.sort()]) {
    const manifest = await readManifest(path);
    if (manifest !== null) parts.push({ folder: path, manifest });
  }
  const [first, ...others] = parts;
  if (first === undefined) noStudy(folder, `${folder} has no results of a study.`);
  requireOneStudy(first, others);
  return [first, ...others];
}

/** Which part has each block; a block in two parts is a problem. */
export async function partsByBlock(
  parts: readonly StudyPart[],
): Promise<{ partOf: Map<number, StudyPart>; problems: Problem[] }> {
  const partOf = new Map<number, StudyPart>();
  const problems: Problem[] = [];
  for (const part of parts) {
    for (const block of await listBlocks(part.folder)) {
      const other = partOf.get(block);
      if (other === undefined) partOf.set(block, part);
      else {
        problems.push({
          code: 'doubled-block',
          path: part.folder,
          message: `Block ${block} is in ${other.folder} and in ${part.folder}.`,
          hint: 'Remove one of the two.',
        });
      }
    }
  }
  return { partOf, problems };
}

function noStudy(folder: string, message: string): never {
  const hint = 'Name a folder that casesim study -o made, or a folder of several.';
  throw new FileError([problem('no-study', message, { path: folder, hint })]);
}

function requireOneStudy(first: StudyPart, others: readonly StudyPart[]): void {
  const mixed = others.flatMap(({ folder: path, manifest }): Problem[] => {
    const difference = differenceOf(first.manifest, manifest);
    if (difference === null) return [];
    const message = `${path} is of another run than ${first.folder}: ${difference}.`;
    return [problem('mixed-studies', message, { path, hint: 'Merge each study in a folder of its own.' })];
  });
  if (mixed.length > 0) throw new DataError(mixed);
}
