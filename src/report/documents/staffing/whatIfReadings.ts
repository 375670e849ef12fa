import type { JointEffect } from '../../../staffing/whatIf/leverParts.js';
import type { BaselineRow, OutcomeChange } from '../../../staffing/whatIf/readings.js';
import type { StaffCost } from '../../../staffing/whatIf/staffCosts.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { signed, whole } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { bareDifference, bareError, isNobodyLeft, PER_OFFICER } from './whatIfTables.js';

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
            const { low, middle, high, error } = of(row);
            return `${bareDifference(row, middle)} ± ${bareError(row, error)} (${bareDifference(row, low)} to ${bareDifference(row, high)})`;
          },
        );
      }),
    ],
    rows: none!.outcomes,
    notes: [
      'Differences of percentages are in percentage points; ± is the Monte Carlo standard error of a median. Nothing published says which reading is right: starts stay as they are unless vettingStarts is assumed to be above 0.',
    ],
  };
}

/** The joint effect of several levers, split among them; null where it is not. */
export function jointTable({ jointEffects, inspectAt }: WhatIf): Table<JointEffect> | null {
  const [first] = jointEffects;
  if (first === undefined) return null;
  return {
    title: `The joint difference at month ${inspectAt}, split among the levers`,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      ...first.parts.map(({ lever }, index) =>
        figures<JointEffect>(
          lever,
          lever,
          ({ parts }) => parts[index]!.part,
          (row) => {
            const { part, error } = row.parts[index]!;
            return `${bareDifference(row, part)} ± ${bareError(row, error)}`;
          },
        ),
      ),
      figures<JointEffect>(
        'together',
        'Together',
        ({ together }) => together,
        (row) => bareDifference(row, row.together),
      ),
    ],
    rows: jointEffects,
    notes: [
      'A part is what a lever adds on average over every order in which the levers could be moved (Shapley value), so parts add up to the median of the joint difference; ± is its Monte Carlo standard error. --json has each lever alone as well.',
    ],
  };
}

/** What the levers cost at costs of one's own. */
export function costTable({ costs, inspectAt }: WhatIf): Table<StaffCost> {
  const pounds = (value: number): string => `${signed(value / 1000, 0)}`;
  return {
    title: `What it costs, in thousands of pounds, at the costs of a post that you gave`,
    columns: [
      words('grade', 'Grade', ({ label }) => label),
      figures<StaffCost>(
        'perPost',
        'A post, a year',
        ({ perPost }) => perPost,
        ({ perPost }) => (perPost === null ? '' : whole(Math.round(perPost / 1000))),
      ),
      figures<StaffCost>(
        'posts',
        `Posts more at month ${inspectAt}`,
        ({ posts }) => posts,
        ({ posts }) => (posts === null ? '' : signed(posts, 1)),
      ),
      figures<StaffCost>(
        'postsCost',
        'Those posts, a year',
        ({ postsCost }) => postsCost,
        ({ postsCost }) => (postsCost === null ? '' : pounds(postsCost)),
      ),
      figures<StaffCost>(
        'middle',
        `People in post to month ${inspectAt}: median`,
        ({ middle }) => middle,
        ({ middle, error }) => `${pounds(middle)} ± ${whole(Math.round(error / 1000))}`,
      ),
      words('range', '5% to 95%', ({ low, high }) => `${pounds(low)} to ${pounds(high)}`),
    ],
    rows: costs,
    notes: [
      'Costs of a post are yours, assumed and the same in every month: no publication that casesim reads gives them by grade. A post is not a person: posts are what is budgeted, people in post what is paid. ± is the Monte Carlo standard error.',
    ],
  };
}

/** How much the answer depends on how the region goes on without levers. */
export function baselineTable(result: WhatIf): Table<BaselineRow> {
  const { byBaseline, inspectAt } = result;
  const gone = isNobodyLeft(result);
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
    rows: byBaseline.filter(({ name }) => !(gone && PER_OFFICER.includes(name))),
    notes: [
      'With every assumption central and no chance. Differences of percentages are in percentage points.',
      'Shares of target and cases per head stay as published while officers grow, or (level) while they do not, or (repair) every vacancy is being filled.',
    ],
  };
}
