import { bench, describe } from 'vitest';
import { coverage, coverageSummary } from '../../src/estimation/coverage/coverage.js';
import { type IntervalTable, intervalTable } from '../../src/estimation/proportion/intervalTable.js';
import { PROPORTION_METHODS, proportionInterval } from '../../src/estimation/proportion/proportion.js';
import { binomialPmf } from '../../src/numeric/distributions.js';

/** Each group's first entry is the plain way to the same answer; the report gives the others as ratios to it. */
const SEVEN = [
  'wald',
  'wilson',
  'wilson-cc',
  'agresti-coull',
  'clopper-pearson',
  'mid-p',
  'jeffreys',
] as const;
const GRID = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);

/** `P(X ≥ x)` summed chance by chance. */
function tailByTerms(x: number, n: number, p: number): number {
  let sum = 0;
  for (let k = x; k <= n; k++) sum += binomialPmf(k, n, p);
  return sum;
}

/** Coverage with every chance from the formula. */
function coverageByTerms(p: number, { of, lower, upper }: IntervalTable): number {
  let sum = 0;
  for (let x = 0; x <= of; x++) {
    if ((lower[x] ?? 1) <= p && p <= (upper[x] ?? 0)) sum += binomialPmf(x, of, p);
  }
  return sum;
}

function bisect(below: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return low;
}

describe('one Clopper-Pearson interval, 41 of 84', () => {
  bench('baseline: bisecting tails summed term by term', () => {
    bisect((p) => tailByTerms(41, 84, p) < 0.025);
    bisect((p) => tailByTerms(42, 84, p) < 0.975);
  });
  bench('proportionInterval', () => {
    proportionInterval({ yes: 41, of: 84 }, { method: 'clopper-pearson' });
  });
});

describe('exact coverage of seven methods at 999 values of p, n = 84', () => {
  bench('baseline: the same tables, every chance from the formula', () => {
    for (const method of SEVEN) {
      const table = intervalTable({ of: 84, method });
      for (const p of GRID) coverageByTerms(p, table);
    }
  });
  bench('coverage', () => {
    for (const method of SEVEN) for (const p of GRID) coverage({ of: 84, p, method });
  });
});

/** The least coverage beside any limit, by whatever gives the coverage at a share. */
function leastBeside(of: number, coverageAt: (p: number, table: IntervalTable) => number): void {
  for (const { name } of PROPORTION_METHODS) {
    const table = intervalTable({ of, method: name });
    let least = 1;
    for (const limit of [...table.lower, ...table.upper]) {
      for (const p of [limit - 1e-10, limit + 1e-10]) {
        if (p > 0 && p < 1) least = Math.min(least, coverageAt(p, table));
      }
    }
    if (least < 0) throw new Error('not a chance');
  }
}

function summaries(of: number, confidence: number): void {
  for (const { name } of PROPORTION_METHODS) coverageSummary({ of, method: name, confidence });
}

let level = 0.9;
/** A level of its own every time, so that no table is at hand. */
const newLevel = () => {
  level += 1e-9;
  return level;
};

describe('exact infimum and mean for all methods, n = 84', () => {
  bench('baseline: beside every limit, every chance from the formula', () => {
    leastBeside(84, coverageByTerms);
  });
  bench('coverageSummary, its tables kept', () => summaries(84, 0.95));
  bench('coverageSummary, its tables made', () => summaries(84, newLevel()));
});

describe('exact infimum and mean for all methods, n = 1000', () => {
  bench('baseline: coverage of one share after another, beside every limit', () => {
    leastBeside(1000, (p, { method }) => coverage({ of: 1000, p, method }).coverage);
  });
  bench('coverageSummary, its tables kept', () => summaries(1000, 0.95));
  bench('coverageSummary, its tables made', () => summaries(1000, newLevel()));
});
