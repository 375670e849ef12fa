import { COEFFICIENTS, type CoefficientName } from '../../../estimation/agreement/agreement.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { BetweenMarks, Marking } from '../../../training/marking/marking.js';
import { number, percent, percentRange } from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';

/** The tables that agreement between participants is shown in. */

/** What the first table of agreement shows; all six are in the second. */
const FIRST: readonly CoefficientName[] = ['percent', 'conger', 'ac1'];

export function betweenTable({ between, participants, confidence }: Marking): Table<BetweenMarks> {
  const column = (name: CoefficientName): Column<BetweenMarks> => {
    const found = ({ coefficients }: BetweenMarks) =>
      coefficients.find(({ coefficient }) => coefficient === name);
    return {
      key: name,
      heading: coefficientLabel(name, participants.length),
      value: (row) => found(row)?.estimate ?? null,
      show: (row) => showCoefficient(found(row)),
      align: 'left',
    };
  };
  return {
    title: 'Between participants',
    columns: [
      {
        key: 'question',
        heading: 'Key question',
        value: ({ question }) => question,
        show: ({ question }) => readable(question),
      },
      { key: 'cases', heading: 'Cases', value: ({ shared }) => shared, align: 'right' },
      ...FIRST.map(column),
    ],
    rows: between,
    notes: [
      `On the cases that two or more answered. ${levelText(confidence)} limits are by the jackknife over cases. Kappa and AC1 differ in what chance is taken to be: kappa can be low where nearly every answer is the same.`,
    ],
  };
}

/** One coefficient of one key question. */
export type CoefficientRow = BetweenMarks['coefficients'][number] & { readonly question: string };

/** Every coefficient with both of its standard errors. */
export function coefficientsTable({ between, participants }: Marking): Table<CoefficientRow> {
  const figure = (
    key: 'estimate' | 'linearised' | 'jackknife',
    heading: string,
    missing: string,
  ): Column<CoefficientRow> => ({
    key,
    heading,
    value: (row) => row[key],
    show: (row) => (row[key] === null ? missing : number(row[key], 3)),
    align: 'right',
  });
  return {
    title: 'Agreement between participants, by every coefficient',
    columns: [
      {
        key: 'question',
        heading: 'Key question',
        value: ({ question }) => question,
        show: ({ question }) => readable(question),
      },
      {
        key: 'coefficient',
        heading: 'Coefficient',
        value: ({ coefficient }) => coefficient,
        show: ({ coefficient }) => coefficientLabel(coefficient, participants.length),
      },
      figure('estimate', 'Estimate', 'not defined'),
      figure('linearised', 'Standard error, linearised', 'none'),
      figure('jackknife', 'Standard error, jackknife', 'none'),
    ],
    rows: between.flatMap(({ question, coefficients }) =>
      coefficients.map((coefficient) => ({ ...coefficient, question })),
    ),
    notes: [
      'Gwet 2014: linearised from the influence of each case; jackknife by leaving out each case in turn. Not defined where chance alone would agree.',
    ],
  };
}

/** Conger's kappa is Cohen's for two. */
function coefficientLabel(name: CoefficientName, participants: number): string {
  return name === 'conger' && participants === 2 ? "Cohen's kappa" : COEFFICIENTS[name].label;
}

function showCoefficient(found: BetweenMarks['coefficients'][number] | undefined): string {
  if (found === undefined || found.estimate === null) return 'not defined: every answer is the same';
  const { coefficient, estimate, lower, upper } = found;
  const say = coefficient === 'percent' ? percent : (value: number) => number(value, 2);
  if (lower === null || upper === null) return `${say(estimate)}, too few cases for limits`;
  return `${say(estimate)}, ${coefficient === 'percent' ? percentRange(Math.max(0, lower), upper) : `${say(lower)} to ${say(upper)}`}`;
}
