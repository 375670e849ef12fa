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
            `Of ${plural(given.of, 'case')}, say high when more than ${number(given.above)} are Yes: that is wrong with a chance ${ofProbability(given.falseHigh)} where the rate is ${percentAsWritten(low)}, and ${ofProbability(given.falseLow)} where it is ${percentAsWritten(high)}.`,
          ]),
      ...(needed === null
        ? []
        : [
            `To tell ${percentAsWritten(low)} from ${percentAsWritten(high)} with risks of ${percentAsWritten(needed.asked.falseHigh)} and ${percentAsWritten(needed.asked.falseLow)}, inspect ${plural(needed.of, 'case')} and say high when more than ${number(needed.above)} are Yes.`,
          ]),
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
              `The risks reached are ${probabilityInWords(needed.falseHigh)} and ${probabilityInWords(needed.falseLow)}.`,
              ...(needed.allAbove.length > 1
                ? [`So have the cut-offs ${needed.allAbove.map(number).join(', ')}; the smallest is given.`]
                : []),
            ]),
      ]),
      chartPart(chartOf(plan)),
      tablePart(tableOf(plan), { main: true }),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<Row>('of', ({ of }) => of),
        raw<Row>('above', ({ above }) => above),
        raw<Row>('falseHigh', ({ falseHigh }) => falseHigh),
        raw<Row>('falseLow', ({ falseLow }) => falseLow),
      ],
      rows: cutOffs,
    }),
    data: plan,
  };
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
    title: `Cut-offs of ${plural(cutOffs[0]?.of ?? 0, 'case')} and their risks`,
    columns: [
      numbers('above', 'High when more than', ({ above }) => above, number),
      numbers('falseHigh', `High at ${percentAsWritten(low)}`, ({ falseHigh }) => falseHigh, probability),
      numbers('falseLow', `Low at ${percentAsWritten(high)}`, ({ falseLow }) => falseLow, probability),
    ],
    rows: cutOffs,
  };
}
