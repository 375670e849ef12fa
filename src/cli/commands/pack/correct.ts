import { refuse } from '../../../problem.js';
import { shellWord } from '../../../words/paths.js';
import { writeDocuments } from '../../terminal/folder.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** Corrects the key of the pack in a folder and writes the next edition into another. */
export async function correct(
  folder: string,
  options: {
    readonly changes?: string | undefined;
    readonly sheet?: string | undefined;
    readonly output?: string | undefined;
    readonly force?: boolean | undefined;
    readonly docx?: boolean | undefined;
    readonly json?: true | undefined;
  },
  io: Terminal,
): Promise<void> {
  const { changes, sheet, output, force = false, docx, json } = options;
  if (changes === undefined) {
    refuse('bad-options', 'To correct a key, say what changes and why.', {
      path: '--changes',
      hint: `Name a file with the columns case, item, answer and reason: casesim pack --correct ${shellWord(folder)} --changes corrections.csv -o corrected.`,
    });
  }
  const [
    { readTable },
    { nameOf },
    { loadPack },
    { requireEmpty },
    { correctPack },
    { readCorrections },
    { filesOf },
    { packDocument },
  ] = await Promise.all([
    import('../../../files/disk/readTable.js'),
    import('../../../files/disk/readText.js'),
    import('../../../files/packFolder.js'),
    import('../../../files/disk/write.js'),
    import('../../../training/pack/correctPack.js'),
    import('../../../training/pack/readCorrections.js'),
    import('./filesOf.js'),
    import('../../../report/documents/training/packDocument.js'),
  ]);
  const replacing = { force, kind: 'pack.json' };
  if (output !== undefined) await requireEmpty(output, replacing);
  const pack = loadPack(folder);
  const table = await readTable(changes, io, { sheet, say: io.say });
  const corrected = correctPack(pack, readCorrections(table, nameOf(changes), pack));
  if (output !== undefined) {
    await writeDocuments(output, (rendered) => filesOf(corrected, { docx, rendered }), replacing, io);
  }
  await printDocument(packDocument(corrected, output), json === undefined ? {} : { json }, io);
}
