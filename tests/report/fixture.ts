import { type AnyDocument, chartPart, tablePart, textPart } from '../../src/report/document/document.js';
import type { Table } from '../../src/report/document/table.js';
import { percentRange, percentWithCounts } from '../../src/words/format.js';
import { charts } from './chart/kinds.js';

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

export const document: AnyDocument = {
  command: 'inspect',
  title: 'Repeated inspections',
  sentence: 'At 84 cases, 49% could have been anything from 38% to 59% by chance.',
  parts: [
    textPart('Assumptions', ['- The cohort is assumed to have 650 cases.', '- Effects are assumed.']),
    tablePart({ ...table, title: 'Not the main one', rows: [] }),
    tablePart(table, { main: true }),
    chartPart(charts.intervals),
  ],
  data: { keyQuestions: rows, weights: Float64Array.of(0.5, 0.25) },
  seed: 7,
  scenarios: [{ id: 'west-midlands-2025', hash: 'abc123' }],
};
