import { type FolderOptions, writeFolder } from '../../files/disk/write.js';
import type { Seen } from '../../report/render/render.js';
import { partsProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Renders the documents of a folder, writes it whole or not at all, and says so; shows how far both have come. */
export async function writeDocuments(
  path: string,
  make: (rendered: Seen) => Promise<ReadonlyMap<string, string | Uint8Array>>,
  options: FolderOptions,
  io: Terminal,
): Promise<void> {
  const rendering = partsProgress(io, 'documents');
  const files = await make(rendering.seen).finally(rendering.stop);
  const writing = partsProgress(io, 'files');
  await writeFolder(path, files, { ...options, written: writing.seen }).finally(writing.stop);
  io.say(`Wrote ${path}.`);
}
