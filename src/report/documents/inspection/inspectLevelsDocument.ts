import type { CaseModel } from '../../../model/model.js';
import type { InspectedCut, LevelsInspection, LevelsQuestion } from '../../../results/inspectLevels.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  list,
  number,
  percentOfCounts,
  percentRange,
  percentWithCounts,
  plural,
} from '../../../words/format.js';
import type { StacksChart } from '../../chart/stacks.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { limitColumns } from '../estimation/limitColumns.js';
import { assumptionParts } from './assumptionWords.js';
import { marginTable } from './inspectionTables.js';
import { countRange } from './nextTable.js';

/** The document of `casesim inspect` for key questions on an ordered scale. */
export function levelsInspectionDocument(
  model: CaseModel,
  report: LevelsInspection,
  { seed }: { readonly seed: number },
): Document<LevelsInspection> {
  const { scenario } = model;
  const noun = nounOf(scenario);
  const of = plural(report.cases, noun[0], noun[1]);
  return {
    command: 'inspect',
    title: `Repeated inspections: ${scenario.title}`,
    sentence: sentenceOf(report, of, scenario),
    parts: [
      textPart(null, [
        `${scenario.title}. The sample is synthetic, drawn with seed ${seed}: its ${noun[1]} are invented, and nothing in it is a finding.`,
      ]),
      ...chartsOf(report, noun),
      tablePart(questionTable(report, of), { main: true }),
      ...report.questions
        .filter(({ mean }) => mean !== null)
        .map((question) => tablePart(levelTable(question, report))),
      tablePart(marginTable(report)),
      ...assumptionParts(report.assumptions, noun),
    ],
    csvTable: cellsOf(csvOf(report)),
    data: report,
    seed,
    scenarios: [scenario],
  };
}

/** The share that a question is told by: from its favourable level on, or where none is named from the middle. */
function toldCut({ atOrAbove, favourable }: LevelsQuestion): InspectedCut | undefined {
  return (
    atOrAbove.find(({ level }) => level === favourable) ??
    atOrAbove[Math.ceil((atOrAbove.length + 1) / 2) - 1]
  );
}

function cutWords({ atOrAbove, mean }: LevelsQuestion, cut: InspectedCut): string {
  if (mean === null) return cut.label;
  return cut.level === atOrAbove.at(-1)?.level ? cut.label : `${cut.label} or above`;
}

function sentenceOf({ questions, confidence }: LevelsInspection, of: string, { invented }: Scenario): string {
  const told = questions.flatMap((question) => {
    const cut = toldCut(question);
    if (cut === undefined) return [];
    const { label, of: all, basis } = question;
    return [
      `${label} at ${cutWords(question, cut)} between ${countRange(cut.next, ' and ')} (${invented ? 'invented' : basis}: ${percentOfCounts(cut.count, all)})`,
    ];
  });
  const shown = told.slice(0, MOST_TOLD);
  const more = told.length > MOST_TOLD ? `; the table has the other ${told.length - MOST_TOLD}` : '';
  return `If nothing changed but chance, the next ${of} would report, each with a probability of at least ${levelText(confidence)}, ${list(shown)}${more}.`;
}

const MOST_TOLD = 6;

/** One chart for each scale: questions on different ones have different levels. */
function chartsOf({ questions }: LevelsInspection, noun: readonly [string, string]): Part[] {
  const scales = new Map<string, LevelsQuestion[]>();
  for (const question of questions) {
    const levels = question.levels.map(({ label }) => label).join('|');
    scales.set(levels, [...(scales.get(levels) ?? []), question]);
  }
  return [...scales.values()].map((asked) => {
    const chart: StacksChart = {
      kind: 'stacks',
      title: `Share of ${noun[1]} at each level`,
      label: `share of ${noun[1]}`,
      levels: asked[0]?.levels.map(({ label }) => label) ?? [],
      rows: asked.map(({ label, levels, of }) => ({
        label,
        counts: levels.map(({ count }) => count),
        note: plural(of, noun[0], noun[1]),
      })),
    };
    return chartPart(chart);
  });
}

interface ToldQuestion {
  readonly question: LevelsQuestion;
  readonly cut: InspectedCut;
}

function questionTable({ questions, confidence }: LevelsInspection, of: string): Table<ToldQuestion> {
  const rows = questions.flatMap((question) => {
    const cut = toldCut(question);
    return cut === undefined ? [] : [{ question, cut }];
  });
  const isAssumed = questions.some(({ basis }) => basis === 'assumed');
  return {
    title: questions.length === 1 ? 'The question' : 'The questions',
    columns: [
      words(
        'question',
        'Question',
        ({ question }) => question.id,
        ({ question }) => question.label,
      ),
      words(
        'level',
        'From',
        ({ cut }) => cut.level,
        ({ question, cut }) => cutWords(question, cut),
      ),
      figures(
        'count',
        isAssumed ? 'As written' : 'Published',
        ({ cut }) => cut.count,
        ({ question, cut }) => percentWithCounts(cut.count, question.of),
      ),
      figures(
        'sample',
        'This sample',
        ({ cut }) => cut.sample,
        ({ question, cut }) =>
          question.sampleOf === 0 ? '-' : percentWithCounts(cut.sample, question.sampleOf),
      ),
      figures(
        'lower',
        `At ${levelText(confidence)}`,
        ({ cut }) => cut.each.lower,
        ({ cut }) => percentRange(cut.each.lower, cut.each.upper),
      ),
      figures(
        'nextLower',
        `Next ${of}`,
        ({ cut }) => cut.next.lower,
        ({ cut }) => countRange(cut.next),
      ),
      figures(
        'mean',
        'Mean score',
        ({ question }) => question.mean?.mean ?? null,
        ({ question }) => meanWords(question),
      ),
    ],
    rows,
    notes: [
      `The limits say where the share behind the figure may lie (Wilson). The next ${of} would report within the range beside them with a probability of at least ${levelText(confidence)}: it is wider, as they vary by chance too.`,
      'A mean takes the steps between the levels as equal.',
    ],
  };
}

const meanWords = ({ mean }: LevelsQuestion): string =>
  mean === null ? '-' : `${number(mean.mean, 2)} (${number(mean.lower, 2)} to ${number(mean.upper, 2)})`;

type LevelRow = LevelsQuestion['levels'][number];

function levelTable(
  { label, levels, of, sampleOf }: LevelsQuestion,
  { confidence }: LevelsInspection,
): Table<LevelRow> {
  return {
    title: label,
    columns: [
      words(
        'level',
        'Level',
        (row) => row.level,
        (row) => row.label,
      ),
      figures(
        'count',
        'Share',
        ({ count }) => count,
        ({ count }) => percentWithCounts(count, of),
      ),
      figures(
        'sample',
        'This sample',
        ({ sample }) => sample,
        ({ sample }) => (sampleOf === 0 ? '-' : percentWithCounts(sample, sampleOf)),
      ),
      ...limitColumns(confidence),
    ],
    rows: levels,
  };
}

interface CsvRow {
  readonly question: LevelsQuestion;
  readonly share: LevelRow;
  readonly kind: 'at' | 'at or above';
}

function csvOf({ questions }: LevelsInspection): Table<CsvRow> {
  return {
    title: '',
    columns: [
      raw('question', ({ question }) => question.id),
      raw('level', ({ share }) => share.level),
      raw('share', ({ kind }) => kind),
      raw('count', ({ share }) => share.count),
      raw('of', ({ question }) => question.of),
      raw('sample', ({ share }) => share.sample),
      raw('sampleOf', ({ question }) => question.sampleOf),
      raw('lower', ({ share }) => share.each.lower),
      raw('upper', ({ share }) => share.each.upper),
      raw('lowerTogether', ({ share }) => share.together.lower),
      raw('upperTogether', ({ share }) => share.together.upper),
    ],
    rows: questions.flatMap((question) => [
      ...question.levels.map((share): CsvRow => ({ question, share, kind: 'at' })),
      ...question.atOrAbove.map((share): CsvRow => ({ question, share, kind: 'at or above' })),
    ]),
  };
}
