import type { ChangePlan, MarginPlan } from '../../../results/plan.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percent, plural, probability } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './intervalDocument.js';
import { METHOD_LABELS, plusMinus, scenariosOf, surroundings } from './planWords.js';

/** The document of `casesim plan --margin 5%`. */
export function marginPlanDocument(plan: MarginPlan, scenario?: Scenario): Document<MarginPlan> {
  const { margin, confidence, proportion, sizes } = plan;
  const [wald] = sizes;
  const { n, ask } = wald!.expected;
  const asking = ask === n ? '' : `, so ask for ${number(ask)}`;
  return {
    command: 'plan',
    title: `Cases needed for ${plusMinus(margin)}`,
    sentence:
      `For ${plusMinus(margin)} at ${levelText(confidence)} confidence, inspect ${plural(n, 'case')}${asking}, if about ` +
      `${percent(proportion)} are expected to be Yes.`,
    parts: [textPart(null, surroundings(plan, scenario)), tablePart(marginTable(sizes), { main: true })],
    data: plan,
    ...scenariosOf(scenario),
  };
}

type MarginRow = MarginPlan['sizes'][number];

function marginTable(rows: readonly MarginRow[]): Table<MarginRow> {
  const cases = (key: string, heading: string, of: (row: MarginRow) => number) =>
    figures<MarginRow>(key, heading, of, (row) => number(of(row)));
  return {
    title: 'Cases needed, by the interval that will be printed',
    columns: [
      words(
        'method',
        'Interval',
        ({ method }) => method,
        ({ method }) => METHOD_LABELS[method],
      ),
      cases('expected', 'As expected', ({ expected }) => expected.n),
      cases('expectedAsk', 'Ask for', ({ expected }) => expected.ask),
      cases('guaranteed', 'Whatever is found', ({ guaranteed }) => guaranteed.n),
      cases('guaranteedAsk', 'Ask for', ({ guaranteed }) => guaranteed.ask),
    ],
    rows,
    notes: [
      'As expected: near the expected percentage. Whatever is found: for every count that could come out.',
      'With a cohort, Clopper-Pearson stands for the exact hypergeometric interval.',
    ],
  };
}

type PowerRow = ChangePlan['chances'][number];

/** The document of `casesim plan --from 49% --to 59%`. */
export function changePlanDocument(plan: ChangePlan, scenario?: Scenario): Document<ChangePlan> {
  const { from, to, power, size } = plan;
  const asking = size.ask === size.n ? '' : ` (ask for ${number(size.ask)})`;
  return {
    command: 'plan',
    title: `Cases needed to see a change from ${percent(from)} to ${percent(to)}`,
    sentence:
      `To see a change from ${percent(from)} to ${percent(to)} with a chance of ${percent(power)}, inspect ` +
      `${plural(size.n, 'case')}${asking} each time.`,
    parts: [textPart(null, surroundings(plan, scenario)), tablePart(powerTable(plan), { main: true })],
    data: plan,
    ...scenariosOf(scenario),
  };
}

function powerTable({ chances, confidence, size }: ChangePlan): Table<PowerRow> {
  const { n, independent } = size;
  return {
    title: 'Chance of seeing the change',
    columns: [
      numbers('of', 'Independent cases each time', ({ of }) => of, number),
      numbers('right', 'Seen', ({ power }) => power.right, probability),
      numbers('wrong', 'Seen backwards', ({ power }) => power.wrong, probability),
    ],
    rows: chances,
    notes: [
      `Exact: both binomials summed over the tables that Miettinen and Nurminen's test rejects at ${levelText(confidence)} confidence.`,
      ...(n === independent
        ? []
        : [
            `Chosen so, ${plural(n, 'case')} are as good as ${number(independent)} independent ones from an endless cohort.`,
          ]),
    ],
  };
}
