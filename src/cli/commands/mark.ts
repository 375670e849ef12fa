import type { Standard } from '../../estimation/markers/readiness.js';
import type { TableSettings } from '../../files/disk/readTable.js';
import { readProportion } from '../../numeric/written.js';
import { allOfAwaited, refuse } from '../../problem.js';
import type { Seen } from '../../report/render/render.js';
import type { AnswerSheet } from '../../training/marking/answerSheet.js';
import type { Pack } from '../../training/pack.js';
import { list, plural } from '../../words/format.js';
import { confidenceOption, proportionOption } from '../arguments/options.js';
import { pathsOption } from '../arguments/paths.js';
import type { Example } from '../terminal/command.js';
import { folderName } from '../terminal/fileFormat.js';
import { writeDocuments } from '../terminal/folder.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import { startFileProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

/** A pack and the sheets of two people, one of whom says Yes to everything and the other No. */
const MAKE = [
  'casesim pack --cases 8 --seed 7 -o pack',
  ...['Yes', 'No'].map(
    (said) =>
      `sed -E 's/^([^,]*),,([^,]*),([^,]*),,/\\1,says-${said},\\2,\\3,${said},/' pack/participants/answer-sheet.csv > ${said}.csv`,
  ),
];

export const examples: readonly Example[] = [
  {
    run: 'casesim mark pack Yes.csv No.csv',
    shows: 'two answer sheets against the key and against each other, with limits',
    after: MAKE,
  },
  {
    run: 'casesim mark pack Yes.csv --inspect --pages marks',
    shows:
      'also what an inspection by this marker would report, and pages for the group and each participant',
    after: MAKE,
  },
  {
    run: 'casesim mark pack Yes.csv No.csv --study',
    shows: 'the pack as a reliability trial: how far answers differ by case and by marker',
    after: MAKE,
  },
  {
    run: 'casesim mark pack Yes.csv No.csv --standard 80%',
    shows: 'whether each marker is above a standard of readiness, with the probability of it',
    after: MAKE,
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Marks answers to a practice pack: agreement with the key, sensitivity, specificity and leniency for each key ' +
        'question, the cues that were missed, and how far participants agree.',
    )
    .argument('<folder>', 'the folder that casesim pack wrote')
    .argument(
      '<answers...>',
      'CSV files or workbooks (.xlsx) with columns participant, case, item and answer, or a column for each case; - reads stdin',
    )
    .option('--sheet <name>', 'of each workbook; the first with anything in it if omitted')
    .option('--confidence <level>', 'of all limits, such as 0.95 or 95%', confidenceOption(), 0.95)
    .option('--inspect', 'what an inspection by these markers would report, compared with perfect markers')
    .option(
      '--study',
      'the pack as a reliability trial: variance by case and marker, what more of either would give, and published reliabilities',
    )
    .option(
      '--standard <share>',
      'how many key questions those who are ready answer as the key has them, such as 80%, or files of judges who filled in facilitator/standard-sheet.csv (modified Angoff)',
      pathsOption,
    )
    .option(
      '--since <folders>',
      'earlier events with cases in common: the folders of their packs, each with its answer files in a folder answers in it',
      pathsOption,
    )
    .option(
      '--pages <folder>',
      'write feedback pages, for the group and each participant, into a new folder',
      folderName('--pages'),
    )
    .action(async (folder, files, options) => {
      const [{ loadPack }, { requireEmpty }, { AnswerSheets }, { markingDocument }] = await Promise.all([
        import('../../files/packFolder.js'),
        import('../../files/disk/write.js'),
        import('../../results/mark.js'),
        import('../../report/documents/training/markingDocument.js'),
      ]);
      const pages = { force: options.force ?? false, kind: 'group.html' };
      if (options.pages !== undefined) await requireEmpty(options.pages, pages);
      requireEachOnce(files);
      const opening = (async () => {
        const pack = loadPack(folder);
        return { pack, sheets: new AnswerSheets(pack) };
      })();
      const readInto = async (file: string) => {
        // Without a pack nothing can be marked, but what is wrong with a file is said all the same.
        const opened = await opening.catch(() => null);
        await readSheet(
          file,
          opened?.sheets.open(file === '-' ? 'stdin' : file),
          { sheet: options.sheet, say: io.say },
          io,
        );
      };
      // Read after one another, as each is told how far it is.
      const beside: { standard: Standard | null; since: Awaited<ReturnType<typeof earlierEvents>> } = {
        standard: null,
        since: [],
      };
      await allOfAwaited<unknown>([
        () => opening,
        ...files.map((file) => () => readInto(file)),
        async () => {
          const opened = await opening.catch(() => null);
          if (opened !== null) beside.standard = await standardOf(options.standard, opened.pack, io);
        },
        async () => {
          beside.since = await earlierEvents(options.since ?? [], io);
        },
      ]);
      const { pack, sheets } = await opening;
      const { confidence, inspect = false, study = false } = options;
      const { standard, since } = beside;
      const report = sheets.report({ confidence, inspect, study, standard, since });
      if (options.pages !== undefined) {
        const { markingFiles } = await import('../../report/documents/training/markingFiles.js');
        const make = (rendered: Seen) => markingFiles(pack, report, rendered);
        await writeDocuments(options.pages, make, pages, io);
      }
      await printDocument(markingDocument(pack, report), options, io);
      const problems = report.leftOut;
      if (problems.length > 0) {
        const { DataError } = await import('../../problem.js');
        const columns = problems.filter(({ code }) => code === 'unread-column').length;
        const what = [plural(columns, 'column'), plural(problems.length - columns, 'row')];
        const said = list(what.filter((words) => !words.startsWith('0')));
        io.say(`${said} ${problems.length === 1 ? 'was' : 'were'} left out:`);
        io.report(new DataError(problems));
      }
    });

/** A share as it was stated, or what judges say in files. */
async function standardOf(
  said: readonly string[] | undefined,
  pack: Pack,
  io: Terminal,
): Promise<Standard | null> {
  if (said === undefined) return null;
  const [first = ''] = said;
  const { isFile } = await import('../../files/disk/readText.js');
  if (said.length === 1 && !Number.isNaN(readProportion(first)) && !isFile(first)) {
    return { share: proportionOption('--standard')(first), standardError: null, judges: null };
  }
  const [{ readTable }, { readStandard }] = await Promise.all([
    import('../../files/disk/readTable.js'),
    import('../../training/marking/readStandard.js'),
  ]);
  const tables = await allOfAwaited(
    said.map((file) => async () => ({ file, text: await readTable(file, io, { isOnlySheet: true }) })),
  );
  return readStandard(tables, pack);
}

/** What was answered at earlier events, each read from the folder of its pack. */
async function earlierEvents(folders: readonly string[], io: Terminal) {
  const [{ loadPack, answersOf }, { AnswerSheets }] = await Promise.all([
    import('../../files/packFolder.js'),
    import('../../results/mark.js'),
  ]);
  const events: { name: string; sheets: InstanceType<typeof AnswerSheets> }[] = [];
  await allOfAwaited<unknown>(
    folders.map((folder) => async () => {
      const sheets = new AnswerSheets(loadPack(folder));
      const read = (file: string) => readSheet(file, sheets.open(file), { isOnlySheet: true }, io);
      await allOfAwaited(answersOf(folder).map((file) => () => read(file)));
      events.push({ name: folder, sheets });
    }),
  );
  return events;
}

/** Reads a file to its end into the sheet; without one only so far as to see that it can be read. */
async function readSheet(
  file: string,
  sheet: AnswerSheet | undefined,
  settings: TableSettings,
  io: Terminal,
): Promise<void> {
  const { readTablePieces } = await import('../../files/disk/readTable.js');
  const progress = await startFileProgress(io);
  try {
    for await (const piece of readTablePieces(file, io, { ...settings, seen: progress.seen })) {
      if (sheet === undefined) return;
      sheet.push(piece);
      await io.breathe();
    }
    sheet?.end();
  } finally {
    progress.stop();
  }
}

/** The same answers again say nothing more: another file was meant. */
function requireEachOnce(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === undefined) return;
  refuse('repeated-file', `${twice} is given twice.`, { path: twice, hint: 'Give each file once.' });
}
