import type { MarkingReport } from '../../../results/mark.js';
import type { MarkersInspection } from '../../../training/marking/inspectMarkers.js';
import type { Pack } from '../../../training/pack.js';
import { PAGE } from '../../../words/textOptions.js';
import {
  type AnyDocument,
  type Document,
  type Part,
  sectionPart,
  tablePart,
  textPart,
} from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { renderFolder, type Seen } from '../../render/render.js';
import { betweenTable, coefficientsTable } from './agreementTables.js';
import { driftParts } from './driftParts.js';
import { feedbackDocument } from './feedbackDocument.js';
import { fitTable } from './fitMap.js';
import { hardestTable } from './itemTables.js';
import { doubtParts, markerParts } from './markerParts.js';
import {
  againstKeyTable,
  groupSentence,
  inspectionSentence,
  inspectionTable,
  missedRows,
  missedTable,
  participantsTable,
} from './markingTables.js';
import { facilitatorPage } from './packPage.js';
import { readinessParts } from './readinessParts.js';
import { pairsTable } from './severityTables.js';
import { trialParts } from './trialParts.js';

/** Every file of a marking by its name: the group's pages, and those of each participant. */
export function markingFiles(
  pack: Pack,
  report: MarkingReport,
  rendered?: Seen,
): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, AnyDocument>([
    ['group', groupDocument(pack, report)],
    ...report.participants.map(
      (marks, index) => [participantName(index), feedbackDocument(pack, report, marks)] as const,
    ),
  ]);
  return renderFolder(documents, { ...PAGE, version: pack.version, rendered });
}

/** Items and pairs of the group's page; the data has all. */
const MOST_ITEMS = 20;
const MOST_PAIRS = 10;

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
        ...readinessParts(report.readiness, confidence),
      ]),
      ...(between.length === 0
        ? []
        : [
            sectionPart('Between participants', [
              ...markerParts(report),
              ...(report.severity.pairs.length === 0 ? [] : [tablePart(pairsTable(report, MOST_PAIRS))]),
              tablePart(betweenTable(report)),
              tablePart(coefficientsTable(report)),
            ]),
          ]),
      ...(participants.length < 2
        ? []
        : [
            sectionPart('Items', [
              ...doubtParts(pack, report),
              tablePart(hardestTable(pack, report, MOST_ITEMS)),
            ]),
          ]),
      ...(warnings.length === 0 ? [] : [textPart(null, warnings)]),
      ...(inspection === null ? [] : [inspectionSection(inspection, confidence)]),
      ...driftParts(report.drift, confidence),
      ...trialParts(report.trial, confidence),
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
