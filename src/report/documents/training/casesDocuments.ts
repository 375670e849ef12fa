import { type AnswerSheet, answerSheet, type PackCases, packCases } from '../../../results/packFiles.js';
import type { CaseFile, Pack } from '../../../training/pack.js';
import {
  type Document,
  factsPart,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { participantsPage } from './packPage.js';
import { caseName } from './packText.js';
import { sheetTables } from './sheetTables.js';

/** What participants get: the case files and the answer sheet. */

/** One case file, as a participant reads it. */
export function caseDocument(pack: Pack, file: CaseFile): Document<CaseFile> {
  return participantsPage(pack, {
    command: 'pack',
    title: caseName(file),
    sentence: null,
    parts: caseParts(file),
    data: file,
  });
}

/** What participants are told before they begin. */
export function instructionsDocument(pack: Pack): Document<Pick<Pack, 'instructions'>> {
  const { instructions } = pack;
  return participantsPage(pack, {
    command: 'pack',
    title: 'Instructions',
    sentence: null,
    parts: instructions.map(({ heading, lines }) => textPart(heading, lines.map(bullet))),
    data: { instructions },
  });
}

/** Every case file of a pack, each on pages of its own. */
export function casesDocument(pack: Pack): Document<PackCases> {
  return participantsPage(pack, {
    command: 'pack',
    title: 'Case files',
    sentence: null,
    parts: pack.cases.map((file) => sectionPart(caseName(file), caseParts(file), { onPaper: 'ownPage' })),
    data: packCases(pack),
  });
}

/** The answer sheet to fill in on paper. */
export function sheetDocument(pack: Pack): Document<AnswerSheet> {
  return participantsPage(pack, {
    command: 'pack',
    title: 'Answer sheet',
    sentence: null,
    parts: sheetTables(pack).map(({ title, ...table }) =>
      sectionPart(title, [textPart(null, SHEET_WORDS), tablePart({ ...table, title: '' })], {
        onPaper: 'ownPage',
      }),
    ),
    data: answerSheet(pack),
  });
}

/** At the head of every sheet of paper, since sheets come apart. */
const SHEET_WORDS = [
  'Name: ..........................................',
  'Write Yes, No or Not relevant (Y, N, NR) for each case. The key question is your judgement, informed by the prompts; it is not a count of them.',
];

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
