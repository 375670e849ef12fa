import { requireFinite } from '../../words/format.js';
import type { CellLook, Column, Table } from './table.js';

export type Cell = string | number | boolean | null;

/** A table whose cells have been read off its rows: what every renderer works from. */
export interface CellTable {
  readonly title: string;
  readonly columns: readonly {
    readonly key: string;
    readonly heading: string;
    readonly align: 'left' | 'right';
  }[];
  /** At full precision, for machines. */
  readonly values: readonly (readonly Cell[])[];
  /** As people read them. */
  readonly shown: readonly (readonly string[])[];
  readonly notes: readonly string[];
  /** Columns in front that say which row it is. */
  readonly naming?: number;
  /** How cells are set on a page, where any is set in a way of its own. */
  readonly looks?: readonly (readonly (CellLook | null)[])[];
}

/** Reads every cell once; a column without `align` is right-aligned when all it has are numbers. */
export function cellsOf<Row>({ title, columns, rows, naming, notes = [] }: Table<Row>): CellTable {
  const values = rows.map((row) => columns.map((column) => numberOrWords(column.value(row), column)));
  const shown = rows.map((row, r) =>
    columns.map((column, c) => column.show?.(row) ?? showPlain(values[r]?.[c] ?? null)),
  );
  return {
    title,
    columns: columns.map(({ key, heading, align }, c) => ({
      key,
      heading,
      align: align ?? (holdsNumbers(values.map((row) => row[c] ?? null)) ? 'right' : 'left'),
    })),
    values,
    shown,
    notes,
    ...(naming === undefined ? {} : { naming }),
    ...(columns.some(({ look }) => look !== undefined)
      ? { looks: rows.map((row) => columns.map(({ look }) => look?.(row) ?? null)) }
      : {}),
  };
}

function numberOrWords(cell: Cell, { key, noLimit }: Pick<Column<never>, 'key' | 'noLimit'>): Cell {
  if (typeof cell !== 'number' || (noLimit && cell === Number.POSITIVE_INFINITY)) return cell;
  return requireFinite(cell, `"${key}"`);
}

function holdsNumbers(cells: readonly Cell[]): boolean {
  return (
    cells.some((cell) => typeof cell === 'number') &&
    cells.every((cell) => cell === null || typeof cell === 'number')
  );
}

function showPlain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
}
