import { type FacilitatorNotes, facilitatorNotes } from '../../../results/packFiles.js';
import type { CaseNotes, Pack } from '../../../training/pack.js';
import { percent } from '../../../words/format.js';
import {
  type Document,
  type SectionPart,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { bullet, step } from '../../document/words.js';
import { assumedSection } from './assumedSection.js';
import { facilitatorPage } from './packPage.js';
import { mixTable } from './packTables.js';
import { caseName, entryWords, eventLength, questionLabel } from './packText.js';

/** What the facilitator needs: the plan, what to ask of each case, the mix, and what is assumed. */
export function notesDocument(pack: Pack): Document<FacilitatorNotes> {
  const { notes } = pack;
  return facilitatorPage(pack, {
    command: 'pack',
    title: 'Facilitator notes',
    sentence: null,
    parts: [
      sectionPart('Purpose', [textPart(null, notes.purpose)]),
      sectionPart(`Plan of the event: ${eventLength(pack)}`, [
        textPart(null, PLAN_WORDS),
        textPart(
          null,
          notes.plan.map((one) => step(`${one.minutes} minutes: ${one.step}`)),
        ),
      ]),
      ...notes.cases.map((one) => caseSection(pack, one)),
      ...pairsSection(pack),
      sectionPart('The mix', [
        textPart(null, [notes.mixNote, ...joinedLines(pack)]),
        tablePart(mixTable(pack)),
      ]),
      sectionPart('Difficulty', [textPart(null, notes.difficulty)]),
      assumedSection(pack),
      textPart(null, [['Judgements and reasons: ', { link: 'the answer key', to: 'key' }, '.']]),
    ],
    data: facilitatorNotes(pack),
  });
}

const PLAN_WORDS = [
  'Blind first: what the group thinks after talking is not agreement between independent markers.',
  'Give participants what is in the folder participants and nothing else. The scenario, the seed and the options make this pack and its key again, so keep them too; a small seed, such as 7, can be guessed by trying.',
];

function caseSection(pack: Pack, one: CaseNotes): SectionPart {
  const strong = one.strong.map(({ item, entries, says }) =>
    bullet(`${questionLabel(pack, item)}, ${entryWords(entries)}: ${says}`),
  );
  return sectionPart(caseName(one), [
    textPart(null, [`${one.about} ${one.difficulty}`]),
    ...(one.pattern === null
      ? []
      : [
          textPart('Questions to ask', one.questions.map(bullet)),
          textPart('A strong answer notices', strong),
          textPart('Published findings that it mirrors', one.mirrors.map(bullet)),
          textPart(null, [patternText(one.pattern)]),
        ]),
  ]);
}

/** Which cases are alike but for one thing, and what that does. */
function pairsSection(pack: Pack): SectionPart[] {
  const { pairs = [] } = pack;
  if (pairs.length === 0) return [];
  const lines = pairs.map(({ first, second, differs, outcome, entries }) =>
    bullet(
      `Case ${first} and case ${second}: ${differs}. In the key ${outcome}. Their texts differ in ${textsIn(entries.first)} of case ${first} and ${textsIn(entries.second)} of case ${second}.`,
    ),
  );
  return [sectionPart('Pairs that differ in one fact', [textPart(null, [PAIR_WORDS, ...lines])])];
}

const textsIn = (entries: readonly number[]): string =>
  entries.length === 0 ? 'no entry' : entryWords(entries);

const PAIR_WORDS =
  'Each of these cases comes twice, with one fact another way and all that follows from it. Marked days apart, or by two halves of the group, they show what that fact alone does to answers; side by side, they begin a discussion.';

function patternText({ answers, shares }: NonNullable<CaseNotes['pattern']>): string {
  return `${answers}: together in ${percent(shares.moderate, 1)} of the model's cases (${percent(shares.independent, 1)} without the assumed effects, ${percent(shares.strong, 1)} with strong ones).`;
}

/** Which cases were not made for this pack, and where they are from. */
function joinedLines({ joined = [] }: Pack): string[] {
  return joined.map(({ number, id, from }) =>
    from === null
      ? `Case ${number} (${id}) is a case of your own.`
      : `Case ${number} (${id}) is an anchor from pack ${from}.`,
  );
}
