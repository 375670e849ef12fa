import { type Cell, type CellValue, colToLetter, readXlsx, type Sheet } from 'hucre/xlsx';
import { dateToSerial, format } from 'numfmt';
import { DataError, type Problem, problem } from '../problem.js';
import { unpackedBytes } from './archive.js';
import type { FileRow } from './csvRows.js';
import { sheetFaults } from './sheetFaults.js';

/** The rows of one sheet of a workbook. */
export interface SheetRead {
  readonly name: string;
  readonly rows: readonly FileRow[];
  /** The other sheets that a person sees, by their names. */
  readonly others: readonly string[];
}

/**
 * Reads a sheet of a workbook (.xlsx), each cell as it shows: 0.49 formatted as a percentage is 49%. Empty rows are left out.
 *
 * @param bytes - the whole file
 * @param file - its name, for messages
 * @param asked - the name of the sheet; if omitted, the first visible one that has anything in it
 * @throws DataError when the workbook cannot be read, has no such sheet, cells without the results of their formulas, or rows and
 *   cells that come twice
 */
export async function readSheet(bytes: Uint8Array, file: string, asked?: string): Promise<SheetRead> {
  requireReadable(bytes, file);
  for (let index = 0; ; index++) {
    const { sheet, visible, at } = await openSheet(bytes, file, { asked, index });
    if (sheet === undefined && asked !== undefined) throw noSheet(file, asked, visible);
    if (sheet === undefined) return { name: visible[0] ?? '', rows: [], others: visible.slice(1) };
    const faults = await sheetFaults(bytes, file, at);
    if (faults.length > 0) throw new DataError(faults);
    const rows = rowsOf(sheet, file);
    if (rows.length === 0 && asked === undefined && index < MOST_EMPTY) continue;
    return { name: sheet.name, rows, others: visible.filter((name) => name !== sheet.name) };
  }
}

/** Each sheet costs a reading of the whole. */
const MOST_EMPTY = 20;

/** The most that a workbook may unpack to, in megabytes; it is some ten times as much in memory. */
const LARGEST = 32;

function requireReadable(bytes: Uint8Array, file: string): void {
  if (isCompound(bytes)) {
    // The folder of a protected workbook names its one content so.
    const isProtected = new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage');
    throw isProtected
      ? refusal(file, 'protected', `${file} has a password.`, 'Save it without one, or its sheet as CSV.')
      : refusal(file, 'old-workbook', `${file} is a workbook of the old kind (.xls).`, AS_XLSX);
  }
  const megabytes = unpackedBytes(bytes) / 1024 ** 2;
  if (megabytes > LARGEST) {
    const size = Number.isFinite(megabytes) ? `${Math.ceil(megabytes)} MB` : 'more than it says';
    const message = `${file} unpacks to ${size}; at most ${LARGEST} MB can be read.`;
    throw refusal(file, 'too-large', message, 'Save its sheet as CSV, which may have any length.');
  }
}

const AS_XLSX = 'Open it in a spreadsheet and save it as .xlsx or CSV.';

/**
 * The sheet that was asked for by name, or else the visible one at an index; which it is of all, and the names of those that are
 * visible.
 */
async function openSheet(
  bytes: Uint8Array,
  file: string,
  { asked, index }: { readonly asked: string | undefined; readonly index: number },
): Promise<{ sheet: Sheet | undefined; visible: string[]; at: number }> {
  const visible: string[] = [];
  const wanted = asked?.trim().toLowerCase();
  let named = 0;
  let at = -1;
  try {
    const { sheets } = await readXlsx(bytes, {
      readStyles: true,
      sheets: ({ name, hidden, veryHidden }) => {
        if (++named > MOST_SHEETS) throw tooManySheets(file);
        const isVisible = !hidden && !veryHidden;
        if (isVisible) visible.push(name);
        const isWanted =
          wanted === undefined
            ? isVisible && visible.length === index + 1
            : at < 0 && name.toLowerCase() === wanted;
        if (isWanted) at = named - 1;
        return isWanted;
      },
    });
    return { sheet: sheets[0], visible, at };
  } catch (error) {
    if (error instanceof DataError) throw error;
    // The library says it in the terms of archives, where it foresaw what is wrong at all.
    const message = `${file} is not a workbook that can be read: it is damaged, or an archive of another kind.`;
    throw refusal(file, 'not-a-workbook', message, AS_XLSX);
  }
}

/** The same part may be named as thousands of sheets, each of which would be read. */
const MOST_SHEETS = 1000;

function tooManySheets(file: string): DataError {
  const message = `${file} has more than ${MOST_SHEETS.toLocaleString('en-GB')} sheets, which is the most that can be read.`;
  return refusal(file, 'too-large', message, 'Save the one with the table as CSV.');
}

function noSheet(file: string, asked: string, visible: readonly string[]): DataError {
  return new DataError([
    problem('no-sheet', `${file} has no sheet ${asked}; it has ${visible.join(', ')}.`, {
      position: { file, line: 1, column: 1 },
      got: asked,
      near: visible,
    }),
  ]);
}

function rowsOf({ rows, cells }: Sheet, file: string): FileRow[] {
  const problems: Problem[] = [];
  const read = rows.flatMap((values, row) => {
    const texts = values.map((value, column) => {
      const cell = cells?.get(`${row},${column}`);
      if (value === null && cell?.formula !== undefined)
        problems.push(noResult({ file, line: row + 1, column: column + 1 }));
      return textOf(value, cell);
    });
    return texts.some((text) => text.trim() !== '') ? [{ cells: texts, line: row + 1 }] : [];
  });
  if (problems.length > 0) throw new DataError(problems.slice(0, MOST_PROBLEMS));
  return read;
}

const MOST_PROBLEMS = 20;

/** A formula whose result nobody saved would be read as an empty cell. */
function noResult(position: { readonly file: string; readonly line: number; readonly column: number }) {
  const name = `${colToLetter(position.column - 1)}${position.line}`;
  return problem('no-result', `Cell ${name} has a formula without its result.`, {
    position,
    hint: 'Open the workbook in a spreadsheet and save it.',
  });
}

/** What a cell shows. */
function textOf(value: CellValue, cell: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const pattern = cell?.style?.numFmt;
  // Spreadsheets compute with fifteen digits: the sum of 0.1 and 0.2 is 0.3 to them.
  if (typeof value === 'number') return formatted(Number(value.toPrecision(15)), pattern ?? 'General');
  // A date in the order of whichever country it is shown in has no order of its own.
  const ordered = pattern === undefined ? undefined : ORDERED[pattern];
  return formatted(dateToSerial(value) ?? Number.NaN, ordered ?? pattern ?? 'yyyy-mm-dd');
}

const ORDERED: Readonly<Record<string, string>> = {
  'm/d/yyyy': 'yyyy-mm-dd',
  'm/d/yyyy h:mm': 'yyyy-mm-dd hh:mm',
};

function formatted(value: number, pattern: string): string {
  if (pattern === 'General') return String(value);
  try {
    return format(pattern, value).trim();
  } catch {
    // A pattern that nothing knows.
    return String(value);
  }
}

function isCompound([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;
}

function refusal(file: string, code: string, message: string, hint: string): DataError {
  return new DataError([
    problem(code, message, { path: file, hint, position: { file, line: 1, column: 1 } }),
  ]);
}
