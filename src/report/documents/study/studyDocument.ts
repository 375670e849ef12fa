import type { ProtocolCheck } from '../../../results/study/protocol.js';
import type { StudyZip } from '../../../results/study/zip.js';
import { type StudyFindings, studyFindings } from '../../../results/study.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import { MEASURE_FORMULAS } from '../../../study/measureFormulas.js';
import { MEASURES, type MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import type { Study } from '../../../study/study.js';
import { list, plural, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { studyCharts, zipChart } from './studyCharts.js';
import { capNotes, errorsTable, varianceNotes } from './studyErrors.js';
import { measureHeading, showMeasure, shownMeasure } from './studyMeasure.js';
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
    sentence: [study.title, finding(study, result)].filter((part) => part !== null).join(' '),
    seed: result.seed,
    scenarios: [...new Map(study.worlds.map(({ scenario }) => [scenario.id, scenario])).values()],
    parts: [
      ...inquiryTables(study, result).map((table, index) => tablePart(table, { main: index === 0 })),
      ...(errors === null ? [] : [tablePart(errors)]),
      ...(split === null ? [] : [tablePart(split)]),
      ...chartParts(result, zip),
      measuresPart(result),
      textPart('How it was found', [
        `${list(how)}.`,
        ...plannedLines(protocol),
        ...(result.complete
          ? []
          : ['The run stopped early. With -o FOLDER, the same command continues from there.']),
        ...failureLines(result),
        ...varianceNotes(result),
        ...capNotes(result),
        ...(study.notes === null ? [] : [study.notes]),
      ]),
    ],
    csvTable: cellsOf(tidyTable(result)),
    data: findings,
  };
}

/** A measure along an axis and over all conditions, and the intervals of replicates. */
export function chartParts(result: StudyResult, zip: StudyZip | null): Part[] {
  return [...studyCharts(result), ...(zip === null ? [] : [zipChart(zip)])].map(chartPart);
}

/** What each measure in the tables is, as a formula. */
export function measuresPart({ answers }: Pick<StudyResult, 'answers'>): Part {
  const shown = answers.flatMap(({ kind, measures }) => {
    const main: readonly MeasureName[] = inquiryKind(kind).main;
    return measures.flatMap(({ measure }) => (main.includes(measure) ? [measure] : []));
  });
  const names = (Object.keys(MEASURES) as MeasureName[]).filter((name) => shown.includes(name));
  return textPart('What the measures are', [
    'θ̂ is the estimate, θ the truth, [L, U] the interval and θ₀ what is tested against; R replicates, or outcomes by their probability.',
    ...names.map((name) => bullet(`${measureHeading(name)}: ${formulaOf(name, answers)}`)),
  ]);
}

/** The formula of a measure; of both standard errors where the tables have both. */
function formulaOf(name: MeasureName, answers: readonly StudyAnswer[]): string {
  const hasBoth =
    name === 'empiricalError' && answers.some((one) => !one.exact && shownMeasure(one, name)?.exact === true);
  return hasBoth
    ? `${MEASURE_FORMULAS.designError}; as simulated, ${MEASURE_FORMULAS[name]}`
    : MEASURE_FORMULAS[name];
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

/** In one sentence, how far one measure of one inquiry runs over the conditions; null where there is none. */
export function finding({ headline }: Study, { answers }: StudyResult): string | null {
  const about = headline?.inquiry ?? answers[0]?.inquiry;
  const first = answers.find(({ inquiry }) => inquiry === about);
  if (first === undefined) return null;
  const rows = answers.filter(({ inquiry, answer }) => inquiry === first.inquiry && answer === first.answer);
  const [usual, said] = inquiryKind(first.kind).headline;
  const candidates: readonly (readonly [MeasureName, string])[] = [
    ...(headline === null || headline.measure === usual
      ? []
      : [[headline.measure, `the ${MEASURES[headline.measure]}`] as const]),
    [usual, said],
    ['empiricalError', 'the empirical standard error'],
  ];
  for (const [name, words] of candidates) {
    const found = rows.flatMap((answer) => shownMeasure(answer, name) ?? []);
    const isKnown = found.every(({ exact }) => exact);
    const sorted = [...found].sort((a, b) => a.measure.value - b.measure.value);
    const [low, high] = [sorted[0], sorted.at(-1)];
    if (low === undefined || high === undefined) continue;
    const [from, to] = [showMeasure(low.measure, low), showMeasure(high.measure, high)];
    const unit = name === 'bias' ? ' percentage points' : '';
    const range = from === to ? `is ${from}${unit}` : `runs from ${from} to ${to}${unit}`;
    const named = name === 'empiricalError' && isKnown ? 'the standard error' : words;
    return `For ${first.inquiry} (${first.answer}), ${named} ${range} over ${plural(found.length, 'condition')}.`;
  }
  return null;
}
