import type { ReliabilityPlan } from '../../../results/plan/reliability.js';
import { asWritten, number, plural, probability } from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { cellsOf } from '../../document/cells.js';
import { numbers, raw } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';

type Row = ReliabilityPlan['curve'][number];

/** The document of `casesim plan reliability 0.25`. */
export function reliabilityPlanDocument(plan: ReliabilityPlan): Document<ReliabilityPlan> {
  const { single, needed, given, curve } = plan;
  return {
    command: 'plan reliability',
    title: 'Reviews of a case needed for a reliability',
    sentence: [
      ...(given === null
        ? []
        : [
            `The mean of ${reviewsInWords(given.reviews)} of a case has a reliability of ${given.reliability > MOST_SHOWN ? asWritten(given.reliability) : shown(given.reliability)}, if one review has ${asWritten(single)}.`,
          ]),
      ...(needed === null
        ? []
        : [
            needed.reviews === 1
              ? `For a reliability of ${asWritten(needed.target)}, one review of each case is enough, if that has a reliability of ${asWritten(single)}.`
              : `For a reliability of ${asWritten(needed.target)}, review each case ${number(needed.reviews)} times and take the mean, if one review has ${asWritten(single)}; ` +
                `${reviewsInWords(needed.reviews - 1)} would ${Number(probability(needed.oneFewer)) < needed.target ? `give ${probability(needed.oneFewer)}` : 'fall just short'}.`,
          ]),
    ].join(' '),
    parts: [
      textPart(null, [
        "Spearman and Brown's formula, exact: the reviews are taken to be alike, and their errors independent of one another.",
      ]),
      chartPart(chartOf(plan)),
      tablePart(tableOf(plan), { main: true }),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<Row>('reviews', ({ reviews }) => reviews),
        raw<Row>('reliability', ({ reliability }) => reliability),
      ],
      rows: curve,
    }),
    data: plan,
  };
}

const shown = (reliability: number): string => String(Number(reliability.toPrecision(4)));
/** Beyond this, four digits would round to certainty. */
const MOST_SHOWN = 0.9999;

const reviewsInWords = (reviews: number): string =>
  Number.isInteger(reviews) ? plural(reviews, 'review') : `${reviews} reviews`;

function chartOf({ single, curve, needed }: ReliabilityPlan): LinesChart {
  return {
    kind: 'lines',
    title: `The reliability of the mean of several reviews, if one has ${asWritten(single)}`,
    x: { label: 'Reviews of each case', format: 'number' },
    y: { label: 'Reliability', low: 0, high: 1, format: 'number' },
    references: needed === null ? [] : [{ at: needed.target, label: `${needed.target}, as asked` }],
    series: [
      {
        label: 'Reliability',
        points: curve.map(({ reviews, reliability }) => [reviews, reliability] as const),
      },
    ],
  };
}

function tableOf({ curve, needed, given }: ReliabilityPlan): Table<Row> {
  const wanted = new Set([1, 2, 3, 4, 5, needed?.reviews ?? 1, given?.reviews ?? 1]);
  return {
    title: 'The reliability of the mean of several reviews',
    columns: [
      numbers('reviews', 'Reviews', ({ reviews }) => reviews, number),
      numbers('reliability', 'Reliability', ({ reliability }) => reliability, probability),
    ],
    rows: curve.filter(({ reviews }) => wanted.has(reviews)),
  };
}
