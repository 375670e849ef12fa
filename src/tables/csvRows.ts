import Papa from 'papaparse';
import { DataError, problem } from '../problem.js';

/** One row of a file: of a CSV file, or of a sheet of a workbook. */
export interface FileRow {
  readonly cells: readonly string[];
  /** The line of the file on which the row starts, or its number in the sheet, from 1. */
  readonly line: number;
}

/**
 * Reads a CSV file piece by piece, and keeps no more of it than one row that is not yet complete. What separates columns is
 * named by a line such as `sep=;`, or read off the first line; lines may end in any way, each in its own; empty rows are
 * left out.
 */
export class CsvRows {
  readonly #file: string;
  #pending = '';
  /** How far the pending text was searched for line ends, and the last found that is not in quotation marks. */
  #searched = 0;
  #complete = 0;
  #isQuoted = false;
  /** Where a carriage return outside quotation marks is, or is part of, a line end. */
  #returns: number[] = [];
  #line = 1;
  #separator: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** What separates the columns; a comma as long as nothing was read. */
  get separator(): string {
    return this.#separator ?? ',';
  }

  /** The rows that are complete with a further piece of the file. */
  push(text: string): FileRow[] {
    this.#pending += text;
    if (this.#begin(false)) this.#search(this.#pending.length - 1);
    if (this.#pending.length - this.#complete > LONGEST_ROW) {
      throw new DataError([
        problem(
          'row-too-long',
          `A row begins here that does not end within ${LONGEST_ROW / 1e6} million characters.`,
          {
            position: { file: this.#file, line: this.#line, column: 1 },
            hint: 'Is a quotation mark not closed?',
          },
        ),
      ]);
    }
    return this.#take(this.#complete);
  }

  /** The last row, where no line end follows it. */
  end(): FileRow[] {
    this.#begin(true);
    this.#search(this.#pending.length);
    return this.#take(this.#pending.length);
  }

  /** Settles what separates columns, as soon as the first line is there whole; false until then. */
  #begin(isAll: boolean): boolean {
    if (this.#separator !== null) return true;
    const text = this.#pending.replace(/^\uFEFF/, '');
    const head = HEAD.exec(text.replace(/"[^"]*"/g, '""'))?.[0];
    if (!isAll && (head === undefined || !/[\r\n][\s\S]$/.test(head))) return false;
    const stated = STATED.exec(text);
    if (stated !== null) this.#line++;
    this.#pending = text.slice(stated?.[0].length ?? 0);
    this.#separator = stated?.[1] ?? separatorOf(head ?? text);
    return true;
  }

  /** Looks for line ends; the last character of a piece may be half of one, or of a doubled quotation mark, and waits. */
  #search(end: number): void {
    const text = this.#pending;
    for (; this.#searched < end; this.#searched++) {
      const character = text[this.#searched];
      if (character === '"') this.#quote(text);
      else if (this.#isQuoted) continue;
      else if (character === '\n') this.#complete = this.#searched + 1;
      else if (character === '\r') {
        this.#returns.push(this.#searched);
        if (text[this.#searched + 1] !== '\n') this.#complete = this.#searched + 1;
      }
    }
  }

  /** A quotation mark opens a cell only at its start; doubled within one, it is itself. */
  #quote(text: string): void {
    if (!this.#isQuoted) {
      const before = text[this.#searched - 1];
      this.#isQuoted =
        before === undefined || before === this.#separator || before === '\r' || before === '\n';
    } else if (text[this.#searched + 1] === '"') this.#searched++;
    else this.#isQuoted = false;
  }

  #take(length: number): FileRow[] {
    const text = withLineFeeds(this.#pending.slice(0, length), this.#returns);
    this.#pending = this.#pending.slice(length);
    this.#returns = this.#returns.flatMap((at) => (at < length ? [] : [at - length]));
    this.#searched = Math.max(0, this.#searched - length);
    this.#complete = 0;
    return text === '' ? [] : this.#read(text);
  }

  #read(text: string): FileRow[] {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.separator, newline: '\n' });
    const stray = errors.find(({ type }) => type === 'Quotes');
    if (stray !== undefined) this.#refuseQuote(text.slice(0, (stray.index ?? 1) - 1));
    // What follows the last line end is no row.
    if (text.endsWith('\n')) data.pop();
    return data.flatMap((cells) => {
      const line = this.#line;
      this.#line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
      return cells.some((cell) => cell.trim() !== '') ? [{ cells, line }] : [];
    });
  }

  /** A stray quotation mark makes one cell of all that follows: the rows in it would be lost without a word. */
  #refuseQuote(before: string): never {
    const line = this.#line + lineEnds(before);
    const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    throw new DataError([
      problem(
        'stray-quote',
        'A quotation mark opens here that is not closed, or not at the end of its cell.',
        {
          position: { file: this.#file, line, column },
          hint: 'Close it, take it out, or write it twice within a cell in quotation marks.',
        },
      ),
    ]);
  }
}

const LONGEST_ROW = 4_000_000;

/** The first line that is not blank, with its end and the character after it; what is in quotation marks was taken out. */
const HEAD = /^\s*[^\s][^\r\n]*(?:\r\n|\n|\r)?[\s\S]?/;

/** The line by which Excel is told what separates columns; saved again, it may have as many of them as the other lines. */
const STATED = /^"?sep=(.)"?\1*(?:\r\n|\n|\r|$)/i;

/** The same text with each line end outside quotation marks as one line feed. */
function withLineFeeds(text: string, returns: readonly number[]): string {
  if (returns.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const at of returns) {
    if (at >= text.length) break;
    parts.push(text.slice(from, at), text[at + 1] === '\n' ? '' : '\n');
    from = at + 1;
  }
  return parts.join('') + text.slice(from);
}

const lineEnds = (text: string) =>
  text.includes('\n') || text.includes('\r') ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;

/** What separates the column names. Papa's own guess counts the empty line at the end, and so misses two columns. */
function separatorOf(head: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(head)?.[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, times: line.split(mark).length }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).mark;
}
