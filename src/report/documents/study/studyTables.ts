import { BANDS_ARE_HYPOTHETICAL } from '../../../estimation/bands/ratingBands.js';
import type { StudyFindings } from '../../../results/study.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import type { VarianceSplit } from '../../../study/run/split.js';
import { AXES, type AxisName, type Study } from '../../../study/study.js';
import { number, percent, percentWithError } from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { measureHeading, shownMeasure, showTruth } from './studyMeasure.js';

/** What an axis of the grid is called over a column. */
export const AXIS_HEADINGS: Readonly<Record<AxisName, string>> = {
  cases: 'Cases',
  cohort: 'Cohort',
  clusters: 'Clusters',
  take: 'Taken',
  icc: 'ICC',
  iccWithin: 'ICC within',
  proportion: 'True %',
  shift: 'Shift, percentage points',
  effects: 'Effects',
  kappa: 'κ',
  leniency: 'Leniency',
  confidence: 'Confidence',
};

/** Columns that say which condition a row is about: only those in which the rows, of which these may be a part, differ. */
export function conditionColumns(answers: readonly StudyAnswer[]): Column<StudyAnswer>[] {
  const differ = (of: (answer: StudyAnswer) => unknown): boolean => new Set(answers.map(of)).size > 1;
  const columns: Column<StudyAnswer>[] = [];
  if (differ(({ design }) => design))
    columns.push({ key: 'design', heading: 'Design', value: ({ design }) => design });
  if (differ(({ inspectors }) => inspectors)) {
    columns.push({ key: 'inspectors', heading: 'Inspectors', value: ({ inspectors }) => inspectors });
  }
  for (const axis of AXES) {
    if (axis === 'confidence' || !differ(({ point }) => point[axis])) continue;
    columns.push({
      key: axis,
      heading: AXIS_HEADINGS[axis],
      value: ({ point }) => point[axis] ?? null,
      show: ({ point }) => showAxis(axis, point[axis]),
      align: 'right',
    });
  }
  if (differ(({ answer }) => answer))
    columns.push({ key: 'answer', heading: 'Estimator', value: ({ answer }) => answer });
  const levels = answers.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  if (new Set(levels).size > 1) {
    columns.push({
      key: 'confidence',
      heading: 'Confidence',
      value: ({ confidence }) => confidence,
      show: ({ confidence }) => (confidence === null ? '' : levelText(confidence)),
      align: 'right',
    });
  }
  return columns;
}

/** One table for each inquiry: a row per condition and answer, the measures that matter most across. */
export function inquiryTables(study: Study, { answers }: StudyResult): Table<StudyAnswer>[] {
  const inquiries = new Map(answers.map(({ inquiry, kind }) => [inquiry, kind]));
  return Array.from(inquiries, ([inquiry, kind]) => {
    const rows = answers.filter((answer) => answer.inquiry === inquiry);
    const { main, estimand, truthIs = 'The truth is' } = inquiryKind(kind);
    const measures = main.flatMap((name) => {
      const shown = rows.flatMap((answer) => shownMeasure(answer, name) ?? []);
      return shown.slice(0, 1).map(({ measure: { unit } }) => ({ measure: name, unit }));
    });
    const names = measures.map(({ measure }) => measure);
    const truths = new Set(rows.map(({ truth }) => truth));
    const simulated = rows.filter(({ exact }) => !exact);
    const notes =
      simulated.length === 0
        ? ['Exact: worked out over every possible outcome.']
        : [
            'The number after ± is the Monte Carlo standard error, in percentage points beside a percentage; "at least" and "at most" are Wilson limits (95%) where all replicates agree.',
            ...(simulated.length < rows.length ? ['Rows with neither are exact.'] : []),
          ];
    const isKnown = simulated.some((answer) => shownMeasure(answer, 'empiricalError')?.exact === true);
    if (isKnown && names.includes('empiricalError')) {
      notes.push(
        'Standard errors before brackets are exact, as the design gives them; in brackets, as simulated.',
      );
    }
    const banded = names.some((name) => ['wrongBand', 'bandTooHigh', 'differentBand'].includes(name));
    if (banded) notes.push(BANDS_ARE_HYPOTHETICAL);
    if (names.includes('misleads')) {
      notes.push(
        `A published whole percentage misleads when it is more than ${study.misleadingPoints} percentage ${study.misleadingPoints === 1 ? 'point' : 'points'} from the truth.`,
      );
    }
    const conditions = conditionColumns(rows);
    return {
      title: `${inquiry} (${kind})`,
      rows,
      naming: Math.max(1, conditions.length),
      notes:
        truths.size === 1 && rows[0]?.truth != null
          ? [
              `${truthIs} ${showTruth(rows[0].truth, estimand, 2)}${estimand === 'difference' ? ' percentage points' : ''}.`,
              ...notes,
            ]
          : notes,
      columns: [
        ...conditions,
        ...(truths.size > 1
          ? [
              {
                key: 'truth',
                heading: estimand === 'difference' ? 'Truth, percentage points' : 'Truth',
                value: ({ truth }: StudyAnswer) => truth,
                show: ({ truth }: StudyAnswer) => (truth === null ? '' : showTruth(truth, estimand, 1)),
                align: 'right' as const,
              },
            ]
          : []),
        ...measures.map((column) => ({
          key: column.measure,
          heading: measureHeading(column),
          value: (answer: StudyAnswer) => shownMeasure(answer, column.measure)?.measure.value ?? null,
          show: (answer: StudyAnswer) => shownMeasure(answer, column.measure)?.text ?? '',
          align: 'right' as const,
        })),
      ],
    };
  });
}

/** Where the spread of each estimate comes from, assumptions included; null when the study does not ask. */
export function splitTable(
  study: Study,
  { varianceSplit: rows }: StudyFindings,
): Table<VarianceSplit> | null {
  if (rows === undefined) return null;
  const total = (row: VarianceSplit): number =>
    row.sampling + row.clustering + row.inspection + row.assumptions;
  const share = (key: 'sampling' | 'clustering' | 'inspection' | 'assumptions', heading: string) => ({
    key,
    heading,
    value: (row: VarianceSplit) => row.shares[key].value,
    show: (row: VarianceSplit) => percentWithError(row.shares[key].value, row.shares[key].mcse, 1),
    align: 'right' as const,
  });
  return {
    title: `Where the variance comes from, over the assumed ${study.assumptions.join(' and ')}`,
    rows,
    notes: [
      'Every assumed value has the same weight; shares are of the variance, with their Monte Carlo errors.',
    ],
    columns: [
      { key: 'design', heading: 'Design', value: ({ design }) => design },
      { key: 'inspectors', heading: 'Inspectors', value: ({ inspectors }) => inspectors },
      ...(new Set(rows.map(({ inquiry }) => inquiry)).size > 1
        ? [{ key: 'inquiry', heading: 'Inquiry', value: ({ inquiry }: VarianceSplit) => inquiry }]
        : []),
      {
        key: 'standardDeviation',
        heading: 'Standard deviation, percentage points',
        value: (row) => Math.sqrt(total(row)),
        show: (row) => number(100 * Math.sqrt(total(row)), 2),
      },
      share('sampling', 'Sampling'),
      share('clustering', 'Clustering'),
      share('inspection', 'Inspectors'),
      share('assumptions', 'Assumptions'),
    ],
  };
}

/** A value of an axis as a table or a chart has it. */
export function showAxis(axis: AxisName, value: number | string | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' && axis === 'proportion'
    ? percent(value, Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? 0 : 1)
    : String(value);
}
