import { requireBetween, requireConfidence, requireFields, requireShortList, requireText } from '../check.js';
import type { Standard } from '../estimation/markers/readiness.js';
import { requireTable, type Table } from '../tables/tableRows.js';
import { keyOf } from '../training/marking/answerKey.js';
import { AnswerSheet } from '../training/marking/answerSheet.js';
import { type DriftMarks, driftMarks, type EarlierEvent } from '../training/marking/driftMarks.js';
import { GivenAnswers } from '../training/marking/givenAnswers.js';
import { inspectMarkers, type MarkersInspection } from '../training/marking/inspectMarkers.js';
import { markGiven } from '../training/marking/markAnswers.js';
import type { Marking } from '../training/marking/marking.js';
import { type FileAnswers, together } from '../training/marking/namedSheets.js';
import { otherEditions } from '../training/marking/otherEditions.js';
import { type Readiness, readinessMarks } from '../training/marking/readinessMarks.js';
import { type QuestionTrial, trialMarks } from '../training/marking/trialMarks.js';
import { requirePack } from '../training/pack/requirePack.js';
import type { Pack } from '../training/pack.js';

/** The marks of everybody who answered a pack, and what an inspection by them would report. */
export interface MarkingReport extends Marking {
  /** For each key question; null where it was not asked for. */
  readonly inspection: readonly MarkersInspection[] | null;
  /** The pack as a reliability trial, for each key question; null where it was not asked for. */
  readonly trial: readonly QuestionTrial[] | null;
  /** Whether each participant is above a standard; null where none was named. */
  readonly readiness: Readiness | null;
  /** How each key question was answered otherwise at earlier events, on the cases that both had; null where none was named. */
  readonly drift: readonly DriftMarks[] | null;
}

interface Sheet {
  readonly text: Table;
  readonly file: string;
}

/**
 * Marks answer sheets: each participant and the group against the key, and participants against each other.
 *
 * @param pack - the pack that was answered, with its key
 * @param sheets - CSV files, each with its `text`, or its rows from `loadTable`, and the `file` name to call it by
 * @param settings - `confidence` in (0, 1) of all limits, 0.95 if omitted; `inspect`, whether to say what an inspection
 *   by these markers would report; `study`, whether to give the pack as a reliability trial; `standard`, the share in (0, 1)
 *   of key questions to be answered as the key has them, stated or from `readStandard`, from which a marker counts as ready;
 *   `since`, earlier events, each with its `name`, `pack` and `sheets`, to say how answers to the cases of both changed
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
  sheets: readonly Sheet[],
  settings: {
    readonly confidence?: number;
    readonly inspect?: boolean;
    readonly study?: boolean;
    readonly standard?: number | Standard;
    readonly since?: readonly {
      readonly name: string;
      readonly pack: Pack;
      readonly sheets: readonly Sheet[];
    }[];
  } = {},
): MarkingReport {
  const { confidence = 0.95, inspect = false, study = false, standard } = requireFields('settings', settings);
  const answers = readSheets('', pack, sheets);
  const since = requireShortList('settings.since', settings.since ?? []).map((event, i) => {
    const name = `settings.since[${i}]`;
    const { name: own, pack: earlier, sheets: before } = requireFields(name, event, '{ name, pack, sheets }');
    return { name: requireText(`${name}.name`, own), sheets: readSheets(`${name}.`, earlier, before) };
  });
  return answers.report({ confidence, inspect, study, standard: standardOf(standard), since });
}

function readSheets(path: string, pack: Pack, sheets: readonly Sheet[]): AnswerSheets {
  requireShortList(`${path}sheets`, sheets, MOST_SHEETS);
  sheets.forEach((sheet, i) => {
    requireFields(`${path}sheets[${i}]`, sheet, "{ text, file: 'answers.csv' }");
  });
  const answers = new AnswerSheets(pack);
  for (const { text, file } of sheets) {
    requireTable('text', text);
    const sheet = answers.open(file);
    sheet.push(text);
    sheet.end();
  }
  return answers;
}

/** More files of answers than any event has. */
const MOST_SHEETS = 10_000;

/** A stated share is a standard without a judge. */
function standardOf(standard: number | Standard | undefined): Standard | null {
  if (standard === undefined) return null;
  if (typeof standard === 'number') {
    return {
      share: requireBetween('settings.standard', standard, 0, 1, 'neither'),
      standardError: null,
      judges: null,
    };
  }
  const { share } = requireFields('settings.standard', standard, '0.8');
  requireBetween('settings.standard.share', share, 0, 1, 'both');
  return standard;
}

/** The same with sheets read piece by piece, of any length: of each answer no more than a byte is kept. */
export class AnswerSheets {
  readonly #pack: Pack;
  readonly #sheets: (FileAnswers & { readonly sheet: AnswerSheet })[] = [];

  constructor(pack: Pack) {
    this.#pack = requirePack('pack', pack);
  }

  /** The next sheet, to be read to its end before another. */
  open(file: string): AnswerSheet {
    const given = new GivenAnswers(this.#pack);
    const sheet = new AnswerSheet(requireText('file', file), this.#pack, given);
    this.#sheets.push({ file, given, sheet });
    return sheet;
  }

  report(settings: {
    readonly confidence: number;
    readonly inspect: boolean;
    readonly study?: boolean;
    readonly standard?: Standard | null;
    readonly since?: readonly { readonly name: string; readonly sheets: AnswerSheets }[];
  }): MarkingReport {
    const { confidence, inspect, study = false, standard = null, since = [] } = settings;
    const before = since.map(({ name, sheets }) => sheets.#event(name));
    const leftOut = [this, ...since.map(({ sheets }) => sheets)].flatMap((one) => one.#problems());
    const { given, said } = together(this.#pack, this.#sheets);
    const marking = markGiven(this.#pack, given, { confidence: requireConfidence(confidence), leftOut });
    const marked = { pack: this.#pack, given, key: keyOf(this.#pack) };
    const editions = this.#sheets.flatMap(({ file, sheet }) =>
      otherEditions(file, sheet.editions, this.#pack),
    );
    const warnings = [...said, ...editions, ...marking.warnings];
    return {
      ...marking,
      warnings,
      inspection: inspect ? inspectMarkers(marking, this.#pack, { confidence }) : null,
      trial: study ? trialMarks(marked, confidence) : null,
      readiness: standard === null ? null : readinessMarks(marked, standard, confidence),
      drift: since.length === 0 ? null : driftMarks(marked, before, confidence),
    };
  }

  #problems() {
    return this.#sheets.flatMap(({ sheet }) => sheet.problems);
  }

  #event(name: string): EarlierEvent {
    return { name, pack: this.#pack, given: together(this.#pack, this.#sheets).given };
  }
}
