import Papa from 'papaparse';
import { DataError, problem } from '../../problem.js';

/** One row of a CSV file. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line of the file on which the row starts, from 1. */
  readonly line: number;
}

/**
 * Reads a CSV file piece by piece, and keeps no more of it than one row that is not yet complete. What separates columns is
 * read off the first line; empty rows are left out.
 */
export class CsvRows {
  readonly #file: string;
  #pending = '';
  /** How far the pending text was searched for line ends, and the last found that is not in quotation marks. */
  #searched = 0;
  #complete = 0;
  #isQuoted = false;
  #line = 1;
  #delimiter: string | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** The rows that are complete with a further piece of the file. */
  push(text: string): CsvRow[] {
    this.#pending += text;
    this.#search();
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
  end(): CsvRow[] {
    return this.#take(this.#pending.length);
  }

  #search(): void {
    const text = this.#pending;
    // The last character may be half of a line end, or of a doubled quotation mark: it waits for the next.
    for (; this.#searched < text.length - 1; this.#searched++) {
      const character = text[this.#searched];
      if (character === '"') this.#quote(text);
      else if (this.#isQuoted) continue;
      else if (character === '\n') this.#complete = this.#searched + 1;
      else if (character === '\r' && text[this.#searched + 1] !== '\n') this.#complete = this.#searched + 1;
    }
  }

  /** A quotation mark opens a cell only at its start; doubled within one, it is itself. */
  #quote(text: string): void {
    if (!this.#isQuoted) {
      this.#isQuoted = this.#searched === 0 || /[,;\t|\r\n]/.test(text[this.#searched - 1] ?? '');
    } else if (text[this.#searched + 1] === '"') this.#searched++;
    else this.#isQuoted = false;
  }

  #take(length: number): CsvRow[] {
    const text = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    this.#searched = Math.max(0, this.#searched - length);
    this.#complete = 0;
    return text === '' ? [] : this.#read(text);
  }

  #read(text: string): CsvRow[] {
    if (this.#delimiter === undefined) {
      const stated = /^sep=(.)(?:\r\n|\n|\r|$)/i.exec(text);
      this.#delimiter = stated?.[1] ?? delimiterOf(text.slice(0, LONGEST_HEAD));
      if (stated !== null) {
        this.#line++;
        return this.#read(text.slice(stated[0].length));
      }
    }
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.#delimiter });
    const stray = errors.find(({ type }) => type === 'Quotes');
    if (stray !== undefined) this.#refuseQuote(data.slice(0, stray.row));
    // What follows the last line end is no row.
    if (/[\r\n]$/.test(text)) data.pop();
    return data.flatMap((cells) => {
      const line = this.#line;
      this.#line += linesOf(cells);
      return cells.some((cell) => cell.trim() !== '') ? [{ cells, line }] : [];
    });
  }

  /** A stray quotation mark makes one cell of all that follows: the rows in it would be lost without a word. */
  #refuseQuote(before: readonly (readonly string[])[]): never {
    const line = before.reduce((sum, cells) => sum + linesOf(cells), this.#line);
    throw new DataError([
      problem(
        'stray-quote',
        'A quotation mark in the row that begins here is not closed, or not at the end of its cell.',
        {
          position: { file: this.#file, line, column: 1 },
          hint: 'Close it, take it out, or write it twice within a cell in quotation marks.',
        },
      ),
    ]);
  }
}

/** The lines of the file that a row takes. */
const linesOf = (cells: readonly string[]) => 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);

const LONGEST_ROW = 4_000_000;
const LONGEST_HEAD = 100_000;

const lineEnds = (cell: string) =>
  cell.includes('\n') || cell.includes('\r') ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;

/** What separates the column names. Papa's own guess counts the empty line at the end, and so misses two columns. */
function delimiterOf(text: string): string {
  const head = /^\s*(.*)/.exec(text.replace(/"[^"]*"/g, ''))?.[1] ?? '';
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, times: head.split(mark).length }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).mark;
}
