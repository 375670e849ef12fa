import type { MarginPlan } from '../../../results/plan/margin.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percentAsWritten, plural, pointsAsWritten } from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { intervalLabel, marginTitle, plusMinus, scenariosOf, surroundings } from './planWords.js';

/** The document of `casesim plan margin 5%`. */
export function marginPlanDocument(plan: MarginPlan, scenario?: Scenario): Document<MarginPlan> {
  const { margin, confidence, proportion, sizes } = plan;
  const [first] = sizes;
  if (first === undefined) throw new RangeError('no interval');
  const { n, ask, gives } = first.expected;
  const asking = ask === n ? '' : `, so ask for ${number(ask)}`;
  const short = 'margin' in gives && gives.margin > margin * (1 + 1e-9) ? gives.margin : null;
  return {
    command: 'plan margin',
    title: `Cases needed for ±${pointsAsWritten(margin)}`,
    sentence:
      short === null
        ? `For ±${pointsAsWritten(margin)} at ${levelText(confidence)} confidence (${intervalLabel(first.method, plan)}), inspect ${plural(n, 'case')}${asking}, if about ` +
          `${percentAsWritten(proportion)} are expected to be Yes.`
        : `±${pointsAsWritten(margin)} at ${levelText(confidence)} confidence cannot be reached: all ${plural(n, 'case')} that can be inspected give ${plusMinus(short)} (${intervalLabel(first.method, plan)}).`,
    parts: [
      textPart(null, [
        ...surroundings(plan, scenario),
        'An expected margin is no promise, as the interval that comes out may be wider: casesim plan assurance finds the cases for a stated chance.',
      ]),
      chartPart(chartOf(plan)),
      tablePart(marginTable(plan), { main: true }),
    ],
    data: plan,
    ...scenariosOf(scenario),
  };
}

function chartOf(plan: MarginPlan): LinesChart {
  const { margin, confidence, curve, sizes } = plan;
  const [first] = sizes;
  return {
    kind: 'lines',
    title: marginTitle(plan, first?.method, confidence),
    x: { label: 'Cases', format: 'number' },
    y: { label: 'Half the width of the interval', low: 0, format: 'percent' },
    references: [{ at: margin, label: `±${pointsAsWritten(margin)}, as asked` }],
    series: [{ label: 'Margin', points: curve.map((point) => [point.of, point.margin] as const) }],
  };
}

type MarginRow = MarginPlan['sizes'][number];

function marginTable(plan: MarginPlan): Table<MarginRow> {
  const cases = (key: string, heading: string, of: (row: MarginRow) => number) =>
    figures<MarginRow>(key, heading, of, (row) => number(of(row)));
  return {
    title: 'Cases needed, by the interval that will be printed',
    columns: [
      words(
        'method',
        'Interval',
        ({ method }) => method,
        ({ method }) => intervalLabel(method, plan),
      ),
      cases('expected', 'As expected', ({ expected }) => expected.n),
      cases('expectedAsk', 'Ask for', ({ expected }) => expected.ask),
      cases('guaranteed', 'Whatever is found', ({ guaranteed }) => guaranteed.n),
      cases('guaranteedAsk', 'Ask for', ({ guaranteed }) => guaranteed.ask),
    ],
    rows: plan.sizes,
    notes: [
      'As expected: near the expected percentage. Whatever is found: for every count that could come out. The textbook ' +
        'interval is shown for comparison: its true coverage is poor.',
    ],
  };
}
