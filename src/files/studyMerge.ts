import { DataError, type Problem, problem } from '../problem.js';
import { prepareStudy } from '../study/run/prepare.js';
import { StudyProgress } from '../study/run/progress.js';
import type { StudyResult } from '../study/run/results.js';
import type { Study } from '../study/study.js';
import { wholeRanges } from '../words/format.js';
import { readBlock } from './studyFolder.js';
import { partsByBlock, readParts, type StudyPart } from './studyParts.js';

/** A study whose parts are put together. */
export interface MergedStudy {
  readonly study: Study;
  readonly result: StudyResult;
}

/**
 * Puts together the parts of a study that ran as shards: exactly what one run would have given.
 *
 * @param folder - a folder with the blocks of a study, or a folder of several such
 * @param breathe - awaited between blocks, so that an interruption is heard
 * @throws FileError where there is no study; DataError for parts of different studies, and for blocks that are
 *   missing, there twice, or more than the study has
 */
export async function mergeStudy(folder: string, breathe: () => Promise<void>): Promise<MergedStudy> {
  const parts = await readParts(folder);
  const [{ manifest }] = parts;
  const { study, exact, seed, replicates, precision } = manifest;
  const progress = new StudyProgress(prepareStudy(study, { exact }), { seed, replicates, precision });
  const { partOf, problems } = await partsByBlock(parts);
  if (problems.length > 0) throw new DataError(problems);
  const used = new Set<number>();
  for (let needed = progress.needed(); needed.length > 0; needed = progress.needed()) {
    for (const [block, part] of partsWith(needed, partOf, { folder, blocks: progress.blocks })) {
      progress.accept(await readBlock(part.folder, block, manifest));
      used.add(block);
      await breathe();
    }
  }
  const extra = [...partOf.keys()].filter((block) => !used.has(block));
  if (extra.length > 0) {
    const message = `The study has ${progress.blocks} blocks, but there are also ${wholeRanges(extra)}.`;
    throw new DataError([problem('foreign-blocks', message, { path: folder })]);
  }
  return { study, result: progress.result() };
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
