import {
  type SurveyEstimate,
  type SurveyReport,
  type SurveyRow,
  saysNothing,
} from '../../../results/survey.js';
import {
  decimalsBetween,
  list,
  number,
  percent,
  percentRange,
  percentWithin,
  plural,
  whole,
} from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { decimalsFor } from './intervalWords.js';
import { levelText } from './levelText.js';

/** The document of `casesim interval FILE --stratum … --unit … --weight …`. */
export function surveyDocument(report: SurveyReport): Document<SurveyReport> {
  const drawn = report.estimates.some(({ intervals }) => intervals.length > 0);
  return {
    command: 'interval',
    title: `The share of ${report.columns.yes} in ${report.file}`,
    sentence: sentenceOf(report),
    parts: [
      ...(drawn ? [chartPart(chartOf(report))] : []),
      tablePart(tableOf(report), { main: true }),
      ...(drawn ? [tablePart(methodTable(report))] : []),
      remarks(report),
    ],
    data: report,
  };
}

function sentenceOf({ estimates, side, cases, unanswered, units, strata, weights }: SurveyReport): string {
  const [all] = estimates;
  if (all === undefined) return 'No case has an answer.';
  const [first] = all.intervals;
  const decimals = decimalsFor(cases);
  const among = [
    unanswered === 0
      ? plural(cases, 'case')
      : `${plural(all.cases, 'case')} with an answer (${whole(unanswered)} without one left out)`,
    ...(units === null ? [] : [plural(units, 'unit')]),
    ...(strata > 1 ? [plural(strata, 'stratum', 'strata')] : []),
  ];
  const share = `${percent(all.estimate, decimals)}${weights === 'equal' ? '' : ', weighted'}, from ${list(among)}`;
  if (first === undefined) return `${share}. ${all.reason ?? ''}`;
  const limits =
    side === 'lower'
      ? `is at least ${percentWithin(first.lower, decimals)}`
      : side === 'upper'
        ? `is at most ${percentWithin(first.upper, decimals)}`
        : `lies between ${percentRange(first.lower, first.upper, decimals).replace(' to ', ' and ')}`;
  const effect =
    all.designEffectInPopulation === null
      ? ''
      : ` and the design effect, against a simple random sample${all.designEffect === all.designEffectInPopulation ? '' : ' from the same cohort'}, ${number(all.designEffectInPopulation, 2)}`;
  const sure = `${share}: with ${levelText(first.confidence)} confidence the true share ${limits}, by ${first.label}`;
  if (all.reason !== null || all.standardError === null) return `${sure}. ${all.reason ?? ''}`;
  const error = `${number(100 * all.standardError, decimals + 1)} percentage points`;
  return `${sure}. The standard error is ${error}${effect}.`;
}

const nameOf = ({ group }: SurveyEstimate) => group ?? 'All cases';

function chartOf({ estimates, columns }: SurveyReport): IntervalsChart {
  const level = estimates.flatMap(({ intervals }) => intervals.slice(0, 1))[0];
  return {
    kind: 'intervals',
    title: `Share with Yes${columns.by === undefined ? '' : ` by ${columns.by}`}`,
    axis: { label: columns.yes, format: 'percent' },
    rows: estimates.flatMap((one) => {
      const [first] = one.intervals;
      if (first === undefined) return [];
      const { lower, upper } = first;
      return [
        {
          label: nameOf(one),
          point: one.estimate,
          lower,
          upper,
          note: percentRange(lower, upper, decimalsFor(one.cases)),
        },
      ];
    }),
    key: {
      point: 'estimate',
      interval: `${levelText(level?.confidence ?? 0.95)} interval, ${level?.label ?? ''}`,
    },
  };
}

function tableOf({ estimates, columns }: SurveyReport): Table<SurveyEstimate> {
  const limit = (one: SurveyEstimate, end: 'lower' | 'upper') => one.intervals[0]?.[end] ?? null;
  const shown = (value: number | null, cases: number) =>
    value === null ? '–' : percentWithin(value, decimalsFor(cases));
  return {
    title: 'Share with Yes',
    columns: [
      words('group', columns.by ?? 'Group', nameOf),
      figures(
        'cases',
        'Cases',
        ({ cases }) => cases,
        ({ cases }) => whole(cases),
      ),
      figures(
        'estimate',
        'Estimate',
        ({ estimate }) => estimate,
        ({ estimate, cases }) => percent(estimate, decimalsFor(cases)),
      ),
      figures(
        'standardError',
        'SE, percentage points',
        ({ standardError }) => standardError,
        ({ standardError: error, cases }) =>
          error === null ? '–' : number(100 * error, decimalsFor(cases) + 1),
      ),
      figures(
        'designEffectInPopulation',
        'Design effect',
        ({ designEffectInPopulation: effect }) => effect,
        ({ designEffectInPopulation: effect }) => (effect === null ? '–' : number(effect, 2)),
      ),
      figures(
        'degreesOfFreedom',
        'df',
        ({ degreesOfFreedom: df }) => df,
        ({ degreesOfFreedom: df }) => whole(df),
      ),
      figures(
        'lower',
        'Lower',
        (one) => limit(one, 'lower'),
        (one) => shown(limit(one, 'lower'), one.cases),
      ),
      figures(
        'upper',
        'Upper',
        (one) => limit(one, 'upper'),
        (one) => shown(limit(one, 'upper'), one.cases),
      ),
    ],
    rows: estimates,
    notes: estimates.flatMap((one) => (one.reason === null ? [] : [`${nameOf(one)}: ${one.reason}`])),
  };
}

/** One interval of one group. */
type MethodRow = SurveyRow & { readonly of: SurveyEstimate };

function methodTable({ estimates, columns }: SurveyReport): Table<MethodRow> {
  return {
    title: 'By method',
    columns: [
      words<MethodRow>('group', columns.by ?? 'Group', ({ of }) => nameOf(of)),
      words<MethodRow>(
        'method',
        'Method',
        ({ method }) => method,
        ({ label }) => label,
      ),
      figures<MethodRow>(
        'confidence',
        'Level',
        ({ confidence }) => confidence,
        ({ confidence }) => levelText(confidence),
      ),
      figures<MethodRow>(
        'lower',
        'Lower',
        ({ lower }) => lower,
        (row) => percentWithin(row.lower, decimalsBetween(row, decimalsFor(row.of.cases))),
      ),
      figures<MethodRow>(
        'upper',
        'Upper',
        ({ upper }) => upper,
        (row) => percentWithin(row.upper, decimalsBetween(row, decimalsFor(row.of.cases))),
      ),
      words<MethodRow>('use', 'Use', useOf),
    ],
    rows: estimates.flatMap((of) => of.intervals.map((row) => ({ ...row, of }))),
  };
}

function useOf(row: MethodRow): string {
  const { recommended, of } = row;
  if (recommended) return 'recommended';
  if (saysNothing(row)) return 'too few degrees of freedom';
  return of.reason === null ? 'comparison' : 'leaves out the design';
}

/** How much each case counts for, and by which columns. */
function weightsText({ weights, columns: { unit, population, unitCases } }: SurveyReport): string {
  if (weights === 'equal') return 'Every case counts the same: the file gives no weights.';
  if (weights === 'given') return 'Each case counts for its weight.';
  if (unit === undefined)
    return 'Each case counts for as many of its stratum as there are to one that was drawn.';
  const stages = [
    ...(population === undefined ? [] : ['the units of its stratum over those drawn']),
    ...(unitCases === undefined ? [] : ['the cases of its unit over those taken']),
  ];
  const all = unitCases === undefined ? ': every case of a unit is taken to be in the file' : '';
  return `Each case is weighted by ${stages.join(', times ')}${all}.`;
}

/** Whether groups may be questions of the same cases: all of one size. */
function isLikeQuestions({ estimates }: SurveyReport): boolean {
  const groups = estimates.filter(({ group }) => group !== null);
  return groups.length > 1 && groups.every(({ cases }) => cases === groups[0]?.cases);
}

const GROUPS_ARE_PARTS =
  'All groups have as many cases. Groups are taken for parts of the cases: where they are questions that were asked of the same cases, ' +
  'these standard errors are wrong, and so is the share of all; give each question a file of its own.';

function remarks(report: SurveyReport): Part {
  const { columns, unanswered, ungrouped, groupsWithoutAnswers: silent, unitsOfOneName: shared } = report;
  const hasErrors = report.estimates.some(({ standardError }) => standardError !== null);
  return textPart(null, [
    weightsText(report),
    ...(hasErrors ? errorsTexts(columns) : []),
    ...(isLikeQuestions(report) ? [GROUPS_ARE_PARTS] : []),
    ...(shared.length === 0
      ? []
      : [
          `${list(shared.slice(0, MOST_NAMED))}${shared.length > MOST_NAMED ? ` and ${whole(shared.length - MOST_NAMED)} more` : ''} ${shared.length === 1 ? 'is a name' : 'are names'} of units in more than one stratum, and in each stands for a unit of its own.`,
        ]),
    ...(silent.length === 0
      ? []
      : [
          `No case of ${list(silent.slice(0, MOST_NAMED))}${silent.length > MOST_NAMED ? ` and of ${plural(silent.length - MOST_NAMED, 'other group')}` : ''} has an answer, so nothing is said of ${silent.length === 1 ? 'it' : 'them'}.`,
        ]),
    ...(unanswered > 0
      ? [
          `${plural(unanswered, 'case')} without an answer ${unanswered === 1 ? 'is' : 'are'} part of the design and not of the share.`,
        ]
      : []),
    ...(ungrouped > 0
      ? [
          `${plural(ungrouped, 'case')} without a group ${ungrouped === 1 ? 'is' : 'are'} in no group's share.`,
        ]
      : []),
  ]);
}

/** So many names in a sentence. */
const MOST_NAMED = 5;

/** What standard errors are of. */
function errorsTexts({ population, unitCases }: SurveyReport['columns']): string[] {
  return [
    population === undefined
      ? 'No population is given, so the cases stand for a process without end: with --population a finite one is corrected for.'
      : 'Standard errors are those of a finite population, as large as the file says.',
    ...(population === undefined && unitCases !== undefined
      ? [
          'Out of how many cases of a unit those taken come changes no standard error without --population: units without end differ by all that cases within them add.',
        ]
      : []),
    'Standard errors are linearised, and the methods are those of svyciprop in R; Korn-Graubard counts no more cases than there are, and beside it is that of R, which may.',
  ];
}
