import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** The rows of a table of reference values, as text by column name. */
export function oracle(file: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../oracles/${file}.csv`, import.meta.url), 'utf8');
  return Papa.parse<Record<string, string>>(text.trim(), { header: true }).data;
}

/** A number of a reference row; a column that is not there fails the test. */
export function number(row: Record<string, string>, column: string): number {
  const value = Number(row[column]);
  if (row[column] === undefined || Number.isNaN(value)) throw new Error(`no number in ${column}`);
  return value;
}
