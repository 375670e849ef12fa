import { pageScript } from '../../../files/pageScripts.js';
import type { CaseFile, Pack } from '../../../training/pack.js';
import { PAGE } from '../../../words/textOptions.js';
import { cellsOf } from '../../document/cells.js';
import type { AnyDocument } from '../../document/document.js';
import { renderCsv } from '../../render/csv.js';
import { escapedJson } from '../../render/json.js';
import { renderFolder, type Seen } from '../../render/render.js';
import { caseDocument, casesDocument, instructionsDocument, sheetDocument } from './casesDocuments.js';
import { exercisePage, revealPage } from './exercisePages.js';
import { keyDocument } from './keyDocument.js';
import { notesDocument } from './notesDocument.js';
import { longSheet, standardSheet, wideSheet } from './sheetTables.js';

/** Every file of a pack's folder by its name: what participants get, what the facilitator keeps, and all of it as data. */
export async function packFiles(pack: Pack, rendered?: Seen): Promise<ReadonlyMap<string, string>> {
  const cases = casesDocument(pack);
  const sheet = sheetDocument(pack);
  const key = keyDocument(pack);
  const notes = notesDocument(pack);
  const documents = new Map<string, AnyDocument>([
    ['participants/instructions', instructionsDocument(pack)],
    ['participants/cases', cases],
    ...pack.cases.map((file) => [caseFileName(file), caseDocument(pack, file)] as const),
    ['participants/answer-sheet', sheet],
    ['facilitator/key', key],
    ['facilitator/notes', notes],
  ]);
  const options = { ...PAGE, version: pack.version, rendered };
  return new Map([
    ['pack.json', json(pack)],
    ['participants/cases.json', json(cases.data)],
    ['participants/answer-sheet.csv', renderCsv(cellsOf(longSheet(pack)))],
    ['participants/answer-sheet-wide.csv', renderCsv(cellsOf(wideSheet(pack)))],
    ['facilitator/standard-sheet.csv', renderCsv(cellsOf(standardSheet(pack)))],
    ['facilitator/key.json', json(key.data)],
    ['facilitator/notes.json', json(notes.data)],
    ['participants/exercise.html', exercisePage(pack, pageScript('exercise'))],
    ['facilitator/reveal.html', revealPage(pack, pageScript('reveal'))],
    ...(await renderFolder(documents, options)),
  ]);
}

function caseFileName({ number }: CaseFile): string {
  return `participants/case-${String(number).padStart(2, '0')}`;
}

function json(value: object): string {
  return `${escapedJson(JSON.stringify(value, null, 1))}\n`;
}
