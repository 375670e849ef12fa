import type { Chart } from '../../src/report/chart/charts.js';
import { chartPart, type Document, tablePart, textPart } from '../../src/report/document/document.js';
import type { Table } from '../../src/report/document/table.js';
import { percentRange, percentWithCounts } from '../../src/words/format.js';

interface Row {
  readonly question: string;
  readonly yes: number;
  readonly lower: number;
  readonly upper: number | null;
}

export const rows: readonly Row[] = [
  { question: 'Assessment', yes: 41, lower: 0.3840123456789, upper: 0.593 },
  { question: 'Planning', yes: 49, lower: 0.477, upper: 0.684 },
  { question: '=SUM(A1)', yes: 40, lower: -0.25, upper: null },
];

export const table: Table<Row> = {
  title: 'The key questions',
  columns: [
    { key: 'question', heading: 'Key question', value: (row) => row.question },
    {
      key: 'yes',
      heading: 'Yes',
      value: (row) => row.yes,
      show: (row) => percentWithCounts(row.yes, 84),
    },
    {
      key: 'lower',
      heading: 'Interval at 95%',
      value: (row) => row.lower,
      show: (row) => percentRange(row.lower, row.upper ?? 1),
    },
    { key: 'upper', heading: 'Upper', value: (row) => row.upper, show: () => '' },
  ],
  rows,
  notes: ['The intervals are exact.'],
};

/** One chart of every kind, with text that XML and Markdown would trip over. */
export const charts = {
  intervals: {
    kind: 'intervals',
    title: 'What 84 cases can tell: <assessment> & "planning"',
    axis: { label: 'Answered Yes', format: 'percent' },
    references: [
      { at: 0.5, label: '50%' },
      { at: 0.65, label: '65%' },
    ],
    rows: [
      { label: 'Assessment', point: 41 / 84, lower: 0.384, upper: 0.593, note: '49% (41 of 84)' },
      {
        label: 'Planning',
        point: null,
        lower: 0.477,
        upper: 0.684,
        range: { lower: 0.45, upper: 0.7 },
        mark: 0.6,
      },
    ],
    key: { point: 'published', interval: '95% interval', range: 're-inspections', mark: 'this sample' },
  },
  lines: {
    kind: 'lines',
    title: 'Coverage of seven methods',
    x: { label: 'True proportion', format: 'percent' },
    y: { label: 'Coverage', format: 'percent', low: 0.85, high: 1 },
    references: [{ at: 0.95, label: '95% asked for' }],
    series: ['wilson', 'wald', 'jeffreys', 'mid-p', 'blaker'].map((label, k) => ({
      label,
      points: Array.from(
        { length: 50 },
        (_, i) => [i / 49, 0.95 + 0.04 * (((i * (k + 2)) % 17) / 17 - 0.5)] as const,
      ),
    })),
  },
  fan: {
    kind: 'fan',
    title: 'Assessment by month',
    x: { label: 'Month' },
    y: { label: 'Answered Yes', format: 'percent' },
    references: [{ at: 0.5, label: '50%' }],
    series: ['baseline', 'what-if'].map((label, k) => ({
      label,
      points: Array.from({ length: 37 }, (_, x) => ({
        ...{ x, low: 0.49 - 0.003 * x, middle: 0.49 + 0.001 * k * x, high: 0.49 + 0.004 * x },
      })),
    })),
  },
  tornado: {
    kind: 'tornado',
    title: 'What drives the answer',
    axis: { label: 'Change, points' },
    centre: 2,
    rows: [
      { label: 'Vetting', atLow: 1, atHigh: 3 },
      { label: 'Drop-out', atLow: 4, atHigh: -1 },
    ],
  },
  heat: {
    kind: 'heat',
    title: 'Right answers',
    rows: ['SYN-1', 'SYN-2'],
    columns: ['Assessment (a)', 'Planning'],
    cells: [
      [0.25, null],
      [1, 0],
    ],
    scale: { label: 'answered right', format: 'percent', low: 0, high: 1 },
  },
} satisfies Readonly<Record<Chart['kind'], Chart>>;

export const document: Document = {
  command: 'inspect',
  sentence: 'At 84 cases, 49% could have been anything from 38% to 59% by chance.',
  parts: [
    textPart('Assumptions', ['- The cohort is assumed to hold 650 cases.', '- Effects are assumed.']),
    tablePart({ ...table, title: 'Not the main one', rows: [] }),
    tablePart(table, { main: true }),
    chartPart(charts.intervals),
  ],
  data: { keyQuestions: rows, weights: Float64Array.of(0.5, 0.25) },
  seed: 7,
  scenarios: [{ id: 'west-midlands-2025', hash: 'abc123' }],
};
