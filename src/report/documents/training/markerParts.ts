import type { Marking } from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import { doubtSentence, doubtTable } from './itemTables.js';
import { apartTable, severityTable, whoDiffersSentence } from './severityTables.js';

/** Which answers of the key are in doubt: the sentence, and the items if there are any. */
export function doubtParts(pack: Pack, report: Marking): Part[] {
  const sentence = doubtSentence(pack, report);
  if (sentence === null) return [];
  const table = doubtTable(pack, report);
  return [textPart(null, [sentence]), ...(table.rows.length === 0 ? [] : [tablePart(table)])];
}

/** Who differs from the others, and the severity and acuity of everybody. */
export function markerParts(report: Marking): Part[] {
  const sentence = whoDiffersSentence(report);
  return [
    ...(sentence === null ? [] : [textPart(null, [sentence]), tablePart(apartTable(report))]),
    tablePart(severityTable(report)),
  ];
}
