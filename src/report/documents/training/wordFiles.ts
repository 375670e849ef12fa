import type { Pack } from '../../../training/pack.js';
import type { AnyDocument } from '../../document/document.js';
import { casesDocument, instructionsDocument } from './casesDocuments.js';
import { keyDocument } from './keyDocument.js';
import { notesDocument } from './notesDocument.js';

/**
 * What people of a pack may want to change or print for themselves, as files of a word processor (.docx) by their names; the same
 * bytes for the same pack. The library that writes them loads only when they are asked for.
 */
export async function wordFiles(pack: Pack): Promise<ReadonlyMap<string, Uint8Array>> {
  const { renderDocx } = await import('../../render/docx.js');
  const documents: readonly (readonly [string, AnyDocument])[] = [
    ['participants/instructions', instructionsDocument(pack)],
    ['participants/cases', casesDocument(pack)],
    ['facilitator/key', keyDocument(pack)],
    ['facilitator/notes', notesDocument(pack)],
  ];
  const files = new Map<string, Uint8Array>();
  for (const [name, document] of documents) {
    files.set(`${name}.docx`, await renderDocx(document, pack.version));
  }
  return files;
}
