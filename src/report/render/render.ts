import type { AnyDocument } from '../document/document.js';
import { visibleDocument } from '../document/visible.js';
import { FORMAT_TYPES, FORMATS, type Format, type RenderOptions } from './registry.js';

/** A document in any format. */
export async function render(document: AnyDocument, format: Format, options: RenderOptions): Promise<string> {
  return FORMAT_TYPES[format].render(visibleDocument(document), options);
}

/** Told how many of all are done, after each. */
export type Seen = (done: number, of: number) => Promise<void>;

/** The documents of a folder, by their names without an ending, in every format that folders are written in. */
export async function renderFolder(
  documents: ReadonlyMap<string, AnyDocument>,
  { rendered, ...options }: RenderOptions & { readonly rendered?: Seen | undefined },
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  let done = 0;
  for (const [name, document] of documents) {
    for (const format of FORMATS) {
      const { inFolders, ending } = FORMAT_TYPES[format];
      if (inFolders) files.set(`${name}${ending}`, await render(document, format, options));
    }
    await rendered?.(++done, documents.size);
  }
  return files;
}
