import { bench, describe } from 'vitest';
import { coverage, coverageSummary } from '../../src/estimation/coverage.js';
import { intervalTable } from '../../src/estimation/intervalTable.js';
import { proportionMethod } from '../../src/estimation/proportion/methods.js';
import { PROPORTION_METHODS, proportionInterval } from '../../src/estimation/proportion.js';
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
      const { lower, upper } = intervalTable({ of: 84, method });
      for (const p of GRID) {
        let sum = 0;
        for (let x = 0; x <= 84; x++) {
          if ((lower[x] ?? 1) <= p && p <= (upper[x] ?? 0)) sum += binomialPmf(x, 84, p);
        }
        if (sum > 2) throw new Error('not a chance');
      }
    }
  });
  bench('coverage', () => {
    for (const method of SEVEN) for (const p of GRID) coverage({ of: 84, p, method });
  });
});

/** Makes the tables of all methods anew, without keeping them: what the infimum starts from. */
function tabulateAll(of: number): void {
  for (const { name } of PROPORTION_METHODS) {
    const method = proportionMethod(name);
    for (let x = 0; x <= of; x++) method.lower(x, of, 0.025, 2);
  }
}

for (const of of [84, 1000]) {
  describe(`exact infimum and mean for all methods, n = ${of}`, () => {
    bench('baseline: only the lower limits that it needs', () => tabulateAll(of));
    bench('coverageSummary, its tables kept', () => {
      for (const { name } of PROPORTION_METHODS) coverageSummary({ of, method: name });
    });
    let level = 0.9;
    bench('coverageSummary, its tables made', () => {
      level += 1e-9; // a level of its own, so that no table is at hand
      for (const { name } of PROPORTION_METHODS) coverageSummary({ of, method: name, confidence: level });
    });
  });
}
