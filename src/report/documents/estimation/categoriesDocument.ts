import {
  SIMULTANEOUS_METHOD_NAMES,
  SIMULTANEOUS_METHODS,
  type SimultaneousMethodName,
} from '../../../estimation/categories/simultaneous.js';
import type { CategoriesReport, Category } from '../../../results/categories.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { list, percent, percentWithCounts, plural } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The document of `casesim categories`. */
export function categoriesDocument(
  report: CategoriesReport,
  scenario?: Scenario,
): Document<CategoriesReport> {
  const { label, of, method, confidence, categories: rows } = report;
  const noun = scenario === undefined ? (['case', 'cases'] as const) : nounOf(scenario);
  const ranges = rows.map((row) => {
    const { lower, upper } = row.intervals[method];
    return `between ${percent(lower, 0)} and ${percent(upper, 0)} for ${row.label.toLowerCase()}`;
  });
  return {
    command: 'categories',
    title: scenario === undefined ? label : `${label}: ${scenario.title}`,
    sentence: `With ${levelText(confidence)} confidence in all of them together, out of ${plural(of, noun[0], noun[1])}, the true share is ${list(ranges)}.`,
    parts: [
      textPart(null, [
        `${scenario === undefined ? '' : `${scenario.title}. ${label}. `}Method: ${SIMULTANEOUS_METHODS[method].source}.`,
      ]),
      chartPart(chartOf(report, noun[1])),
      tablePart(tableOf(rows, noun[0]), { main: true }),
    ],
    csvTable: cellsOf(csvOf(rows)),
    data: report,
    ...(scenario === undefined ? {} : { scenarios: [scenario] }),
  };
}

function chartOf({ label, method, confidence, categories }: CategoriesReport, many: string): IntervalsChart {
  return {
    kind: 'intervals',
    title: label,
    axis: { label: `share of ${many}`, low: 0, high: 1, format: 'percent', ticks: [0, 0.25, 0.5, 0.75, 1] },
    rows: categories.map((row) => ({
      label: row.label,
      point: row.count / row.of,
      lower: row.intervals[method].lower,
      upper: row.intervals[method].upper,
      note: percentWithCounts(row.count, row.of),
    })),
    key: {
      point: 'in the sample',
      interval: `true shares, ${levelText(confidence)} together, ${SIMULTANEOUS_METHODS[method].label}`,
    },
  };
}

function tableOf(rows: readonly Category[], one: string): Table<Category> {
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
        figures<Category>(
          name,
          SIMULTANEOUS_METHODS[name].label,
          ({ intervals }) => intervals[name].lower,
          ({ intervals }) => `${percent(intervals[name].lower, 1)} to ${percent(intervals[name].upper, 1)}`,
        ),
      ),
    ],
    rows,
    notes: rows.some(({ count, of }) => count === of)
      ? [
          `Every ${one} is in one category: Sison-Glaz then sees no uncertainty in it, and should not be used.`,
        ]
      : [],
  };
}

function csvOf(rows: readonly Category[]): Table<{ row: Category; method: SimultaneousMethodName }> {
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
