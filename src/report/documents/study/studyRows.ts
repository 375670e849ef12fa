import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import { AXES } from '../../../study/study.js';
import type { Column, Table } from '../../document/table.js';

/** One measure of one answer under one condition: a row of the tidy results. */
export interface StudyRow {
  readonly answer: StudyAnswer;
  readonly measure: StudyAnswer['measures'][number];
}

/** The tidy table: what was asked, under which conditions, which measure, its value and Monte Carlo error. */
export function tidyTable(result: StudyResult): Table<StudyRow> {
  const used = AXES.filter((axis) => result.answers.some(({ point }) => point[axis] !== undefined));
  const columns: Column<StudyRow>[] = [
    { key: 'study', heading: 'Study', value: () => result.id },
    { key: 'seed', heading: 'Seed', value: () => result.seed },
    { key: 'design', heading: 'Design', value: ({ answer }) => answer.design },
    { key: 'inspectors', heading: 'Inspectors', value: ({ answer }) => answer.inspectors },
    ...used
      .filter((axis) => axis !== 'confidence')
      .map((axis) => ({
        key: axis,
        heading: axis,
        value: ({ answer }: StudyRow) => answer.point[axis] ?? null,
      })),
    { key: 'inquiry', heading: 'Inquiry', value: ({ answer }) => answer.inquiry },
    { key: 'kind', heading: 'Kind', value: ({ answer }) => answer.kind },
    { key: 'answer', heading: 'Estimator', value: ({ answer }) => answer.answer },
    { key: 'estimate', heading: 'Estimate', value: ({ answer }) => answer.estimate },
    { key: 'interval', heading: 'Interval', value: ({ answer }) => answer.interval },
    { key: 'confidence', heading: 'Confidence', value: ({ answer }) => answer.confidence },
    { key: 'varianceBasis', heading: 'Variance basis', value: ({ answer }) => answer.varianceBasis },
    { key: 'truth', heading: 'Truth', value: ({ answer }) => answer.truth },
    { key: 'measure', heading: 'Measure', value: ({ measure }) => measure.measure },
    { key: 'unit', heading: 'Unit', value: ({ measure }) => measure.unit },
    { key: 'value', heading: 'Value', value: ({ measure }) => measure.value },
    { key: 'monteCarloError', heading: 'Monte Carlo error', value: ({ measure }) => measure.mcse },
    { key: 'lower', heading: 'Lower', value: ({ measure }) => measure.lower },
    { key: 'upper', heading: 'Upper', value: ({ measure }) => measure.upper },
    { key: 'exact', heading: 'Exact', value: ({ answer }) => answer.exact },
    { key: 'replicates', heading: 'Replicates', value: ({ answer }) => answer.replicates },
  ];
  return { title: 'Every measure', columns, rows: studyRows(result) };
}

/** Every measure as a row of its own, in the order of the study. */
function studyRows({ answers }: Pick<StudyResult, 'answers'>): StudyRow[] {
  return answers.flatMap((answer) => answer.measures.map((measure) => ({ answer, measure })));
}
