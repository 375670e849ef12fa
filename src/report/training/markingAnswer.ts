import type { MarkersInspection } from '../../training/inspectMarkers.js';
import type { Marking } from '../../training/marking.js';
import type { Pack } from '../../training/pack.js';
import { type Answer, chartPart, type Part, tablePart, textPart } from '../answer.js';
import { percentWithCounts, plural } from '../format.js';
import {
  againstKeyTable,
  betweenTable,
  heatChart,
  inspectionTable,
  missedRows,
  missedTable,
  participantsTable,
} from './markingTables.js';

/** A map with more columns than this cannot be read on a terminal; the pages have it. */
const MOST_COLUMNS = 12;

/** What `casesim mark` says. */
export function markingAnswer(
  pack: Pack,
  marking: Marking,
  inspection: readonly MarkersInspection[] | null,
): Answer {
  const { participants, group, warnings, between, confidence } = marking;
  const right = group.reduce((sum, { agreement }) => sum + (agreement?.count ?? 0), 0);
  const of = group.reduce((sum, { agreement }) => sum + (agreement?.of ?? 0), 0);
  const people = participants.length === 1 ? (participants[0]?.participant ?? '') : '';
  const who = people === '' ? plural(participants.length, 'participant') : people;
  const missed = missedRows(marking);
  const parts: Part[] = [
    tablePart(againstKeyTable('Against the key', group, marking), { main: true }),
    ...(participants.length > 1 ? [tablePart(participantsTable(marking))] : []),
    ...(between.length > 0 ? [tablePart(betweenTable(marking))] : []),
    ...(inspection === null ? [] : [tablePart(inspectionTable(inspection, confidence))]),
    ...(pack.cases.length <= MOST_COLUMNS ? [chartPart(heatChart(pack, marking))] : []),
    ...(missed.length > 0 ? [tablePart(missedTable(pack, missed.slice(0, 12)))] : []),
    ...(warnings.length > 0 ? [textPart(null, warnings)] : []),
  ];
  return {
    command: 'mark',
    sentence: `Pack ${pack.code}: ${who} agreed with the key on the four key questions in ${percentWithCounts(right, of)} of the answers that it settles.`,
    parts,
    data: { ...marking, inspection },
    seed: pack.seed,
    scenarios: [pack.scenario],
  };
}
