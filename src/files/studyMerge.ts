import { DataError, type Problem, problem } from '../problem.js';
import { keptAnswers } from '../study/run/estimates.js';
import { type PreparedStudy, prepareStudy } from '../study/run/prepare.js';
import { StudyProgress } from '../study/run/progress.js';
import type { StudyResult } from '../study/run/results.js';
import { wholeRanges } from '../words/format.js';
import type { BlockSink } from './inOrder.js';
import { type Manifest, readBlock } from './studyFolder.js';
import { partsByBlock, readParts, type StudyPart } from './studyParts.js';

/** The parts of a study that ran as shards, found and of one run. */
export interface StudyParts {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly prepared: PreparedStudy;
  /** The part that has each block. */
  readonly partOf: ReadonlyMap<number, StudyPart>;
}

/**
 * Finds the parts of a study.
 *
 * @param folder - a folder with the blocks of a study, or a folder of several such
 * @throws FileError where there is no study; DataError for parts of different studies, and for blocks that are duplicated
 */
export async function findParts(folder: string): Promise<StudyParts> {
  const parts = await readParts(folder);
  const [{ manifest }] = parts;
  const { partOf, problems } = await partsByBlock(parts);
  if (problems.length > 0) throw new DataError(problems);
  return { folder, manifest, partOf, prepared: prepareStudy(manifest.study, { exact: manifest.exact }) };
}

/**
 * Puts the parts of a study together: exactly what one run would have given.
 *
 * @param settings.estimates - takes the replicates, block by block; null where only the results are wanted
 * @param settings.breathe - awaited between blocks, so that an interruption is heard
 * @throws DataError for blocks that are missing, or more than the study has
 */
export async function mergeParts(
  { folder, manifest, prepared, partOf }: StudyParts,
  { estimates, breathe }: { readonly estimates: BlockSink | null; breathe(): Promise<void> },
): Promise<StudyResult> {
  const { seed, replicates, precision } = manifest;
  const progress = new StudyProgress(prepared, { seed, replicates, precision });
  const answers = estimates === null ? null : keptAnswers(prepared).length;
  const used = new Set<number>();
  for (let needed = progress.needed(); needed.length > 0; needed = progress.needed()) {
    for (const [block, part] of partsWith(needed, partOf, { folder, blocks: progress.blocks })) {
      const found = await readBlock(part.folder, { block, answers }, manifest);
      progress.accept({ ...found, estimates: null });
      await estimates?.take(found);
      used.add(block);
      await breathe();
    }
  }
  const extra = [...partOf.keys()].filter((block) => !used.has(block));
  if (extra.length > 0) {
    const message = `The study has ${progress.blocks} blocks, but there are also ${wholeRanges(extra)}.`;
    throw new DataError([problem('foreign-blocks', message, { path: folder })]);
  }
  return progress.result();
}

/** Each block with the part that has it; those that no part has end the merge. */
function partsWith(
  wanted: readonly number[],
  partOf: ReadonlyMap<number, StudyPart>,
  { folder, blocks }: { readonly folder: string; readonly blocks: number },
): [number, StudyPart][] {
  const missing: number[] = [];
  const found = wanted.flatMap((block): [number, StudyPart][] => {
    const part = partOf.get(block);
    if (part !== undefined) return [[block, part]];
    missing.push(block);
    return [];
  });
  if (missing.length > 0) throw new DataError([missingBlocks(missing, blocks, folder)]);
  return found;
}

function missingBlocks(missing: readonly number[], blocks: number, folder: string): Problem {
  const which = missing.length === 1 ? 'block' : 'blocks';
  const message = `Of ${blocks} blocks, ${which} ${wholeRanges(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  const hint = 'Run their shards again: finished blocks are kept.';
  return problem('missing-blocks', message, { path: folder, hint });
}
