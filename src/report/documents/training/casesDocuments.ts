import { type AnswerSheet, answerSheet, type PackCases, packCases } from '../../../results/packFiles.js';
import type { CaseFile, Pack } from '../../../training/pack.js';
import { cellsOf } from '../../document/cells.js';
import {
  type Document,
  factsPart,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { packPage } from './packPage.js';
import { sheetRowsTable, sheetTables } from './packTables.js';
import { caseName } from './packText.js';

/** What participants get: the case files and the answer sheet. */

/** One case file, as a participant reads it. */
export function caseDocument(pack: Pack, file: CaseFile): Document<CaseFile> {
  return packPage(pack, {
    command: 'pack',
    title: caseName(file),
    sentence: null,
    parts: caseParts(file),
    data: file,
  });
}

/** Every case file of a pack, each on pages of its own. */
export function casesDocument(pack: Pack): Document<PackCases> {
  return packPage(pack, {
    command: 'pack',
    title: 'Case files',
    sentence: null,
    parts: pack.cases.map((file) => sectionPart(caseName(file), caseParts(file), { onPaper: 'ownPage' })),
    data: packCases(pack),
  });
}

/** The answer sheet to fill in; as CSV it has one row for each case and item. */
export function sheetDocument(pack: Pack): Document<AnswerSheet> {
  return packPage(pack, {
    command: 'pack',
    title: 'Answer sheet',
    sentence: null,
    parts: [
      textPart(null, [
        'Participant: ..........................................',
        'Write Yes, No or Not relevant (Y, N, NR) for each case. The key question is your judgement, informed by the prompts; it is not a count of them.',
      ]),
      ...sheetTables(pack).map((table) => tablePart(table)),
    ],
    data: answerSheet(pack),
    csvTable: cellsOf(sheetRowsTable(pack)),
  });
}

/** The front sheet, then the entries in the order of their dates. */
function caseParts({ front, entries }: CaseFile): Part[] {
  return [
    factsPart(front),
    ...entries.map(({ number, title, shown, paragraphs }) =>
      sectionPart([`${number}. ${title} `, { quiet: shown }], [textPart(null, paragraphs)], {
        onPaper: 'together',
      }),
    ),
  ];
}
