import fc from 'fast-check';
import type { Chart, ChartKind } from '../../../src/report/chart/registry.js';

/** What the tests know of each kind of chart. */
interface Kind<Data> {
  /** One with text that XML and Markdown would trip over. */
  readonly sample: Data;
  /** Data of any finite size, equal values, no rows, one row, and labels of any length. */
  readonly any: fc.Arbitrary<Data>;
  /** The same chart with only so many rows or values. */
  readonly shortened: (chart: Data, keep: number) => Data;
  /** The words beside its title that it must show. */
  readonly words: (chart: Data) => readonly string[];
}

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

const KINDS: { readonly [K in ChartKind]: Kind<Chart<K>> } = {
  intervals: {
    sample: {
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
    any: fc
      .record({ title: label, axis, references, values, label, note: label })
      .map(({ values: points, note, label: name, ...rest }) => ({
        kind: 'intervals',
        ...rest,
        rows: points.map((point, index) => ({
          ...{ label: name, point: index === 0 ? null : point, lower: point, upper: points[0] ?? 0 },
          ...(index % 2 === 0 ? {} : { mark: point, range: { lower: point, upper: point }, note }),
        })),
      })),
    shortened: (chart, keep) => ({ ...chart, rows: chart.rows.slice(0, keep) }),
    words: ({ axis, rows }) => [axis.label, ...rows.flatMap(({ label: name, note = '' }) => [name, note])],
  },
  lines: {
    sample: {
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
    any: fc
      .record({ title: label, x: axis, y: axis, references, label, all: fc.array(values, { maxLength: 6 }) })
      .map(({ all, label: name, ...rest }) => ({
        kind: 'lines',
        ...rest,
        series: all.map((own) => ({ label: name, points: own.map((one, at) => [at, one] as const) })),
      })),
    shortened: (chart, keep) => ({
      ...chart,
      series: chart.series.map((one) => ({ ...one, points: one.points.slice(0, keep) })),
    }),
    words: ({ x, y, series }) => [x.label, y.label, ...series.map((one) => one.label)],
  },
  nested: {
    sample: {
      kind: 'nested',
      title: 'Coverage over <icc> & "designs"',
      y: { label: 'Coverage', format: 'percent' },
      references: [{ at: 0.95, label: '95% asked for' }],
      factors: [
        { label: 'Design', levels: ['simple', 'simple', 'pdus', 'pdus'] },
        { label: 'ICC', levels: ['0', '0.1', '0', '0.1'] },
      ],
      series: ['wilson', 'weighted'].map((label, k) => ({ label, values: [0.95, 0.9 + k / 50, null, 0.8] })),
    },
    any: fc
      .record({ title: label, y: axis, references, label, all: fc.array(values, { maxLength: 6 }) })
      .map(({ all, label: name, ...rest }) => ({
        kind: 'nested',
        ...rest,
        factors: [{ label: name, levels: (all[0] ?? []).map((_, index) => `${index % 2}`) }],
        series: all.map((own) => ({ label: name, values: own })),
      })),
    shortened: (chart, keep) => ({
      ...chart,
      series: chart.series.map((one) => ({ ...one, values: one.values.slice(0, keep) })),
    }),
    words: ({ y, series, factors }) => [y.label, ...[...series, ...factors].map((one) => one.label)],
  },
  zip: {
    sample: {
      kind: 'zip',
      title: 'Which intervals miss <the truth>',
      axis: { label: 'Assessment, %', format: 'percent' },
      truth: 0.5,
      level: 0.9,
      rows: Array.from({ length: 40 }, (_, i) => ({
        lower: 0.49 - i / 400 + (i > 35 ? 0.2 : 0),
        upper: 0.6 + i / 400,
      })),
    },
    any: fc.record({ title: label, axis, truth: value, values }).map(({ values: ends, ...rest }) => ({
      kind: 'zip',
      ...rest,
      level: 0.95,
      rows: ends.map((lower) => ({ lower, upper: ends[0] ?? 0 })),
    })),
    shortened: (chart, keep) => ({ ...chart, rows: chart.rows.slice(0, keep) }),
    words: ({ axis }) => [axis.label],
  },
  stacks: {
    sample: {
      kind: 'stacks',
      title: 'Reviews <rated> & "not"',
      label: 'share of reviews',
      levels: ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'],
      rows: [
        { label: 'Rated', counts: [0, 3, 8, 4], note: '15 reviews' },
        { label: 'None', counts: [0, 0, 0, 0] },
      ],
    },
    any: fc
      .record({
        title: label,
        label,
        levels: fc.array(label, { minLength: 2, maxLength: 10 }),
        all: fc.array(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 2, maxLength: 10 }), {
          maxLength: 8,
        }),
      })
      .map(({ all, levels, ...rest }) => ({
        kind: 'stacks',
        ...rest,
        levels,
        rows: all.map((counts) => ({ label: rest.label, counts: levels.map((_, i) => counts[i] ?? 0) })),
      })),
    shortened: (chart, keep) => ({ ...chart, rows: chart.rows.slice(0, keep) }),
    words: ({ label: axis, levels, rows }) => [
      axis,
      ...levels,
      ...rows.flatMap(({ label: name, note = '' }) => [name, note]),
    ],
  },
  dots: {
    sample: {
      kind: 'dots',
      title: 'What <inspections> would report',
      axis: { label: 'Assessment, %', format: 'percent', low: 0.2, high: 0.8 },
      values: Array.from({ length: 40 }, (_, i) => (34 + ((i * 7) % 15)) / 84),
      band: { low: 37 / 84, high: 45 / 84, label: 'within the guess' },
      centre: { at: 41 / 84, label: 'published' },
      range: { low: 29 / 84, high: 54 / 84, label: 'most of them' },
    },
    any: fc
      .record({ title: label, axis, values, at: value, low: value, high: value, words: label })
      .map(({ at, low, high, words, ...rest }) => ({
        kind: 'dots',
        ...rest,
        band: { low: Math.min(low, high), high: Math.max(low, high), label: words },
        centre: { at, label: words },
      })),
    shortened: (chart, keep) => ({ ...chart, values: chart.values.slice(0, keep) }),
    words: ({ axis, band }) => [axis.label, band.label],
  },
  fan: {
    sample: {
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
    any: fc
      .record({ title: label, x: axis, y: axis, references, label, all: fc.array(values, { maxLength: 4 }) })
      .map(({ all, label: name, ...rest }) => ({
        kind: 'fan',
        ...rest,
        series: all.map((own) => ({
          label: name,
          points: own.map((one, x) => ({ x, low: one, middle: one, high: own[0] ?? 0 })),
        })),
      })),
    shortened: (chart, keep) => ({
      ...chart,
      series: chart.series.map((one) => ({ ...one, points: one.points.slice(0, keep) })),
    }),
    words: ({ x, y, series }) => [x.label, y.label, ...series.map((one) => one.label)],
  },
  tornado: {
    sample: {
      kind: 'tornado',
      title: 'What drives the answer',
      axis: { label: 'Change, points' },
      centre: 2,
      rows: [
        { label: 'Vetting', atLow: 1, atHigh: 3 },
        { label: 'Drop-out', atLow: 4, atHigh: -1 },
      ],
    },
    any: fc
      .record({ title: label, axis, centre: value, label, values })
      .map(({ values: ends, label: name, ...rest }) => ({
        kind: 'tornado',
        ...rest,
        rows: ends.map((atLow, index) => ({ label: name, atLow, atHigh: ends[index - 1] ?? 0 })),
      })),
    shortened: (chart, keep) => ({ ...chart, rows: chart.rows.slice(0, keep) }),
    words: ({ axis, rows }) => [axis.label, ...rows.map((row) => row.label)],
  },
  heat: {
    sample: {
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
    any: fc
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
    shortened: (chart, keep) => ({
      ...chart,
      rows: chart.rows.slice(0, keep),
      cells: chart.cells.slice(0, keep),
    }),
    words: ({ scale, rows, columns }) => [scale.label, ...rows, ...columns],
  },
  funnel: {
    sample: {
      kind: 'funnel',
      title: 'Regions <in> & "out"',
      x: { label: 'Cases' },
      y: { label: 'Answered Yes', format: 'percent' },
      target: { at: 0.48, label: 'all cases together' },
      limits: [1.96, 3.09].map((reach) => ({
        label: `limits at ${reach}`,
        points: [50, 60, 70, 84].map((n) => [n, 0.48 - reach * 0.05, 0.48 + reach * (4 / n)] as const),
      })),
      dots: [
        { label: 'North & South', x: 84, y: 0.9, outside: true },
        { label: 'East', x: 56, y: 0.48, outside: false },
      ],
    },
    any: fc
      .record({ title: label, x: axis, y: axis, label, at: value, values })
      .map(({ values: all, at, label: name, ...rest }) => ({
        kind: 'funnel',
        ...rest,
        target: { at, label: name },
        limits: [{ label: name, points: all.map((one, x) => [x, one, all[0] ?? 0] as const) }],
        dots: all.map((one, index) => ({ label: name, x: one, y: one, outside: index % 2 === 0 })),
      })),
    shortened: (chart, keep) => ({
      ...chart,
      dots: chart.dots.slice(0, keep),
      limits: chart.limits.map((one) => ({ ...one, points: one.points.slice(0, keep) })),
    }),
    words: ({ x, y, target, limits, dots }) => [
      ...[x.label, y.label, target.label, ...limits.map((one) => one.label)],
      ...dots.flatMap((dot) => (dot.outside ? [dot.label] : [])),
    ],
  },
};

/** One chart of every kind. */
export const charts = Object.fromEntries(
  Object.entries(KINDS).map(([kind, { sample }]) => [kind, sample]),
) as { readonly [K in ChartKind]: Chart<K> };

export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  ...Object.values(KINDS).map((kind) => kind.any as fc.Arbitrary<Chart>),
);

export function shortened<K extends ChartKind>(chart: Chart<K>, keep: number): Chart {
  const kind: Kind<Chart<K>> = KINDS[chart.kind];
  return kind.shortened(chart, keep);
}

/** The words that a chart must show somewhere. */
export function wordsOf<K extends ChartKind>(chart: Chart<K>): string[] {
  const kind: Kind<Chart<K>> = KINDS[chart.kind];
  return [chart.title, ...kind.words(chart)];
}
