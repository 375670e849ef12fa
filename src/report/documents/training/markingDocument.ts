import type { MarkingReport } from '../../../results/mark.js';
import type { Pack } from '../../../training/pack.js';
import { capital } from '../../../words/capital.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import { betweenTable, coefficientsTable } from './agreementTables.js';
import { correctionParts } from './correctionParts.js';
import { driftParts } from './driftParts.js';
import { heatChart } from './fitMap.js';
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
import { nameOfPack } from './packText.js';
import { readinessParts } from './readinessParts.js';
import { trialParts } from './trialParts.js';

/** A map with more columns than this cannot be read on a terminal; the pages have it. */
const MOST_COLUMNS = 12;

/** What `casesim mark` says. */
export function markingDocument(pack: Pack, report: MarkingReport): Document<MarkingReport> {
  const { participants, group, warnings, between, confidence, inspection } = report;
  const missed = missedRows(pack, report);
  const parts: Part[] = [
    tablePart(againstKeyTable('Against the key', group, report), { main: true }),
    ...(participants.length > 1 ? [tablePart(participantsTable(report))] : []),
    ...readinessParts(report.readiness, confidence),
    ...doubtParts(pack, report),
    ...markerParts(report),
    ...(between.length > 0 ? [tablePart(betweenTable(report)), tablePart(coefficientsTable(report))] : []),
    ...(inspection === null
      ? []
      : [
          textPart(null, [inspectionSentence(inspection)]),
          tablePart(inspectionTable(inspection, confidence)),
        ]),
    ...(pack.cases.length <= MOST_COLUMNS ? [chartPart(heatChart(pack, report))] : []),
    ...(missed.length > 0 ? [tablePart(missedTable(pack, missed.slice(0, 12)))] : []),
    ...driftParts(report.drift, confidence),
    ...trialParts(report.trial, confidence),
    ...correctionParts(pack),
    ...(warnings.length > 0 ? [textPart(null, warnings)] : []),
  ];
  return {
    command: 'mark',
    title: `Marks of ${nameOfPack(pack)}`,
    sentence: `${capital(nameOfPack(pack))}: ${groupSentence(report)}`,
    parts,
    data: report,
    seed: pack.seed,
    scenarios: [pack.scenario],
  };
}
