import { Command, Option } from '@commander-js/extra-typings';
import { isSameFile, openWriter, requireWritable, type Writer, writeFile } from '../../files/disk/write.js';
import { version } from '../../files/version.js';
import { refuse } from '../../problem.js';
import type { AnyDocument } from '../../report/document/document.js';
import { ENDINGS, FORMAT_OF_ENDING, type Format } from '../../report/render/registry.js';
import { render } from '../../report/render/render.js';
import { PAGE } from '../../words/textOptions.js';
import { visible } from '../../words/visible.js';
import { folderName, formatOfFile } from './fileFormat.js';
import type { Terminal } from './terminal.js';

/** What every command that prints a document understands. */
export interface OutputOptions {
  readonly json?: true | undefined;
  readonly csv?: true | undefined;
  readonly output?: string | undefined;
  /** Another file or folder that some commands write. */
  readonly svg?: string | undefined;
  readonly pages?: string | undefined;
  readonly force?: true | undefined;
}

/** `--json`, which prints the result. */
export const jsonOption = (says = 'print everything as one JSON object, at full precision') =>
  new Option('--json', says);

/** `--csv`, which prints one table. */
export const csvOption = (says = 'print the main table as CSV, at full precision') =>
  new Option('--csv', says);

/** `-o FILE`; its ending may choose the format. */
export const fileOption = (
  says = `write to a file; ${ENDINGS.slice(0, -1).join(', ')} or ${ENDINGS.at(-1)} sets the format`,
) => new Option('-o, --output <file>', says);

/** `-o FOLDER`, for what is several files. */
export const folderOption = (says: string) =>
  new Option('-o, --output <folder>', says).argParser(folderName('-o'));

/** `--force`, without which nothing is replaced. */
export const forceOption = (says = 'replace the file if it exists') => new Option('--force', says);

/**
 * The start of a command that prints a document: `--json`, `--csv`, `-o`, `--force`; help shows them last. A format or a
 * file that cannot be is refused before any work is done.
 */
export function documentCommand() {
  return new Command()
    .addOption(jsonOption())
    .addOption(csvOption())
    .addOption(fileOption())
    .addOption(forceOption())
    .hook('preAction', async (_, command) => {
      const options: OutputOptions = command.opts();
      formatOf(options);
      if (!isFile(options.output)) return;
      refuseOverInput(options.output, command.args);
      await requireWritable(options.output, { force: options.force ?? false });
    });
}

/** What is read is not replaced by what is said of it. */
function refuseOverInput(output: string, given: readonly string[]): void {
  if (!given.some((path) => isSameFile(path, output))) return;
  refuse('bad-options', `-o ${output} is a file that is read.`, { path: '-o', hint: 'Write to another.' });
}

/** Prints or writes a document as the options ask. */
export async function printDocument(
  document: AnyDocument,
  options: OutputOptions,
  io: Terminal,
): Promise<void> {
  const format = formatOf(options);
  const { output, force } = options;
  if (isFile(output)) return writeDocument(document, { path: output, format, force }, io);
  const content = await render(withNotice(document), format, { ...io.text, version: version() });
  await toStream(io.stdout, io.isTTY && format === 'csv' ? shown(content) : content);
}

/** A document that says first that what it rests on is invented, where it is. */
function withNotice(document: AnyDocument): AnyDocument {
  const invented = document.scenarios?.some((scenario) => scenario.invented === true) ?? false;
  return invented && document.notice === undefined
    ? { ...document, notice: 'Every figure of this is invented.' }
    : document;
}

/** Writes a document to a file and says so. */
export async function writeDocument(
  document: AnyDocument,
  to: { readonly path: string; readonly format: Format; readonly force?: true | undefined },
  io: Terminal,
): Promise<void> {
  // A file is the same wherever it is written: neither the terminal nor the locale has a say.
  const content = await render(withNotice(document), to.format, { ...PAGE, version: version() });
  await writeFile(to.path, content, { force: to.force ?? false });
  io.say(`Wrote ${to.path}.`);
}

/**
 * Writes what comes piece by piece to the file of `-o`, or to stdout; a file that is not finished is not left behind.
 *
 * @param fill - writes all of it
 */
export async function writeOutput(
  options: Pick<OutputOptions, 'output' | 'force'>,
  fill: (write: Writer['write']) => Promise<void>,
  io: Terminal,
): Promise<void> {
  const writer = await openOutput(options, io);
  try {
    await fill(writer.write);
    await writer.close();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function openOutput(options: Pick<OutputOptions, 'output' | 'force'>, io: Terminal): Promise<Writer> {
  if (isFile(options.output)) return openWriter(options.output, { force: options.force ?? false });
  const write = (chunk: string | Uint8Array): Promise<void> =>
    toStream(io.stdout, io.isTTY && typeof chunk === 'string' ? shown(chunk) : chunk);
  return { write, close: async () => {}, abandon: async () => {} };
}

/** CSV has every text as it is, and a terminal would obey it: there alone its control characters are written out. */
function shown(csv: string): string {
  return visible(csv.replaceAll('\r\n', '\n'));
}

/** The format that the options ask for: a flag, or the file's ending, which must agree; else text. */
export function formatOf(options: OutputOptions): Format {
  const { json, csv, output } = options;
  if (json && csv) refuse('bad-options', '--json and --csv cannot both be given.', { hint: 'Choose one.' });
  refuseUselessForce(options);
  const asked = json ? 'json' : csv ? 'csv' : undefined;
  return formatOfFile(output, asked, FORMAT_OF_ENDING) ?? 'text';
}

/** Writes and waits until the stream has taken it, so that a slow reader slows us and not our memory. */
function toStream(stream: NodeJS.WritableStream, chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whether `-o` names a file: `-` is standard output. */
export function isFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}

/** `--force` without a file to replace is a slip. */
export function refuseUselessForce({ output, svg, pages, force }: OutputOptions): void {
  if (force && ![output, svg, pages].some(isFile))
    refuse('bad-options', '--force is for -o FILE, and there is none.');
}
