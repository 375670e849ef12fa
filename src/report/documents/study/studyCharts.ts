import type { StudyZip } from '../../../results/study/zip.js';
import { DIFFERENCE, type Unit } from '../../../study/inquiries/measures.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import { MEASURES, type MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import { AXES, type AxisName } from '../../../study/study.js';
import { capital } from '../../../words/capital.js';
import type { LinesChart } from '../../chart/lines.js';
import type { NestedChart } from '../../chart/nested.js';
import type { Axis } from '../../chart/parts/axis.js';
import type { ZipChart } from '../../chart/zip.js';
import { levelText } from '../estimation/levelText.js';
import { shownMeasure } from './studyMeasure.js';
import { AXIS_HEADINGS } from './studyTables.js';

/** The measures that charts show, the first that an inquiry has. */
const DRAWN: readonly MeasureName[] = [
  'coverage',
  'power',
  'width',
  'inspectorShare',
  'empiricalError',
  'wrongBand',
  'wrongRanking',
  'kappa',
];

/** More series than this cannot be distinguished. */
const MOST_SERIES = 8;

/** The charts of a study: each inquiry's measure along an axis of the grid, and over all its conditions. */
export function studyCharts({ answers }: Pick<StudyResult, 'answers'>): (LinesChart | NestedChart)[] {
  const inquiries = [...new Set(answers.map(({ inquiry }) => inquiry))];
  return inquiries.flatMap((inquiry) => {
    const rows = answers.filter((answer) => answer.inquiry === inquiry);
    const measure = drawnMeasure(rows);
    if (measure === null) return [];
    return [...alongAxis(inquiry, rows, measure), ...overConditions(inquiry, rows, measure)];
  });
}

/** A zip plot of the answer that covers least. */
export function zipChart({ inquiry, answer, design, point, confidence, rows }: StudyZip): ZipChart {
  const at = Object.entries(point).map(([axis, value]) => `${axis} ${value}`);
  return {
    kind: 'zip',
    title: `Intervals of the simulated estimator that covers least in the first 1,000 replicates: ${[inquiry, answer, design, ...at].join(', ')}`,
    axis: { label: 'Interval minus the truth, percentage points', format: 'number' },
    truth: 0,
    level: confidence,
    rows: rows.map(({ lower, upper }) => ({ lower: 100 * lower, upper: 100 * upper })),
  };
}

/** What the tables lead with. */
const measured = (row: StudyAnswer, name: MeasureName): number | undefined =>
  shownMeasure(row, name)?.measure.value;

/** The standard error as over its column, which has more than the empirical one; other measures by their full names. */
const nameOfMeasure = (name: MeasureName): string =>
  name === 'empiricalError' ? 'Standard error' : capital(MEASURES[name]);

/** The axis of a measure, in its unit. */
function axisOf(measure: MeasureName, rows: readonly StudyAnswer[]): Axis {
  const unit = unitOf(measure, rows);
  const label = nameOfMeasure(measure);
  if (unit === DIFFERENCE) return { label: `${label}, percentage points`, format: 'number' };
  return { label, format: unit === 'ratio' || unit === 'index' ? 'number' : 'percent' };
}

function unitOf(measure: MeasureName, rows: readonly StudyAnswer[]): Unit | undefined {
  return rows.flatMap((row) => shownMeasure(row, measure) ?? [])[0]?.measure.unit;
}

/** A measure in the unit of its axis. */
function drawn(row: StudyAnswer, name: MeasureName): number | undefined {
  const found = shownMeasure(row, name)?.measure;
  return found?.unit === DIFFERENCE ? 100 * found.value : found?.value;
}

/** The first measure to draw that most answers have. */
function drawnMeasure(rows: readonly StudyAnswer[]): MeasureName | null {
  const main = rows.flatMap(({ kind }): readonly MeasureName[] => inquiryKind(kind).main);
  const has = (name: MeasureName) => rows.filter((row) => measured(row, name) !== undefined).length;
  const names = DRAWN.filter((name) => main.includes(name) && 2 * has(name) > rows.length);
  return names.includes('power') ? 'power' : (names[0] ?? null);
}

/** What tells the rows of a series apart, but for the axis they are drawn along. */
function seriesName(row: StudyAnswer, rows: readonly StudyAnswer[], axis: AxisName | null): string {
  const parts: readonly ((one: StudyAnswer) => string | null)[] = [
    ({ design }) => design,
    ({ inspectors }) => inspectors,
    ...AXES.filter((name) => name !== axis && name !== 'confidence').map(
      (name) => (one: StudyAnswer) => (one.point[name] === undefined ? null : `${name} ${one.point[name]}`),
    ),
    ({ answer }) => answer,
    ({ confidence }) => (confidence === null ? null : levelText(confidence)),
  ];
  const differ = parts.filter((part) => new Set(rows.map(part)).size > 1);
  return differ.map((part) => part(row) ?? 'none').join(', ');
}

/** A measure along the axis of the grid that has most values; nothing without one, or with too many lines. */
function alongAxis(inquiry: string, rows: readonly StudyAnswer[], measure: MeasureName): LinesChart[] {
  const counted = AXES.map((axis) => {
    const values = new Set(rows.map(({ point }) => point[axis]).filter((one) => typeof one === 'number'));
    return { axis, count: values.size };
  });
  const [first] = counted.toSorted((a, b) => b.count - a.count);
  if (first === undefined || first.count < 2) return [];
  const { axis } = first;
  const series = new Map<string, [number, number][]>();
  for (const row of rows) {
    const [x, y] = [row.point[axis], drawn(row, measure)];
    if (typeof x !== 'number' || y === undefined) continue;
    const name = seriesName(row, rows, axis);
    series.set(name, [...(series.get(name) ?? []), [x, y]]);
  }
  if (series.size > MOST_SERIES) return [];
  return [
    {
      kind: 'lines',
      title: `${nameOfMeasure(measure)} of ${inquiry} along ${axis}`,
      x: { label: AXIS_HEADINGS[axis], format: axis === 'proportion' ? 'percent' : 'number' },
      y: axisOf(measure, rows),
      ...levelsOf(rows, measure),
      series: Array.from(series, ([label, points]) => ({
        label: label === '' ? inquiry : label,
        points: points.toSorted(([a], [b]) => a - b),
      })),
    },
  ];
}

/** A nested loop plot over every condition; nothing where conditions differ in one thing only. */
function overConditions(inquiry: string, rows: readonly StudyAnswer[], measure: MeasureName): NestedChart[] {
  const parts: readonly [string, (row: StudyAnswer) => string][] = [
    ['design', ({ design }) => design],
    ['inspectors', ({ inspectors }) => inspectors],
    ...AXES.filter((axis) => axis !== 'confidence').map((axis): [string, (row: StudyAnswer) => string] => [
      axis,
      ({ point }) => String(point[axis] ?? 'none'),
    ]),
  ];
  const factors = parts.filter(([, level]) => new Set(rows.map(level)).size > 1);
  if (factors.length < 2) return [];
  const keyOf = (row: StudyAnswer): string => factors.map(([, level]) => level(row)).join('|');
  // Conditions without the measure, such as power where there is no effect, have no step.
  const having = rows.filter((row) => measured(row, measure) !== undefined);
  const combinations = [...new Map(having.map((row) => [keyOf(row), row])).values()];
  const names = [...new Set(rows.map((row) => nameOf(row, rows)))];
  if (names.length > MOST_SERIES) return [];
  const values = new Map(rows.map((row) => [`${keyOf(row)}#${nameOf(row, rows)}`, drawn(row, measure)]));
  return [
    {
      kind: 'nested',
      title: `${nameOfMeasure(measure)} of ${inquiry} over every condition`,
      y: axisOf(measure, rows),
      ...levelsOf(rows, measure),
      // The factor that changes least often comes first, whatever the order of the axes in the file.
      factors: factors
        .map(([label, level]) => ({ label, levels: combinations.map(level) }))
        .toSorted((a, b) => changesIn(a.levels) - changesIn(b.levels)),
      series: names.map((label) => ({
        label,
        values: combinations.map((row) => values.get(`${keyOf(row)}#${label}`) ?? null),
      })),
    },
  ];
}

/** How often a level differs from the one before it. */
function changesIn(levels: readonly string[]): number {
  return levels.filter((level, index) => index > 0 && level !== levels[index - 1]).length;
}

/** An answer by its name, and its level where answers have several. */
function nameOf({ answer, confidence }: StudyAnswer, rows: readonly StudyAnswer[]): string {
  const levels = new Set(rows.map((row) => row.confidence));
  return levels.size > 1 && confidence !== null ? `${answer}, ${levelText(confidence)}` : answer;
}

/** The level that coverage should have. */
function levelsOf(rows: readonly StudyAnswer[], measure: MeasureName): Pick<LinesChart, 'references'> {
  if (measure !== 'coverage') return {};
  const levels = new Set(rows.flatMap(({ confidence }) => (confidence === null ? [] : [confidence])));
  return { references: [...levels].map((at) => ({ at, label: `${levelText(at)} asked for` })) };
}
