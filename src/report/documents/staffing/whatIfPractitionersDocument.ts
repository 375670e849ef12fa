import { leastOf, mostOf } from '../../../numeric/extremes.js';
import { readable } from '../../../scenario/figures/readable.js';
import type {
  Held,
  Implied,
  KindOfPractitioner,
  PractitionerCorrelation,
  QuestionByPractitioner,
} from '../../../staffing/whatIf/practitionerCorrelation.js';
import { capital } from '../../../words/capital.js';
import { number, percent, whole } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { leverInWords } from './leverWords.js';

/** The document of `casesim whatif practitioners`. */
export function whatIfPractitionersDocument(
  result: PractitionerCorrelation,
): Document<PractitionerCorrelation> {
  const { scenario, levers, assumptions, effects } = result;
  return {
    command: 'whatif practitioners',
    title: `Practitioners in ${scenario.title}`,
    sentence: sentenceOf(result),
    parts: [
      textPart(null, [
        ...levers.map((lever) => bullet(`${capital(leverInWords(lever))}.`)),
        'Every key question has its published share over the cases of all practitioners, whatever the effects. Whose a case is depends on nothing else that is known of it: no publication says which cases are given to whom. This is a model, not a finding, with every other assumption at its central value.',
      ]),
      tablePart(correlationTable(result), { main: true }),
      tablePart(kindsTable(result)),
      tablePart(sharesTable(result)),
      textPart('Assumed: none of these effects is published', [
        ...assumptions.map(({ label, central, low, high, why }) =>
          bullet(`${label}: ${central} (${low} to ${high}). ${why}`),
        ),
        ...(effects === 'moderate'
          ? []
          : [
              bullet(
                effects === 'strong'
                  ? 'All effects are taken twice as strong, on the log odds scale.'
                  : 'All effects are left out.',
              ),
            ]),
      ]),
    ],
    data: result,
    scenarios: [scenario],
  };
}

/** How alike two cases of one practitioner are, today and in the month asked for. */
function sentenceOf({
  keyQuestions,
  sample: { cases, samePractitioner, designEffect },
  levers,
  month,
}: PractitionerCorrelation): string {
  const central = (key: 'today' | 'without' | 'withLevers'): string => {
    const values = keyQuestions.map((row) => row[key]?.central ?? 0);
    return range(leastOf(values), mostOf(values));
  };
  const highest = mostOf(keyQuestions.map(({ today }) => today.high));
  if (highest === 0)
    return 'With every effect of grade and experience left out, two cases of one practitioner are no more alike than any two.';
  const later =
    month === null
      ? ''
      : levers.length === 0
        ? `; in month ${month} by ${central('without')}`
        : `; in month ${month} by ${central('withLevers')} with the levers and ${central('without')} without`;
  return `By the assumed effects of grade and experience, two cases of one practitioner are correlated today by ${central('today')}, depending on the key question (none if there is no effect, up to ${icc(highest)} at the high ends)${later}. Any two of ${whole(cases)} cases drawn at random today are one practitioner's with a chance of ${percent(samePractitioner, 2)}, so their design effect is ${number(designEffect, 2)} at most.`;
}

const icc = (value: number): string => (value === 0 ? '0' : number(value, 3));

function range(low: number, high: number): string {
  return icc(low) === icc(high) ? icc(low) : `${icc(low)} to ${icc(high)}`;
}

function impliedIn({ central, low, high }: Implied): string {
  return `${icc(central)} (${icc(low)} to ${icc(high)})`;
}

function correlationTable({
  keyQuestions,
  month,
  levers,
}: PractitionerCorrelation): Table<QuestionByPractitioner> {
  type Row = QuestionByPractitioner;
  const column = (key: 'today' | 'without' | 'withLevers', heading: string): Column<Row> =>
    figures(
      key,
      heading,
      (row) => row[key]?.central ?? null,
      (row) => (row[key] === null ? '' : impliedIn(row[key])),
    );
  return {
    title: 'Correlation of two cases of one practitioner, and its range over the assumed effects',
    columns: [
      words('question', 'Key question', ({ question }) => readable(question)),
      numbers(
        'share',
        'Yes',
        ({ share }) => share,
        (value) => percent(value),
      ),
      column('today', 'Today'),
      ...(month === null ? [] : [column('without', `Month ${month}, without levers`)]),
      ...(month === null || levers.length === 0 ? [] : [column('withLevers', 'With them')]),
      numbers('noEffect', 'No effect', ({ today }) => today.noEffect, String),
    ],
    rows: keyQuestions,
  };
}

function kindsTable({ kinds, month, levers }: PractitionerCorrelation): Table<KindOfPractitioner> {
  type Row = KindOfPractitioner;
  const people = (key: string, heading: string, at: (row: Row) => Held | null): Column<Row>[] => [
    figures(
      `${key}People`,
      heading,
      (row) => at(row)?.people ?? null,
      (row) => number(at(row)?.people ?? 0, 1),
    ),
    figures(
      `${key}Share`,
      'of cases',
      (row) => at(row)?.share ?? null,
      (row) => percent(at(row)?.share ?? 0, 1),
    ),
  ];
  return {
    title: 'Who has the cases: full-time people, and the share of cases that they have',
    columns: [
      words('label', 'Practitioner', ({ label }) => label),
      ...people('today', 'Today', ({ today }) => today),
      ...(month === null ? [] : people('without', `Month ${month}`, ({ without }) => without)),
      ...(month === null || levers.length === 0
        ? []
        : people('with', 'With levers', ({ withLevers }) => withLevers)),
      words('basis', 'Basis', ({ basis }) => basis),
    ],
    rows: kinds,
    notes: [...new Set(kinds.map(({ basis, why }) => `${capital(basis)}: ${why}`))],
  };
}

function sharesTable({ kinds, keyQuestions }: PractitionerCorrelation): Table<KindOfPractitioner> {
  return {
    title:
      'Share of Yes in their cases, with the effects at their central values: assumed, and no measure of anybody',
    columns: [
      words('label', 'Practitioner', ({ label }) => label),
      ...keyQuestions.map(({ question, byKind }) =>
        numbers<KindOfPractitioner>(
          question,
          readable(question),
          (kind) => byKind[kinds.indexOf(kind)]!,
          (value) => percent(value, 1),
        ),
      ),
    ],
    rows: kinds,
  };
}
