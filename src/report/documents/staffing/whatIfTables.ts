import { mostOf } from '../../../numeric/extremes.js';
import { readable } from '../../../scenario/figures/readable.js';
import { NOBODY } from '../../../staffing/whatIf/longRun.js';
import type { QuestionOutcome } from '../../../staffing/whatIf/questionOutcome.js';
import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { list, number, percent, probability, signed, whole } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';

const ASSUMED = 'The effects, and every number of staff, are assumed: see what these numbers assume.';

/** A difference of an outcome without its unit, for tables that say it once. */
export function bareDifference({ format }: Pick<OutcomeFans, 'format'>, value: number): string {
  return signed(format === 'percent' ? 100 * value : value, decimalsOf(format));
}

/** Decimals that a number of a format is printed with. */
function decimalsOf(format: OutcomeFans['format']): number {
  return format === 'times' ? 2 : format === 'hours' ? 0 : 1;
}

/** An error of the median change of more than this part of it leaves the cases needed one digit, or no more than a range. */
const ONE_DIGIT = 0.05;
const RANGE = 0.2;

/** Cases needed to as many digits as the draws can tell, a range of two errors either way where that is not even one. */
export function aboutCases({
  casesNeeded,
  difference,
  differenceError,
}: Pick<QuestionOutcome, 'casesNeeded' | 'difference' | 'differenceError'>): string {
  if (casesNeeded === null) return 'more than 20,000';
  const part = differenceError / Math.abs(difference.middle);
  const shown = (cases: number, digits: number) => whole(Number(cases.toPrecision(digits)));
  if (part < ONE_DIGIT) return `about ${shown(casesNeeded, 2)}`;
  if (part < RANGE) return `about ${shown(casesNeeded, 1)}`;
  // Cases go with the inverse square of the change.
  const at = (change: number) => casesNeeded / (change * change);
  const [fewest, most] = [at(1 + 2 * part), at(Math.max(0, 1 - 2 * part))];
  return most > 20_000 ? `${shown(fewest, 1)} or more` : `${shown(fewest, 1)} to ${shown(most, 1)}`;
}

/** The Monte Carlo standard error of a median difference, in the unit of its table. */
function errorIn(row: OutcomeFans): string {
  return bareError(row, row.differenceError);
}

/** A standard error in the unit of its table. */
export function bareError({ format }: Pick<OutcomeFans, 'format'>, error: number): string {
  return number(format === 'percent' ? 100 * error : error, decimalsOf(format));
}

/** A value by month. */
export function at(values: readonly number[], month: number): number {
  return values[month]!;
}

/** What is given for each officer. */
export const PER_OFFICER: readonly OutcomeFans['name'][] = ['officerUtilisation', 'officerCaseload'];

/** Whether officers have gone by a month, the inspection's if omitted, in the median: what is given for each says nothing then. */
export function isNobodyLeft({ trajectories, inspectAt }: WhatIf, month = inspectAt): boolean {
  return trajectories.find(({ name }) => name === 'officers')!.whatIf.middle[month]! < NOBODY;
}

/** Whether an outcome is given for each officer in a month when none is left. */
export function isOfNobody(result: WhatIf, name: OutcomeFans['name'], month: number): boolean {
  return PER_OFFICER.includes(name) && isNobodyLeft(result, month);
}

/** What a chart has at its foot, since it may be shown without its page. */
export function originOf(what: string, results: readonly WhatIf[]): string {
  const { draws, seed } = results[0]!;
  const baselines = [...new Set(results.map(({ baseline }) => baseline))];
  return `${what}. Without the levers: ${list(baselines)}. ${whole(draws)} draws, seed ${seed}. A model, not a finding.`;
}

/** Staffing and key questions at the inspection. */
export function outcomeTable(result: WhatIf): Table<OutcomeFans> {
  const { trajectories, inspectAt, draws } = result;
  const gone = isNobodyLeft(result);
  return changesTable(
    result,
    trajectories.filter(({ queue, name }) => queue === null && !(gone && PER_OFFICER.includes(name))),
    {
      title: `At month ${inspectAt}: medians of ${whole(draws)} draws, and 5% to 95% of the difference`,
      notes: [
        'Differences of percentages are in percentage points. The difference is the median of the differences, not the difference between the medians; ± is the Monte Carlo standard error. Today: every assumption central.',
        ...endErrorsNote(trajectories, inspectAt),
        ...(gone
          ? [
              "Officers' utilisation and cases per officer are left out: by then fewer than half an officer is left to hold cases.",
            ]
          : []),
        'If no effect: with central assumptions, and no effect of practice on oversight or of either on a key question.',
        ASSUMED,
      ],
    },
  );
}

/** How well the draws tell the ends of the differences that have a range. */
export function endErrorsNote(rows: readonly OutcomeFans[], month: number): string[] {
  const shares = rows.flatMap(({ format, difference, endErrors: { low, high } }) => {
    const width = at(difference.high, month) - at(difference.low, month);
    // A range that is printed as none has no width that could be told.
    const shown = (format === 'percent' ? 100 : 1) * width * 10 ** decimalsOf(format);
    return shown >= 1 ? [Math.max(low, high) / width] : [];
  });
  if (shares.length === 0) return [];
  return [
    `The ends of a range have Monte Carlo standard errors of up to ${percent(mostOf(shares))} of its width; --json has each.`,
  ];
}

/** Outcomes at the inspection: without the levers, with them, the difference and the difference by no effect. */
export function changesTable(
  { inspectAt }: WhatIf,
  rows: readonly OutcomeFans[],
  said: Pick<Table<OutcomeFans>, 'title' | 'notes'>,
): Table<OutcomeFans> {
  return {
    ...said,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      figures(
        'today',
        'Today',
        ({ today }) => today,
        (row) => showValue(row, row.today),
      ),
      figures(
        'withoutLevers',
        'Without',
        ({ baseline }) => at(baseline.middle, inspectAt),
        (row) =>
          `${showValue(row, at(row.baseline.middle, inspectAt))} ± ${bareError(row, row.baselineError)}`,
      ),
      figures(
        'withLevers',
        'With',
        (row) => at(row.whatIf.middle, inspectAt),
        (row) => `${showValue(row, at(row.whatIf.middle, inspectAt))} ± ${bareError(row, row.whatIfError)}`,
      ),
      figures(
        'difference',
        'Difference',
        ({ difference }) => at(difference.middle, inspectAt),
        (row) => `${bareDifference(row, at(row.difference.middle, inspectAt))} ± ${errorIn(row)}`,
      ),
      words(
        'range',
        '5% to 95%',
        ({ difference }) => `${at(difference.low, inspectAt)} to ${at(difference.high, inspectAt)}`,
        (row) =>
          `${bareDifference(row, at(row.difference.low, inspectAt))} to ${bareDifference(row, at(row.difference.high, inspectAt))}`,
      ),
      figures(
        'noEffect',
        'If no effect',
        ({ noEffect }) => at(noEffect, inspectAt),
        (row) => bareDifference(row, at(row.noEffect, inspectAt)),
      ),
    ],
    rows,
  };
}

/** What an inspection would show of the change. */
export function chancesTable({ keyQuestions, cases, inspectAt }: WhatIf): Table<QuestionOutcome> {
  const way = { rise: 'a rise', fall: 'a fall', none: 'no change' } as const;
  const published = keyQuestions[0]?.sincePublished.of[0] ?? cases;
  return {
    title: `Would ${whole(cases)} cases at month ${inspectAt} show the change?`,
    columns: [
      words('question', 'Key question', ({ question }) => readable(question)),
      words('direction', 'To show', ({ withAndWithout }) => way[withAndWithout.direction]),
      numbers('shows', 'Shows it', (row) => row.withAndWithout.shows, probability),
      numbers('showsByChance', 'Shows it by chance alone', (row) => row.byLuck.shows, probability),
      numbers('distinguishable', 'Significant', (row) => row.withAndWithout.distinguishable, probability),
      numbers('byLuck', 'Significant by chance alone', (row) => row.byLuck.distinguishable, probability),
      numbers(
        'sincePublished',
        'Significant against the published',
        (row) => row.sincePublished.distinguishable,
        probability,
      ),
      figures(
        'casesNeeded',
        'Cases needed',
        ({ casesNeeded }) => casesNeeded,
        (row) =>
          row.casesNeeded === null && row.withAndWithout.direction === 'none'
            ? '–'
            : aboutCases(row).replace('about ', '').replace('more than', 'over'),
      ),
    ],
    rows: keyQuestions,
    notes: [
      `Shows it, significant: an inspection with the levers against one without, ${whole(cases)} cases each. Exact sums over two binomials, averaged over the draws; significant means that the score test of no difference (Miettinen-Nurminen) gives a two-sided p below 0.05, in the right direction.`,
      'By chance alone: the same chances if no assumed effect existed.',
      `Significant against the published: an inspection with the levers compared with the published one of ${whole(published)} cases; change since then is included.`,
      'Cases needed: in each of two inspections, for an 80% chance of showing the median change, to as many digits as the draws say, and a range of two Monte Carlo standard errors of the change either way where they do not say one. The chances have Monte Carlo standard errors of less than 0.01 at 1,000 draws; --json has each.',
    ],
  };
}

interface SplitRow {
  readonly label: string;
  readonly of: 'percentage' | 'change';
  readonly outcome: QuestionOutcome;
}

/** Where the uncertainty comes from. */
export function uncertaintyTable({ keyQuestions, cases, inspectAt }: WhatIf): Table<SplitRow> {
  const rows = keyQuestions.flatMap((outcome): SplitRow[] => [
    { label: `${readable(outcome.question)}: percentage`, of: 'percentage', outcome },
    { label: `${readable(outcome.question)}: change`, of: 'change', outcome },
  ]);
  const split = ({ of, outcome }: SplitRow) => outcome.uncertainty[of];
  const share = (row: SplitRow, part: 'assumptions' | 'chance' | 'published' | 'inspection'): string =>
    split(row).total > 0 ? percent(split(row)[part] / split(row).total, 1) : '–';
  return {
    title: `Where the uncertainty comes from, inspecting ${whole(cases)} cases at month ${inspectAt}`,
    columns: [
      words('of', 'Of', ({ label }) => label),
      figures(
        'sd',
        'Standard deviation',
        (row) => Math.sqrt(split(row).total),
        (row) => `${number(100 * Math.sqrt(split(row).total), 1)} percentage points`,
      ),
      figures(
        'assumptions',
        'Assumptions',
        (row) => split(row).assumptions,
        (row) => share(row, 'assumptions'),
      ),
      figures(
        'chance',
        'Chance in staffing',
        (row) => split(row).chance,
        (row) => share(row, 'chance'),
      ),
      figures(
        'published',
        'Published sample',
        (row) => split(row).published,
        (row) => share(row, 'published'),
      ),
      figures(
        'inspection',
        'Which cases',
        (row) => split(row).inspection,
        (row) => share(row, 'inspection'),
      ),
    ],
    rows,
    notes: [
      'Percentage: what the inspection with the levers would publish. Change: its gap to an inspection without them.',
      'Shares of the variance: assumed parameters, chance in who leaves and joins, which cases the published inspection took, and which cases are inspected.',
    ],
  };
}

/** A value of an outcome as a person reads it. */
export function showValue({ format }: Pick<OutcomeFans, 'format'>, value: number): string {
  if (format === 'percent') return percent(value, 1);
  const shown = number(value, decimalsOf(format));
  return format === 'months' || format === 'hours' ? `${shown} ${format}` : shown;
}
