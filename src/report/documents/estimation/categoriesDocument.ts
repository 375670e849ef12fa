import {
  SIMULTANEOUS_METHOD_NAMES,
  SIMULTANEOUS_METHODS,
  type SimultaneousMethodName,
  simultaneousIntervals,
} from '../../../estimation/several/simultaneous.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { list, percent, percentRange, percentWithCounts, plural } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/chart.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './intervalDocument.js';

/** One question with several answers: how many cases gave each. */
export interface CategoryQuestion {
  readonly label: string;
  readonly categories: readonly { readonly label: string; readonly count: number }[];
  readonly method: SimultaneousMethodName;
  readonly confidence: number;
  readonly scenario?: Scenario;
}

interface Limits {
  readonly lower: number;
  readonly upper: number;
}

interface Row {
  readonly label: string;
  readonly count: number;
  readonly of: number;
  readonly intervals: Readonly<Record<SimultaneousMethodName, Limits>>;
}

/** The document of `casesim categories`. */
export function categoriesDocument(question: CategoryQuestion): Document {
  const { label, categories, method, confidence, scenario } = question;
  const counts = categories.map(({ count }) => count);
  const of = counts.reduce((sum, count) => sum + count, 0);
  const byMethod = SIMULTANEOUS_METHOD_NAMES.map(
    (name) => [name, simultaneousIntervals(counts, { method: name, confidence })] as const,
  );
  const rows = categories.map(
    (category, i): Row => ({
      ...category,
      of,
      intervals: Object.fromEntries(
        byMethod.map(([name, intervals]) => [name, intervals[i] ?? { lower: 0, upper: 1 }]),
      ) as Row['intervals'],
    }),
  );
  const ranges = rows.map((row) => {
    const { lower, upper } = row.intervals[method];
    return `${row.label.toLowerCase()} ${percentRange(lower, upper)}`;
  });
  return {
    command: 'categories',
    sentence: `With ${levelText(confidence)} confidence in all of them together, out of ${plural(of, 'case')}: ${list(ranges)}.`,
    parts: [
      textPart(null, [
        `${scenario === undefined ? '' : `${scenario.title}. ${label}. `}Method: ${SIMULTANEOUS_METHODS[method].source}.`,
      ]),
      chartPart(chartOf(question, rows)),
      tablePart(tableOf(rows), { main: true }),
    ],
    csvTable: cellsOf(csvOf(rows)),
    data: { label, of, method, confidence, categories: rows },
    ...(scenario === undefined ? {} : { scenarios: [scenario] }),
  };
}

function chartOf({ label, method, confidence }: CategoryQuestion, rows: readonly Row[]): IntervalsChart {
  return {
    kind: 'intervals',
    title: label,
    axis: { label: 'share of cases', low: 0, high: 1, format: 'percent', ticks: [0, 0.25, 0.5, 0.75, 1] },
    rows: rows.map((row) => ({
      label: row.label,
      point: row.count / row.of,
      ...row.intervals[method],
      note: percentWithCounts(row.count, row.of),
    })),
    key: {
      point: 'in the sample',
      interval: `true shares, ${levelText(confidence)} together, ${SIMULTANEOUS_METHODS[method].label}`,
    },
  };
}

function tableOf(rows: readonly Row[]): Table<Row> {
  return {
    title: 'True shares, by method',
    columns: [
      words('category', 'Category', ({ label }) => label),
      figures(
        'share',
        'In the sample',
        ({ count, of }) => count / of,
        ({ count, of }) => percentWithCounts(count, of),
      ),
      ...SIMULTANEOUS_METHOD_NAMES.map((name) =>
        figures<Row>(
          name,
          SIMULTANEOUS_METHODS[name].label,
          ({ intervals }) => intervals[name].lower,
          ({ intervals }) => `${percent(intervals[name].lower, 1)} to ${percent(intervals[name].upper, 1)}`,
        ),
      ),
    ],
    rows,
    notes: rows.some(({ count, of }) => count === of)
      ? ['Every case is in one category: Sison-Glaz then sees no uncertainty in it, and should not be used.']
      : [],
  };
}

function csvOf(rows: readonly Row[]): Table<{ row: Row; method: SimultaneousMethodName }> {
  return {
    title: '',
    columns: [
      raw('category', ({ row }) => row.label),
      raw('count', ({ row }) => row.count),
      raw('of', ({ row }) => row.of),
      raw('method', ({ method }) => method),
      raw('lower', ({ row, method }) => row.intervals[method].lower),
      raw('upper', ({ row, method }) => row.intervals[method].upper),
    ],
    rows: rows.flatMap((row) => SIMULTANEOUS_METHOD_NAMES.map((method) => ({ row, method }))),
  };
}
