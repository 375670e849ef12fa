import type { QuestionComparison } from '../../../estimation/difference/compare.js';
import { DIFFERENCE_METHODS } from '../../../estimation/difference/difference.js';
import type { CountsComparison, ScenariosComparison } from '../../../results/compare.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { list, points, pointsRange, probability } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { cellsOf } from '../../document/cells.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import {
  adjustmentTable,
  comparisonCsv,
  decimalsFor,
  methodTable,
  questionTable,
  ratioTable,
  share,
  shortLabel,
  testTable,
} from './compareTables.js';
import { differenceTable } from './differenceTable.js';
import { levelText } from './levelText.js';

type Settings = Pick<ScenariosComparison, 'method' | 'confidence'>;

/** The document of `casesim compare 41/84 29/64`. */
export function comparisonDocument(comparison: CountsComparison): Document<CountsComparison> {
  const { first, second, difference, intervals, ranking, method, confidence } = comparison;
  const { lower, upper } = intervals[method];
  const decimals = decimalsFor(comparison);
  const verdict =
    lower > 0 || upper < 0
      ? `so chance alone is a poor explanation of why the ${lower > 0 ? 'first' : 'second'} is higher`
      : 'so these samples do not show which is truly higher';
  return {
    command: 'compare',
    title: `The difference between ${share(first)} and ${share(second)}`,
    sentence:
      `${share(first)} and ${share(second)} differ by ${points(difference, decimals)}; the true difference could be ` +
      `anywhere from ${pointsRange(lower, upper, decimals)}, ${verdict}.`,
    parts: [
      textPart(null, [
        `${methodWords({ method, confidence })} A positive difference means that the first is higher.`,
        ranking.wrong === null
          ? 'The two percentages are the same, so there is no order to be wrong about.'
          : `If the two were ranked by these percentages, the chance that the order is wrong is ${probability(ranking.wrong)} ` +
            '(posterior probability from Jeffreys priors, exact).',
      ]),
      tablePart(
        differenceTable(Object.values(comparison.intervals), DIFFERENCE_METHODS, decimalsFor(comparison)),
        { main: true },
      ),
      tablePart(testTable(comparison)),
      tablePart(ratioTable(comparison)),
    ],
    data: comparison,
  };
}

/** The document of `casesim compare west-midlands-2025 south-west-2025`. */
export function scenarioComparisonDocument(
  scenarios: readonly [Scenario, Scenario],
  comparison: ScenariosComparison,
): Document<ScenariosComparison> {
  const [first, second] = scenarios;
  const { questions: rows, ...settings } = comparison;
  const keyQuestions = rows.filter(({ keyQuestion }) => keyQuestion);
  const others = rows.filter(({ keyQuestion }) => !keyQuestion);
  const cautions = rows.flatMap(({ label, caution }) =>
    caution === null ? [] : [bullet(`${label}: ${caution}.`)],
  );
  return {
    command: 'compare',
    title: `${first.title}, compared with ${second.title}`,
    sentence: honestSentence(scenarios, keyQuestions, settings),
    parts: [
      textPart(null, [
        `First: ${first.title}. Second: ${second.title}. ${methodWords(settings)} A positive difference means that the ` +
          'first is higher.',
      ]),
      ...(keyQuestions.length === 0
        ? []
        : [
            chartPart(differencesChart(rows, settings)),
            tablePart(questionTable('Key questions', keyQuestions, settings.method), { main: true }),
            tablePart(adjustmentTable(keyQuestions)),
          ]),
      ...(others.length === 0 ? [] : [tablePart(questionTable('Shared prompts', others, settings.method))]),
      ...(cautions.length === 0 ? [] : [textPart('Read with care', cautions)]),
      ...(rows.length === 0 ? [] : [tablePart(methodTable(rows))]),
      textPart('How to read this', [
        "Each inspection is a sample of its own region's cases, so a difference may come from the cases as well as from the " +
          'work. Asking several questions at once finds differences that are not there; the adjusted p-values of the key ' +
          'questions allow for that. The p-values say nothing about prompts, which are not adjusted.',
      ]),
    ],
    csvTable: cellsOf(comparisonCsv(rows, settings.method)),
    data: comparison,
    scenarios,
  };
}

/** In points, so that 0 is in the middle of the axis. */
function differencesChart(
  rows: readonly QuestionComparison[],
  { method, confidence }: Settings,
): IntervalsChart {
  return {
    kind: 'intervals',
    title: 'How much higher the first is than the second, in points',
    axis: { label: 'points', format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    rows: rows.map((row) => ({
      label: shortLabel(row),
      point: 100 * row.difference,
      lower: 100 * row.intervals[method].lower,
      upper: 100 * row.intervals[method].upper,
      note: points(row.difference),
    })),
    key: {
      point: 'in the samples',
      interval: `true difference at ${levelText(confidence)} confidence`,
    },
  };
}

const methodWords = ({ method, confidence }: Settings) =>
  `True differences at ${levelText(confidence)} confidence, by ${DIFFERENCE_METHODS[method].label}.`;

/** The sentence that a report could honestly print. */
function honestSentence(
  [first, second]: readonly [Scenario, Scenario],
  rows: readonly QuestionComparison[],
  { method, confidence }: Settings,
): string {
  if (rows.length === 0) return 'These two inspections share no key question that could be compared.';
  const inWords = (row: QuestionComparison) =>
    `${shortLabel(row).toLowerCase()}: ${share(row.first)} against ${share(row.second)}`;
  const alone = (row: QuestionComparison) => {
    const { lower, upper } = row.intervals[method];
    return `taken by itself, a true difference of ${pointsRange(lower, upper)}`;
  };
  const looked =
    `With ${first.sample.cases} and ${second.sample.cases} cases, and ` +
    `${rows.length === 1 ? 'one key question' : `all ${rows.length} key questions looked at together`}, `;
  const clear = rows.filter(({ adjusted }) => (adjusted?.holm ?? 1) < 1 - confidence);
  if (clear.length > 0) {
    const rest = clear.length === rows.length ? '' : ', and on no other';
    return `${looked}chance alone is a poor explanation of the difference in ${list(clear.map(inWords))}${rest}.`;
  }
  const largest = rows.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  return (
    `${looked}these inspections do not show that either region does better on any of them. ` +
    `The largest difference is in ${inWords(largest)} (${alone(largest)}).`
  );
}
