import type { MeasureName } from '../../study/measureNames.js';
import type { Measure } from '../../study/measures.js';
import type { StudyAnswer, StudyResult } from '../../study/results.js';
import type { VarianceBasis } from '../../study/varianceBasis.js';
import { signed } from '../format.js';
import type { Column, Table } from '../table.js';
import { showMeasure } from './studyMeasure.js';
import { conditionColumns } from './studyTables.js';

/** What a standard error rests on, in a word or two. */
const BASES: Readonly<Record<VarianceBasis, string>> = {
  independent: 'independent cases',
  design: 'the design',
  approximate: 'the design, about',
  assumed: 'the stated ICC',
  none: 'not the design',
};

function found({ measures }: StudyAnswer, name: MeasureName): Measure | undefined {
  return measures.find(({ measure }) => measure === name);
}

/** The true standard error: from the design where it settles it, else as the replicates spread. */
function trueError(answer: StudyAnswer): Measure | undefined {
  return found(answer, 'designError') ?? found(answer, 'empiricalError');
}

/**
 * The standard errors that answers report beside those that their designs truly give, for every answer that does
 * not take its cases for independent ones; null when there is none.
 */
export function errorsTable({ answers }: Pick<StudyResult, 'answers'>): Table<StudyAnswer> | null {
  const rows = answers.filter(
    (answer) =>
      answer.varianceBasis !== null &&
      answer.varianceBasis !== 'independent' &&
      found(answer, 'modelError') !== undefined,
  );
  if (rows.length === 0) return null;
  const inquiries = new Set(rows.map(({ inquiry }) => inquiry));
  const inquiry: Column<StudyAnswer> = {
    key: 'inquiry',
    heading: 'Inquiry',
    value: (answer) => answer.inquiry,
  };
  const notes = new Map(
    rows.flatMap(({ design, varianceNote }) =>
      varianceNote === null ? [] : [[design, varianceNote] as const],
    ),
  );
  const shown = (measure: Measure | undefined, exact: boolean): string =>
    measure === undefined ? '' : showMeasure(measure, exact || measure.measure === 'designError');
  return {
    title: 'Standard errors: what is reported, and what is true',
    rows,
    notes: [
      'Reported is the root of the mean variance. True is exact, from the design, or with ± as the replicates spread.',
      ...[...notes].map(([design, note]) => `${design}: ${note}`),
    ],
    columns: [
      ...(inquiries.size > 1 ? [inquiry] : []),
      ...conditionColumns(rows),
      {
        key: 'modelError',
        heading: 'Reported',
        value: (answer) => found(answer, 'modelError')?.value ?? null,
        show: (answer) => shown(found(answer, 'modelError'), answer.exact),
        align: 'right',
      },
      {
        key: 'designError',
        heading: 'True',
        value: (answer) => trueError(answer)?.value ?? null,
        show: (answer) => shown(trueError(answer), answer.exact),
        align: 'right',
      },
      {
        key: 'relative',
        heading: 'Reported is off by',
        value: (answer) => relative(answer),
        show: (answer) => {
          const off = relative(answer);
          return off === null ? '' : `${signed(100 * off, 1)}%`;
        },
        align: 'right',
      },
      {
        key: 'varianceBasis',
        heading: 'Rests on',
        value: ({ varianceBasis }) => (varianceBasis === null ? null : BASES[varianceBasis]),
      },
    ],
  };
}

function relative(answer: StudyAnswer): number | null {
  const [reported, real] = [found(answer, 'modelError'), trueError(answer)];
  return reported === undefined || real === undefined || !(real.value > 0)
    ? null
    : reported.value / real.value - 1;
}
