import type { MarkersInspection } from '../../../training/marking/inspectMarkers.js';
import type { Marking } from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import {
  againstKeyTable,
  betweenTable,
  groupSentence,
  heatChart,
  inspectionSentence,
  inspectionTable,
  missedRows,
  missedTable,
  participantsTable,
} from './markingTables.js';

/** A map with more columns than this cannot be read on a terminal; the pages have it. */
const MOST_COLUMNS = 12;

/** What `casesim mark` says. */
export function markingDocument(
  pack: Pack,
  marking: Marking,
  inspection: readonly MarkersInspection[] | null,
): Document {
  const { participants, group, warnings, between, confidence } = marking;
  const missed = missedRows(pack, marking);
  const parts: Part[] = [
    tablePart(againstKeyTable('Against the key', group, marking), { main: true }),
    ...(participants.length > 1 ? [tablePart(participantsTable(marking))] : []),
    ...(between.length > 0 ? [tablePart(betweenTable(marking))] : []),
    ...(inspection === null
      ? []
      : [
          textPart(null, [inspectionSentence(inspection)]),
          tablePart(inspectionTable(inspection, confidence)),
        ]),
    ...(pack.cases.length <= MOST_COLUMNS ? [chartPart(heatChart(pack, marking))] : []),
    ...(missed.length > 0 ? [tablePart(missedTable(pack, missed.slice(0, 12)))] : []),
    ...(warnings.length > 0 ? [textPart(null, warnings)] : []),
  ];
  return {
    command: 'mark',
    sentence: `Pack ${pack.code}: ${groupSentence(marking)}`,
    parts,
    data: { ...marking, inspection },
    seed: pack.seed,
    scenarios: [pack.scenario],
  };
}
