import type { ProtocolCheck } from '../../../results/study/protocol.js';
import type { StudyZip } from '../../../results/study/zip.js';
import { type StudyFindings, studyFindings } from '../../../results/study.js';
import type { StudyResult } from '../../../study/run/results.js';
import type { Study } from '../../../study/study.js';
import { asSentence } from '../../../words/capital.js';
import { list, plural, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { studyCharts } from './charts/studyCharts.js';
import { zipChart } from './charts/zipPlot.js';
import { measuresPart } from './measuresPart.js';
import { capNotes, errorsTable, unknownNotes, varianceNotes } from './studyErrors.js';
import { headlineWords } from './studyHeadline.js';
import { mechanismLines } from './studyMechanisms.js';
import { plannedLines } from './studyPlanned.js';
import { tidyTable } from './studyRows.js';
import { inquiryTables, splitTable } from './studyTables.js';

/** What is known of a run beside its results. */
export interface StudyContext {
  /** How it compares with the protocol made before it; null without one. */
  readonly protocol?: ProtocolCheck | null;
  /** Replicates of the answer that covers least, for a zip plot; null where none is simulated. */
  readonly zip?: StudyZip | null;
}

/** What a study found, as tables; every measure is in the CSV and the JSON. */
export function studyDocument(
  study: Study,
  result: StudyResult,
  { protocol = null, zip = null }: StudyContext = {},
): Document<StudyFindings> {
  const findings = studyFindings(study, result, { protocol });
  const split = splitTable(study, findings);
  const errors = errorsTable(result);
  const headline = headlineWords(study, result);
  const exact = result.answers.filter((answer) => answer.exact).length;
  const simulated = result.answers.length - exact;
  const how = [
    exact > 0 ? `${plural(exact, 'result')} worked out exactly` : '',
    simulated > 0
      ? `${plural(simulated, 'result')} simulated with ${whole(result.replicates)} replicates each (seed ${result.seed})`
      : '',
  ].filter((part) => part !== '');
  return {
    command: 'study',
    title: study.title,
    sentence: headline === null ? study.title : `${asSentence(study.title)} ${headline}`,
    seed: result.seed,
    scenarios: [...new Map(study.worlds.map(({ scenario }) => [scenario.id, scenario])).values()],
    parts: [
      ...inquiryTables(study, result).map((table, index) => tablePart(table, { main: index === 0 })),
      ...(errors === null ? [] : [tablePart(errors)]),
      ...(split === null ? [] : [tablePart(split)]),
      ...chartParts(study, result, zip),
      measuresPart(result.answers),
      textPart('How the data are made', mechanismLines(study).map(bullet)),
      textPart('How it was found', [
        `${list(how)}.`,
        ...plannedLines(protocol),
        ...(result.complete
          ? []
          : ['The run stopped early. With -o FOLDER, the same command continues from there.']),
        ...failureLines(result),
        ...varianceNotes(result),
        ...unknownNotes(result),
        ...capNotes(result),
        ...(study.notes === null ? [] : [study.notes]),
      ]),
    ],
    csvTable: cellsOf(tidyTable(result)),
    data: findings,
  };
}

/** A measure along an axis and over all conditions, and the intervals of replicates. */
function chartParts(study: Study, result: StudyResult, zip: StudyZip | null): Part[] {
  return [...studyCharts(study, result), ...(zip === null ? [] : [zipChart(zip, study)])].map(chartPart);
}

/** One line about replicates without an answer, with the command that repeats one alone. */
export function failureLines({ id, seed, failures, answers }: StudyResult): string[] {
  const [first] = failures;
  if (first === undefined) return [];
  const count = answers.reduce((sum, { measures, replicates }) => {
    const share = measures.find(({ measure }) => measure === 'noEstimate')?.value ?? 0;
    return sum + Math.round(share * (replicates ?? 0));
  }, 0);
  const replay = `casesim study ${id} --seed ${seed} --replay ${first.condition}:${first.block}:${first.replicate}`;
  return [`${plural(count, 'estimate')} could not be made (${first.reason}). To repeat one: ${replay}`];
}
