import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { capital } from '../../../words/capital.js';
import { type CellTable, cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { queuesMoved } from './whatIfQueues.js';
import { at, bareDifference, isNobodyLeft, isOfNobody, PER_OFFICER, showValue } from './whatIfTables.js';

interface MonthRow {
  readonly outcome: OutcomeFans;
  readonly month: number;
}

/** Every outcome by month, for machines. */
export function monthlyCsv(result: WhatIf): CellTable {
  const { trajectories, months } = result;
  const rows = trajectories.flatMap((outcome) =>
    Array.from({ length: months + 1 }, (_, month): MonthRow => ({ outcome, month })),
  );
  const unlessNobody = ({ outcome, month }: MonthRow, values: readonly number[]) =>
    isOfNobody(result, outcome.name, month) ? null : at(values, month);
  const fan = (name: 'baseline' | 'whatIf' | 'difference') =>
    (['low', 'middle', 'high'] as const).map((level) =>
      raw<MonthRow>(`${name}${capital(level)}`, (row) => {
        const values = row.outcome[name][level];
        return name === 'baseline' ? at(values, row.month) : unlessNobody(row, values);
      }),
    );
  return cellsOf<MonthRow>({
    title: 'Outcomes by month',
    columns: [
      raw<MonthRow>('outcome', ({ outcome }) => outcome.name),
      raw<MonthRow>('month', ({ month }) => month),
      ...fan('baseline'),
      ...fan('whatIf'),
      ...fan('difference'),
      raw<MonthRow>('noEffect', (row) => unlessNobody(row, row.outcome.noEffect)),
    ],
    rows,
  });
}

/** The outcomes that matter most through the months: without the levers, with them, and the difference. */
export function throughTimeTable(
  result: WhatIf,
  sought: { readonly outcome: string; readonly month: number } | null,
): Table<MonthRow> {
  const { trajectories, keyQuestions, months, levers } = result;
  const gone = isNobodyLeft(result);
  const outcomes = FOLLOWED.filter((name) => !(gone && PER_OFFICER.includes(name)));
  const queues = queuesMoved(result);
  const asked = [
    ...(sought === null ? [] : [sought.outcome]),
    ...trajectories.flatMap(({ name, queue }) => (queue !== null && queues.includes(queue) ? [name] : [])),
  ];
  const turns = [
    ...(sought === null ? [] : [sought.month]),
    ...levers.flatMap((lever) => lever.turns),
  ].filter((month) => month < months);
  const followed = [...new Set([...asked, ...outcomes, ...keyQuestions.map(({ question }) => question)])];
  const rows = followed
    .flatMap((wanted) => trajectories.filter(({ name }) => name === wanted))
    .flatMap((outcome) => milestones(months, turns).map((month): MonthRow => ({ outcome, month })));
  const fan = (
    key: 'baseline' | 'whatIf' | 'difference',
    heading: string,
    show: (outcome: OutcomeFans, value: number) => string,
  ) => {
    const bare = (outcome: OutcomeFans, value: number): string => show(outcome, value).replace('%', '');
    const isBlank = ({ outcome, month }: MonthRow) =>
      key !== 'baseline' && isOfNobody(result, outcome.name, month);
    return figures<MonthRow>(
      key,
      heading,
      (row) => (isBlank(row) ? null : at(row.outcome[key].middle, row.month)),
      (row) => {
        if (isBlank(row)) return 'nobody left';
        const { outcome, month } = row;
        const { low, middle, high } = outcome[key];
        // Today has one value, here as in every other table.
        const isToday = month === 0 && key !== 'difference' && at(outcome.difference.middle, 0) === 0;
        return `${show(outcome, isToday ? outcome.today : at(middle, month))} (${bare(outcome, at(low, month))} to ${bare(outcome, at(high, month))})`;
      },
    );
  };
  return {
    title: 'Through the months: median (5% to 95%)',
    columns: [
      words<MonthRow>(
        'outcome',
        'Outcome',
        ({ outcome }) => outcome.label,
        ({ outcome, month }) => (month === 0 ? outcome.label : ''),
      ),
      { key: 'month', heading: 'Month', value: ({ month }) => month, align: 'right' },
      fan('baseline', 'Without', showValue),
      fan('whatIf', 'With', showValue),
      fan('difference', 'Difference', bareDifference),
    ],
    rows,
    notes: [
      'Differences of percentages are in percentage points. Month 0 is today with every assumption central, and 5% to 95% of the draws.',
    ],
  };
}

/** Months worth a row: the start, every half year and the end, and those in which something turns. */
function milestones(months: number, turns: readonly number[]): number[] {
  const step = months <= 12 ? 3 : months <= 48 ? 6 : 12;
  const list = Array.from({ length: Math.floor(months / step) + 1 }, (_, part) => part * step);
  return [...new Set([...list, ...turns, months])].sort((one, other) => one - other);
}

/** What a reader follows through the months before the key questions; everything else is in the CSV. */
const FOLLOWED: readonly OutcomeFans['name'][] = [
  'officerUtilisation',
  'officerCaseload',
  'newcomers',
  'twoToFive',
  'oversightEffective',
];
