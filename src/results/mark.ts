import { requireFields, requireList } from '../check.js';
import { readAnswers } from '../training/marking/answers.js';
import { inspectMarkers, type MarkersInspection } from '../training/marking/inspectMarkers.js';
import { markAnswers } from '../training/marking/markAnswers.js';
import type { Marking } from '../training/marking/marking.js';
import type { Pack } from '../training/pack.js';

/** The marks of everybody who answered a pack, and what an inspection by them would report. */
export interface MarkingReport extends Marking {
  /** For each key question; null where it was not asked for. */
  readonly inspection: readonly MarkersInspection[] | null;
}

/**
 * Marks answer sheets: each participant and the group against the key, and participants against each other.
 *
 * @param pack - the pack that was answered, with its key
 * @param sheets - CSV files, each with its `text` and the `file` name to call it by
 * @param settings - `confidence` in (0, 1) of all limits, 0.95 if omitted; `inspect`, whether to say what an inspection
 *   by these markers would report
 * @returns the marks; rows that could not be read or marked are in `leftOut`, each with its line
 * @throws DataError for a sheet in which nothing can be marked; ArgumentError naming the argument
 *
 * @example
 * const pack = buildPack(loadScenario('west-midlands-2025'), { cases: 8, seed: 7 });
 * const text = 'participant,case,item,answer\nP1,1,A,Yes\n';
 * markingReport(pack, [{ text, file: 'answers.csv' }]).participants.length; // 1
 */
export function markingReport(
  pack: Pack,
  sheets: readonly { readonly text: string; readonly file: string }[],
  settings: { readonly confidence?: number; readonly inspect?: boolean } = {},
): MarkingReport {
  requireList('sheets', sheets);
  sheets.forEach((sheet, i) => {
    requireFields(`sheets[${i}]`, sheet, "{ text, file: 'answers.csv' }");
  });
  const { confidence = 0.95, inspect = false } = requireFields('settings', settings);
  const read = sheets.map(({ text, file }) => readAnswers(text, file, pack));
  const rows = read.flatMap((sheet) => sheet.rows);
  const marked = markAnswers(pack, rows, { confidence });
  const marking = { ...marked, leftOut: [...read.flatMap(({ problems }) => problems), ...marked.leftOut] };
  return { ...marking, inspection: inspect ? inspectMarkers(marking, pack, { confidence }) : null };
}
