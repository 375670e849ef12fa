import type { VarianceBasis } from '../../../study/estimators/varianceBasis.js';
import type { Measure } from '../../../study/inquiries/measures.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import { percent, plural, signed } from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
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

/** A percentage taken for one of independent cases is listed when its standard error is off by more than this. */
const NOTABLE = 0.02;

/**
 * The standard errors that answers report beside those that their designs truly give, for every answer that does
 * not take its cases for independent ones, or is wrong to; null when there is none.
 */
export function errorsTable({ answers }: Pick<StudyResult, 'answers'>): Table<StudyAnswer> | null {
  const judged = answers.filter(
    (answer) =>
      inquiryKind(answer.kind).standardError === 'judged' &&
      answer.varianceBasis !== null &&
      found(answer, 'modelError') !== undefined,
  );
  const rows = judged.filter((answer) => {
    if (answer.varianceBasis !== 'independent') return true;
    return found(answer, 'designError') !== undefined && Math.abs(relative(answer) ?? 0) > NOTABLE;
  });
  const leftOut = judged.length - rows.length;
  if (rows.length === 0) return null;
  const inquiries = new Set(rows.map(({ inquiry }) => inquiry));
  const inquiry: Column<StudyAnswer> = {
    key: 'inquiry',
    heading: 'Inquiry',
    value: (answer) => answer.inquiry,
  };
  const naming = [...(inquiries.size > 1 ? [inquiry] : []), ...conditionColumns(answers)];
  const shown = (measure: Measure | undefined, { exact }: StudyAnswer): string =>
    measure === undefined ? '' : showMeasure(measure, { exact: exact || measure.measure === 'designError' });
  return {
    title: 'Standard errors: what is reported, and what is true',
    rows,
    naming: Math.max(1, naming.length),
    notes: [
      'Reported: the square root of the mean variance. True: exact, from the design, or, with ±, from the spread of the replicates.',
      ...(leftOut === 0
        ? []
        : [
            `${plural(leftOut, 'answer')} left out: cases taken for independent, and a standard error within ${percent(NOTABLE)} of the true one or without a true one to compare. Every measure is in --csv and --json.`,
          ]),
    ],
    columns: [
      ...naming,
      {
        key: 'modelError',
        heading: 'Reported, percentage points',
        value: (answer) => found(answer, 'modelError')?.value ?? null,
        show: (answer) => shown(found(answer, 'modelError'), answer),
        align: 'right',
      },
      {
        key: 'designError',
        heading: 'True, percentage points',
        value: (answer) => trueError(answer)?.value ?? null,
        show: (answer) => shown(trueError(answer), answer),
        align: 'right',
      },
      {
        key: 'relative',
        heading: 'Off by',
        value: (answer) => relative(answer),
        show: (answer) => {
          const off = relative(answer);
          return off === null ? '' : `${signed(100 * off, 1)}%`;
        },
        align: 'right',
      },
      {
        key: 'varianceBasis',
        heading: 'Based on',
        value: ({ varianceBasis }) => (varianceBasis === null ? null : BASES[varianceBasis]),
      },
    ],
  };
}

/** What readers must know of the standard errors of each design, once. */
export function varianceNotes({
  answers,
}: {
  readonly answers: readonly Pick<StudyAnswer, 'design' | 'varianceNote'>[];
}): string[] {
  const lines = answers.flatMap(({ design, varianceNote }) =>
    varianceNote === null ? [] : [`${design}: ${varianceNote}`],
  );
  return [...new Set(lines)];
}

/** Why the true standard error of a design is missing, once for each reason. */
export function unknownNotes({ answers }: Pick<StudyResult, 'answers'>): string[] {
  const lines = answers.flatMap(({ design, inquiry, designErrorNote }) =>
    designErrorNote === null
      ? []
      : [`${inquiry}, ${design}: the true standard error is not worked out, because ${designErrorNote}.`],
  );
  return [...new Set(lines)];
}

/** What readers must know of each estimator whose interval does not narrow with the design, once. */
export function capNotes({ answers }: Pick<StudyResult, 'answers'>): string[] {
  const names = answers.flatMap(({ answer, interval }) => (interval === 'korn-graubard' ? [answer] : []));
  return [...new Set(names)].map(
    (name) =>
      `${name}: Korn-Graubard never counts more cases than were taken, however small the variance that a sample shows, so it is wider than the design needs where that is better than a simple random sample; the other methods are not capped.`,
  );
}

function relative(answer: StudyAnswer): number | null {
  const [reported, real] = [found(answer, 'modelError'), trueError(answer)];
  return reported === undefined || real === undefined || !(real.value > 0)
    ? null
    : reported.value / real.value - 1;
}

function found({ measures }: StudyAnswer, name: MeasureName): Measure | undefined {
  return measures.find(({ measure }) => measure === name);
}

/** The true standard error: from the design where it settles it, else as the replicates spread. */
function trueError(answer: StudyAnswer): Measure | undefined {
  return found(answer, 'designError') ?? found(answer, 'empiricalError');
}
