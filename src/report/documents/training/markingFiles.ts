import type { MarkingReport } from '../../../results/mark.js';
import type { MarkersInspection } from '../../../training/marking/inspectMarkers.js';
import type { Marking, ParticipantMarks } from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import { capital } from '../../../words/capital.js';
import { plural } from '../../../words/format.js';
import { PAGE } from '../../../words/textOptions.js';
import {
  type AnyDocument,
  type Document,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { bullet, type Line } from '../../document/words.js';
import { renderFolder } from '../../render/render.js';
import { betweenTable, coefficientsTable } from './agreementTables.js';
import { fitTable } from './fitMap.js';
import {
  againstKeyTable,
  groupSentence,
  inspectionSentence,
  inspectionTable,
  missedRows,
  missedTable,
  participantsTable,
  questionsInWords,
  showShare,
} from './markingTables.js';
import { facilitatorPage, participantsPage } from './packPage.js';
import { ANSWER_WORDS, caseName, entryWords, itemName, itemOf } from './packText.js';

/** Every file of a marking by its name: the group's pages, and those of each participant. */
export function markingFiles(pack: Pack, report: MarkingReport): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, AnyDocument>([
    ['group', groupDocument(pack, report)],
    ...report.participants.map(
      (marks, index) => [participantName(index), participantDocument(pack, report, marks)] as const,
    ),
  ]);
  return renderFolder(documents, { ...PAGE, version: pack.version });
}

function participantName(index: number): string {
  return `participant-${String(index + 1).padStart(2, '0')}`;
}

function groupDocument(pack: Pack, report: MarkingReport): Document<MarkingReport> {
  const { participants, group, between, warnings, confidence, inspection } = report;
  const missed = missedRows(pack, report).slice(0, 20);
  return facilitatorPage(pack, {
    command: 'mark',
    title: 'Marks of the group',
    sentence: groupSentence(report),
    parts: [
      sectionPart('Against the key', [
        tablePart(againstKeyTable('', group, report)),
        ...(participants.length < 2 ? [] : [tablePart(participantsTable(report))]),
      ]),
      ...(between.length === 0
        ? []
        : [
            sectionPart('Between participants', [
              tablePart({ ...betweenTable(report), title: '' }),
              tablePart(coefficientsTable(report)),
            ]),
          ]),
      ...(warnings.length === 0 ? [] : [textPart(null, warnings)]),
      ...(inspection === null ? [] : [inspectionSection(inspection, confidence)]),
      sectionPart('Cases by items', [
        textPart(null, [
          'Answers that fit the key, in percent. Dark is where most were missed; c marks what the key leaves contested.',
        ]),
        tablePart(fitTable(pack, report)),
      ]),
      ...(missed.length === 0
        ? []
        : [sectionPart('Cues missed most', [tablePart({ ...missedTable(pack, missed), title: '' })])]),
      textPart(
        'Feedback for each participant',
        participants.map(({ participant }, index) =>
          bullet([{ link: participant, to: participantName(index) }]),
        ),
      ),
    ],
    data: report,
  });
}

function inspectionSection(inspection: readonly MarkersInspection[], confidence: number): Part {
  return sectionPart('What it would mean for an inspection', [
    textPart(null, [inspectionSentence(inspection)]),
    tablePart(inspectionTable(inspection, confidence)),
  ]);
}

/** What one participant takes away: marks with their limits, and each missed cue with where it is. */
function participantDocument(
  pack: Pack,
  marking: Marking,
  marks: ParticipantMarks,
): Document<ParticipantMarks> {
  const { participant, answered, asked, missed } = marks;
  const blank = asked - answered;
  const unmarked = blank > 0 ? `; ${blank} were left blank and are not marked` : '';
  return participantsPage(pack, {
    command: 'mark',
    title: `Feedback for ${participant}`,
    sentence: `${plural(answered, 'answer')} of ${asked}${unmarked}. Prompts answered as the key has them: ${showShare(marks.prompts)}.`,
    parts: [
      sectionPart(capital(questionsInWords(marks.questions.length)), [
        tablePart(againstKeyTable('', marks.questions, marking)),
        textPart(null, [
          `With ${plural(pack.cases.length, 'case')} these ranges are wide. Use them to see where to look again, not to compare people.`,
        ]),
      ]),
      sectionPart(
        'What to look at again',
        missed.length === 0
          ? [textPart(null, ['Every prompt that was answered fits the key.'])]
          : pack.cases.flatMap((file) => missedPart(pack, file, missed)),
      ),
    ],
    data: marks,
  });
}

function missedPart(pack: Pack, file: Pack['cases'][number], missed: ParticipantMarks['missed']): Part[] {
  const lines = missed
    .filter((cue) => cue.case === file.number)
    .map((cue): Line => {
      const item = itemOf(pack, cue.item);
      return bullet([
        { strong: `${itemName(item)} ${item.short}` },
        `: you answered ${ANSWER_WORDS[cue.given]}; the key says ${ANSWER_WORDS[cue.answer]} (${entryWords(cue.entries)}). ${cue.why} `,
        { aside: 'Common wrong reason', says: cue.wrong },
      ]);
    });
  return lines.length === 0 ? [] : [textPart(caseName(file), lines)];
}
