import type { Interval } from '../../../estimation/proportion/interval.js';
import { limitInPoints, list } from '../../../words/format.js';
import { numbers, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';

/** The interval of one difference by every method, in points with so many decimals. */
export function differenceTable<Method extends string>(
  rows: readonly Interval<Method>[],
  methods: Readonly<Record<Method, { readonly label: string }>>,
  decimals = 1,
): Table<Interval<Method>> {
  const label = ({ method }: Interval<Method>) => methods[method].label;
  const format = (limit: number) => limitInPoints(limit, decimals);
  const clipped = rows.filter((row) => row.clipped).map(label);
  return {
    title: 'First minus second by method: the true difference, in percentage points',
    columns: [
      words('method', 'Method', ({ method }) => method, label),
      numbers('lower', 'From', ({ lower }) => lower, format),
      numbers('upper', 'To', ({ upper }) => upper, format),
    ],
    rows,
    notes: clipped.length === 0 ? [] : [`Cut off at 100 percentage points: ${list(clipped)}.`],
  };
}
