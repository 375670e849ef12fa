import { DataError, nearHint, type Problem, problem } from '../../problem.js';
import type { TableHead, TableRows } from '../../tables/tableRows.js';
import { type Answered, answerIn, countsIn, populationIn, weightIn } from './surveyCells.js';

/** The columns of a file of cases, or of counts to a row, by their names in it. */
export interface SurveyColumns {
  /** The answer, Yes or No, of each case; or the number of Yes where a column `of` says out of how many. */
  readonly yes: string;
  readonly stratum?: string | undefined;
  /** The unit drawn first, such as a delivery unit; without one, each case is its own. */
  readonly unit?: string | undefined;
  readonly weight?: string | undefined;
  /** Units in the population of the stratum; cases, where there are no units. */
  readonly population?: string | undefined;
  /** Cases in the population of the unit, where they were drawn within it. */
  readonly unitCases?: string | undefined;
  /** Groups of which the share is wanted too. */
  readonly by?: string | undefined;
}

/** What one row says. */
export interface RowRead extends Answered {
  readonly weight: number;
  readonly stratum: string;
  readonly unit: string | null;
  readonly population: number;
  readonly casesInUnit: number | null;
  readonly domain: string | undefined;
}

/** How rows are read, once the names of the columns are known. */
export interface Reading {
  readonly areCounts: boolean;
  readonly read: (cells: readonly string[]) => RowRead | { readonly faults: readonly Problem[] };
}

type Role = keyof SurveyColumns;

/** Refuses a file that lacks a column that was asked for, or has two of one name. */
export function requireColumns(
  { columns: names, position, problems }: TableHead,
  columns: SurveyColumns,
): void {
  const missing = Object.values(columns).flatMap((name) =>
    name === undefined || indexOf(names, name) >= 0
      ? []
      : [
          problem('no-column', `There is no column ${name}; there are ${names.join(', ')}.`, {
            position,
            path: name,
            hint: nearHint(name, names, undefined),
          }),
        ],
  );
  if (missing.length + problems.length > 0) throw new DataError([...missing, ...problems]);
}

function indexOf(names: readonly string[], name: string): number {
  return names.findIndex((one) => one.toLowerCase() === name.trim().toLowerCase());
}

/** How the rows of a table are read, by the columns that were asked for. */
export function readingOf(table: TableRows, columns: SurveyColumns): Reading {
  const roles = Object.entries(columns).filter(([, name]) => name !== undefined) as [Role, string][];
  const at = Object.fromEntries(roles.map(([role, name]) => [role, indexOf(table.columns, name)])) as Partial<
    Record<Role, number>
  >;
  const of = indexOf(table.columns, 'of');
  const areCounts = of >= 0;
  return {
    areCounts,
    read: (cells) => {
      const cell = (role: Role) => (at[role] === undefined ? undefined : (cells[at[role]] ?? '').trim());
      const numeral = (role: Role) => {
        const text = cell(role);
        return text === undefined ? undefined : table.numeral(text);
      };
      const answer = areCounts
        ? countsIn(numeral('yes') ?? '', table.numeral(cells[of] ?? ''))
        : answerIn(numeral('yes') ?? '', columns.yes);
      const weight = weightIn(numeral('weight'));
      const population = populationIn(numeral('population'));
      const casesInUnit = at.unitCases === undefined ? null : populationIn(numeral('unitCases'));
      const [stratum, unit] = [cell('stratum'), cell('unit')];
      const named = (['stratum', 'unit'] as const).flatMap((role) =>
        cell(role) === ''
          ? [problem(`no-${role}`, `There is no ${columns[role]}.`, { hint: `Every case is in a ${role}.` })]
          : [],
      );
      const isProblem = (one: unknown): one is Problem =>
        typeof one === 'object' && one !== null && 'message' in one;
      if (
        isProblem(answer) ||
        isProblem(weight) ||
        isProblem(population) ||
        isProblem(casesInUnit) ||
        named.length > 0
      )
        return { faults: [...[answer, weight, population, casesInUnit].filter(isProblem), ...named] };
      return {
        ...answer,
        weight,
        population,
        casesInUnit,
        stratum: stratum ?? '',
        unit: unit ?? null,
        domain: cell('by'),
      };
    },
  };
}
