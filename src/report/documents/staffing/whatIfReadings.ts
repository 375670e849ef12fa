import type { BaselineRow, OutcomeChange } from '../../../staffing/whatIf/readings.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { figures, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { bareDifference } from './whatIfTables.js';

/** A vetting lever under both readings of what faster vetting does to the number of trainees. */
export function vettingTable({ vettingReadings, inspectAt }: WhatIf): Table<OutcomeChange> {
  const [none, all] = vettingReadings;
  return {
    title: `Differences at month ${inspectAt}, by whether faster vetting adds trainees: median (5% to 95%)`,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      ...[none!, all!].map(({ vettingStarts, outcomes }) => {
        const of = (row: OutcomeChange) => outcomes.find(({ name }) => name === row.name)!;
        return figures<OutcomeChange>(
          `starts${vettingStarts}`,
          vettingStarts === 0 ? 'Starts stay as they are' : 'Offers stay, so starts change',
          (row) => of(row).middle,
          (row) => {
            const { low, middle, high } = of(row);
            return `${bareDifference(row, middle)} (${bareDifference(row, low)} to ${bareDifference(row, high)})`;
          },
        );
      }),
    ],
    rows: none!.outcomes,
    notes: [
      'Differences of percentages are in percentage points. Nothing published says which reading is right: starts stay as they are unless vettingStarts is assumed to be above 0.',
    ],
  };
}

/** How much the answer depends on how the region goes on without levers. */
export function baselineTable({ byBaseline, inspectAt }: WhatIf): Table<BaselineRow> {
  const column = (kind: keyof BaselineRow['byBaseline'], heading: string) =>
    figures<BaselineRow>(
      kind,
      heading,
      (row) => row.byBaseline[kind],
      (row) => bareDifference(row, row.byBaseline[kind]),
    );
  return {
    title: `The same levers, by how the region goes on without them: differences at month ${inspectAt}`,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      column('held', 'held'),
      column('level', 'level'),
      column('repair', 'repair'),
    ],
    rows: byBaseline,
    notes: [
      'With every assumption central and no chance. Differences of percentages are in percentage points.',
      'Shares of target and cases per head stay as published while officers grow, or (level) while they do not, or (repair) every vacancy is being filled.',
    ],
  };
}
