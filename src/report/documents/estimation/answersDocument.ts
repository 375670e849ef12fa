import type { AnswersReport, QuestionAnswers, SampleAnswers } from '../../../results/answers.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percent, percentRange, percentWithCounts, plural } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { levelText } from './levelText.js';
import { limitColumns } from './limitColumns.js';

/** The document of `casesim answers`. */
export function answersDocument(scenario: Scenario, report: AnswersReport): Document<AnswersReport> {
  const { samples, confidence } = report;
  const told = samples.map(({ label, cases, noun, questions }) => {
    const many =
      cases === null ? `${noun[1]} of which no number is published` : plural(cases, noun[0], noun[1]);
    return `${label}: ${many}, ${plural(questions.length, 'question')}`;
  });
  return {
    command: 'answers',
    title: `The answers of ${scenario.title}`,
    sentence: `${scenario.title}. ${told.join('; ')}.`,
    parts: samples.flatMap((sample) => partsOf(sample, confidence)),
    data: report,
    scenarios: [scenario],
  };
}

function partsOf(sample: SampleAnswers, confidence: number): Part[] {
  const ordered = sample.questions.filter(({ intervals }) => intervals !== null);
  return [
    tablePart(sharesTable(sample, confidence)),
    ...chartsOf(ordered, sample),
    ...ordered.map((question) => tablePart(levelsTable(question, sample, confidence))),
    ...pairsPart(sample),
  ];
}

/** One chart for each scale: questions on different ones have different levels. */
function chartsOf(ordered: readonly QuestionAnswers[], { noun, label }: SampleAnswers): Part[] {
  const scales = new Map<string, QuestionAnswers[]>();
  for (const question of ordered) {
    const levels = question.levels.map((level) => level.label).join('|');
    scales.set(levels, [...(scales.get(levels) ?? []), question]);
  }
  return [...scales.values()].map((asked) =>
    chartPart({
      kind: 'stacks',
      title: `${label}: share of ${noun[1]} at each level`,
      label: `share of ${noun[1]}`,
      levels: asked[0]?.levels.map((level) => level.label) ?? [],
      rows: asked.map((question) => ({
        label: question.label,
        counts: question.levels.map(({ count }) => count),
        note: plural(question.of ?? 0, noun[0], noun[1]),
      })),
    }),
  );
}

function sharesTable(
  { label, questions, invited, cases }: SampleAnswers,
  confidence: number,
): Table<QuestionAnswers> {
  const hasMeans = questions.some(({ mean }) => mean !== null);
  return {
    title: label,
    columns: [
      words(
        'question',
        'Question',
        ({ name }) => name,
        (question) => question.label,
      ),
      figures(
        'yes',
        'Yes, or favourable',
        ({ favourable }) => favourable?.yes ?? null,
        ({ favourable, printed, of }) =>
          favourable !== null
            ? percentWithCounts(favourable.yes, favourable.of)
            : of === null
              ? (printed ?? 'not known')
              : '-',
      ),
      figures(
        'lower',
        `At ${levelText(confidence)}`,
        ({ favourable }) => favourable?.lower ?? null,
        ({ favourable }) => (favourable === null ? '-' : percentRange(favourable.lower, favourable.upper)),
      ),
      ...(hasMeans
        ? [
            figures<QuestionAnswers>(
              'mean',
              'Mean score',
              ({ mean }) => mean?.mean ?? null,
              ({ mean }) =>
                mean === null
                  ? '-'
                  : `${number(mean.mean, 2)} (${number(mean.lower, 2)} to ${number(mean.upper, 2)})`,
            ),
          ]
        : []),
      ...(invited === null
        ? []
        : [
            figures<QuestionAnswers>(
              'ofAskedLeast',
              'Of all asked',
              ({ ofAsked }) => ofAsked?.least ?? null,
              ({ ofAsked }) => (ofAsked === null ? '-' : percentRange(ofAsked.least, ofAsked.most)),
            ),
          ]),
    ],
    rows: questions,
    notes: [
      ...(hasMeans ? ['A mean takes the steps between the levels as equal.'] : []),
      ...(invited === null || cases === null
        ? []
        : [
            `${cases} of the ${invited} asked answered (${percent(cases / invited)}): of all asked, whatever the others think.`,
          ]),
    ],
  };
}

type LevelRow = NonNullable<QuestionAnswers['intervals']>['levels'][number] & { readonly label: string };

function levelsTable(
  { label, levels, intervals, of, noAnswer, notApplicable }: QuestionAnswers,
  { noun }: SampleAnswers,
  confidence: number,
): Table<LevelRow> {
  const left = [
    ...(noAnswer === 0 ? [] : [`${noAnswer} gave no answer`]),
    ...(notApplicable === 0 ? [] : [`to ${notApplicable} it does not apply`]),
  ];
  return {
    title: `${label}: ${plural(of ?? 0, noun[0], noun[1])}`,
    columns: [
      words('level', 'Level', (row) => row.label),
      figures(
        'count',
        'Share',
        ({ count }) => count,
        ({ count }) => percentWithCounts(count, of ?? 0),
      ),
      ...limitColumns(confidence),
    ],
    rows: (intervals?.levels ?? []).map((row, rank) => ({ ...row, label: levels[rank]?.label ?? '' })),
    notes: left.length === 0 ? [] : [`${left.join('; ')}; these are left out.`],
  };
}

/** What the same people must have answered to two questions. */
function pairsPart({ label, pairs, questions, noun }: SampleAnswers): Part[] {
  const labelOf = (name: string) => questions.find((one) => one.name === name)?.label ?? name;
  const told = pairs
    .filter(({ least }) => least > 0)
    .map(({ first, second, least, most }) =>
      bullet(
        `${least === most ? 'Exactly' : 'At least'} ${plural(least, noun[0], noun[1])}${least === most ? '' : ` and at most ${most}`} said Yes to "${labelOf(first)}" and No to "${labelOf(second)}".`,
      ),
    );
  return told.length === 0 ? [] : [textPart(`${label}: the same ${noun[1]} answered all of it`, told)];
}
