import { mostOf } from '../../../numeric/extremes.js';
import type { TwoStageResult } from '../../../results/plan/twoStage.js';
import {
  number,
  ofProbability,
  percent,
  percentAsWritten,
  plural,
  probability,
} from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { cellsOf } from '../../document/cells.js';
import { numbers, raw } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import { savedInWords } from './planWords.js';
import { stoppedWords } from './stoppedWords.js';

type Row = TwoStageResult['curve'][number];
type Found = NonNullable<TwoStageResult['search']>['optimal'];

/** The document of `casesim plan two-stage 50% 65%`. */
export function twoStagePlanDocument(result: TwoStageResult): Document<TwoStageResult> {
  const { plan, search, curve, outcome } = result;
  return {
    command: 'plan two-stage',
    title: 'An inspection that may stop early',
    sentence: [
      ...(outcome === null ? [] : [outcomeInWords(plan, outcome)]),
      ...(search === null ? [] : [searchInWords(search)]),
      ...(search === null && outcome === null ? [atWorst(result)] : []),
    ].join(' '),
    parts: [
      textPart(null, [
        planInWords(plan),
        ...savedInWords({ ...result, total: plan.total }),
        'Exact, from the binomial. A plan is judged by the sums of all its outcomes; nothing is simulated.',
        ...(outcome === null
          ? []
          : [
              'The estimate is the unbiased one of least variance (Jung and Kim 2004); limits order outcomes by the stage at which it stopped, and cover the true rate at least as often as said.',
              ...stoppedWords(outcome),
            ]),
      ]),
      chartPart(chartOf(result)),
      chartPart(casesChart(result)),
      tablePart(
        {
          title: 'What it does at each true rate',
          columns: [
            numbers<Row>('rate', 'True rate', ({ rate }) => rate, percentAsWritten),
            numbers<Row>('stopLow', 'Stops low', ({ stopLow }) => stopLow, probability),
            numbers<Row>('stopHigh', 'Stops high', ({ stopHigh }) => stopHigh, probability),
            numbers<Row>('expectedCases', 'Cases expected', ({ expectedCases }) => expectedCases, oneDecimal),
            numbers<Row>('high', 'Says high', ({ high }) => high, probability),
            numbers<Row>(
              'highInOneStage',
              `In one stage of ${plan.total}`,
              (row) => row.highInOneStage,
              probability,
            ),
          ],
          rows: curve.filter((_, i) => i % 10 === 0),
        },
        { main: true },
      ),
      ...(search === null ? [] : [foundTable(search)]),
    ],
    csvTable: cellsOf({
      title: '',
      columns: (['rate', 'stopLow', 'stopHigh', 'expectedCases', 'high', 'highInOneStage'] as const).map(
        (key) => raw<Row>(key, (row) => row[key]),
      ),
      rows: curve,
    }),
    data: result,
  };
}

const oneDecimal = (value: number) => number(value, 1);

function planInWords({ first, stopLow, stopHigh, total, cut }: TwoStageResult['plan']): string {
  const stops = [
    ...(stopLow < 0 ? [] : [`low at ${plural(stopLow, 'Yes', 'Yes')} or fewer`]),
    ...(stopHigh > first ? [] : [`high at ${number(stopHigh)} or more`]),
  ];
  return `Inspect ${plural(first, 'case')} and stop ${stops.join(', or ')}; else go on to ${number(total)} cases and say high when more than ${number(cut)} are Yes.`;
}

function searchInWords({ optimal, low, high }: NonNullable<TwoStageResult['search']>): string {
  return (
    `To tell ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${probability(optimal.falseHigh)} and ${probability(optimal.falseLow)}, ${planInWords(optimal).replace('Inspect', 'inspect').replace(/\.$/, '')}: ` +
    `${oneDecimal(optimal.expectedAtLow)} cases are expected at the low rate and ${oneDecimal(optimal.expectedAtHigh)} at the high one, of ${number(optimal.total)} at most.`
  );
}

function outcomeInWords(
  { first, total }: TwoStageResult['plan'],
  outcome: NonNullable<TwoStageResult['outcome']>,
): string {
  const { stopped, yes, estimate, lower, upper, confidence } = outcome;
  return (
    `${number(yes)} of ${number(stopped === 1 ? first : total)}, found at stage ${stopped}, is an estimate of ${percent(estimate, 1)}, with ` +
    `${percentAsWritten(confidence)} confidence between ${percent(lower, 1)} and ${percent(upper, 1)}.`
  );
}

/** At worst: at the true rates where it stops least often, to the decimal that is shown. */
function atWorst({ plan, curve }: TwoStageResult): string {
  const most = mostOf(curve.map(({ expectedCases }) => expectedCases));
  const worst = curve.filter(({ expectedCases }) => oneDecimal(expectedCases) === oneDecimal(most));
  const rates = [worst[0], worst.at(-1)].map((row) => percentAsWritten(row?.rate ?? 0));
  const stops = worst.map(({ stopLow, stopHigh }) => stopLow + stopHigh);
  return (
    `The plan expects ${oneDecimal(most)} cases at worst, where ${[...new Set(rates)].join(' to ')} are truly Yes, in place of ${number(plan.total)}: ` +
    `there it stops after ${number(plan.first)} with a chance ${ofProbability(mostOf(stops))}${worst.length > 1 ? ' at most' : ''}.`
  );
}

function chartOf({ curve, plan }: TwoStageResult): LinesChart {
  return {
    kind: 'lines',
    title: 'The chance of saying high, in two stages and in one',
    x: { label: 'True rate', format: 'percent' },
    y: { label: 'Chance of high', low: 0, high: 1, format: 'percent' },
    references: [],
    series: [
      { label: 'Two stages', points: curve.map(({ rate, high }) => [rate, high] as const) },
      {
        label: `One of ${plan.total}`,
        points: curve.map(({ rate, highInOneStage }) => [rate, highInOneStage] as const),
      },
    ],
  };
}

function casesChart({ curve, plan }: TwoStageResult): LinesChart {
  return {
    kind: 'lines',
    title: 'The cases expected, in two stages and in one',
    x: { label: 'True rate', format: 'percent' },
    y: { label: 'Cases', low: 0, high: plan.total, format: 'number' },
    references: [],
    series: [
      { label: 'Two stages', points: curve.map(({ rate, expectedCases }) => [rate, expectedCases] as const) },
      { label: `One of ${plan.total}`, points: curve.map(({ rate }) => [rate, plan.total] as const) },
    ],
  };
}

function foundTable({ admissible, minimax, optimal }: NonNullable<TwoStageResult['search']>): Part {
  return tablePart({
    title: 'Plans between the fewest cases at most and the fewest expected',
    columns: [
      numbers<Found>('first', 'First', ({ first }) => first, number),
      numbers<Found>('stopLow', 'Low at', ({ stopLow }) => stopLow, number),
      numbers<Found>('stopHigh', 'High at', ({ stopHigh }) => stopHigh, number),
      numbers<Found>('total', 'Of', ({ total }) => total, number),
      numbers<Found>('cut', 'High above', ({ cut }) => cut, number),
      numbers<Found>('expectedAtLow', 'Expected, low', (row) => row.expectedAtLow, oneDecimal),
      numbers<Found>('expectedAtHigh', 'Expected, high', (row) => row.expectedAtHigh, oneDecimal),
      numbers<Found>('falseHigh', 'False high', ({ falseHigh }) => falseHigh, probability),
      numbers<Found>('falseLow', 'False low', ({ falseLow }) => falseLow, probability),
    ],
    rows: admissible.length > 0 ? admissible : [minimax, optimal],
  });
}
