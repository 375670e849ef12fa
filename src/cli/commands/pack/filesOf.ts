import { packFiles } from '../../../report/documents/training/packFiles.js';
import { sheetWorkbooks } from '../../../report/documents/training/sheetWorkbooks.js';
import type { Seen } from '../../../report/render/render.js';
import type { Pack } from '../../../training/pack.js';

/** Every file of a pack's folder, of whatever edition: texts and workbooks. */
export async function filesOf(pack: Pack, rendered: Seen): Promise<ReadonlyMap<string, string | Uint8Array>> {
  return new Map<string, string | Uint8Array>([
    ...(await packFiles(pack, rendered)),
    ...(await sheetWorkbooks(pack)),
  ]);
}
