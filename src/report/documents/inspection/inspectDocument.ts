import { methodLabel } from '../../../estimation/methodLabel.js';
import type { CaseModel } from '../../../model/model.js';
import type { InspectionReport, InspectionReportOptions } from '../../../results/inspect.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { allOf, leastProbability, list, ofProbability, plural, whole } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { cellsOf } from '../../document/cells.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { questionsInFull } from '../scenario/questionsInFull.js';
import { assumptionParts } from './assumptionWords.js';
import {
  bandTable,
  type IntervalWords,
  jointTable,
  keyQuestionCsv,
  keyQuestionTable,
  marginTable,
  printedCounts,
  promptTable,
} from './inspectionTables.js';
import { missingParts } from './missingParts.js';
import { countRange, nextTable, ratesOf } from './nextTable.js';

/**
 * The document of `casesim inspect`.
 *
 * @param model - the compiled scenario
 * @param report - what `inspectionReport` made of it
 */
export function inspectionDocument(
  model: CaseModel,
  report: InspectionReport,
  { seed, method, confidence }: Omit<InspectionReportOptions, 'cases'>,
): Document<InspectionReport> {
  const { scenario } = model;
  const noun = nounOf(scenario);
  const words = { method: methodLabel(method), confidence, noun };
  return {
    command: 'inspect',
    title: `Repeated inspections: ${scenario.title}`,
    sentence: sentenceOf(report, words, scenario),
    parts: [
      textPart(null, [
        `${scenario.title}. The sample is synthetic, drawn with seed ${seed}: its ${noun[1]} are invented, and nothing in it is a finding.`,
      ]),
      chartPart(chartOf(report, scenario, words)),
      tablePart(keyQuestionTable(report, words), { main: true }),
      ...missingParts(report, words),
      tablePart(nextTable({ ...report, noun, rates: ratesOf(report.keyQuestions) }, words)),
      ...notOfAll(report, scenario),
      tablePart(bandTable(report, words)),
      ...(report.jointAnswers.length === 0 ? [] : [tablePart(jointTable(report, words))]),
      ...jointsLeftOut(report, noun[0]),
      ...questionsInFull([scenario]),
      ...(report.prompts.length === 0 ? [] : [tablePart(promptTable(report, words))]),
      tablePart(marginTable(report)),
      ...assumptionParts(report.assumptions, noun),
    ],
    csvTable: cellsOf(keyQuestionCsv(report)),
    data: report,
    seed,
    scenarios: [scenario],
  };
}

/** Questions that some cases are not asked: what the next cases are of those. */
function notOfAll({ keyQuestions, cases }: InspectionReport, scenario: Scenario): Part[] {
  const [one, many] = nounOf(scenario);
  const some = keyQuestions.filter(({ published }) => published.of < scenario.sample.cases);
  if (some.length === 0) return [];
  const which = list(some.map(({ label }) => label.toLowerCase()));
  return [
    textPart(null, [
      `Not every ${one} is asked about ${which}: of these, the next ${plural(cases, one, many)} are those to which the question applies.`,
    ]),
  ];
}

function jointsLeftOut({ keyQuestions, jointAnswers }: InspectionReport, one: string): Part[] {
  if (keyQuestions.length < 2 || jointAnswers.some(({ id }) => id === 'allYes')) return [];
  const says = `How often a ${one} has ${allOf(keyQuestions.length).toLowerCase()} key questions Yes, or none, is left out: their joint distribution is too large to be exact.`;
  return [textPart(null, [says])];
}

function sentenceOf(
  { keyQuestions, allWithin, cases }: InspectionReport,
  words: IntervalWords,
  { invented }: Pick<Scenario, 'invented'>,
): string {
  const ranges = keyQuestions.map(
    (row) =>
      `${row.label.toLowerCase()} between ${countRange(row.next, ' and ')} (${invented ? 'invented' : row.basis}: ${row.published.percent}%)`,
  );
  const { each } = allWithin;
  const all =
    keyQuestions.length === 1
      ? ''
      : ` ${allOf(keyQuestions.length)} would fall in their ranges at once with a probability ${ofProbability(each.ifIndependent)} if they were independent of one another, and never less than ${leastProbability(each.atLeast)}.`;
  const opening =
    !invented && keyQuestions.every(({ basis }) => basis === 'assumed')
      ? 'No percentage of these key questions is published, so what follows is about those assumed instead: if'
      : 'If';
  return `${opening} nothing changed but the ${words.noun[1]}, the next inspection of ${plural(cases, words.noun[0], words.noun[1])} would report, each with a probability of at least ${levelText(words.confidence)}, ${list(ranges)}.${all}`;
}

function chartOf(
  { keyQuestions, cases }: InspectionReport,
  scenario: Scenario,
  { method, confidence, noun }: IntervalWords,
): IntervalsChart {
  return {
    kind: 'intervals',
    title: `${scenario.title}: share of ${noun[1]} with the answer Yes`,
    axis: { label: 'Yes', low: 0, high: 1, format: 'percent', ticks: [0, 0.25, 0.5, 0.75, 1] },
    references: [{ at: 0.5, label: '50%' }],
    rows: keyQuestions.map(({ label, published, sample, interval }) => ({
      label,
      point: published.yes / published.of,
      lower: interval.lower,
      upper: interval.upper,
      ...(sample.of === 0 ? {} : { mark: sample.yes / sample.of }),
      note: printedCounts(published),
    })),
    key: {
      point: ratesOf(keyQuestions) === 'published' ? 'published' : 'as written',
      interval: `${levelText(confidence)} ${method} interval`,
      mark: `this sample of ${whole(cases)}`,
    },
  };
}
