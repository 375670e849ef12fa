import type { QuestionComparison } from '../../../estimation/difference/compare.js';
import { DIFFERENCE_METHODS } from '../../../estimation/difference/difference.js';
import type { Interval } from '../../../estimation/proportion/interval.js';
import type { CountsComparison, MarginAnswers, ScenariosComparison } from '../../../results/compare.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  limitInPoints,
  list,
  points,
  pointsAsWritten,
  pointsRange,
  probabilityInWords,
  signed,
} from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { cellsOf } from '../../document/cells.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { questionsInFull } from '../scenario/questionsInFull.js';
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
import { marginTables } from './marginTables.js';
import {
  disagreements,
  equivalenceSentence,
  marginReferences,
  noWorseSentence,
  posteriorSentence,
  posteriorSentences,
} from './marginWords.js';

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
  const range =
    `ith ${levelText(confidence)} confidence (${inBrackets(DIFFERENCE_METHODS[method].label)}) the true difference is between ` +
    `${limitInPoints(lower, decimals)} and ${limitInPoints(upper, decimals)} percentage points, ${verdict}.`;
  const differ = `${share(first)} minus ${share(second)} is ${points(difference, decimals)}`;
  const { posterior } = comparison;
  return {
    command: 'compare',
    title: `The difference between ${share(first)} and ${share(second)}`,
    sentence: [
      ...asked(comparison),
      ...(posterior === null
        ? [`${differ}; w${range}`]
        : [`${differ}.`, posteriorSentence(posterior), ...disagreements([comparison])]),
    ].join(' '),
    parts: [
      textPart(null, [
        'A positive difference means that the first is higher.',
        ranking.wrong === null
          ? 'The two percentages are the same, so there is no order to be wrong about.'
          : `If the two were ranked by these percentages, the chance that the order is wrong is ${probabilityInWords(ranking.wrong)} ` +
            `(posterior probability from ${comparison.posterior === null ? 'Jeffreys priors' : 'the prior given'}, exact).`,
        ...(posterior === null ? [] : [`Without the prior: w${range}`]),
        ...marginNotes(comparison),
      ]),
      chartPart(methodsChart(comparison)),
      tablePart(differenceTable(intervalsOf(comparison), METHODS, decimalsFor(comparison)), { main: true }),
      tablePart(testTable(comparison)),
      tablePart(ratioTable(comparison)),
    ],
    data: comparison,
  };
}

/** A label with brackets of its own, without them: `Wald, poor: for comparison`. */
const inBrackets = (label: string): string => label.replace(/ \((.*)\)$/, ', $1');

const METHODS = { ...DIFFERENCE_METHODS, beta: { label: 'Given the prior' } };

/** Every interval, that of the prior first where one was given. */
function intervalsOf({ posterior, intervals }: CountsComparison): Interval<keyof typeof METHODS>[] {
  const others = Object.values(intervals);
  if (posterior === null) return others;
  const { lower, upper, confidence } = posterior;
  return [{ method: 'beta', lower, upper, confidence, side: 'both', clipped: false }, ...others];
}

/** What was asked of a margin, first. */
function asked({ first, second, noWorse, equivalence }: CountsComparison): string[] {
  return [
    ...(noWorse === null
      ? []
      : [`${noWorseSentence(noWorse, `the first, ${share(first)},`, `The second, ${share(second)},`)}.`]),
    ...(equivalence === null ? [] : [`${equivalenceSentence(equivalence, share(first), share(second))}.`]),
  ];
}

function marginNotes({ noWorse, equivalence }: MarginAnswers): string[] {
  return noWorse === null && equivalence === null
    ? []
    : [
        'Not finding a fall, or a difference, does not show that there is none: these tests have to rule out one of the margin.',
      ];
}

/** The interval by each method, in points. */
function methodsChart({
  first,
  second,
  difference,
  intervals,
  posterior,
  confidence,
  ...margins
}: CountsComparison): IntervalsChart {
  return {
    kind: 'intervals',
    title: `${share(first)} minus ${share(second)}: the true difference, in percentage points, by method`,
    axis: { label: 'percentage points', format: 'number' },
    references: marginReferences(margins),
    rows: [
      ...(posterior === null ? [] : [{ ...posterior, label: 'Given the prior', point: posterior.mean }]),
      ...Object.values(intervals).map((interval) => ({
        ...interval,
        label: DIFFERENCE_METHODS[interval.method].label,
        point: difference,
      })),
    ].map(({ label, point, lower, upper }) => ({
      label,
      point: 100 * point,
      lower: 100 * lower,
      upper: 100 * upper,
      note: pointsRange(lower, upper).replace(' percentage points', ''),
    })),
    key: {
      point: posterior === null ? 'in the samples' : 'in the samples, or on average given the prior',
      interval: `true difference at ${levelText(confidence)} ${posterior === null ? 'confidence' : 'confidence, or probability'}`,
    },
  };
}

/** The document of `casesim compare west-midlands-2025 south-west-2025`. */
export function scenarioComparisonDocument(
  scenarios: readonly [Scenario, Scenario],
  comparison: ScenariosComparison,
): Document<ScenariosComparison> {
  const [first, second] = scenarios;
  const { questions: rows, ...settings } = comparison;
  const noun = sharedNoun(scenarios);
  const keyQuestions = rows.filter(({ keyQuestion }) => keyQuestion);
  const others = rows.filter(({ keyQuestion }) => !keyQuestion);
  const cautions = rows.flatMap(({ label, caution }) =>
    caution === null ? [] : [bullet(`${label}: ${caution}.`)],
  );
  return {
    command: 'compare',
    title: `${first.title}, compared with ${second.title}`,
    sentence: [
      ...marginSentences(scenarios, keyQuestions),
      ...posteriorSentences(keyQuestions),
      ...disagreements(keyQuestions),
      honestSentence(scenarios, keyQuestions, settings),
    ].join(' '),
    parts: [
      textPart(null, [
        `First: ${first.title}. Second: ${second.title}. ${methodWords(settings, rows)} A positive difference means that the ` +
          'first is higher.',
      ]),
      ...(keyQuestions.length === 0
        ? []
        : [
            chartPart(differencesChart(rows, settings, scenarios)),
            tablePart(questionTable('Key questions', keyQuestions, settings.method), { main: true }),
            ...marginTables(keyQuestions),
            tablePart(adjustmentTable(keyQuestions)),
          ]),
      ...questionsInFull(scenarios),
      ...(others.length === 0 ? [] : [tablePart(questionTable('Shared prompts', others, settings.method))]),
      ...(cautions.length === 0 ? [] : [textPart('Read with care', cautions)]),
      ...(rows.length === 0 ? [] : [tablePart(methodTable(rows))]),
      textPart('How to read this', [
        `Each inspection is a sample of its own ${noun[1] === 'cases' ? "region's cases" : noun[1]}, so a difference may come from the ${noun[1]} as well as from the ` +
          'work. Asking several questions at once finds differences that are not there; the adjusted p-values of the key ' +
          'questions allow for that. The p-values say nothing about prompts, which are not adjusted.',
      ]),
    ],
    csvTable: cellsOf(comparisonCsv(rows, settings.method)),
    data: comparison,
    scenarios,
  };
}

/** What both call one case, and several. */
function sharedNoun([first, second]: readonly [Scenario, Scenario]): readonly [string, string] {
  const [one, other] = [nounOf(first), nounOf(second)];
  return String(one) === String(other) ? one : ['case', 'cases'];
}

/** In points, so that 0 is in the middle of the axis. */
function differencesChart(
  rows: readonly (QuestionComparison & MarginAnswers)[],
  { method, confidence }: Settings,
  [first, second]: readonly [Scenario, Scenario],
): IntervalsChart {
  const isPosterior = rows.every(({ posterior }) => posterior !== null);
  const by = isPosterior ? 'given the prior' : DIFFERENCE_METHODS[method].label;
  return {
    kind: 'intervals',
    title: `${first.id} minus ${second.id}: the true difference, in percentage points (${by})`,
    axis: { label: 'percentage points', format: 'number' },
    references: marginReferences(rows[0]),
    rows: rows.map((row) => {
      const point = row.posterior?.mean ?? row.difference;
      const { lower, upper } = row.posterior ?? row.intervals[method];
      return {
        label: shortLabel(row),
        point: 100 * point,
        lower: 100 * lower,
        upper: 100 * upper,
        note: signed(point * 100),
      };
    }),
    key: {
      point: isPosterior ? 'on average' : 'in the samples',
      interval: `true difference at ${levelText(confidence)} ${isPosterior ? 'probability' : 'confidence'}, ${by}`,
    },
  };
}

const isGivenPrior = (rows: readonly MarginAnswers[]) =>
  rows.some(({ priorPValues }) => priorPValues !== null);

const methodWords = ({ method, confidence }: Settings, rows: readonly MarginAnswers[]) =>
  `True differences at ${levelText(confidence)} confidence, by ${DIFFERENCE_METHODS[method].label}${
    isGivenPrior(rows) ? ', without the prior' : ''
  }.`;

/** What was asked of a margin, over the key questions together. */
function marginSentences(
  [first, second]: readonly [Scenario, Scenario],
  rows: readonly (QuestionComparison & MarginAnswers)[],
): string[] {
  const said = (of: 'noWorse' | 'equivalence', claim: (not: string) => string, either = ''): string[] => {
    const tests = rows.flatMap((row) => (row[of] === null ? [] : [{ row, test: row[of] }]));
    const [one] = tests;
    if (one === undefined) return [];
    const shown = tests.filter(({ test }) => test.shown).map(({ row }) => shortLabel(row).toLowerCase());
    const which =
      shown.length === 0
        ? 'on any key question'
        : shown.length === tests.length
          ? 'on every key question'
          : `on ${list(shown)} alone`;
    return [
      `${claim(shown.length === 0 ? ' not' : '')} ${pointsAsWritten(one.test.margin)}${either} ${which} (one-sided, ${levelText(one.test.confidence)} confidence each).`,
    ];
  };
  return [
    ...said('noWorse', (not) => `${second.id} is${not} shown to be no worse than ${first.id} by`),
    ...said(
      'equivalence',
      (not) => `${first.id} and ${second.id} are${not} shown to differ by less than`,
      ' either way',
    ),
  ];
}

/** The sentence that a report could honestly print. */
function honestSentence(
  [first, second]: readonly [Scenario, Scenario],
  rows: readonly (QuestionComparison & MarginAnswers)[],
  { method, confidence }: Settings,
): string {
  const noun = sharedNoun([first, second]);
  if (rows.length === 0)
    return 'These two inspections share no key question of which both give a count of Yes, so nothing can be compared.';
  const inWords = (row: QuestionComparison) =>
    `${shortLabel(row).toLowerCase()}: ${share(row.first)} against ${share(row.second)}`;
  const alone = (row: QuestionComparison) => {
    const { lower, upper } = row.intervals[method];
    return `taken by itself, a true difference, first minus second, of ${pointsRange(lower, upper)} with ${levelText(confidence)} confidence`;
  };
  const looked =
    `${isGivenPrior(rows) ? 'Without the prior: with' : 'With'} ${first.sample.cases} and ${second.sample.cases} ${noun[1]}, and ` +
    `${rows.length === 1 ? 'one key question' : rows.length === 2 ? 'both key questions looked at together' : `all ${rows.length} key questions looked at together`}, `;
  const clear = rows.filter(({ adjusted }) => (adjusted?.holm ?? 1) < 1 - confidence);
  if (clear.length > 0) {
    const rest = clear.length === rows.length ? '' : ', and on no other';
    return `${looked}chance alone is a poor explanation of the difference in ${list(clear.map(inWords))}${rest}.`;
  }
  const largest = rows.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  return (
    `${looked}these inspections do not show that either${noun[1] === 'cases' ? ' region' : ''} does better on any of them. ` +
    `The largest difference is in ${inWords(largest)} (${alone(largest)}).`
  );
}
