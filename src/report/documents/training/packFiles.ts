import type { Pack } from '../../../training/pack.js';
import { caseMarkdown, keyMarkdown, notesMarkdown, sheetMarkdown } from './packMarkdown.js';
import { caseHtml, casesHtml, keyHtml, notesHtml, sheetHtml } from './packPages.js';

/** Every file of a pack's folder by its name: what participants get, what the facilitator keeps, and all of it as data. */
export function packFiles(pack: Pack): ReadonlyMap<string, string> {
  const { key: _key, notes: _notes, checksum: _checksum, ...open } = pack;
  const files = new Map<string, string>([
    ['pack.json', json(pack)],
    ['participants/cases.html', casesHtml(pack)],
    ['participants/cases.json', json(open)],
    ['participants/answer-sheet.csv', sheetCsv(pack)],
    ['participants/answer-sheet.html', sheetHtml(pack)],
    ['participants/answer-sheet.md', sheetMarkdown(pack)],
    ['facilitator/key.html', keyHtml(pack)],
    ['facilitator/key.json', json({ ...originOf(pack), key: pack.key })],
    ['facilitator/key.md', keyMarkdown(pack)],
    ['facilitator/notes.html', notesHtml(pack)],
    ['facilitator/notes.json', json({ ...originOf(pack), notes: pack.notes })],
    ['facilitator/notes.md', notesMarkdown(pack)],
  ]);
  for (const file of pack.cases) {
    const name = `participants/case-${String(file.number).padStart(2, '0')}`;
    files.set(`${name}.html`, caseHtml(pack, file));
    files.set(`${name}.md`, caseMarkdown(pack, file));
  }
  return files;
}

function originOf({ code, notice, scenario, seed, version }: Pack): object {
  return { code, notice, scenario, seed, version };
}

const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;

/** One row for each case and item, with the answer left to fill in. */
function sheetCsv({ code, notice, cases, items }: Pack): string {
  const rows = cases.flatMap(({ number }) =>
    items.map(({ id, text }) => [code, '', String(number), id, '', text, notice]),
  );
  const head = ['pack', 'participant', 'case', 'item', 'answer', 'question', 'notice'];
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
