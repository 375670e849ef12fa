import type { CleanSamplePlan } from '../../../results/plan/cleanSample.js';
import { number, ofProbability, percentAsWritten, plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { numbers, raw } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';

type Row = CleanSamplePlan['byFaults'][number];

/** The document of `casesim plan clean-sample 5%`. */
export function cleanSamplePlanDocument(plan: CleanSamplePlan): Document<CleanSamplePlan> {
  const { tolerable, expected, confidence, needed, given, byFaults } = plan;
  const level = `${percentAsWritten(confidence)} confidence`;
  return {
    command: 'plan clean-sample',
    title: 'Cases that show that faults are few',
    sentence: [
      ...(given === null ? [] : [givenInWords(plan, given, level)]),
      ...(needed === null
        ? []
        : [
            `To show with ${level} that fewer than ${percentAsWritten(tolerable)} of cases have a fault, inspect ${plural(needed.cases, 'case')} and find ${atMostFaults(needed.allowed)}.`,
          ]),
    ].join(' '),
    parts: [
      textPart(null, [
        'Exact, from the binomial: the cases are taken to be drawn at random from many.',
        ...(needed === null
          ? []
          : [
              `Were ${percentAsWritten(tolerable)} of all cases faulty, so few faults would be found with a chance ${ofProbability(needed.riskReached)}.`,
              ...goodInWords(plan, needed),
              ...(expected === 0
                ? []
                : [`The faults allowed are ${percentAsWritten(expected)} of the cases, rounded up.`]),
            ]),
      ]),
      tablePart(
        {
          title: 'The fewest cases by the faults found',
          columns: [
            numbers<Row>('faults', 'Faults found', ({ faults }) => faults, number),
            numbers<Row>('of', 'Cases', ({ of }) => of, number),
          ],
          rows: byFaults,
        },
        { main: true },
      ),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [raw<Row>('faults', ({ faults }) => faults), raw<Row>('of', ({ of }) => of)],
      rows: byFaults,
    }),
    data: plan,
  };
}

const atMostFaults = (faults: number) => (faults === 0 ? 'no fault' : `at most ${plural(faults, 'fault')}`);

function givenInWords(
  { tolerable }: CleanSamplePlan,
  { of, faults }: NonNullable<CleanSamplePlan['given']>,
  level: string,
): string {
  const shown = `with ${level} that fewer than ${percentAsWritten(tolerable)} of cases have a fault`;
  return faults === null
    ? `${plural(of, 'case')} cannot show ${shown}, even without a fault among them.`
    : `${plural(of, 'case')} show ${shown} if they have ${atMostFaults(faults)}.`;
}

/** One more case may allow one more fault, and then be too few. */
function goodInWords(
  { expected }: CleanSamplePlan,
  needed: NonNullable<CleanSamplePlan['needed']>,
): string[] {
  if (expected === 0) return ['Every larger number of cases without a fault shows it too.'];
  const { cases, fewestForGood } = needed;
  if (fewestForGood === cases) return ['Every larger number of cases shows it too.'];
  return [
    fewestForGood === null
      ? 'Some larger numbers of cases do not show it, as they allow one more fault.'
      : `Some larger numbers of cases do not show it, as they allow one more fault: from ${number(fewestForGood)} on all do.`,
  ];
}
