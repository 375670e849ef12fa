import { leastOf, mostOf } from '../../../numeric/extremes.js';
import type { ComparedQuestion, ScenarioLevelsComparison } from '../../../results/scenarioLevels.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  inWords,
  limitInPoints,
  list,
  number,
  percent,
  percentRange,
  percentWithCounts,
  pIs,
  plural,
  pValue,
} from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { differencesTable, type NamedDifference, oddsWords } from './levelDifferences.js';
import { levelText } from './levelText.js';

/** The document of `casesim compare` for two inspections on an ordered scale. */
export function scenarioLevelsDocument(
  scenarios: readonly [Scenario, Scenario],
  report: ScenarioLevelsComparison,
): Document<ScenarioLevelsComparison> {
  const [first, second] = scenarios;
  const { questions, left, noun, confidence } = report;
  return {
    command: 'compare',
    title: `${first.title}, compared with ${second.title}`,
    sentence: sentenceOf(report),
    parts: [
      textPart(null, [
        `First: ${first.title}. Second: ${second.title}. A positive difference, odds above 1 and a chance above 50% mean that the second is higher.`,
      ]),
      ...chartsOf(report),
      ...(questions.length === 0
        ? []
        : [
            tablePart(chanceTable(report), { main: true }),
            tablePart(toldTable(report)),
            ...questions.flatMap(partsOf),
          ]),
      ...(left.length === 0
        ? []
        : [
            textPart(
              'Not compared',
              left.map(({ label, why }) => bullet(`${label}: ${why}.`)),
            ),
          ]),
      textPart('How to read this', [
        `Each inspection is a sample, so a difference may come by chance from which ${noun[1]} were seen. Asking several ` +
          "questions at once finds differences that are not there; Holm's p-values allow for that, the limits " +
          `(${levelText(confidence)} each) do not.`,
      ]),
    ],
    csvTable: cellsOf(csvOf(report)),
    data: report,
    scenarios,
  };
}

const isClear = ({ holm }: ComparedQuestion, confidence: number) => holm < 1 - confidence;
const isSecondHigher = ({ test }: ComparedQuestion) => test.z > 0;

function sentenceOf({ questions, noun, confidence }: ScenarioLevelsComparison): string {
  const [one] = questions;
  if (one === undefined)
    return 'These two share no key question on the same levels, so nothing can be compared.';
  const many = (all: readonly number[]) => {
    const [fewest, most] = [leastOf(all), mostOf(all)];
    return fewest === most ? number(most) : `${number(fewest)} to ${number(most)}`;
  };
  const looked =
    `With ${many(questions.map(({ first }) => first.of))} and ${many(questions.map(({ second }) => second.of))} ${noun[1]}, and ` +
    `${questions.length === 1 ? 'one question' : questions.length === 2 ? 'both questions looked at together' : `all ${questions.length} questions looked at together`}, `;
  const chance = ({ label, superiority: { newcombe5 } }: ComparedQuestion) =>
    `${label} (a ${noun[0]} of the second is higher than one of the first with a chance of ${percent(newcombe5.superiority)}, half of ` +
    `those at the same level counted; truly ${percentRange(newcombe5.lower, newcombe5.upper)} with ${levelText(confidence)} confidence, taken by itself)`;
  const clear = questions.filter((question) => isClear(question, confidence));
  if (clear.length === 0) {
    const largest = questions.reduce((a, b) => (apart(b) > apart(a) ? b : a));
    return `${looked}these do not show which of the two is truly higher${questions.length === 1 ? '' : ' on any of them'}. ${questions.length === 1 ? 'It is' : 'They differ most on'} ${chance(largest)}.`;
  }
  const said = [
    { higher: 'second', on: clear.filter(isSecondHigher) },
    { higher: 'first', on: clear.filter((question) => !isSecondHigher(question)) },
  ].flatMap(({ higher, on }) =>
    on.length === 0
      ? []
      : [
          `the ${higher} is higher on ${list(on.slice(0, MOST_TOLD).map(chance))}${on.length > MOST_TOLD ? ` and ${inWords(on.length - MOST_TOLD)} more in the table` : ''}`,
        ],
  );
  const rest = clear.length === questions.length ? '' : '; the others do not show which is truly higher';
  return `${looked}chance alone is a poor explanation of why ${said.join(', and of why ')}${rest}.`;
}

const MOST_TOLD = 3;

const apart = ({ superiority }: ComparedQuestion) => Math.abs(superiority.newcombe5.superiority - 0.5);

/** One chart for each scale: questions on different ones have different levels. */
function chartsOf({ questions, noun }: ScenarioLevelsComparison): Part[] {
  const scales = new Map<string, ComparedQuestion[]>();
  for (const question of questions) {
    const levels = question.names.join('|');
    scales.set(levels, [...(scales.get(levels) ?? []), question]);
  }
  return [...scales.values()].map((asked) =>
    chartPart({
      kind: 'stacks',
      title: `Share of ${noun[1]} at each level`,
      label: `share of ${noun[1]}`,
      levels: asked[0]?.names ?? [],
      rows: asked.flatMap(({ label, first, second }) =>
        [first, second].map(({ levels, of }, index) => ({
          label: `${label}, ${index === 0 ? 'first' : 'second'}`,
          counts: levels.map(({ count }) => count),
          note: plural(of, noun[0], noun[1]),
        })),
      ),
    }),
  );
}

const question = words<ComparedQuestion>(
  'question',
  'Question',
  ({ name }) => name,
  ({ label }) => label,
);

function chanceTable({ questions, noun, confidence }: ScenarioLevelsComparison): Table<ComparedQuestion> {
  const limit = (value: number | null) => (value === null ? 'no limit' : number(value, 2));
  return {
    title: `How often a ${noun[0]} of the second is at a higher level`,
    columns: [
      question,
      figures(
        'superiority',
        'Chance',
        ({ superiority }) => superiority.newcombe5.superiority,
        ({ superiority }) => percent(superiority.newcombe5.superiority),
      ),
      figures(
        'superiorityLower',
        `${levelText(confidence)} limits`,
        ({ superiority }) => superiority.newcombe5.lower,
        ({ superiority: { newcombe5 } }) => percentRange(newcombe5.lower, newcombe5.upper),
      ),
      figures(
        'pValue',
        'p',
        ({ test }) => test.pValue,
        ({ test }) => pValue(test.pValue),
      ),
      figures(
        'holm',
        'Holm',
        ({ holm }) => holm,
        ({ holm }) => pValue(holm),
      ),
      figures(
        'odds',
        'Odds of any level or above',
        ({ odds }) => odds.estimate?.odds ?? null,
        ({ odds }) =>
          `${odds.estimate === null ? 'none' : number(odds.estimate.odds, 2)} (${limit(odds.lower)} to ${limit(odds.upper)})`,
      ),
    ],
    rows: questions,
    notes: [
      'Half of those at the same level are counted (Mann-Whitney, with the limits of Newcombe, method 5); p is that of Wilcoxon, with ties. ' +
        'The odds, second against first with profile limits, are taken as the same at every level.',
    ],
  };
}

/** Each question at or above the level by which it is told. */
function toldTable({ questions, confidence }: ScenarioLevelsComparison): Table<ComparedQuestion> {
  const told = ({ differences, told: at }: ComparedQuestion) => differences[at];
  const shareOf = (key: 'first' | 'second', heading: string) =>
    figures<ComparedQuestion>(
      key,
      heading,
      (row) => (told(row)?.[key].yes ?? 0) / (told(row)?.[key].of ?? 1),
      (row) => percentWithCounts(told(row)?.[key].yes ?? 0, told(row)?.[key].of ?? 1),
    );
  return {
    title: 'At or above one level, second minus first in percentage points',
    columns: [
      question,
      words('from', 'From', ({ names, told: at }) => names[at + 1] ?? ''),
      shareOf('first', 'First'),
      shareOf('second', 'Second'),
      figures(
        'difference',
        'Difference',
        (row) => told(row)?.difference ?? null,
        (row) => limitInPoints(told(row)?.difference ?? 0),
      ),
      figures(
        'lower',
        `${levelText(confidence)} limits`,
        (row) => told(row)?.lower ?? null,
        (row) => `${limitInPoints(told(row)?.lower ?? 0)} to ${limitInPoints(told(row)?.upper ?? 0)}`,
      ),
    ],
    rows: questions,
  };
}

/** A question level by level, with one odds ratio for all of them and how badly that fits. */
function partsOf(row: ComparedQuestion): Part[] {
  const { label, odds, confidence, names, test } = row;
  if (names.length < 3) return [];
  const exact = test.exactPValue === null ? [] : [`Wilcoxon exactly: ${pIs(pValue(test.exactPValue))}.`];
  return [
    tablePart(differencesTable(row, `${label}: at or above each level, in percentage points`)),
    textPart(null, [[...oddsWords(odds, confidence), ...exact].join(' ')]),
  ];
}

interface CsvRow {
  readonly question: ComparedQuestion;
  readonly cut: NamedDifference;
}

function csvOf({ questions }: ScenarioLevelsComparison): Table<CsvRow> {
  return {
    title: '',
    columns: [
      raw('question', ({ question: { name } }) => name),
      raw('level', ({ cut }) => cut.name),
      raw('firstYes', ({ cut }) => cut.first.yes),
      raw('firstOf', ({ cut }) => cut.first.of),
      raw('secondYes', ({ cut }) => cut.second.yes),
      raw('secondOf', ({ cut }) => cut.second.of),
      raw('difference', ({ cut }) => cut.difference),
      raw('lower', ({ cut }) => cut.lower),
      raw('upper', ({ cut }) => cut.upper),
      raw('oddsRatio', ({ cut }) => cut.oddsRatio),
      raw('superiority', ({ question: { superiority } }) => superiority.newcombe5.superiority),
      raw('superiorityLower', ({ question: { superiority } }) => superiority.newcombe5.lower),
      raw('superiorityUpper', ({ question: { superiority } }) => superiority.newcombe5.upper),
      raw('pValue', ({ question: { test } }) => test.pValue),
      raw('holm', ({ question: { holm } }) => holm),
      raw('odds', ({ question: { odds } }) => odds.estimate?.odds ?? null),
      raw('oddsLower', ({ question: { odds } }) => odds.lower),
      raw('oddsUpper', ({ question: { odds } }) => odds.upper),
    ],
    rows: questions.flatMap((row) =>
      row.differences.map((cut, index) => ({
        question: row,
        cut: { ...cut, name: row.names[index + 1] ?? '' },
      })),
    ),
  };
}
