import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  bandProbabilities,
  coverage,
  coverageSummary,
  differenceInterval,
  finitePopulationInterval,
  pairedDifferenceInterval,
  proportionInterval,
  simultaneousIntervals,
  surveyInterval,
  surveyProportion,
} from '../../src/index.js';
import { FAMILY_FILES, number, oracle } from './oracle.js';

/** The largest difference from the reference values, for the table in CONTRIBUTING.md. */

type Row = Record<string, string>;
type Limits = { readonly lower: number; readonly upper: number };

interface Family {
  readonly file: string;
  readonly says: string;
}

const INTERVALS: readonly (Family & {
  limits: (row: Row, method: string, confidence: number) => Limits;
})[] = [
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

/** What is not a pair of limits: what was found, by the column that it should agree with. */
const OTHERS: readonly (Family & {
  readonly only?: (row: Row) => boolean;
  readonly found: (row: Row) => Readonly<Record<string, number>>;
})[] = [
  {
    file: 'finite-population-intervals',
    says: "Wilson's interval of a finite cohort",
    found: (row) => {
      const { lower, upper } = finitePopulationInterval(
        { yes: number(row, 'yes'), of: number(row, 'of'), cohort: number(row, 'population') },
        { method: 'wilson', confidence: number(row, 'confidence') },
      );
      return { wilsonLower: lower, wilsonUpper: upper };
    },
  },
  {
    file: 'coverage',
    says: 'coverage and expected width',
    found: (row) => {
      const found = coverage({
        of: number(row, 'of'),
        p: number(row, 'p'),
        method: row.method as 'wilson',
        confidence: number(row, 'confidence'),
      });
      return { coverage: found.coverage, meanWidth: found.width };
    },
  },
  {
    file: 'coverage-summary',
    says: 'least and mean coverage',
    found: (row) => {
      const { infimum, mean } = coverageSummary({
        of: number(row, 'of'),
        method: row.method as 'wilson',
        confidence: number(row, 'confidence'),
      });
      return { infimum: infimum.coverage, meanCoverageUniformP: mean };
    },
  },
  {
    file: 'rating-bands',
    says: 'chances of rating bands',
    found: (row) => {
      const { now, next } = bandProbabilities(
        { yes: number(row, 'yes'), of: number(row, 'of') },
        { next: number(row, 'next') },
      );
      return {
        posteriorInadequate: now.inadequate,
        posteriorRequiresImprovement: now.requiresImprovement,
        posteriorGood: now.good,
        posteriorOutstanding: now.outstanding,
        nextInadequate: next.inadequate,
        nextRequiresImprovement: next.requiresImprovement,
        nextGood: next.good,
        nextOutstanding: next.outstanding,
      };
    },
  },
  {
    file: 'survey-intervals',
    says: "intervals of designed samples, by R's survey package",
    only: ({ method }) => method !== 'likelihood',
    found: surveyLimits,
  },
  {
    file: 'survey-intervals',
    says: 'the same by likelihood, which R solves to 1e-5',
    only: ({ method }) => method === 'likelihood',
    found: surveyLimits,
  },
];

function surveyLimits(row: Row): { lower: number; upper: number } {
  const rows = oracle(`survey-${row.design}-sample`);
  const column = (name: string) =>
    rows[0]?.[name] === undefined ? undefined : rows.map((one) => number(one, name));
  const given = {
    weight: column('weight'),
    unit: column('unit'),
    unitsInStratum: column('population') ?? column('units'),
    casesInUnit: column('casesInUnit'),
    stratum: row.design === 'stratified' ? rows.map((one) => one.stratum ?? '') : undefined,
  };
  const sample = Object.fromEntries(Object.entries(given).filter(([, values]) => values !== undefined));
  const proportion = surveyProportion({ yes: column('yes') ?? [], ...sample });
  const confidence = number(row, 'confidence');
  const { lower, upper } = surveyInterval(proportion, { method: row.method as 'logit', confidence });
  return { lower, upper };
}

function lineOf(says: string, compared: readonly (readonly [found: number, expected: number][])[]): string {
  const differences = compared.flat().map(([found, expected]) => Math.abs(found - expected));
  expect(differences.some(Number.isNaN), says).toBe(false);
  return `| ${says} | ${compared.length.toLocaleString('en-GB')} | ${Math.max(...differences).toExponential(0)} |`;
}

test('the table of accuracy in CONTRIBUTING.md is what is measured', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const intervals = INTERVALS.map(({ file, says, limits }) =>
    lineOf(
      says,
      oracle(file).map((row) => {
        const { lower, upper } = limits(row, String(row.method), number(row, 'confidence'));
        return [
          [lower, number(row, 'lower')],
          [upper, number(row, 'upper')],
        ];
      }),
    ),
  );
  const others = OTHERS.map(({ file, says, only = () => true, found }) =>
    lineOf(
      says,
      oracle(file)
        .filter(only)
        .map((row) => Object.entries(found(row)).map(([name, value]) => [value, number(row, name)])),
    ),
  );
  expect([...intervals, ...others].filter((line) => !text.includes(line))).toEqual([]);
});

/** Samples that references are computed from are no references themselves. */
const SAMPLES = /^(survey-.*-sample|california-(districts|types))$/;

test('the reference values and the laws are as many as CONTRIBUTING.md says', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const files = readdirSync('tests/oracles').flatMap((name) => /^(.*)\.csv$/.exec(name)?.[1] ?? []);
  const rows = files.filter((name) => !SAMPLES.test(name)).flatMap((name) => oracle(name)).length;
  expect(text).toContain(`| ${rows.toLocaleString('en-GB')} rows |`);
  const laws = readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) => readFileSync(`tests/${file}`, 'utf8').match(/\bfc\.(p|asyncP)roperty\(/g) ?? [],
    ).length;
  // A law more does not make the page wrong; very many do.
  const told = Number(/^\| laws,.* \| (\d+) \|$/m.exec(text)?.[1]);
  expect(laws).toBeGreaterThanOrEqual(told);
  expect(laws).toBeLessThan(1.1 * told);
});

test('every family of the tables that have many is compared, or named in CONTRIBUTING.md as one that is not', () => {
  const families = FAMILY_FILES.flatMap((file) => oracle(file).map(({ family }) => family ?? ''));
  const tests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`tests/${file}`, 'utf8'));
  const compared = new Set(
    tests
      .flatMap((text) => text.match(/^accuracyTest\([\s\S]*?\);$/m) ?? [])
      .flatMap((call) => call.match(/'[a-z0-9-]+'/g) ?? [])
      .map((name) => name.slice(1, -1)),
  );
  const [, listed = ''] =
    /^Not compared yet:([\s\S]*?)\n\n/m.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  const named = Array.from(listed.matchAll(/`([a-z0-9-]+)`/g), ([, name]) => name);
  expect(named).toEqual([...new Set(families)].filter((name) => !compared.has(name)).toSorted());
});
