import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { DataError, problem } from '../problem.js';
import {
  compareWithProtocol,
  type ProtocolCheck,
  requireProtocol,
  type StudyProtocol,
} from '../results/study/protocol.js';
import { KEPT } from '../study/run/estimates.js';
import type { PreparedStudy, StudyBlock } from '../study/run/prepare.js';
import type { Extent } from '../study/run/progress.js';
import { BLOCK_SIZE, type Failure } from '../study/run/runBlock.js';
import type { Study } from '../study/study.js';
import { within } from '../words/paths.js';
import { fileProblem } from './disk/fileErrors.js';
import { attempt, namesIn } from './disk/write.js';
import {
  damaged,
  keepFiles,
  parseJson,
  readRecord,
  writeOrCompare,
  writeUnlessThere,
} from './studyRecords.js';
import { version } from './version.js';

/** What a results folder says about itself: enough to finish the study anywhere, and to refuse another's blocks. */
export interface Manifest extends Extent {
  readonly format: 1;
  readonly casesim: string;
  readonly study: Study;
  readonly exact: boolean;
  readonly blockSize: typeof BLOCK_SIZE;
  /** Length of each block's sums. */
  readonly size: number;
}

const MANIFEST = 'study.json';
const BLOCKS = 'blocks';
const PROTOCOL = 'protocol.json';

/** What a study that is run now says about itself. */
export function manifestOf(
  { study, size }: PreparedStudy,
  extent: Extent,
  { exact }: { readonly exact: boolean },
): Manifest {
  return { format: 1, casesim: version(), study, ...extent, exact, blockSize: BLOCK_SIZE, size };
}

/** What must agree for blocks to belong together. */
function identityOf({ casesim, study, seed, replicates, precision, exact, size, blockSize }: Manifest) {
  return { casesim, study: study.id, hash: study.hash, seed, replicates, precision, exact, size, blockSize };
}

/** The first thing in which two manifests differ, in words; null when they belong together. */
export function differenceOf(a: Manifest, b: Manifest): string | null {
  const [one, other] = [identityOf(a), identityOf(b)];
  for (const key of Object.keys(one) as (keyof typeof one)[]) {
    if (one[key] !== other[key]) return `${key} ${String(other[key])}, not ${String(one[key])}`;
  }
  return null;
}

/** Opens a folder for a study: makes it, or goes on with what it has of the same study; refuses any other. */
export async function openStudyFolder(folder: string, manifest: Manifest): Promise<void> {
  const found = await readManifest(folder);
  if (found === null) {
    await requireNoOther(folder);
    await attempt(folder, () => mkdir(within(folder, BLOCKS), { recursive: true }));
    // Two runs may start at once: the second finds the other's manifest and compares.
    await writeUnlessThere(within(folder, MANIFEST), `${JSON.stringify(manifest)}\n`);
  }
  const held = found ?? (await readManifest(folder));
  const difference = held === null ? null : differenceOf(manifest, held);
  if (difference !== null) {
    throw new DataError([
      {
        code: 'another-study',
        path: folder,
        message: `${folder} has results of another run: ${difference}.`,
        hint: 'Choose another folder, give the same study, seed and replicates to go on with it, or --force to start again.',
      },
    ]);
  }
}

/** Refuses a path where no folder can be, and a folder that has what is not a study's. */
async function requireNoOther(folder: string): Promise<void> {
  const names = await namesIn(folder);
  const foreign = names.filter(
    (name) => name !== BLOCKS && !name.startsWith('.') && !name.startsWith('protocol.'),
  );
  if (foreign.length === 0) return;
  throw fileProblem('not-empty', folder, `${folder} already has files in it, and they are not a study's.`, {
    hint: 'Choose a new or empty folder.',
  });
}

/**
 * Removes a study from a folder, so that another can run there; its protocol and what casesim did not write stay.
 *
 * @param options.also - whether a file is one of a study's results
 */
export async function clearStudyFolder(
  folder: string,
  { also }: { readonly also: (name: string) => boolean },
): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  if (!names.includes(MANIFEST)) return;
  // The record last: until it is gone, a clearing that was interrupted can be done again.
  const own = [BLOCKS, ...names.filter(also), MANIFEST];
  for (const name of own)
    await attempt(folder, () => rm(within(folder, name), { recursive: true, force: true }));
}

/** The manifest of a folder; null when it has none. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const path = within(folder, MANIFEST);
  const text = readRecord(path);
  if (text === null) return null;
  const value: unknown = parseJson(text, path, ANEW);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 1) {
    throw damaged(path, 'is not the record of a study that this version of casesim knows', ANEW);
  }
  return value as Manifest;
}

function blockPath(folder: string, block: number): string {
  return within(within(folder, BLOCKS), `block-${String(block).padStart(6, '0')}.json`);
}

/** The replicates of a block, as 64-bit numbers one after another. */
function estimatesPath(folder: string, block: number): string {
  return blockPath(folder, block).replace(/json$/, 'f64');
}

/** The blocks that a folder has, in order; where replicates are kept, those that have theirs. */
export async function listBlocks(folder: string, { kept = false } = {}): Promise<number[]> {
  const names = new Set(await readdir(within(folder, BLOCKS)).catch(() => []));
  return [...names]
    .flatMap((name) => {
      const match = /^block-(\d{6,})\.json$/.exec(name);
      const isThere = match !== null && (!kept || names.has(name.replace(/json$/, 'f64')));
      return isThere ? [Number(match[1])] : [];
    })
    .sort((a, b) => a - b);
}

/** Writes a finished block, whole or not at all. A block that is there already must say the same. */
export async function writeBlock(folder: string, { hash }: Study, block: StudyBlock): Promise<void> {
  const { estimates, sums, ...rest } = block;
  // The replicates first: a block whose record is there has them.
  if (estimates !== null) await writeOrCompare(estimatesPath(folder, block.block), bytesOf(estimates));
  const record = { study: hash, ...rest, sums: Array.from(sums) };
  await writeOrCompare(blockPath(folder, block.block), `${JSON.stringify(record)}\n`);
}

/** What of a block is to be read back. */
export interface BlockWanted {
  readonly block: number;
  /** How many answers have their replicates kept; null where these are not wanted. */
  readonly answers: number | null;
}

/** Reads a block back, checking that it is one of this study and whole. */
export async function readBlock(
  folder: string,
  { block, answers }: BlockWanted,
  manifest: Manifest,
): Promise<StudyBlock> {
  const path = blockPath(folder, block);
  const text = readRecord(path);
  if (text === null) throw damaged(path, 'is missing');
  const value = parseJson(text, path) as Partial<Record<string, unknown>> | null;
  if (value?.study !== manifest.study.hash || value.block !== block)
    throw damaged(path, 'belongs to another study');
  const { sums, replicates, failures } = value;
  const sound =
    Array.isArray(sums) &&
    sums.length === manifest.size &&
    sums.every((sum) => typeof sum === 'number' && Number.isFinite(sum)) &&
    typeof replicates === 'number' &&
    Array.isArray(failures);
  if (!sound) throw damaged(path, 'does not have the content of a block');
  return {
    block,
    replicates,
    sums: Float64Array.from(sums as number[]),
    failures: failures as Failure[],
    estimates:
      answers === null ? null : await readEstimates(folder, block, answers * replicates * KEPT.length),
  };
}

async function readEstimates(folder: string, block: number, length: number): Promise<Float64Array> {
  const path = estimatesPath(folder, block);
  const bytes = await attempt(path, () => readFile(path));
  if (bytes.length !== length * Float64Array.BYTES_PER_ELEMENT) throw damaged(path, 'is not whole');
  const values = new Float64Array(length);
  bytesOf(values).set(bytes);
  return values;
}

const bytesOf = (values: Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Writes a study's protocol into a folder of its own, in which nothing has run yet. */
export async function keepProtocol(
  folder: string,
  {
    protocol,
    pages,
    force,
  }: {
    readonly protocol: StudyProtocol;
    readonly pages: ReadonlyMap<string, string | Uint8Array>;
    readonly force: boolean;
  },
): Promise<void> {
  if ((await readManifest(folder)) !== null) {
    throw new DataError([
      problem('already-run', `A study has run in ${folder} already, so a protocol comes too late.`, {
        path: folder,
        hint: 'Choose a new folder.',
      }),
    ]);
  }
  await requireNoOther(folder);
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  await keepFiles(folder, new Map([[PROTOCOL, `${JSON.stringify(protocol, null, 2)}\n`], ...pages]), {
    force,
  });
}

const ANEW = 'Start again in another folder, or in this one with casesim study --force.';
const OF_A_PROTOCOL = 'Remove it, and write it again with casesim study --protocol.';

/** The protocol in a study's folder; null without one. */
export function readProtocol(folder: string): StudyProtocol | null {
  const path = within(folder, PROTOCOL);
  const text = readRecord(path);
  return text === null ? null : requireProtocol(parseJson(text, path, OF_A_PROTOCOL), path);
}

/** How a run compares with the protocol in its folder; null without one. */
export function checkProtocol(
  folder: string,
  manifest: Manifest,
  ran: Pick<PreparedStudy, 'simulates'> & { readonly replicates: number },
): ProtocolCheck | null {
  const protocol = readProtocol(folder);
  if (protocol === null) return null;
  const { study, seed, exact, casesim } = manifest;
  const replicates = ran.simulates ? ran.replicates : null;
  return compareWithProtocol(protocol, study, { seed, replicates, exact, casesim });
}
