import { type Problem, problem } from '../problem.js';
import { type Entry, entriesOf, textOfEntry } from './archive.js';

/**
 * What in a sheet of a workbook would be lost without a word: of two rows of one number, or two cells of one name, the later
 * replaces the earlier where it is read; a text that the workbook does not have is read as an empty cell.
 *
 * @param bytes - the whole workbook
 * @param index - of the sheet, from 0, in the order in which the workbook names them
 */
export async function sheetFaults(bytes: Uint8Array, file: string, index: number): Promise<Problem[]> {
  const entries = entriesOf(bytes) ?? [];
  const find = (name: string): Entry | undefined =>
    entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  const textOf = async (name: string): Promise<string> => {
    const entry = find(name);
    return entry === undefined ? '' : textOfEntry(entry);
  };
  const book = targets(await textOf('_rels/.rels'), '').find(({ type }) => type === 'officeDocument');
  if (book === undefined) return [];
  const [, folder = '', name = ''] = /^(.*?)([^/]*)$/.exec(book.path) ?? [];
  const parts = targets(await textOf(`${folder}_rels/${name}.rels`), folder);
  const named = [...(await textOf(book.path)).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)][index]?.[0] ?? '';
  const id = /\s\w+:id\s*=\s*["']([^"']*)/.exec(named)?.[1];
  const sheet = parts.find((part) => part.id === id);
  if (sheet === undefined) return [];
  const strings = parts.find(({ type }) => type === 'sharedStrings');
  const texts = strings === undefined ? '' : await textOf(strings.path);
  const known = texts.match(/<(?:\w+:)?si[\s/>]/g)?.length ?? 0;
  return faultsIn(await textOf(sheet.path), file, known);
}

/** The parts that a part of a workbook refers to, by their paths in the archive. */
function targets(relations: string, folder: string) {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
    const said = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? '';
    const target = said('Target');
    const path = target.startsWith('/') ? target.slice(1) : resolved(`${folder}${target}`);
    return { id: said('Id'), type: said('Type').replace(/^.*\//, ''), path };
  });
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const MOST_PROBLEMS = 20;

/** A row or a cell as it opens, and the number of a text in a cell. */
const PARTS = /<(?:\w+:)?(row|c|v)(?=[\s/>])([^>]*)>(?:(\d+)<)?/g;

function faultsIn(xml: string, file: string, texts: number): Problem[] {
  const problems: Problem[] = [];
  const rows = new Set<number>();
  let cells = new Set<string>();
  let row = 0;
  let cell = { name: '', isText: false };
  const add = (code: string, line: number, message: string, hint: string) =>
    problems.push(problem(code, message, { position: { file, line, column: 1 }, hint }));
  for (const [, tag, attributes = '', value] of xml.matchAll(PARTS)) {
    if (problems.length === MOST_PROBLEMS) break;
    const name = /\sr\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    if (tag === 'row') {
      row = Number(name) || row + 1;
      if (rows.size === rows.add(row).size)
        add('row-twice', row, `Row ${row} is twice in the sheet.`, SAVE_AGAIN);
      cells = new Set();
    } else if (tag === 'c') {
      cell = { name: name ?? '', isText: /\st\s*=\s*["']s["']/.test(attributes) };
      if (name === undefined) continue;
      if (cells.size === cells.add(name).size)
        add('cell-twice', row, `Cell ${name} is twice in the sheet.`, SAVE_AGAIN);
      else if (Number(/\d+$/.exec(name)?.[0]) !== row)
        add('cell-elsewhere', row, `Cell ${name} is in row ${row} of the sheet.`, SAVE_AGAIN);
    } else if (cell.isText && value !== undefined && Number(value) >= texts) {
      const message = `Cell ${cell.name} refers to text ${value} of the workbook, which has ${texts} of them.`;
      add('no-text', row, message, SAVE_AGAIN);
    }
  }
  return problems;
}

const SAVE_AGAIN =
  'What wrote the workbook made a mistake: correct the cell in a spreadsheet and save it, or save CSV.';
