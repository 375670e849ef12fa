import type { Marking, ParticipantMarks } from '../../../training/marking/marking.js';
import type { Answer, CaseFile, Pack } from '../../../training/pack.js';
import { capital } from '../../../words/capital.js';
import { plural } from '../../../words/format.js';
import { type Document, type Part, sectionPart, tablePart, textPart } from '../../document/document.js';
import { bullet, type Line } from '../../document/words.js';
import { againstKeyTable, questionsInWords, showShare } from './markingTables.js';
import { participantsPage } from './packPage.js';
import { ANSWER_WORDS, caseName, entryWords, itemName, itemOf, itemWithPrompt } from './packText.js';

/**
 * What one participant takes away: the key questions that differ from the key, case by case, then the prompts, each with where it
 * is, and what can be argued either way.
 */
export function feedbackDocument(
  pack: Pack,
  marking: Marking,
  marks: ParticipantMarks,
): Document<ParticipantMarks> {
  const { participant, answered, asked, questions } = marks;
  const blank = asked - answered;
  const unmarked = blank > 0 ? `; ${blank} were left blank and are not marked` : '';
  return participantsPage(pack, {
    command: 'mark',
    title: `Feedback for ${participant}`,
    sentence: `${plural(answered, 'answer')} of ${asked}${unmarked}. ${differingSentence(marks)} Prompts answered as the key has them: ${showShare(marks.prompts)}.`,
    parts: [
      sectionPart(capital(questionsInWords(questions.length)), [
        ...differingParts(pack, marks),
        tablePart(againstKeyTable('', questions, marking)),
        textPart(null, [
          `With ${plural(pack.cases.length, 'case')} these ranges are wide. Use them to see where to look again, not to compare people.`,
        ]),
      ]),
      sectionPart('Prompts to look at again', missedParts(pack, marks)),
      ...arguableParts(pack, marks),
    ],
    data: marks,
  });
}

function differingSentence({ differing, questions }: ParticipantMarks): string {
  const settled = questions.reduce((sum, { agreement }) => sum + (agreement?.of ?? 0), 0);
  if (settled === 0) return 'No key question that the key settles was answered.';
  return differing.length === 0
    ? `All ${settled} answers to key questions that the key settles are as in the key.`
    : `${differing.length} of ${plural(settled, 'answer')} to key questions that the key settles ${differing.length === 1 ? 'differs' : 'differ'} from the key.`;
}

function differingParts(pack: Pack, { differing }: ParticipantMarks): Part[] {
  return byCase(pack, differing, ({ item, given, answer, why }) =>
    bullet([
      { strong: itemName(itemOf(pack, item)) },
      `: you answered ${ANSWER_WORDS[given]}; the key says ${ANSWER_WORDS[answer]}. ${why}`,
    ]),
  );
}

function missedParts(pack: Pack, { missed }: ParticipantMarks): Part[] {
  if (missed.length === 0) return [textPart(null, ['Every prompt that was answered fits the key.'])];
  return byCase(pack, missed, (cue) =>
    bullet([
      { strong: itemWithPrompt(pack, cue.item) },
      `: you answered ${ANSWER_WORDS[cue.given]}; the key says ${ANSWER_WORDS[cue.answer]} (${entryWords(cue.entries)}). ${cue.why} `,
      { aside: 'Common wrong reason', says: cue.wrong },
    ]),
  );
}

function arguableParts(pack: Pack, { arguable }: ParticipantMarks): Part[] {
  if (arguable.length === 0) return [];
  return [
    sectionPart('Contested: either answer can be argued', [
      textPart(null, [
        'These were not marked wrong, whichever answer was given. Compare your reason with what can be said for each.',
      ]),
      ...byCase(pack, arguable, ({ item, given, answer, argument }) =>
        bullet([
          { strong: itemWithPrompt(pack, item) },
          `: you answered ${ANSWER_WORDS[given]}, ${agrees(given, answer)}. ${argument}`,
        ]),
      ),
    ]),
  ];
}

const agrees = (given: Answer, own: Answer) =>
  given === own ? "which is the key's own reading" : `where the key's own reading is ${ANSWER_WORDS[own]}`;

function byCase<Row extends { readonly case: number }>(
  pack: Pack,
  rows: readonly Row[],
  line: (row: Row) => Line,
): Part[] {
  return pack.cases.flatMap((file: CaseFile) => {
    const lines = rows.filter((row) => row.case === file.number).map(line);
    return lines.length === 0 ? [] : [textPart(caseName(file), lines)];
  });
}
