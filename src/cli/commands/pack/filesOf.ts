import { packFiles } from '../../../report/documents/training/packFiles.js';
import { sheetWorkbooks } from '../../../report/documents/training/sheetWorkbooks.js';
import { wordFiles } from '../../../report/documents/training/wordFiles.js';
import type { Seen } from '../../../report/render/render.js';
import type { Pack } from '../../../training/pack.js';

/** Every file of a pack's folder, of whatever edition: texts, workbooks, and with `docx` files of a word processor. */
export async function filesOf(
  pack: Pack,
  { docx = false, rendered }: { readonly docx?: boolean | undefined; readonly rendered: Seen },
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  return new Map<string, string | Uint8Array>([
    ...(await packFiles(pack, rendered)),
    ...(await sheetWorkbooks(pack)),
    ...(docx ? await wordFiles(pack) : []),
  ]);
}
