import type { DecisionRule } from '../../../estimation/rules/decisionRule.js';
import type { SamplePlan } from '../../../results/plan.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { capital } from '../../../words/capital.js';
import {
  asWritten,
  number,
  percentAsWritten,
  percentReached,
  plural,
  probabilityInWords,
} from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { numbers } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bandCasesTable } from '../estimation/bandCasesTable.js';
import { levelText } from '../estimation/levelText.js';
import {
  intervalLabel,
  marginTitle,
  plusMinus,
  plusMinusNumber,
  scenariosOf,
  surroundings,
} from './planWords.js';

/** The document of `casesim plan --of 84 --cohort 650`: what a given number of cases gives. */
export function samplePlanDocument(plan: SamplePlan, scenario?: Scenario): Document<SamplePlan> {
  const { of, proportion, levels, publishedRule, change, toSettle } = plan;
  const [at80, , at95] = levels.map(({ margins }) => margins[0]);
  if (at80 === undefined || at95 === undefined) throw new RangeError('no interval');
  const { impliedCohort } = publishedRule;
  const noun = scenario === undefined ? CASES : nounOf(scenario);
  const counted = (count: number) => plural(count, noun[0], noun[1]);
  const gives = `${counted(of)} ${of === 1 ? 'gives' : 'give'}`;
  return {
    command: 'plan',
    title: `What ${counted(of)} can show`,
    sentence:
      `${gives} a margin of ${plusMinus(at95.expected)} at 95% confidence and ${plusMinus(at80.expected)} at 80% ` +
      `(${intervalLabel(at95.method, plan)}), where about ${percentAsWritten(proportion)} are Yes.`,
    parts: [
      textPart(null, [...surroundings(plan, scenario), ...claimWords(plan, noun[1])]),
      chartPart(curveChart(plan, at95, noun)),
      tablePart(levelTable(plan), { main: true }),
      textPart('Beside the published rule', [
        `The Inspectorate's core programmes sample for 80% confidence and ±5 percentage points; by the textbook formula that would be ${counted(publishedRule.n)} ` +
          'here. No such rule is published for the dynamic inspections.',
        ...(impliedCohort === null
          ? []
          : [`That rule would draw ${counted(of)} from a cohort of about ${number(impliedCohort)}.`]),
        ...decisionWords(plan, noun),
        ...rangeWords(plan, noun),
        ...(plan.cohort === undefined
          ? [
              'Give the size of the cohort with --cohort: the fewer eligible cases there were, the more the sample says.',
            ]
          : []),
      ]),
      ...(change === null ? [] : [textPart('Seeing a change', changeWords(plan, change, noun[1]))]),
      ...(toSettle === null
        ? []
        : [
            tablePart(
              bandCasesTable(toSettle, { method: 'wilson', confidence: 0.95, noun }, [
                'Bands are hypothetical where the publication gives none.',
              ]),
            ),
          ]),
    ],
    data: plan,
    ...scenariosOf(scenario),
  };
}

/** What one case is called, and several. */
type Noun = readonly [string, string];
const CASES: Noun = ['case', 'cases'];

/** The margin over the cases, with a line where those in question are. */
function curveChart(plan: SamplePlan, { method, expected }: MarginRow, noun: Noun): LinesChart {
  const { of, curve } = plan;
  return {
    kind: 'lines',
    title: marginTitle(plan, method, 0.95, noun[1]),
    x: { label: capital(noun[1]), format: 'number' },
    y: { label: 'Half the width of the interval', low: 0, format: 'percent' },
    references: [{ at: expected, label: `${plusMinus(expected)}: ${plural(of, noun[0], noun[1])}` }],
    series: [{ label: 'Margin', points: curve.map((point) => [point.of, point.margin] as const) }],
  };
}

/** What the margins are about, where there is a cohort. */
function claimWords({ cohort }: SamplePlan, many: string): string[] {
  return cohort === undefined
    ? []
    : [
        `These margins are for a claim about the cohort itself. For one about the process behind the ${many} the size of the cohort ` +
          'does not matter: leave it out.',
      ];
}

function changeWords(
  { of, cohort, designEffect }: SamplePlan,
  { process, cohorts }: NonNullable<SamplePlan['change']>,
  many: string,
): string[] {
  const { tenPoints, rise, isExact, independentCases } = process;
  const chance = probabilityInWords(tenPoints.right);
  const needed =
    rise === null
      ? 'no rise would be seen four times in five'
      : `to be seen four times in five, it would have to reach ${percentReached(rise, 1)}`;
  const how = isExact
    ? 'exact, Miettinen-Nurminen at 95% confidence'
    : `the exact chance of the ${plural(independentCases, 'independent case')} that these count for at a design effect of ${asWritten(designEffect ?? 1)}`;
  const work =
    `With as many ${many} each time, a rise from 50% to 60% in the process behind the ${many} would be seen with probability ` +
    `${chance}; ${needed} (${how}).`;
  if (cohorts === null) return [work];
  const [before, after] = cohorts.yes.map((yes) => number(yes));
  if (before === after) {
    return [
      work,
      `Two cohorts of ${number(cohort ?? 0)} themselves cannot differ so: each would have ${before} Yes, in whole cases.`,
    ];
  }
  if (cohort === of) {
    return [
      work,
      'The whole cohort is inspected: about the cohort itself its percentage is known, and nothing is left to chance.',
    ];
  }
  return [
    work,
    `Between two cohorts of ${number(cohort ?? 0)} themselves, of which ${before} and ${after} would be Yes, it would be seen with probability ` +
      `${probabilityInWords(cohorts.finiteScore.right)} by the same test with the part of each cohort that was seen, and ` +
      `${probabilityInWords(cohorts.score.right)} without (exact, hypergeometric).`,
  ];
}

/** A rule for a margin says nothing of how often a decision is wrong: said here of the two ends of the margin. */
function decisionWords({ of, publishedRule: { asDecision } }: SamplePlan, noun: Noun): string[] {
  if (asDecision === null) return [];
  const { low, high, ofRule, given } = asDecision;
  const wrong = ({ risks: { falseHigh, falseLow } }: DecisionRule) =>
    `${probabilityInWords(falseHigh)} and ${probabilityInWords(falseLow)}`;
  return [
    `As a rule for a decision it tells ${percentAsWritten(low)} from ${percentAsWritten(high)} at best by saying high above ${number(ofRule.cut)} Yes, wrong with chances of ${wrong(ofRule)}; ${plural(of, noun[0], noun[1])}, above ${number(given.cut)}, with ${wrong(given)} (exact).`,
  ];
}

/** The margin at both ends of an assumed cohort's range. */
function rangeWords({ of, cohortRange }: SamplePlan, noun: Noun): string[] {
  if (cohortRange === null) return [];
  const { low, high } = cohortRange;
  return [
    `At 80% confidence, ${plural(of, noun[0], noun[1])} would give ${plusMinus(low.margin)} from a cohort of ${number(low.cohort)}, and ${plusMinus(high.margin)} from one of ${number(high.cohort)}.`,
  ];
}

type LevelRow = SamplePlan['levels'][number];
type MarginRow = LevelRow['margins'][number];

function levelTable(plan: SamplePlan): Table<LevelRow> {
  const rows = plan.levels;
  const methods = rows[0]?.margins.map(({ method }) => method) ?? [];
  const exact = methods.find((method) => method === 'clopper-pearson' || method === 'hypergeometric');
  const margin = (index: number, of: 'expected' | 'widest') => (row: LevelRow) =>
    row.margins[index]?.[of] ?? 0;
  return {
    title: 'What the sample gives: half the width of the interval, in percentage points',
    columns: [
      numbers('confidence', 'Confidence', ({ confidence }) => confidence, levelText),
      ...methods.flatMap((method, i) => [
        numbers<LevelRow>(method, intervalLabel(method, plan), margin(i, 'expected'), plusMinusNumber),
        ...(method === exact
          ? [numbers<LevelRow>(`${method}-widest`, 'At its widest', margin(i, 'widest'), plusMinusNumber)]
          : []),
      ]),
    ],
    rows,
    notes: [
      [
        ...(exact === undefined
          ? []
          : [
              `${intervalLabel(exact, plan)} on average over the counts; at its widest for whatever count comes out.`,
            ]),
        'The textbook interval is shown for comparison: its true coverage is poor.',
      ].join(' '),
    ],
  };
}
