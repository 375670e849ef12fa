import type { MissingCases } from '../../../estimation/proportion/missingCases.js';
import type { InspectionReport, QuestionRow } from '../../../results/inspect.js';
import { percentRange, percentWithCounts, plural } from '../../../words/format.js';
import { figures } from '../../document/columns.js';
import { type Part, tablePart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import type { IntervalWords } from './inspectionTables.js';

type Row = QuestionRow & { readonly withMissing: MissingCases };

/** Between what the published shares lie, whatever the files that could not be read would have shown. */
export function missingParts(
  { keyQuestions, prompts }: InspectionReport,
  { method, confidence }: IntervalWords,
): Part[] {
  const rows = [...keyQuestions, ...prompts].flatMap((row): Row[] =>
    row.withMissing === null ? [] : [{ ...row, withMissing: row.withMissing }],
  );
  const [first] = rows;
  if (first === undefined) return [];
  const { missing } = first.withMissing;
  return [
    tablePart({
      title: `With the ${plural(missing, 'case')} whose files could not be read`,
      columns: [
        { key: 'id', heading: 'Question', value: ({ id }: Row) => id, show: ({ label }: Row) => label },
        figures<Row>(
          'worstYes',
          'Were all No',
          ({ withMissing }) => withMissing.worst.yes,
          ({ withMissing: { worst } }) => percentWithCounts(worst.yes, worst.of),
        ),
        figures<Row>(
          'bestYes',
          'Were all Yes',
          ({ withMissing }) => withMissing.best.yes,
          ({ withMissing: { best } }) => percentWithCounts(best.yes, best.of),
        ),
        figures<Row>(
          'missingLower',
          `${levelText(confidence)} interval (${method})`,
          ({ withMissing }) => withMissing.interval.lower,
          ({ withMissing: { interval } }) => percentRange(interval.lower, interval.upper),
        ),
      ],
      rows,
      notes: [
        'Nothing is assumed of them: the share of all the cases chosen lies between the two. The interval goes from the lower limit of the first to the upper limit of the second. Of a question that does not apply to every case, it is taken that it may have applied to each.',
      ],
    }),
  ];
}
