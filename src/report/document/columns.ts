import type { Column } from './table.js';

/** A column of words. */
export function words<Row>(
  key: string,
  heading: string,
  value: (row: Row) => string,
  show: (row: Row) => string = value,
): Column<Row> {
  return { key, heading, value, show, align: 'left' };
}

/** A column of numbers that are all written alike; a format that takes a number alone. */
export function numbers<Row>(
  key: string,
  heading: string,
  value: (row: Row) => number,
  format: (value: number) => string,
): Column<Row> {
  return figures(key, heading, value, (row) => format(value(row)));
}

/** A column of numbers as people read them; null where there is none. */
export function figures<Row>(
  key: string,
  heading: string,
  value: (row: Row) => number | null,
  show: (row: Row) => string,
): Column<Row> {
  return { key, heading, value, show, align: 'right' };
}

/** A column for machines alone. */
export function raw<Row>(key: string, value: Column<Row>['value']): Column<Row> {
  return { key, heading: key, value };
}
