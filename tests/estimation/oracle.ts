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

/** A row of a table of families, with its `input` and its expected values by name. */
export interface FamilyRow {
  readonly name: string;
  readonly what: string;
  readonly input: string;
  readonly expected: Readonly<Record<string, string>>;
}

/** The rows of one family in the tables that have many, which give names and values as lists between semicolons. */
export function family(name: string): FamilyRow[] {
  return ['part2', 'more'].flatMap((file) =>
    oracle(file)
      .filter((row) => row.family === name)
      .map(({ what = '', input = '', quantity = '', value = '' }) => {
        const values = value.split(';');
        const expected = Object.fromEntries(quantity.split(';').map((key, i) => [key, values[i] ?? '']));
        return { name: `${file}: ${what} ${input}`, what, input, expected };
      }),
  );
}

/** The numbers of an input such as `x=41 n=84`, by name. */
export function inputs(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/(\w+)=(-?[\d.]+(?:e-?\d+)?)/g), ([, key = '', value]) => [key, Number(value)]),
  );
}

/** A number of an input or of an expected value; one that is not there fails the test. */
export function amount(from: Readonly<Record<string, number | string>>, key: string): number {
  const value = from[key];
  if (value === undefined || value === '' || Number.isNaN(Number(value))) throw new Error(`no ${key}`);
  return Number(value);
}
