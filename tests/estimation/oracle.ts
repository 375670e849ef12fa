import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';

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

/** The tables that have many families. */
export const FAMILY_FILES = ['part2', 'part3', 'more'];

/** A row of a table of families, with its `input` and its expected values by name. */
export interface FamilyRow {
  readonly name: string;
  readonly what: string;
  readonly input: string;
  readonly expected: Readonly<Record<string, string>>;
  /** How near a value must be; 0 where it must be exact. */
  readonly tolerance: number;
}

/** The rows of one family in the tables that have many, which give names and values as lists between semicolons. */
export function family(name: string): FamilyRow[] {
  return FAMILY_FILES.flatMap((file) =>
    oracle(file)
      .filter((row) => row.family === name)
      .map(({ what = '', input = '', quantity = '', value = '', tolerance = '' }) => {
        const values = value.split(';');
        const expected = Object.fromEntries(quantity.split(';').map((key, i) => [key, values[i] ?? '']));
        const row = `${file}: ${what} ${input}`;
        return {
          name: row,
          what,
          input,
          expected: watched(expected, row),
          tolerance: tolerance === 'exact' ? 0 : Number(tolerance),
        };
      }),
  );
}

/** What the tests of a file have read of the expected values, by row and name. */
const read = new Map<string, Set<string>>();

/** The same values, which note that they were read where a running test reads them. */
function watched(expected: Readonly<Record<string, string>>, row: string): Readonly<Record<string, string>> {
  return new Proxy(expected, {
    get(values, key) {
      const { testPath, currentTestName } = expect.getState();
      if (currentTestName !== undefined) readIn(testPath).add(`${row}: ${String(key)}`);
      return Reflect.get(values, key);
    },
  });
}

function readIn(file: string | undefined): Set<string> {
  const values = read.get(String(file)) ?? new Set();
  read.set(String(file), values);
  return values;
}

/** The numbers of an input such as `x=41 n=84`, by name. */
export function inputs(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/(\w+)=(-?[\d.]+(?:e-?\d+)?)/g), ([, key = '', value]) => [key, Number(value)]),
  );
}

/** The parts of an input such as `counts=3 7 12 2 confidence=0.95` as they are written, by name. */
export function parts(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g), ([, key = '', value = '']) => [key, value]),
  );
}

/** The numbers of a part, between spaces. */
export const numbersOf = (part: string | undefined): number[] => (part ?? '').trim().split(' ').map(Number);

/** The rows of a part such as `9 2 0 / 1 7 3 / 0 2 8`. */
export const tableOf = (part: string | undefined): number[][] => (part ?? '').split('/').map(numbersOf);

/** Expects all that was found to be as near its reference values as the row says, and nothing to be left out. */
export function nearAll(found: Readonly<Record<string, unknown>>, { expected, tolerance }: FamilyRow): void {
  expect(Object.keys(expected).filter((key) => !(key in found))).toEqual([]);
  for (const key of Object.keys(expected)) {
    const value = found[key];
    if (tolerance === 0) expect(value, key).toBe(amount(expected, key));
    else near(typeof value === 'number' ? value : null, amount(expected, key), tolerance);
  }
}

/** The counts of a part such as `14/24 11/24`. */
export const countsOf = (part: string | undefined): { yes: number; of: number }[] =>
  (part ?? '')
    .trim()
    .split(' ')
    .map((share) => {
      const [yes = Number.NaN, of = Number.NaN] = share.split('/').map(Number);
      return { yes, of };
    });

/** A number of an input or of an expected value; one that is not there fails the test. */
export function amount(from: Readonly<Record<string, number | string>>, key: string): number {
  const value = from[key];
  if (value === undefined || value === '' || Number.isNaN(Number(value))) throw new Error(`no ${key}`);
  return Number(value);
}

/** The largest differences from reference values in a test file: from those of eight decimals or more, and of fewer. */
interface Differences {
  fine: number | null;
  coarse: number | null;
}

const measured = new Map<string, Differences>();

/** Expects what was found to be near a reference value, and keeps the difference for the table of accuracy. */
export function near(found: number | null | undefined, reference: number, within: number): void {
  const difference = Math.abs((found ?? Number.NaN) - reference);
  const kind = within > 1e-8 ? 'coarse' : 'fine';
  const differences = differencesHere();
  differences[kind] = Math.max(differences[kind] ?? 0, difference);
  expect(difference, `${found} against ${reference}`).toBeLessThan(within);
}

/**
 * The last tests of a file that compares families: they read every value of every row, and their line in CONTRIBUTING.md
 * is what was measured. Counts that agree exactly are not among the differences.
 */
export function accuracyTest(says: string, families: readonly string[]): void {
  test('every value of every reference row is compared', () => {
    const compared = readIn(expect.getState().testPath);
    const rows = families.flatMap(family);
    const all = rows.flatMap(({ name, expected }) => Object.keys(expected).map((key) => `${name}: ${key}`));
    expect(all.filter((value) => !compared.has(value))).toEqual([]);
  });
  test('the table of accuracy in CONTRIBUTING.md is what is measured', () => {
    const rows = families.reduce((sum, name) => sum + family(name).length, 0);
    const { fine, coarse } = differencesHere();
    const line = `| ${says} | ${rows} | ${fine?.toExponential(0) ?? ''} | ${coarse?.toExponential(0) ?? ''} |`;
    const lines = readFileSync('CONTRIBUTING.md', 'utf8').split('\n');
    expect(lines.filter((one) => one.startsWith(`| ${says} |`))).toEqual([line]);
  });
}

function differencesHere(): Differences {
  const file = String(expect.getState().testPath);
  const differences = measured.get(file) ?? { fine: null, coarse: null };
  measured.set(file, differences);
  return differences;
}
