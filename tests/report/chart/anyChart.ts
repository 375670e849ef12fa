import fc from 'fast-check';
import type { Chart, ChartKind } from '../../../src/report/chart/charts.js';

/** Charts of every kind with data of any finite size, equal values, no rows, one row, and labels of any length. */
const label = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ minLength: 40, maxLength: 160 }),
  fc.constantFrom('Assessment', 'Standard deviation of utilisation between practitioners', ''),
);
const value = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.constantFrom(0, -0, 1, 0.5, -3, 5e-324, 1e15, -1e15, 123456.789),
);
const format = fc.constantFrom('percent' as const, 'number' as const);
const axis = fc.oneof(
  fc.record({ label, format }),
  fc.record({ label, format, low: fc.constant(0), high: fc.constant(1) }),
  fc.record({ label, format, low: value }),
  fc.record({ label, format, high: value }),
  fc.record({
    label,
    ticks: fc.array(value, { maxLength: 12 }).map((ticks) => ticks.toSorted((a, b) => a - b)),
  }),
);
const references = fc.array(fc.record({ at: value, label }), { maxLength: 3 });
/** Equal values and single ones are as likely as any others. */
const values = fc.oneof(
  fc.array(value, { maxLength: 8 }),
  fc.tuple(value, fc.integer({ min: 1, max: 8 })).map(([one, count]) => Array<number>(count).fill(one)),
);

const byKind: { readonly [Kind in ChartKind]: fc.Arbitrary<Chart<Kind>> } = {
  intervals: fc
    .record({ title: label, axis, references, values, label, note: label })
    .map(({ values: points, note, label: name, ...rest }) => ({
      kind: 'intervals',
      ...rest,
      rows: points.map((point, index) => ({
        ...{ label: name, point: index === 0 ? null : point, lower: point, upper: points[0] ?? 0 },
        ...(index % 2 === 0 ? {} : { mark: point, range: { lower: point, upper: point }, note }),
      })),
    })),
  lines: fc
    .record({ title: label, x: axis, y: axis, references, label, all: fc.array(values, { maxLength: 6 }) })
    .map(({ all, label: name, ...rest }) => ({
      kind: 'lines',
      ...rest,
      series: all.map((own) => ({ label: name, points: own.map((one, at) => [at, one] as const) })),
    })),
  fan: fc
    .record({ title: label, x: axis, y: axis, references, label, all: fc.array(values, { maxLength: 4 }) })
    .map(({ all, label: name, ...rest }) => ({
      kind: 'fan',
      ...rest,
      series: all.map((own) => ({
        label: name,
        points: own.map((one, x) => ({ x, low: one, middle: one, high: own[0] ?? 0 })),
      })),
    })),
  tornado: fc
    .record({ title: label, axis, centre: value, label, values })
    .map(({ values: ends, label: name, ...rest }) => ({
      kind: 'tornado',
      ...rest,
      rows: ends.map((atLow, index) => ({ label: name, atLow, atHigh: ends[index - 1] ?? 0 })),
    })),
  heat: fc
    .record({
      ...{ title: label, scale: axis, rows: fc.array(label, { maxLength: 4 }) },
      columns: fc.array(label, { maxLength: 14 }),
      cell: fc.option(value),
    })
    .map(({ rows, columns, cell, ...rest }) => ({
      kind: 'heat',
      ...{ rows, columns, ...rest },
      cells: rows.map((_, r) => columns.map((__, c) => (r === c ? null : cell))),
    })),
};

export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  byKind.intervals,
  byKind.lines,
  byKind.fan,
  byKind.tornado,
  byKind.heat,
);
