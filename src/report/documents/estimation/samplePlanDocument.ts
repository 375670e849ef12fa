import type { SamplePlan } from '../../../results/plan.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percent, plural, probability } from '../../../words/format.js';
import { numbers } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { decidableTable } from './decidableTable.js';
import { levelText } from './intervalDocument.js';
import { METHOD_LABELS, plusMinus, scenariosOf, surroundings } from './planWords.js';

/** The document of `casesim plan --of 84 --cohort 650`: what a given number of cases gives. */
export function samplePlanDocument(plan: SamplePlan, scenario?: Scenario): Document<SamplePlan> {
  const { of, proportion, levels, publishedRule, change, decidableFrom } = plan;
  const [at80, , at95] = levels;
  const { impliedCohort } = publishedRule;
  return {
    command: 'plan',
    title: `What ${plural(of, 'case')} can show`,
    sentence:
      `${plural(of, 'case')} ${of === 1 ? 'gives' : 'give'} a margin of ${plusMinus(at95?.margins.wald ?? 0)} at 95% confidence and ` +
      `${plusMinus(at80?.margins.wald ?? 0)} at 80%, where about ${percent(proportion)} are Yes.`,
    parts: [
      textPart(null, surroundings(plan, scenario)),
      tablePart(levelTable(levels), { main: true }),
      textPart('Beside the published rule', [
        `The Inspectorate's core programmes sample for 80% confidence and ±5 points; that would be ${plural(publishedRule.n, 'case')} ` +
          `here, and ${plural(of, 'case')} ${of === 1 ? 'gives' : 'give'} ${plusMinus(at80?.margins.wald ?? 0)}. No such rule is published for the dynamic inspections.`,
        ...(impliedCohort === null
          ? []
          : [`That rule would draw ${plural(of, 'case')} from a cohort of about ${number(impliedCohort)}.`]),
        ...rangeWords(plan),
        ...(plan.cohort === undefined
          ? [
              'Give the size of the cohort with --cohort: the fewer eligible cases there were, the more the sample says.',
            ]
          : []),
      ]),
      textPart('Seeing a change', [changeWords(change)]),
      tablePart(
        decidableTable(decidableFrom, {
          title: 'Fewest independent cases that can settle a band at 95% (Wilson)',
          note: 'Bands are hypothetical where the publication gives none.',
        }),
      ),
    ],
    data: plan,
    ...scenariosOf(scenario),
  };
}

function changeWords(change: SamplePlan['change']): string {
  if (change === null)
    return 'The whole cohort is inspected: its percentage is known, and nothing is left to chance.';
  const { tenPoints, rise } = change;
  const needed =
    rise === null
      ? 'no rise would be seen four times in five'
      : `to be seen four times in five, it would have to reach ${percent(rise, 1)}`;
  return (
    `With as many cases each time, a rise from 50% to 60% would be seen with probability ${probability(tenPoints.right)}; ` +
    `${needed} (exact, 95% confidence).`
  );
}

/** The margin at both ends of an assumed cohort's range. */
function rangeWords({ of, cohortRange }: SamplePlan): string[] {
  if (cohortRange === null) return [];
  const { low, high } = cohortRange;
  return [
    `From a cohort of ${number(low.cohort)}, ${plural(of, 'case')} would give ${plusMinus(low.margin)}; from one of ${number(high.cohort)}, ${plusMinus(high.margin)}.`,
  ];
}

type LevelRow = SamplePlan['levels'][number];

function levelTable(rows: readonly LevelRow[]): Table<LevelRow> {
  const margin = (key: keyof LevelRow['margins'], heading: string) =>
    numbers<LevelRow>(key, heading, ({ margins }) => margins[key], plusMinus);
  return {
    title: 'What the sample gives: half the width of the interval',
    columns: [
      numbers('confidence', 'Confidence', ({ confidence }) => confidence, levelText),
      margin('wald', METHOD_LABELS.wald),
      margin('wilson', METHOD_LABELS.wilson),
      margin('clopper-pearson', METHOD_LABELS['clopper-pearson']),
      margin('guaranteed', 'At its widest'),
    ],
    rows,
    notes: [
      'Clopper-Pearson on average over the counts; at its widest for whatever count comes out. With a cohort, both are ' +
        'those of the exact hypergeometric interval.',
    ],
  };
}
