import type { Look } from '../../../estimation/rules/groupSequential.js';
import { mostOf } from '../../../numeric/extremes.js';
import type { LooksPlan } from '../../../results/plan/looks.js';
import { list, number, percent, percentAsWritten, probability } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { numbers, raw } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import { savedInWords } from './planWords.js';
import { stoppedWords } from './stoppedWords.js';

type Row = LooksPlan['curve'][number];

/** The document of `casesim plan looks 28:8:20 56:22:34 --of 84 --above 41`. */
export function looksPlanDocument(result: LooksPlan): Document<LooksPlan> {
  const { plan, curve, outcome } = result;
  const { looks, total } = plan;
  const series = (label: string, value: (row: Row) => number) => ({
    label,
    points: curve.map((row) => [row.rate, value(row)] as const),
  });
  const x = { label: 'True rate', format: 'percent' } as const;
  const stopsAt = (look: number) => (row: Row) => row.looks[look]!.stopLow + row.looks[look]!.stopHigh;
  return {
    command: 'plan looks',
    title: 'An inspection that may stop at several looks',
    sentence: outcome === null ? atWorst(result) : outcomeInWords(plan, outcome),
    parts: [
      textPart(null, [
        `${looks.map(lookInWords).join(' ')} At ${number(total)} cases say high when more than ${number(plan.cut)} are Yes.`,
        ...savedInWords({ ...result, total }),
        'Exact, by adding up every way in which the counts can come: nothing is simulated.',
        ...(outcome === null
          ? []
          : [
              'The estimate is the unbiased one, the mean of what the first look can have found; limits order outcomes by the look at which it stopped, and cover the true rate at least as often as said.',
              ...stoppedWords(outcome),
            ]),
      ]),
      chartPart({
        kind: 'lines',
        title: 'The chance of saying high, with looks and without',
        x,
        y: { label: 'Chance of high', low: 0, high: 1, format: 'percent' },
        references: [],
        series: [
          series('With looks', ({ high }) => high),
          series(`All of ${total}`, ({ highInOneStage }) => highInOneStage),
        ],
      }),
      chartPart({
        kind: 'lines',
        title: 'The cases expected, with looks and without',
        x,
        y: { label: 'Cases', low: 0, high: total, format: 'number' },
        references: [],
        series: [
          series('With looks', ({ expectedCases }) => expectedCases),
          series(`All of ${total}`, () => total),
        ],
      }),
      tablePart(
        {
          title: 'What it does at each true rate',
          columns: [
            numbers<Row>('rate', 'True rate', ({ rate }) => rate, percentAsWritten),
            ...looks.map(({ cases }, look) =>
              numbers<Row>(`stops${look + 1}`, `Stops at ${number(cases)}`, stopsAt(look), probability),
            ),
            numbers<Row>('expectedCases', 'Cases expected', ({ expectedCases }) => expectedCases, oneDecimal),
            numbers<Row>('high', 'Says high', ({ high }) => high, probability),
            numbers<Row>('highInOneStage', `All of ${total}`, (row) => row.highInOneStage, probability),
          ],
          rows: curve.filter((_, i) => i % 10 === 0),
        },
        { main: true },
      ),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<Row>('rate', ({ rate }) => rate),
        ...looks.flatMap((_, look) =>
          (['stopLow', 'stopHigh'] as const).map((side) =>
            raw<Row>(`${side}${look + 1}`, (row) => row.looks[look]![side]),
          ),
        ),
        ...(['expectedCases', 'high', 'highInOneStage'] as const).map((key) =>
          raw<Row>(key, (row) => row[key]),
        ),
      ],
      rows: curve,
    }),
    data: result,
  };
}

const oneDecimal = (value: number) => number(value, 1);

function lookInWords({ cases, stopLow, stopHigh }: Look): string {
  const stops = [
    ...(stopLow === null ? [] : [`low at ${number(stopLow)} Yes or fewer`]),
    ...(stopHigh === null ? [] : [`high at ${number(stopHigh)} Yes or more`]),
  ];
  return `At ${number(cases)} cases ${stops.length === 0 ? 'only look' : `stop ${list(stops, 'or')}`}.`;
}

/** At worst: at the true rates where most cases are expected, to the decimal that is shown. */
function atWorst({ plan: { looks, total }, curve }: LooksPlan): string {
  const most = mostOf(curve.map(({ expectedCases }) => expectedCases));
  const worst = curve.filter(({ expectedCases }) => oneDecimal(expectedCases) === oneDecimal(most));
  const rates = [...new Set([worst[0], worst.at(-1)].map((row) => percentAsWritten(row?.rate ?? 0)))];
  return (
    `With looks at ${list(looks.map(({ cases }) => number(cases)))} of ${number(total)} cases, ${oneDecimal(most)} are expected at worst, ` +
    `where ${rates.join(' to ')} are truly Yes.`
  );
}

function outcomeInWords(
  { looks, total }: LooksPlan['plan'],
  outcome: NonNullable<LooksPlan['outcome']>,
): string {
  const { look, yes, estimate, lower, upper, confidence } = outcome;
  return (
    `${number(yes)} of ${number(looks[look - 1]?.cases ?? total)}, found at look ${look} of ${looks.length + 1}, is an estimate of ${percent(estimate, 1)}, with ` +
    `${percentAsWritten(confidence)} confidence between ${percent(lower, 1)} and ${percent(upper, 1)}.`
  );
}
