import { requireFields, requireText } from '../../check.js';
import { DataError, problem, refuse } from '../../problem.js';
import type { Table } from '../../tables/tableRows.js';
import { list } from '../../words/format.js';
import {
  DATA_FILE,
  decode,
  nameOf,
  readBytes,
  readChunks,
  type StandardInput,
  TextPieces,
  tooLarge,
} from './readText.js';

/** How a table is read. */
export interface TableSettings {
  /** The sheet of a workbook by its name; the first that has anything in it if omitted. */
  readonly sheet?: string | undefined;
  /** Whether a workbook must have one sheet alone, as nothing says which of several was meant. */
  readonly isOnlySheet?: true;
  /** Told which of several sheets was read. */
  readonly say?: (sentence: string) => void;
  /** Told how many bytes of how many were read; of 0 for a pipe, whose end is not known. */
  readonly seen?: (bytes: number, of: number) => void;
}

/**
 * Reads a table from a file, for whatever takes the text of one: a CSV file as text in UTF-8 or UTF-16, a workbook (.xlsx) as
 * the rows of a sheet, each cell as it shows.
 *
 * @param path - the file; what is in it says which it is
 * @param settings - `sheet`, the one to read by its name; the first that has anything in it if omitted
 * @returns the text, or rows with their numbers in the sheet
 * @throws FileError when it cannot be read or is too large; DataError for a damaged or protected workbook, and one without
 *   that sheet
 *
 * @example
 * loadTable(file, { sheet: 'Counts' }).then((table) => intervalFileReport(table, file, { methods: ['wilson'] }));
 */
export async function loadTable(path: string, settings: { readonly sheet?: string } = {}): Promise<Table> {
  const { sheet } = requireFields('settings', settings, "{ sheet: 'Counts' }");
  if (sheet !== undefined) requireText('settings.sheet', sheet);
  return readTable(requireText('path', path), process, { sheet });
}

/** The same from a file, or from standard input for `-`. */
export async function readTable(path: string, io: StandardInput, settings: TableSettings): Promise<Table> {
  const bytes = await readBytes(path, io);
  if (isWorkbook(bytes)) return sheetRows(bytes, nameOf(path), settings);
  refuseSheet(path, settings);
  return decode(nameOf(path), bytes);
}

/** The same piece by piece: text of any length, for readers that keep no more than they need. */
export async function* readTablePieces(
  path: string,
  io: StandardInput,
  settings: TableSettings = {},
): AsyncGenerator<Table> {
  const name = nameOf(path);
  const chunks = readChunks(path, io, { ...DATA_FILE, largest: Number.POSITIVE_INFINITY }, settings.seen);
  /** All of a workbook; of text only the first bytes, until there are enough to see that it is none. */
  const kept: Uint8Array[] = [];
  let bytes = 0;
  let text: TextPieces | null = null;
  for await (const chunk of chunks) {
    if (text !== null) {
      yield text.push(chunk);
      continue;
    }
    kept.push(chunk);
    bytes += chunk.length;
    if (bytes < SIGNATURE_BYTES) continue;
    const first = kept.length === 1 ? chunk : Buffer.concat(kept.slice(0, SIGNATURE_BYTES));
    if (!isWorkbook(first)) {
      text = new TextPieces(name);
      refuseSheet(path, settings);
      yield text.push(Buffer.concat(kept));
    } else if (bytes > DATA_FILE.largest) throw tooLarge(name, bytes, DATA_FILE);
  }
  const whole = Buffer.concat(kept);
  if (text === null && isWorkbook(whole)) {
    const rows = await sheetRows(whole, name, settings);
    for (let at = 0; at < rows.length; at += ROWS_TOGETHER) yield rows.slice(at, at + ROWS_TOGETHER);
    return;
  }
  text ??= new TextPieces(name);
  if (bytes < SIGNATURE_BYTES) yield text.push(whole);
  yield text.end();
}

const ROWS_TOGETHER = 5_000;

/** The rows of a workbook, by a library that only this needs. */
async function sheetRows(bytes: Uint8Array, name: string, { sheet, isOnlySheet, say }: TableSettings) {
  const { readSheet } = await import('../../tables/workbook.js');
  const read = await readSheet(bytes, name, sheet);
  if (isOnlySheet && read.others.length > 0) {
    const message = `${name} has several sheets: ${list([read.name, ...read.others])}.`;
    const hint = 'Leave the one that is meant in it, or save that as CSV.';
    throw new DataError([problem('several-sheets', message, { path: name, hint })]);
  }
  if (sheet === undefined && read.others.length > 0)
    say?.(`Read the sheet ${read.name} of ${name}, not ${list(read.others)}: --sheet names another.`);
  return read.rows;
}

function refuseSheet(path: string, { sheet }: TableSettings): void {
  if (sheet === undefined) return;
  refuse('bad-options', `${nameOf(path)} is no workbook: it has no sheets.`, {
    path: 'sheet',
    got: sheet,
    hint: 'Leave the sheet out, or name the workbook (.xlsx) that has it.',
  });
}

const SIGNATURE_BYTES = 4;

/** Whether bytes begin as an archive (.xlsx) does, or a workbook with a password or of the old kind (.xls). */
function isWorkbook(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

const SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
