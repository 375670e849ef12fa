import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  differenceInterval,
  pairedDifferenceInterval,
  proportionInterval,
  simultaneousIntervals,
} from '../../src/index.js';
import { number, oracle } from './oracle.js';

/** The largest difference of a limit from its reference value, for the table in CONTRIBUTING.md. */

type Row = Record<string, string>;
type Limits = { readonly lower: number; readonly upper: number };

const FAMILIES: readonly {
  file: string;
  says: string;
  limits: (row: Row, method: string, confidence: number) => Limits;
}[] = [
  {
    file: 'proportion-intervals',
    says: 'intervals of one proportion',
    limits: (row, method, confidence) =>
      proportionInterval(
        { yes: Number(row.yes), of: Number(row.of) },
        { method: method as 'wilson', confidence },
      ),
  },
  {
    file: 'difference-intervals',
    says: 'intervals of a difference',
    limits: (row, method, confidence) =>
      differenceInterval(
        { yes: Number(row.yes1), of: Number(row.of1) },
        { yes: Number(row.yes2), of: Number(row.of2) },
        { method: method as 'newcombe', confidence },
      ),
  },
  {
    file: 'paired-difference-intervals',
    says: 'intervals of a paired difference',
    limits: (row, method, confidence) =>
      pairedDifferenceInterval(
        {
          both: Number(row.bothYes),
          firstOnly: Number(row.firstOnly),
          secondOnly: Number(row.secondOnly),
          neither: Number(row.neither),
        },
        { method: method as 'tango', confidence },
      ),
  },
  {
    file: 'goodman-intervals',
    says: "Goodman's simultaneous intervals",
    limits: (row, _, confidence) =>
      simultaneousIntervals(String(row.counts).split(' ').map(Number), { method: 'goodman', confidence })[
        Number(row.category)
      ] as Limits,
  },
];

function largestDifference({ file, limits }: (typeof FAMILIES)[number]): { rows: number; largest: number } {
  const rows = oracle(file);
  const differences = rows.flatMap((row) => {
    const { lower, upper } = limits(row, String(row.method), number(row, 'confidence'));
    return [Math.abs(lower - number(row, 'lower')), Math.abs(upper - number(row, 'upper'))];
  });
  expect(differences.some(Number.isNaN)).toBe(false);
  return { rows: rows.length, largest: Math.max(...differences) };
}

test('the table of accuracy in CONTRIBUTING.md is what is measured', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const measured = FAMILIES.map((family) => {
    const { rows, largest } = largestDifference(family);
    return `| ${family.says} | ${rows.toLocaleString('en-GB')} | ${largest.toExponential(0)} |`;
  });
  expect(measured.filter((line) => !text.includes(line))).toEqual([]);
});
