import type { RulePlan } from '../../../results/plan/rule.js';
import {
  number,
  ofProbability,
  percentAsWritten,
  plural,
  probability,
  probabilityInWords,
} from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { cellsOf } from '../../document/cells.js';
import { numbers, raw } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';

type Row = RulePlan['cutOffs'][number];

/** The document of `casesim plan rule 50% 65%`. */
export function rulePlanDocument(plan: RulePlan): Document<RulePlan> {
  const { low, high, cohort, needed, given, cutOffs } = plan;
  return {
    command: 'plan rule',
    title: 'A rule that tells two rates from each other',
    sentence: [
      ...(given === null
        ? []
        : [
            `Of ${plural(given.cases, 'case')}, say high when more than ${number(given.cut)} are Yes: that is wrong with a chance ${ofProbability(given.risks.falseHigh)} where the rate is ${percentAsWritten(low)}, and ${ofProbability(given.risks.falseLow)} where it is ${percentAsWritten(high)}.`,
          ]),
      ...(needed === null
        ? []
        : [
            `To tell ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${percentAsWritten(needed.asked.falseHigh)} and ${percentAsWritten(needed.asked.falseLow)}, inspect ${plural(needed.cases, 'case')} and say high when more than ${number(needed.cut)} are Yes.`,
          ]),
      ...doubleWords(plan),
    ].join(' '),
    parts: [
      textPart(null, [
        `A rule is not an estimate: at rates between ${percentAsWritten(low)} and ${percentAsWritten(high)} it says either.`,
        cohort === null
          ? 'Exact, for the work behind the cases. With --cohort the claim is about the cases of a cohort, which takes fewer.'
          : `Exact, for the rate of a cohort of ${number(cohort)} cases, whose Yes are its size times each rate, rounded half up.`,
        ...(needed === null
          ? []
          : [
              `The risks reached are ${probabilityInWords(needed.risks.falseHigh)} and ${probabilityInWords(needed.risks.falseLow)}.`,
              ...(needed.allCuts.length > 1
                ? [`So have the cut-offs ${needed.allCuts.map(number).join(', ')}; the smallest is given.`]
                : []),
            ]),
      ]),
      chartPart(chartOf(plan)),
      tablePart(tableOf(plan), { main: true }),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<Row>('cases', ({ cases }) => cases),
        raw<Row>('cut', ({ cut }) => cut),
        raw<Row>('falseHigh', ({ risks }) => risks.falseHigh),
        raw<Row>('falseLow', ({ risks }) => risks.falseLow),
      ],
      rows: cutOffs,
    }),
    data: plan,
  };
}

/** A plan in two samples, and what it does in the cohort if there is one. */
function doubleWords({ double, needed, given, cohort, low, high }: RulePlan): string[] {
  if (double === null) return [];
  const {
    first,
    stopLow,
    stopHigh,
    total,
    cut,
    falseHigh,
    falseLow,
    expectedAtLow,
    expectedAtHigh,
    inCohort,
  } = double;
  const stops = [
    ...(stopLow < 0 ? [] : [`low at ${number(stopLow)} Yes or fewer`]),
    ...(stopHigh > first ? [] : [`high at ${number(stopHigh)} or more`]),
  ].join(', ');
  const one = (needed ?? given)?.cases ?? 0;
  // The one sample of a cohort is not that of the work behind any, for which the two were found.
  const inPlace = cohort === null ? `, in place of ${number(one)}` : '';
  return [
    `In two samples: inspect ${plural(first, 'case')} and say ${stops}; else go on to ${number(total)} and say high above ${number(cut)}. It expects ${number(expectedAtLow, 1)} cases where the rate is ${percentAsWritten(low)} and ${number(expectedAtHigh, 1)} where it is ${percentAsWritten(high)}${inPlace}, with risks of ${probabilityInWords(falseHigh)} and ${probabilityInWords(falseLow)}.`,
    ...(inCohort === null || cohort === null
      ? []
      : [
          `In a cohort of ${number(cohort)} its risks are ${probabilityInWords(inCohort.falseHigh)} and ${probabilityInWords(inCohort.falseLow)}, and it expects ${number(inCohort.expectedAtLow, 1)} and ${number(inCohort.expectedAtHigh, 1)} cases.`,
        ]),
  ];
}

function chartOf({ curve, low, high }: RulePlan): LinesChart {
  return {
    kind: 'lines',
    title: 'The chance that the rule says high',
    x: { label: 'True rate', format: 'percent' },
    y: { label: 'Chance of high', low: 0, high: 1, format: 'percent' },
    references: [],
    series: [
      {
        label: `From ${percentAsWritten(low)}, low, to ${percentAsWritten(high)}, high`,
        points: curve.map(({ rate, high: chance }) => [rate, chance] as const),
      },
    ],
  };
}

function tableOf({ cutOffs, low, high }: RulePlan): Table<Row> {
  return {
    title: `Cut-offs of ${plural(cutOffs[0]?.cases ?? 0, 'case')} and their risks`,
    columns: [
      numbers('cut', 'High when more than', ({ cut }) => cut, number),
      numbers('falseHigh', `High at ${percentAsWritten(low)}`, ({ risks }) => risks.falseHigh, probability),
      numbers('falseLow', `Low at ${percentAsWritten(high)}`, ({ risks }) => risks.falseLow, probability),
    ],
    rows: cutOffs,
  };
}
